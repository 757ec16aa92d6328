using AdvisorWorkstation.Data;
using AdvisorWorkstation.Domain.Identity;
using AdvisorWorkstation.Domain.Values;
using AdvisorWorkstation.Features.Accounts;
using AdvisorWorkstation.Features.Proposals;
using Microsoft.EntityFrameworkCore;

namespace AdvisorWorkstation.Features.BatchRuns.Pilots;

/// <summary>An account of the shadow ring with what the last run proposes for it; null where it proposes nothing.</summary>
public sealed record PilotLine(AccountId Id, string Household, string Account, string Number, ProposalRow? Proposal);

/// <summary>The shadow ring.</summary>
/// <param name="Pilots">Its accounts, by household.</param>
/// <param name="MayChange">True when the viewer may say who is in it.</param>
public sealed record PilotList(IReadOnlyList<PilotLine> Pilots, bool MayChange);

/// <summary>The accounts whose proposals never leave the house, in the viewer's books.</summary>
public sealed class PilotsQuery(Desk desk)
{
    public async Task<Outcome<PilotList>> RunAsync(Actor actor, CancellationToken cancel)
    {
        var opened = await desk.ReadAsync(actor, Capability.SeeClients, cancel);
        if (opened.IsRefused)
        {
            return opened.Refusal;
        }
        await using var session = opened.Value;
        var db = session.Db;
        var accounts = await db.Set<AccountRow>().Where(a => a.IsPilot)
            .Join(db.Set<HouseholdRow>(), a => a.HouseholdId, h => h.Id, (a, h) => new { a.Id, a.Name, a.Number, Household = h.Name })
            .OrderBy(a => a.Household)
            .ThenBy(a => a.Number)
            .ToListAsync(cancel);
        var ids = accounts.ConvertAll(a => a.Id);
        var proposals = await db.Set<ProposalRow>().Where(p => ids.Contains(p.AccountId) && p.State == Domain.Reviews.ProposalState.Proposed).ToListAsync(cancel);
        return new PilotList(
            accounts.ConvertAll(a => new PilotLine(a.Id, a.Household, a.Name, a.Number, proposals.Where(p => p.AccountId == a.Id).MaxBy(p => p.CreatedAt))),
            session.Who.May(Capability.RunRebalance));
    }
}
