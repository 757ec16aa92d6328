using AdvisorWorkstation.Data;
using AdvisorWorkstation.Domain.Exports;
using AdvisorWorkstation.Domain.Proposals;
using AdvisorWorkstation.Domain.Reviews;
using AdvisorWorkstation.Domain.Values;
using AdvisorWorkstation.Features.Proposals;
using Microsoft.EntityFrameworkCore;

namespace AdvisorWorkstation.Features.Exports;

/// <summary>What has moved under approved proposals since they were made: each finding keeps its account's proposal here.</summary>
internal sealed class ReleaseChecks(AdvisorDb db, DateOnly orderDate)
{
    private const int MostBusinessDays = 5;

    public async Task<List<OrderFinding>> FindAsync(
        IReadOnlyList<WaitingProposal> waiting, IReadOnlyDictionary<ProposalId, ProposalContent> contents, CancellationToken cancel)
    {
        var inputs = await InputsNow.LoadAsync(db, waiting, orderDate, cancel);
        return
        [
            .. waiting.SelectMany(Age),
            .. await OrdersOutAsync(waiting, cancel),
            .. await BudgetsAsync(waiting, cancel),
            .. await inputs.FindAsync(waiting, contents, cancel),
        ];
    }

    /// <summary>A proposal must not be older than a few days, nor than what is known of its account's positions.</summary>
    private IEnumerable<OrderFinding> Age(WaitingProposal waiting)
    {
        var made = waiting.Row.AsOf;
        if (BusinessDays(made, orderDate) > MostBusinessDays)
        {
            yield return waiting.Finding(
                "old-proposal", $"its proposal is of {made:yyyy-MM-dd}, more than {MostBusinessDays} business days ago. Rebalance the account.");
        }
        if (waiting.Account.HoldingsAsOf is { } held && held > made)
        {
            yield return waiting.Finding(
                "newer-positions", $"its proposal is of {made:yyyy-MM-dd}, its positions are of {held:yyyy-MM-dd}. Rebalance the account.");
        }
    }

    /// <summary>Proposals of a household that would realize more together than its gain budget, or the account's, has left: the last approved stay.</summary>
    private async Task<List<OrderFinding>> BudgetsAsync(IReadOnlyList<WaitingProposal> waiting, CancellationToken cancel)
    {
        var findings = new List<OrderFinding>();
        foreach (var household in waiting.Select(w => w.Account.HouseholdId).Distinct().OrderBy(h => h.Value).ToList())
        {
            var over = (await HouseholdBudgets.LoadAsync(db, household, new AsOf(orderDate), cancel)).Overspent();
            findings.AddRange(waiting.Where(w => over.ContainsKey(w.Row.Id)).Select(w => w.Finding("gain-budget", $"{over[w.Row.Id]} Rebalance the account.")));
        }
        return findings;
    }

    private static int BusinessDays(DateOnly from, DateOnly to) => Enumerable
        .Range(1, Math.Max(0, to.DayNumber - from.DayNumber))
        .Count(i => from.AddDays(i).IsWeekday());

    /// <summary>Orders of an account must not leave beside others that the proposal did not know of, or that the books do not show yet.</summary>
    private async Task<IEnumerable<OrderFinding>> OrdersOutAsync(IReadOnlyList<WaitingProposal> waiting, CancellationToken cancel)
    {
        var accounts = waiting.Select(w => w.Account.Id).ToArray();
        var others = (await db.Set<ProposalRow>().AsNoTracking()
            .Where(p => accounts.Contains(p.AccountId)
                && ProposalStates.AtCustodian.Contains(p.State))
            .Select(p => new { p.AccountId, p.TradeDate, p.StateSince, p.Booked })
            .ToListAsync(cancel)).ToLookup(p => p.AccountId);
        return
            from w in waiting
            let other = others[w.Account.Id].FirstOrDefault(o => !o.Booked || o.StateSince >= w.Row.CreatedAt)
            where other is not null
            select w.Finding(
                "orders-out",
                $"orders of {other.TradeDate:yyyy-MM-dd} are with {w.Account.Custodian} already, and this proposal was made without them. "
                + "Rebalance the account when newer positions are in.");
    }
}
