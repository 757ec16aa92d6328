using AdvisorWorkstation.Data;
using AdvisorWorkstation.Domain.Identity;
using AdvisorWorkstation.Domain.Values;
using AdvisorWorkstation.Features.Customizations;
using Microsoft.EntityFrameworkCore;

namespace AdvisorWorkstation.Features.Wishes;

/// <summary>What was typed into a form and not sent.</summary>
/// <param name="Typed">The fields as they were kept; empty when there is nothing.</param>
/// <param name="SavedAt">When.</param>
public sealed record WishDraft(string Typed, DateTimeOffset SavedAt);

/// <summary>
/// Half-typed forms, kept on the server as they are typed, for each person and subject: a lost connection, another machine, nothing of it is lost. They
/// are nobody's business but their author's, and go when the form is sent or cancelled.
/// </summary>
public sealed class WishDrafts(Desk desk)
{
    private const int Longest = 8_000;

    /// <summary>The name of the form about a subject.</summary>
    public static string Of(WishSubject subject) => $"wish:{subject.Scope}:{subject.Id}";

    /// <summary>The name of the form for a request of an account's client.</summary>
    public static string OfRequest(AccountId account) => $"request:{account}";

    /// <summary>What the person has typed about a subject.</summary>
    public async Task<Outcome<WishDraft>> ReadAsync(string subject, Actor actor, CancellationToken cancel)
    {
        var opened = await desk.ReadAsync(actor, Capability.SeeClients, cancel);
        if (opened.IsRefused)
        {
            return opened.Refusal;
        }
        await using var session = opened.Value;
        var row = await session.Db.Set<WishDraftRow>().FirstOrDefaultAsync(d => d.PersonId == session.Who.Person && d.Subject == subject, cancel);
        return row is null ? new WishDraft("", session.At) : new WishDraft(row.Typed, row.SavedAt);
    }

    /// <summary>Keeps what is typed; empty forgets it.</summary>
    public async Task<Outcome<bool>> KeepAsync(string subject, string typed, Actor actor, CancellationToken cancel)
    {
        if (typed.Length > Longest)
        {
            return new Refusal("too-long", "That is more than a form can hold.");
        }
        var opened = await desk.WriteAsync(actor, Capability.SeeClients, cancel);
        if (opened.IsRefused)
        {
            return opened.Refusal;
        }
        await using var session = opened.Value;
        if (typed.Length == 0)
        {
            await ForgetAsync(session, subject, cancel);
        }
        else if (await session.Db.Set<WishDraftRow>().FirstOrDefaultAsync(d => d.PersonId == session.Who.Person && d.Subject == subject, cancel) is { } row)
        {
            (row.Typed, row.SavedAt) = (typed, session.At);
        }
        else
        {
            session.Db.Add(new WishDraftRow { PersonId = session.Who.Person, Subject = subject, Typed = typed, SavedAt = session.At });
        }
        await session.CommitAsync([], cancel);
        return true;
    }

    /// <summary>Forgets the form of the session's person, with whatever else the session changes.</summary>
    internal static async Task ForgetAsync(DeskSession session, string subject, CancellationToken cancel)
    {
        if (await session.Db.Set<WishDraftRow>().FirstOrDefaultAsync(d => d.PersonId == session.Who.Person && d.Subject == subject, cancel) is { } row)
        {
            session.Db.Remove(row);
        }
    }
}
