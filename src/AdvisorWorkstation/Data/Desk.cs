using AdvisorWorkstation.Domain.Audit;
using AdvisorWorkstation.Domain.Identity;
using AdvisorWorkstation.Domain.Values;
using AdvisorWorkstation.Features.Compliance;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace AdvisorWorkstation.Data;

/// <summary>
/// The one way to the data. Every action comes through here with its actor; rights and books are read from the database at that moment, the
/// context is narrowed to them, and a refusal is written into the history.
/// </summary>
public sealed class Desk(IDbContextFactory<AdvisorDb> contexts, TimeProvider clock)
{
    /// <summary>Opens a session for looking, or refuses.</summary>
    public async Task<Outcome<DeskSession>> ReadAsync(Actor actor, Capability needed, CancellationToken cancel)
    {
        var session = await OpenAsync(actor, write: false, cancel);
        return session.Who.May(needed) ? session : await DenyAsync(session, needed, cancel);
    }

    /// <summary>
    /// Opens a session for changing, inside a transaction that no other writer can enter, so that what is checked is still so when it is
    /// changed; or refuses.
    /// </summary>
    public async Task<Outcome<DeskSession>> WriteAsync(Actor actor, Capability needed, CancellationToken cancel)
    {
        var session = await OpenAsync(actor, write: true, cancel);
        return session.Who.May(needed) ? session : await DenyAsync(session, needed, cancel);
    }

    private async Task<DeskSession> OpenAsync(Actor actor, bool write, CancellationToken cancel)
    {
        var db = await contexts.CreateDbContextAsync(cancel);
        try
        {
            var transaction = write ? await db.Database.BeginTransactionAsync(cancel) : null;
            var at = clock.GetUtcNow();
            var who = await EntitlementQuery.LoadAsync(db, actor, DateOnly.FromDateTime(at.UtcDateTime), cancel);
            db.Scope = who.Scope;
            db.ChangeTracker.QueryTrackingBehavior = write ? QueryTrackingBehavior.TrackAll : QueryTrackingBehavior.NoTracking;
            return new DeskSession(db, who, at, transaction);
        }
        catch
        {
            await db.DisposeAsync();
            throw;
        }
    }

    private async Task<Outcome<DeskSession>> DenyAsync(DeskSession session, Capability needed, CancellationToken cancel)
    {
        var who = session.Who;
        await session.DisposeAsync();
        await RecordDenialAsync(who, needed.ToString(), "capability", cancel);
        return new Refusal("role", who.Roles.Count == 0
            ? "You are signed out, or your account has no role any more. Sign in again or ask an administrator."
            : $"{who.RoleWords} may not do this. Ask somebody who may.");
    }

    /// <summary>Writes down that somebody asked for what they may not have.</summary>
    public async Task RecordDenialAsync(Entitlement who, string what, string subjectType, CancellationToken cancel)
    {
        await using var db = await contexts.CreateDbContextAsync(cancel);
        await using var session = new DeskSession(db, who, clock.GetUtcNow(), await db.Database.BeginTransactionAsync(cancel));
        await session.CommitAsync([Denial(what, subjectType)], cancel);
    }

    /// <summary>The line that says so, for a session for changing, which can't wait for another one to write it.</summary>
    internal static AuditEvent Denial(string what, string subjectType) =>
        new("access.denied", subjectType, what, 0, new Dictionary<string, object?> { ["wanted"] = what });
}

/// <summary>One action on the data: a context narrowed to the actor's books, and the actor's rights at this moment.</summary>
public sealed class DeskSession(AdvisorDb db, Entitlement who, DateTimeOffset at, IDbContextTransaction? transaction) : IAsyncDisposable
{
    public AdvisorDb Db => db;

    /// <summary>Who acts, with the rights of this moment.</summary>
    public Entitlement Who => who;

    /// <summary>This moment.</summary>
    public DateTimeOffset At => at;

    /// <summary>Saves every change together with what it means, or nothing. A clock that was set back does not put entries out of order.</summary>
    public async Task CommitAsync(IReadOnlyList<AuditEvent> happened, CancellationToken cancel)
    {
        if (transaction is null)
        {
            throw new InvalidOperationException("a session for looking can't change anything");
        }
        var last = await db.Set<AuditRow>().AsNoTracking()
            .OrderByDescending(e => e.Sequence)
            .Select(e => new { e.Sequence, e.At })
            .FirstOrDefaultAsync(cancel);
        var next = last is null ? 0 : last.Sequence + 1;
        var moment = last is null || last.At < at ? at : last.At;
        foreach (var what in happened)
        {
            db.Add(AuditRow.From(AuditEntry.Of(next++, moment, who, what)));
        }
        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
    }

    public async ValueTask DisposeAsync()
    {
        if (transaction is not null)
        {
            await transaction.DisposeAsync();
        }
        await db.DisposeAsync();
    }
}
