using AdvisorWorkstation.Domain.Customizations;
using AdvisorWorkstation.Domain.Markets;
using AdvisorWorkstation.Domain.Monitoring;
using AdvisorWorkstation.Domain.Proposals;
using AdvisorWorkstation.Domain.Rebalancing;
using AdvisorWorkstation.Domain.Tests.Builders;
using AdvisorWorkstation.Optimizer;

namespace AdvisorWorkstation.Domain.Tests.Customizations.Matrix;

/// <summary>One side of a line: an account, what the run makes of it, and what the alerts and the rules say.</summary>
internal sealed class MatrixSolve(TestAccount account)
{
    public AccountSnapshot Snapshot { get; } = account.Build();

    public RiskModel RiskModel { get; } = account.RiskModel;

    public AccountProblem Problem => field ??= ProblemTranslation.Translate(Snapshot, RiskModel, []).Value;

    public ProblemDraft Draft => Problem.Draft;

    public RebalanceResult Result => field ??= AccountRebalance.Solve(
        Snapshot, RiskModel, [], new RebalanceSolver(), new SolverSettings(), TestContext.Current.CancellationToken);

    /// <summary>The proposal; an account that can't be solved fails the line with the reason.</summary>
    public Rebalance Rebalance => Result is RebalanceResult.Improved improved ? improved.Rebalance : throw new InvalidOperationException($"{Result}");

    public AccountScan Scan => field ??= AccountScan.Of(Snapshot, RiskModel).Value;

    public IReadOnlyList<AlertFinding> Alerts => field ??= AlertRules.Check(Scan);

    public IReadOnlyList<ExceptionFinding> Findings => field ??= ProposalContent.Of(ExceptionRules.Standard, new ProposalSubject(Snapshot, Rebalance, ProposalSurroundings.None)).Findings;

    public IEnumerable<Trade> Buys => Rebalance.Trades.Where(t => t.Side == TradeSide.Buy);

    public IEnumerable<Trade> Sells => Rebalance.Trades.Where(t => t.Side == TradeSide.Sell);

    public decimal CashAfter => Rebalance.After.Cash.Usd;

    public decimal Nav => Rebalance.Before.NetAssetValue.Usd;

    /// <summary>Signed shares traded of a name; zero where it is left alone.</summary>
    public decimal Traded(string ticker) => Rebalance.Of(ticker) is { } t ? (t.Side == TradeSide.Buy ? 1m : -1m) * t.Quantity.Count : 0m;

    /// <summary>Shares held of a name after trading.</summary>
    public decimal SharesAfter(string ticker) => Held(ticker) + Traded(ticker);

    /// <summary>A name's part of the account after trading.</summary>
    public decimal WeightAfter(string ticker) => SharesAfter(ticker) * ViewOf(ticker).Price!.Value.UsdPerShare / Nav;

    /// <summary>What some names are of the account after trading, together.</summary>
    public decimal WeightAfter(Func<Security, bool> which) =>
        Snapshot.Securities.Where(v => which(v.Security)).Sum(v => WeightAfter(v.Security.Ticker.Symbol));

    /// <summary>The average of an attribute over the invested part after trading.</summary>
    public decimal AverageAfter(string attribute)
    {
        var scored = Snapshot.Securities.Where(v => v.Attributes.ContainsKey(attribute))
            .Select(v => (Score: v.Attributes[attribute], Weight: WeightAfter(v.Security.Ticker.Symbol)))
            .ToList();
        return scored.Sum(s => s.Score * s.Weight) / scored.Sum(s => s.Weight);
    }

    /// <summary>Names held after trading.</summary>
    public int NamesAfter => Snapshot.Securities.Count(v => SharesAfter(v.Security.Ticker.Symbol) > 0m);

    private decimal Held(string ticker) => Snapshot.Positions.Where(p => p.Security == ViewOf(ticker).Security.Id).Sum(p => p.Quantity.Count);

    private Domain.Indexes.SecurityView ViewOf(string ticker) => Snapshot.Securities.First(v => v.Security.Ticker.Symbol == ticker);
}
