using AdvisorWorkstation.Domain.Customizations;
using AdvisorWorkstation.Domain.Markets;
using AdvisorWorkstation.Domain.Rebalancing;
using AdvisorWorkstation.Domain.Tests.Builders;
using AdvisorWorkstation.Domain.Values;

namespace AdvisorWorkstation.Domain.Tests.Customizations.Matrix;

/// <summary>Sectors, screens, scores and tilts.</summary>
internal sealed class ScreenLines : IMatrixLines
{
    public IEnumerable<MatrixLine> Lines =>
    [
        new("sector.cap", "group=Energy; share=8", (without, with) =>
        {
            Assert.True(without.WeightAfter(IsEnergy) > 0.1m && with.WeightAfter(IsEnergy) <= 0.0801m, $"{without.WeightAfter(IsEnergy)} {with.WeightAfter(IsEnergy)}");
            Assert.Equal(without.Draft.Assets.Sum(a => a.Target.Fraction), with.Draft.Assets.Sum(a => a.Target.Fraction));
        })
        {
            Start = () => MatrixAccount.FollowAll(new TestAccount { Cash = 1_000_000m }),
        },
        new("sector.cap", "group=industry_banks; share=3", (without, with) =>
        {
            decimal Banks(MatrixSolve side) => side.Draft.Assets.Where(new SecurityGroup("industry_banks").Has).Sum(a => side.WeightAfter(a.View.Security.Ticker.Symbol));
            Assert.True(Banks(without) > 0.05m && Banks(with) <= 0.0301m, $"{Banks(without)} {Banks(with)}");
        })
        {
            Start = () => MatrixAccount.FollowAll(new TestAccount { Cash = 1_000_000m }),
        },
        new("sector.tilt", "group=Energy; active=6", (without, with) =>
        {
            Assert.True(with.WeightAfter(IsEnergy) > without.WeightAfter(IsEnergy) + 0.02m);
            Assert.Equal(1m, with.Draft.Assets.Sum(a => a.Target.Fraction), 12);
        }),
        new("screen.exclude", "screen=tobacco, industry_banks", (without, with) =>
        {
            Assert.True(without.SharesAfter("N02") > 0m && without.SharesAfter("N05") > 0m);
            Assert.True(with.SharesAfter("N02") == 0m && with.SharesAfter("N05") == 0m && with.SharesAfter("N20") > 0m);
        }),
        new("screen.exclude", "screen=value; above=2", (without, with) =>
        {
            Assert.True(with.SharesAfter("N06") == 0m && without.SharesAfter("N06") > 0m && with.SharesAfter("N05") > 0m);
        }),
        new("screen.score", "score=esg_score; way=floor; floor=61", (without, with) =>
        {
            Assert.True(without.AverageAfter("esg_score") < 61m && with.AverageAfter("esg_score") >= 60.95m, $"{without.AverageAfter("esg_score")} {with.AverageAfter("esg_score")}");
        })
        {
            Start = () => MatrixAccount.FollowAll(new TestAccount { Cash = 1_000_000m }),
        },
        new("screen.score", "score=esg_score; strength=3", (without, with) =>
        {
            Assert.True(with.AverageAfter("esg_score") > without.AverageAfter("esg_score") + 0.5m);
            Assert.Equal(1, AttributeScores.Of(with.Draft, "esg_score").Unscored);
            Assert.True(with.Rebalance.Objective.Wishes < Money.Zero && without.Rebalance.Objective.Wishes == Money.Zero);
        })
        {
            Given = account => account.Wish("target.dial", "stop=5"),
        },
        new("security.employer", "ticker=N22", (without, with) => Assert.True(without.Traded("N22") > 0m && with.Traded("N22") == 0m)),
        new("security.employer", "ticker=N07; rule=sell-down", (without, with) =>
        {
            Assert.True(with.SharesAfter("N07") < without.SharesAfter("N07") && with.Draft.Assets.Single(a => a.View.Security.Ticker.Symbol == "N07").Target == Weight.Zero);
        }),
        new("security.employer", "ticker=N01; rule=never-hold; related=tobacco", (without, with) =>
        {
            Assert.All(["N01", "N05", "N06"], ticker => Assert.True(without.SharesAfter(ticker) > 0m && with.SharesAfter(ticker) == 0m, ticker));
        }),
        new("tilt.style", "by=value; strength=3", (without, with) =>
        {
            Assert.True(with.AverageAfter("value") > without.AverageAfter("value") + 0.02m, $"{without.AverageAfter("value")} {with.AverageAfter("value")}");
            Assert.Contains(with.Rebalance.Trades, t => t.Reason.Kind == TradeReasonKind.Wish && t.Reason.Sentence.Contains("more value", StringComparison.Ordinal));
        })
        {
            Given = account => account.Wish("target.dial-mapping", "stop3=2"),
        },
        new("tilt.style", "by=value; strength=-2", (without, with) => Assert.True(with.AverageAfter("value") < without.AverageAfter("value") - 0.02m)),
        new("tilt.style", "by=factor_2; strength=3", (without, with) =>
        {
            decimal Exposure(MatrixSolve side) => side.Draft.Factors.Single().Of(side.Draft.Assets.Select(a => side.WeightAfter(a.View.Security.Ticker.Symbol)));
            Assert.True(Exposure(with) > Exposure(without) + 0.005m, $"{Exposure(without)} {Exposure(with)}");
        }),
    ];

    private static bool IsEnergy(Security security) => security.Sector == Sector.Energy;
}
