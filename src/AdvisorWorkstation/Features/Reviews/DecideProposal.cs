using AdvisorWorkstation.Data;
using AdvisorWorkstation.Domain.Identity;
using AdvisorWorkstation.Domain.Reviews;
using AdvisorWorkstation.Domain.Values;
using AdvisorWorkstation.Features.Accounts;
using AdvisorWorkstation.Features.Proposals;
using AdvisorWorkstation.Hosting;
using Microsoft.EntityFrameworkCore;

namespace AdvisorWorkstation.Features.Reviews;

/// <summary>
/// A person's decision about a proposal: approve, reject or send back the revision that was on the screen; or, when its orders are out, that they
/// were not carried out, which lets the account be looked at again.
/// </summary>
public sealed class DecideProposal(Desk desk, DeskNews news)
{
    /// <summary>Carries a decision out.</summary>
    /// <param name="id">Which proposal.</param>
    /// <param name="command">The decision; edits go through <see cref="EditProposal"/>.</param>
    /// <param name="actor">Whose.</param>
    /// <param name="cancel">Gives up before anything is saved.</param>
    public async Task<Outcome<ProposalState>> RunAsync(ProposalId id, ReviewCommand command, Actor actor, CancellationToken cancel)
    {
        if (command is not (ReviewCommand.Approve or ReviewCommand.Reject or ReviewCommand.SendBack or ReviewCommand.Cancel))
        {
            throw new ArgumentException($"{command.Name} is not a person's decision");
        }
        var opened = await desk.WriteAsync(actor, command is ReviewCommand.Cancel ? Capability.ExportOrders : Capability.DecideProposals, cancel);
        if (opened.IsRefused)
        {
            return opened.Refusal;
        }
        await using var session = opened.Value;
        var row = await session.Db.Set<ProposalRow>().FirstOrDefaultAsync(p => p.Id == id, cancel);
        if (row is null)
        {
            await session.CommitAsync([Desk.Denial(id.ToString(), "proposal")], cancel);
            return new Refusal("not-found", "There is no such proposal.");
        }
        var reason = command switch
        {
            ReviewCommand.Reject c => c.Reason.Trim(),
            ReviewCommand.SendBack c => c.Reason.Trim(),
            ReviewCommand.Cancel c => c.Reason.Trim(),
            _ => "",
        };
        var decided = ProposalTransition.Apply(session, row, command, reason);
        if (decided.IsRefused)
        {
            return await AlreadyDecided.NameAsync(session, row, decided.Refusal, cancel);
        }
        if (command is ReviewCommand.Approve && await WhyOverspentAsync(session, row, cancel) is { } overspent)
        {
            return overspent;
        }
        await session.CommitAsync([decided.Value], cancel);
        news.Tell(DeskNewsKind.ProposalDecided);
        return row.State;
    }

    /// <summary>No two proposals spend the same budget: what is approved or out has taken its part.</summary>
    private static async Task<Refusal?> WhyOverspentAsync(DeskSession session, ProposalRow row, CancellationToken cancel)
    {
        var household = await session.Db.Set<AccountRow>().Where(a => a.Id == row.AccountId).Select(a => a.HouseholdId).SingleAsync(cancel);
        var budgets = await HouseholdBudgets.LoadAsync(session.Db, household, new AsOf(DateOnly.FromDateTime(session.At.UtcDateTime)), cancel);
        return budgets.WhyNot(row.Id) is { } why
            ? new Refusal("gain-budget", $"{why} Nothing was changed. Edit it to realize less, or reject one of them.")
            : null;
    }
}
