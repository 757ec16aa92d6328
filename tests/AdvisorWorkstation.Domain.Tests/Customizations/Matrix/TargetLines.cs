using System.Globalization;
using AdvisorWorkstation.Domain.Customizations;
using AdvisorWorkstation.Domain.Markets;
using AdvisorWorkstation.Domain.Monitoring;
using AdvisorWorkstation.Domain.Rebalancing;
using AdvisorWorkstation.Domain.Tests.Builders;
using AdvisorWorkstation.Domain.Values;

namespace AdvisorWorkstation.Domain.Tests.Customizations.Matrix;

/// <summary>What an account follows and how closely.</summary>
internal sealed class TargetLines : IMatrixLines
{
    public IEnumerable<MatrixLine> Lines =>
    [
        new("target.follow", "model=Dividend Growth", (without, with) =>
        {
            Assert.Equal((new ModelId(1), new ModelId(7)), (FollowedBy(without).Value, FollowedBy(with).Value));
        }),
        new("target.follow", "model=No Such", (without, with) => Assert.Contains("follow No Such", FollowedBy(with).Refusal?.Sentence, StringComparison.Ordinal)),
        new("target.follow", "model=as given", (without, with) => Assert.Equal((new ModelId(7), new ModelId(1)), (FollowedBy(without).Value, FollowedBy(with).Value)))
        {
            Given = account => account.Wish("target.follow", "model=Dividend Growth", PolicyScope.Household),
        },
        new("target.factor-band", "active=0.001", (without, with) =>
        {
            Assert.True(OutsideFactorBand(without, 0.001m) > 0.001m && OutsideFactorBand(with, 0.001m) < 0.0002m, $"{OutsideFactorBand(without, 0.001m)} {OutsideFactorBand(with, 0.001m)}");
            Assert.Equal("factor 2", Assert.Single(with.Scan.FactorGaps).Factor);
        }),
        new("target.dial-mapping", "stop3=1000", (without, with) =>
        {
            Assert.True(with.Rebalance.After.Risk.TrackingError < without.Rebalance.After.Risk.TrackingError);
            var dial = with.Snapshot.Policy.Entries.Single(e => e.Option == "target.dial");
            Assert.Equal("risk aversion 1000", dial.Declaration.Figures(dial.Arguments, with.Snapshot.Policy));
        }),
        new("target.maximum-names", "count=50", (without, with) =>
        {
            Assert.Equal(62, without.NamesAfter);
            Assert.True(with.NamesAfter is > 40 and <= 50, $"{with.NamesAfter} names");
            Assert.Equal(6, with.Buys.Select(t => Spread(t)).Distinct().Count());
        })
        {
            Start = () => Enumerable.Range(0, 62).Aggregate(
                new TestAccount { Cash = 1_000_000m },
                (account, i) => account.Follow($"M{i:00}", 10m + i, i < 38 ? 2m : 1m, MatrixAccount.SectorOf(i))),
        },
        new("target.remove-class", "class=Energy", (without, with) =>
        {
            Assert.True(without.Buys.Any(t => IsEnergy(without, t)) && !with.Buys.Any(t => IsEnergy(with, t)));
            Assert.True(with.WeightAfter(s => s.Sector == Sector.Energy) < without.WeightAfter(s => s.Sector == Sector.Energy));
            Assert.Equal(1m, with.Draft.Assets.Sum(a => a.Target.Fraction), 12);
            Assert.NotEqual(without.Rebalance.Before.Risk.TrackingError, with.Rebalance.Before.Risk.TrackingError);
        }),
        new("target.strategy-drift", "limit=2", (without, with) =>
        {
            Assert.DoesNotContain(without.Alerts, a => a.Kind == AlertKind.StrategyDrift);
            Assert.Contains("that the account does not follow 3.", with.Alerts.Single(a => a.Kind == AlertKind.StrategyDrift).Predicate, StringComparison.Ordinal);
        }),
    ];

    /// <summary>What the account follows where the firm knows one model by its name beside the one that it was given.</summary>
    private static Outcome<ModelId> FollowedBy(MatrixSolve side) => FollowedModel.Of(
        side.Snapshot.Policy.Choices, side.Snapshot.AsOf, name => name == "Dividend Growth" ? new ModelId(7) : null, side.Snapshot.Account.Model, null);

    private static bool IsEnergy(MatrixSolve side, Trade trade) => side.Snapshot.Securities.First(v => v.Security.Id == trade.Security).Security.Sector == Sector.Energy;

    private static Sector Spread(Trade trade) => MatrixAccount.SectorOf(int.Parse(trade.Ticker.Symbol.AsSpan(1), CultureInfo.InvariantCulture));

    private static decimal OutsideFactorBand(MatrixSolve side, decimal band)
    {
        var factor = Assert.Single(side.Draft.Factors);
        var after = factor.Of(side.Draft.Assets.Select(a => side.WeightAfter(a.View.Security.Ticker.Symbol)));
        var held = factor.Of(side.Draft.Assets.Select(a => a.Held.Fraction));
        return Math.Max(after - Math.Max(band, held), Math.Min(-band, held) - after);
    }
}
