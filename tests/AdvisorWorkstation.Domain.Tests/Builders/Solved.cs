using AdvisorWorkstation.Domain.Rebalancing;
using AdvisorWorkstation.Domain.Values;
using AdvisorWorkstation.Optimizer;

namespace AdvisorWorkstation.Domain.Tests.Builders;

/// <summary>Solves test accounts.</summary>
internal static class Solved
{
    public static RebalanceResult Solve(this TestAccount account, params Pin[] pins) => AccountRebalance.Solve(
        account.Build(), account.RiskModel, pins, new RebalanceSolver(), new SolverSettings(), TestContext.Current.CancellationToken);

    public static Rebalance Improve(this TestAccount account, params Pin[] pins)
    {
        var result = account.Solve(pins);
        return result switch
        {
            RebalanceResult.Improved improved => improved.Rebalance,
            RebalanceResult.Cannot cannot => throw new InvalidOperationException(cannot.Reason.Sentence),
            _ => throw new InvalidOperationException($"{result}"),
        };
    }

    public static Refusal Refuse(this TestAccount account, params Pin[] pins) => Assert.IsType<RebalanceResult.Cannot>(account.Solve(pins)).Reason;

    public static Trade? Of(this Rebalance rebalance, string ticker) => rebalance.Trades.SingleOrDefault(t => t.Ticker.Symbol == ticker);

    /// <summary>Everything about some trades, for comparing two of them to the last bit.</summary>
    public static string Print(IEnumerable<Trade> trades) => string.Join(
        '\n',
        trades.Select(t => $"{t with { Lots = [] }} [{string.Join("; ", t.Lots)}]".Replace(t.Lots.GetType().ToString(), "", StringComparison.Ordinal)));
}
