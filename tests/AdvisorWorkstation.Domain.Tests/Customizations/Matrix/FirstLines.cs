using AdvisorWorkstation.Domain.Markets;
using AdvisorWorkstation.Domain.Monitoring;
using AdvisorWorkstation.Domain.Proposals;
using AdvisorWorkstation.Domain.Values;

namespace AdvisorWorkstation.Domain.Tests.Customizations.Matrix;

/// <summary>The options that the product began with.</summary>
internal sealed class FirstLines : IMatrixLines
{
    public IEnumerable<MatrixLine> Lines =>
    [
        new("target.tracking-error", "budget=1", (without, with) =>
        {
            Assert.DoesNotContain(without.Alerts, a => a.Kind == AlertKind.TrackingError && a.Predicate.Contains("> 1.0 bp", StringComparison.Ordinal));
            Assert.Contains(with.Alerts, a => a.Kind == AlertKind.TrackingError && a.Predicate.Contains("> 1.0 bp", StringComparison.Ordinal));
        }),
        new("target.dial", "stop=1", (without, with) => Assert.True(with.Rebalance.After.Risk.TrackingError < without.Rebalance.After.Risk.TrackingError)),
        new("target.dial", "stop=5", (without, with) => Assert.True(with.Rebalance.Objective.Tax < without.Rebalance.Objective.Tax)),
        new("target.security-band", "relative=0; absolute=0", (without, with) =>
        {
            Assert.True(without.Alerts.Single(a => a.Kind == AlertKind.SecurityDrift).AtStake < with.Alerts.Single(a => a.Kind == AlertKind.SecurityDrift).AtStake);
        }),
        new("target.sector-band", "active=0.1", (without, with) =>
        {
            Assert.True(OutsideBand(without, 0.001m) > 0.001m && OutsideBand(with, 0.001m) < 0.0001m, $"{OutsideBand(without, 0.001m)} {OutsideBand(with, 0.001m)}");
        }),
        new("cash.minimum", "share=6", (without, with) => Assert.True(without.CashAfter < with.Nav * 0.06m && with.CashAfter >= (with.Nav * 0.06m) - 5m)),
        new("cash.maximum", "share=1.2", (without, with) => Assert.True(without.CashAfter > with.CashAfter && with.CashAfter <= with.Nav * 0.0121m))
        {
            Given = account => account.Wish("target.dial", "stop=5"),
        },
        new("size.minimum-trade", "amount=8000", (without, with) =>
        {
            Assert.Contains(without.Rebalance.Trades, t => t.Value.Usd < 7_000m);
            Assert.All(with.Rebalance.Trades, t => Assert.True(t.Value.Usd >= 7_000m || with.SharesAfter(t.Ticker.Symbol) == 0m, $"{t.Ticker} {t.Value}"));
        }),
        new("size.maximum-trades", "count=5", (without, with) => Assert.True(without.Rebalance.Trades.Count > 5 && with.Rebalance.Trades.Count <= 5)),
        new("size.trading-cost", "large=100; mid=100; small=100", (without, with) => Assert.True(with.Rebalance.Bought < without.Rebalance.Bought)),
        new("size.turnover", "run=2", (without, with) =>
        {
            decimal Turnover(MatrixSolve side) => (side.Rebalance.Sold.Usd + side.Rebalance.Bought.Usd) / 2m / side.Nav;
            Assert.True(Turnover(without) > 0.02m && Turnover(with) <= 0.02001m, $"{Turnover(without)} {Turnover(with)}");
        }),
        new("tax.harvest-minimum", "loss=50", (without, with) =>
        {
            Assert.True(without.Scan.Harvestable.Loss > Money.Zero && with.Scan.Harvestable.Loss == Money.Zero);
            Assert.True(with.Rebalance.Sold < without.Rebalance.Sold);
        }),
        new("tax.gain-budget", "short=0; long=0", (without, with) =>
        {
            Assert.True(Sum(without, gainsOnly: true) > 0m, "nothing is sold at a gain");
            Assert.True(with.Rebalance.YearToDateAfter.LongTerm.Usd <= 10m && with.Rebalance.YearToDateAfter.ShortTerm.Usd <= 10m);
        })
        {
            Given = account => account.Wish("tax.harvest-minimum", "loss=90").Wish("target.dial", "stop=1").Wish("cash.minimum", "share=2"),
        },
        new("security.rule", "ticker=N22; rule=never-buy", (without, with) => Assert.True(without.Traded("N22") > 0m && with.Traded("N22") == 0m)),
        new("security.rule", "ticker=N02; rule=never-sell", (without, with) => Assert.True(without.Traded("N02") < 0m && with.Traded("N02") >= 0m)),
        new("security.rule", "ticker=N01; rule=never-hold", (without, with) => Assert.True(without.SharesAfter("N01") > 0m && with.SharesAfter("N01") == 0m)),
        new("security.cap", "share=1; multiple=100", (without, with) =>
        {
            Assert.Contains(without.Buys, t => without.WeightAfter(t.Ticker.Symbol) > Target(without, t.Ticker) + 0.0002m);
            Assert.All(with.Buys, t => Assert.True(with.WeightAfter(t.Ticker.Symbol) <= Math.Max(0.01m, Target(with, t.Ticker)) + 0.0001m));
        }),
        new("sector.exclude", "sector=Energy", (without, with) =>
        {
            Assert.True(without.WeightAfter(s => s.Sector == Sector.Energy) > 0.1m);
            Assert.Equal(0m, with.WeightAfter(s => s.Sector == Sector.Energy));
        }),
        new("screen.exclude", "screen=tobacco", (without, with) =>
        {
            Assert.True(without.SharesAfter("N05") > 0m && without.SharesAfter("N06") > 0m);
            Assert.True(with.SharesAfter("N05") == 0m && with.SharesAfter("N06") == 0m);
        }),
        new("workflow.automatic-approval", "approval=off", (without, with) =>
        {
            IReadOnlyList<string> Reasons(MatrixSolve side) => Routing.ReasonsForReview(side.Snapshot, new ProposalContent(side.Rebalance, [], Money.Zero));
            Assert.Empty(Reasons(without));
            Assert.Single(Reasons(with));
        }),
    ];

    /// <summary>How far the worst sector is outside of a band that is widened to what was held.</summary>
    private static decimal OutsideBand(MatrixSolve side, decimal band) => side.Draft.Assets
        .GroupBy(a => a.View.Security.Sector)
        .Max(g =>
        {
            var (after, target, held) = (g.Sum(a => side.WeightAfter(a.View.Security.Ticker.Symbol)), g.Sum(a => a.Target.Fraction), g.Sum(a => a.Held.Fraction));
            return Math.Max(after - Math.Max(target + band, held), Math.Min((target * 0.99m) - band, held) - after);
        });

    private static decimal Sum(MatrixSolve side, bool gainsOnly) => side.Sells.SelectMany(t => t.Lots)
        .Where(l => !gainsOnly || l.Gain is { Usd: > 0m })
        .Sum(l => l.Gain!.Value.Usd);

    private static decimal Target(MatrixSolve side, Ticker ticker) => side.Snapshot.Securities.First(v => v.Security.Ticker == ticker).Target.Fraction;
}
