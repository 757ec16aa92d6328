using AdvisorWorkstation.Domain.Accounts;
using AdvisorWorkstation.Domain.Rebalancing;
using AdvisorWorkstation.Domain.Tests.Builders;

namespace AdvisorWorkstation.Domain.Tests.Customizations.Matrix;

/// <summary>The options of the transition menu and of the security menu.</summary>
internal sealed class TransitionAndSecurityLines : IMatrixLines
{
    public IEnumerable<MatrixLine> Lines =>
    [
        new("transition.pace", "active=yes; turnover=1", (without, with) => Assert.True(TurnoverOf(without) > 0.02m && TurnoverOf(with) is > 0m and <= 0.01001m)),
        new("transition.pace", "active=yes; days=30", (without, with) =>
        {
            Assert.True(TurnoverOf(without) > 0m);
            Assert.IsType<RebalanceResult.AlreadyBest>(with.Result);
        })
        {
            Given = account => Traded(account, 29),
        },
        new("transition.pace", "active=yes; days=29", (without, with) => Assert.True(TurnoverOf(with) > 0m)) { Given = account => Traded(account, 29) },
        new("transition.gain-budget", "part=0", (without, with) => Assert.True(GainsOf(without) > 1_000m && GainsOf(with) <= 10m, $"{GainsOf(without)} {GainsOf(with)}"))
        {
            Given = account => account.Wish("transition.pace", "active=yes; turnover=100").Wish("tax.harvest-profile", "profile=off").Wish("target.dial", "stop=1").Hold("N24", 1_500m, 15m),
        },
        new("transition.concentration", "begins=2025-11-19; from=8; to=4; months=24", (without, with) =>
        {
            Assert.True(without.WeightAfter("N24") > 0.065m && with.WeightAfter("N24") is > 0.05m and <= 0.0601m, $"{without.WeightAfter("N24")} {with.WeightAfter("N24")}");
        })
        {
            Given = account => account.Hold("N24", 6_000m, 1m),
        },
        new("security.rule", "ticker=OLD; rule=ignore", (without, with) =>
        {
            Assert.True(without.Traded("OLD") != 0m && with.Traded("OLD") == 0m);
            Assert.Equal(without.Nav - 30_000m, with.Nav);
        }),
        new("security.hold-range", "ticker=N22; least=5; most=6", (without, with) => Assert.True(without.WeightAfter("N22") < 0.04m && with.WeightAfter("N22") is >= 0.0499m and <= 0.0601m, $"{without.WeightAfter("N22")} {with.WeightAfter("N22")}")),
        new("security.hold-range", "ticker=N01; unit=usd; most=20000", (without, with) => Assert.True(without.WeightAfter("N01") * without.Nav > 25_000m && with.WeightAfter("N01") * with.Nav <= 20_030m, $"{without.WeightAfter("N01")} {with.WeightAfter("N01")}")),
        new("security.hold-range", "ticker=N22; unit=shares; least=2000", (without, with) => Assert.True(without.SharesAfter("N22") < 1_500m && with.SharesAfter("N22") >= 1_999.9m, $"{without.SharesAfter("N22")} {with.SharesAfter("N22")}")),
        new("security.close", "ticker=N22", (without, with) => Assert.True(without.Traded("N22") > 0m && with.Traded("N22") == 0m)),
        new("security.close", "ticker=N22; close=soft", (without, with) => Assert.True(without.Traded("N22") > 0m && with.Traded("N22") == 0m)),
        new("security.close", "ticker=N22; close=soft", (without, with) => Assert.True(without.Traded("N22") > 0m && with.Traded("N22") > 0m))
        {
            Given = account => account.Hold("N22", 1m, 20m),
        },
        new("security.purchase-limits", "ticker=N22; below=5000000", (without, with) => Assert.True(without.Traded("N22") > 0m && with.Traded("N22") == 0m)),
        new("security.purchase-limits", "ticker=N22; not-taxable=yes", (without, with) => Assert.True(without.Traded("N22") > 0m && with.Traded("N22") == 0m)),
        new("security.purchase-limits", "ticker=N22; not-deferred=yes", (without, with) => Assert.True(without.Traded("N22") > 0m && with.Traded("N22") == 0m))
        {
            Start = () => MatrixAccount.Fill(new TestAccount { Cash = 40_000m, Kind = AccountKind.RothIra }),
        },
        new("security.purchase-limits", "ticker=N22; most=0.5", (without, with) => Assert.True(without.WeightAfter("N22") > 0.006m && with.WeightAfter("N22") <= 0.00501m)),
        new("security.replacement", "replacement=hold-cash", (without, with) =>
        {
            Assert.True(without.CashAfter < without.Nav * 0.04m && with.CashAfter > with.Nav * 0.12m, $"{without.CashAfter} {with.CashAfter}");
        })
        {
            Given = account => account.Wish("sector.exclude", "sector=Energy"),
        },
        new("security.substitution", "ticker=N02; by=NEW", (without, with) => Assert.True(with.Traded("NEW") > 0m && with.SharesAfter("N02") < without.SharesAfter("N02"))) { Given = WithNew },
        new("security.substitution", "ticker=N02; by=NEW; held=keep", (without, with) => Assert.True(without.Traded("N02") != 0m && with.Traded("N02") == 0m)) { Given = WithNew },
        new("security.substitution", "ticker=N22; by=NEW; held=never-buy", (without, with) =>
        {
            Assert.True(without.Traded("N22") > 0m && without.Traded("NEW") == 0m);
            Assert.True(with.Traded("N22") == 0m && with.Traded("NEW") > 0m);
        })
        {
            Given = WithNew,
        },
        new("security.equivalents", "tickers=N22, N23", (without, with) =>
        {
            Assert.True(without.Traded("N23") > 0m && with.Traded("N23") == 0m);
            Assert.True(with.Traded("N22") > without.Traded("N22"));
        }),
        new("security.substitute-hurdle", "hurdle=999", (without, with) => Assert.True(with.Traded("NEW") < without.Traded("NEW") / 2m, $"{without.Traded("NEW")} {with.Traded("NEW")}")) { Given = Substituted },
        new("security.substitute-hurdle", "do-not-buy=yes", (without, with) => Assert.True(without.Traded("NEW") > 0m && with.Traded("NEW") == 0m, $"{without.Traded("NEW")} {with.Traded("NEW")}")) { Given = Substituted },
        new("security.reweight", "ticker=NEW; target=4", (without, with) => Assert.True(without.Traded("NEW") == 0m && with.WeightAfter("NEW") is > 0.02m and < 0.051m)) { Given = WithNew },
        new("security.reweight-limit", "most=1", (without, with) =>
        {
            Assert.IsType<RebalanceResult.Improved>(without.Result);
            Assert.StartsWith("2 securities have targets of their own; the policy allows 1.", Assert.IsType<RebalanceResult.Cannot>(with.Result).Reason.Sentence, StringComparison.Ordinal);
        })
        {
            Given = account => account.Wish("security.reweight", "ticker=N22; target=2").Wish("security.reweight", "ticker=N23; target=2"),
        },
        new("security.exclusion-limit", "most=4", (without, with) =>
        {
            Assert.IsType<RebalanceResult.Improved>(without.Result);
            Assert.StartsWith("5 names of what the account follows are excluded; the policy allows 4.", Assert.IsType<RebalanceResult.Cannot>(with.Result).Reason.Sentence, StringComparison.Ordinal);
        })
        {
            Given = account => account.Wish("sector.exclude", "sector=Energy"),
        },
    ];

    private static TestAccount WithNew(TestAccount account) => account.Follow("NEW", 40m, 0m);

    private static TestAccount Substituted(TestAccount account) => WithNew(account).Wish("security.substitution", "ticker=N22; by=NEW");

    private static TestAccount Traded(TestAccount account, int daysAgo)
    {
        account.LastTraded = TestAccount.Day.Date.AddDays(-daysAgo);
        return account;
    }

    private static decimal TurnoverOf(MatrixSolve side) => (side.Rebalance.Sold.Usd + side.Rebalance.Bought.Usd) / 2m / side.Nav;

    private static decimal GainsOf(MatrixSolve side) => side.Sells.SelectMany(t => t.Lots).Sum(l => l.Gain!.Value.Usd);
}
