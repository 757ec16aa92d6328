using AdvisorWorkstation.Data;
using AdvisorWorkstation.Domain.Identity;
using AdvisorWorkstation.Domain.Values;
using AdvisorWorkstation.Domain.Wishes;
using AdvisorWorkstation.Features.Accounts;
using AdvisorWorkstation.Features.Customizations;
using Microsoft.EntityFrameworkCore;

namespace AdvisorWorkstation.Features.Wishes;

/// <summary>A client's request.</summary>
/// <param name="Row">What was asked, and what became of it.</param>
/// <param name="Owner">Whose account.</param>
/// <param name="Waited">Business time since it was asked, or until it was settled.</param>
/// <param name="IsLate">True while it is open for more than two business days.</param>
public sealed record RequestLine(WishRequestRow Row, string Owner, TimeSpan Waited, bool IsLate);

/// <summary>The requests of the viewer's books: open ones first, the oldest first; then the newest of those that are settled.</summary>
public sealed record RequestsView(IReadOnlyList<RequestLine> Open, IReadOnlyList<RequestLine> Settled, bool MaySet, bool MayDecline);

/// <summary>Reads what clients asked for.</summary>
public sealed class RequestsQuery(Desk desk)
{
    private const int MostSettled = 200;

    public async Task<Outcome<RequestsView>> RunAsync(Actor actor, CancellationToken cancel)
    {
        var opened = await desk.ReadAsync(actor, Capability.SeeClients, cancel);
        if (opened.IsRefused)
        {
            return opened.Refusal;
        }
        await using var session = opened.Value;
        var db = session.Db;
        var owners = await db.Set<AccountRow>()
            .Join(db.Set<HouseholdRow>(), a => a.HouseholdId, h => h.Id, (a, h) => new { a.Id, Name = h.Name + ", " + a.Name })
            .ToDictionaryAsync(a => a.Id, a => a.Name, cancel);
        var rows = (await db.Set<WishRequestRow>().Where(r => db.Set<AccountRow>().Any(a => a.Id == r.AccountId)).OrderBy(r => r.Id).ToListAsync(cancel))
            .ConvertAll(r => Line(r, owners[r.AccountId], session.At));
        return new RequestsView(
            rows.FindAll(r => r.Row.State == RequestState.Open),
            [.. rows.Where(r => r.Row.State != RequestState.Open).OrderByDescending(r => r.Row.DecidedAt).Take(MostSettled)],
            session.Who.May(Capability.SetWishes),
            session.Who.May(Capability.RecordRequests));
    }

    private static RequestLine Line(WishRequestRow row, string owner, DateTimeOffset now)
    {
        var waited = BusinessTime.Between(row.AskedAt, row.DecidedAt ?? now);
        return new RequestLine(row, owner, waited, row.State == RequestState.Open && waited > BusinessTime.RequestLimit);
    }
}
