using AdvisorWorkstation.Domain.Accounts;
using AdvisorWorkstation.Domain.Rebalancing;
using AdvisorWorkstation.Domain.Values;
using AdvisorWorkstation.Features.Accounts;
using AdvisorWorkstation.Features.Rebalancing;
using AdvisorWorkstation.Optimizer;

namespace AdvisorWorkstation.Features.BatchRuns;

/// <summary>What a run made of one account.</summary>
/// <param name="Account">Which.</param>
/// <param name="Snapshot">What it was computed from; null when the account could not be put together.</param>
/// <param name="Result">What came of it.</param>
internal sealed record AccountRun(AccountRow Account, AccountSnapshot? Snapshot, RebalanceResult Result);

/// <summary>
/// Solves the accounts of one household one after another, each knowing what the earlier ones are about to trade; what a pilot account would trade never
/// comes about, so none has to know.
/// </summary>
internal static class HouseholdRun
{
    public static IReadOnlyList<AccountRun> Solve(
        MarketState market, HouseholdBooks books, RebalanceSolver solver, CancellationToken cancel)
    {
        var day = new HouseholdDay();
        var results = new List<AccountRun>();
        foreach (var account in InOrder(market, books))
        {
            cancel.ThrowIfCancellationRequested();
            var run = SolveOne(market, books, account, day, solver, cancel);
            if (run is { Snapshot: { } snapshot, Result: RebalanceResult.Improved improved } && !account.IsPilot)
            {
                day.Add(snapshot, improved.Rebalance.Trades);
            }
            results.Add(run);
        }
        return results;
    }

    /// <summary>The recorded order, in which accounts where gains are not taxed change places with others where the policy prefers that.</summary>
    private static IEnumerable<AccountRow> InOrder(MarketState market, HouseholdBooks books)
    {
        var enrolled = books.Accounts.Where(a => a.Enrolled).ToList();
        return enrolled.Select(a => a.Kind.IsTaxable()).Distinct().Count() < 2 ? enrolled : enrolled.OrderBy(a => PlaceOf(market, books, a));
    }

    private static int PlaceOf(MarketState market, HouseholdBooks books, AccountRow account) =>
        SnapshotBuilder.Build(market, books, account, new HouseholdDay()) is { IsRefused: false } snapshot ? HouseholdOrder.PlaceOf(snapshot.Value) : int.MaxValue;

    /// <summary>What is written down where nothing that was solved stands any more.</summary>
    public static IReadOnlyList<AccountRun> Moved(HouseholdBooks books) =>
    [
        .. books.Accounts.Where(a => a.Enrolled).Select(a => Cannot(
            a, "books-moved", "The household's books changed while it was optimized, again and again. The next run looks at it again.")),
    ];

    private static AccountRun Cannot(AccountRow account, string code, string sentence) =>
        new(account, null, new RebalanceResult.Cannot(new Refusal(code, sentence)));

    private static AccountRun SolveOne(
        MarketState market, HouseholdBooks books, AccountRow account, HouseholdDay day, RebalanceSolver solver, CancellationToken cancel)
    {
        if (books.OrdersOut[account.Id].Select(o => o.WhyOut(account, books)).FirstOrDefault(why => why is not null) is { } ordersOut)
        {
            return Cannot(account, "orders-out", ordersOut);
        }
        if (account.HoldingsAsOf > market.AsOf.Date)
        {
            return Cannot(
                account, "old-day", $"Its positions are of {account.HoldingsAsOf:yyyy-MM-dd}, newer than the prices of {market.AsOf}. Import prices of that day.");
        }
        var snapshot = SnapshotBuilder.Build(market, books, account, day);
        return snapshot.IsRefused
            ? new AccountRun(account, null, new RebalanceResult.Cannot(snapshot.Refusal))
            : new AccountRun(
                account,
                snapshot.Value,
                AccountRebalance.Solve(snapshot.Value, market.RiskModel, [], solver, new SolverSettings(), cancel));
    }
}
