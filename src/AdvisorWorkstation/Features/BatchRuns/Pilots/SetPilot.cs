using AdvisorWorkstation.Data;
using AdvisorWorkstation.Domain.Audit;
using AdvisorWorkstation.Domain.Identity;
using AdvisorWorkstation.Domain.Reviews;
using AdvisorWorkstation.Domain.Values;
using AdvisorWorkstation.Features.Accounts;
using AdvisorWorkstation.Features.Proposals;
using AdvisorWorkstation.Hosting;
using Microsoft.EntityFrameworkCore;

namespace AdvisorWorkstation.Features.BatchRuns.Pilots;

/// <summary>Which account, into the shadow ring or out of it, and why.</summary>
public sealed record SetPilotInput(AccountId Account, bool IsPilot, string Reason);

/// <summary>
/// Takes an account into the shadow ring or out of it. Its open proposals end with that, because they were made for the other ring: the next run makes
/// new ones. Orders that are with a custodian have to be settled first.
/// </summary>
public sealed class SetPilot(Desk desk, DeskNews news)
{
    public async Task<Outcome<bool>> RunAsync(SetPilotInput input, Actor actor, CancellationToken cancel)
    {
        var opened = await desk.WriteAsync(actor, Capability.RunRebalance, cancel);
        if (opened.IsRefused)
        {
            return opened.Refusal;
        }
        await using var session = opened.Value;
        var db = session.Db;
        if (input.Reason.Trim().Length < ProposalLife.ShortestReason)
        {
            return new Refusal("no-reason", $"Say why, in {ProposalLife.ShortestReason} characters or more: the history keeps it.");
        }
        if (await db.Set<AccountRow>().SingleOrDefaultAsync(a => a.Id == input.Account, cancel) is not { } account)
        {
            return new Refusal("not-found", "There is no such account.");
        }
        if (account.IsPilot == input.IsPilot)
        {
            return new Refusal("no-change", input.IsPilot ? "The account is a pilot already." : "The account is no pilot.");
        }
        var proposals = await db.Set<ProposalRow>().Where(p => p.AccountId == account.Id).ToListAsync(cancel);
        if (input.IsPilot && proposals.Exists(p => p.State.IsAtCustodian() && !p.Booked))
        {
            return new Refusal("orders-out", $"Orders of the account are with {account.Custodian}. Make it a pilot when its positions show them.");
        }
        account.IsPilot = input.IsPilot;
        var why = input.IsPilot ? "The account joined the shadow ring." : "The account left the shadow ring.";
        var events = proposals.Where(p => p.State.IsOpenBeforeExport())
            .Select(p => ProposalTransition.Apply(session, p, new ReviewCommand.Expire(why), why).Value)
            .Append(new AuditEvent(
                input.IsPilot ? "account.joined-pilots" : "account.left-pilots",
                "account",
                account.Id.ToString(),
                0,
                new Dictionary<string, object?> { ["account"] = account.Id.ToString() },
                input.Reason.Trim()))
            .ToList();
        await session.CommitAsync(events, cancel);
        news.Tell(DeskNewsKind.ProposalDecided);
        return true;
    }
}
