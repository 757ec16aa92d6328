using AdvisorWorkstation.Domain.Accounts;
using AdvisorWorkstation.Domain.Exports.Rules;
using AdvisorWorkstation.Domain.Markets;
using AdvisorWorkstation.Domain.Rebalancing;
using AdvisorWorkstation.Domain.Tests.Builders;

namespace AdvisorWorkstation.Domain.Tests.Customizations.Matrix;

/// <summary>The options of the household, execution and workflow menus.</summary>
internal sealed class HouseholdAndExecutionLines : IMatrixLines
{
    public IEnumerable<MatrixLine> Lines =>
    [
        new("household.location", "sector=Utilities; strength=300", (without, with) =>
        {
            Assert.True(UtilitiesAfter(with) < UtilitiesAfter(without) - 0.005m, $"{UtilitiesAfter(without)} {UtilitiesAfter(with)}");
        }),
        new("household.location", "sector=Utilities; strength=300", (without, with) =>
        {
            Assert.True(UtilitiesAfter(with) > UtilitiesAfter(without) + 0.005m, $"{UtilitiesAfter(without)} {UtilitiesAfter(with)}");
        })
        {
            Start = () => MatrixAccount.Fill(new TestAccount { Cash = 40_000m, Kind = AccountKind.RothIra }),
        },
        new("household.churn", "avoided=no", (without, with) =>
        {
            Assert.True(without.Traded("N22") == 0m && with.Traded("N22") > 0m);
            Assert.True(without.Traded("N02") == 0m && with.Traded("N02") < 0m);
        })
        {
            Given = account => account.Elsewhere("N22", bought: false).Elsewhere("N02", bought: true),
        },
        new("household.sheltered", "preferred=no", (without, with) =>
        {
            Assert.Equal((0, 1), (HouseholdOrder.PlaceOf(without.Snapshot), HouseholdOrder.PlaceOf(with.Snapshot)));
        }),
        new("household.sheltered", "preferred=no", (without, with) =>
        {
            Assert.Equal((2, 1), (HouseholdOrder.PlaceOf(without.Snapshot), HouseholdOrder.PlaceOf(with.Snapshot)));
        })
        {
            Given = account => account.Wish("tax.harvest-minimum", "loss=90"),
        },
        new("household.sheltered", "preferred=no", (without, with) =>
        {
            Assert.Equal((1, 1), (HouseholdOrder.PlaceOf(without.Snapshot), HouseholdOrder.PlaceOf(with.Snapshot)));
        })
        {
            Start = () => MatrixAccount.Fill(new TestAccount { Cash = 40_000m, Kind = AccountKind.RothIra }),
        },
        new("execution.orders", "type=market-on-close; window=morning", (without, with) =>
        {
            Assert.Empty(ExecutionRules.Check(without.Snapshot.Policy, "Granite"));
            Assert.Equal(2, ExecutionRules.Check(with.Snapshot.Policy, "Granite").Count());
        }),
        new("execution.allowances", "partial=no", (without, with) =>
        {
            Assert.Empty(ExecutionRules.Check(without.Snapshot.Policy, "Granite"));
            Assert.Contains("no partial fills", Assert.Single(ExecutionRules.Check(with.Snapshot.Policy, "Granite")), StringComparison.Ordinal);
        }),
        new("execution.allowances", "fees=yes", (without, with) => Assert.True(without.Traded("FEE") == 0m && with.Traded("FEE") < 0m))
        {
            Given = account => account.Follow("FEE", 30m, 0m, attributes: ("redemption_fee", 1m)).Hold("FEE", 800m, 30m),
        },
        new("execution.allowances", "below-minimum=yes", (without, with) =>
        {
            Assert.All(without.Rebalance.Trades, t => Assert.True(t.Value.Usd >= 7_000m || without.SharesAfter(t.Ticker.Symbol) == 0m));
            Assert.Contains(with.Rebalance.Trades, t => t.Value.Usd < 7_000m && with.SharesAfter(t.Ticker.Symbol) > 0m);
        })
        {
            Given = account => account.Wish("size.minimum-trade", "amount=8000"),
        },
        new("workflow.discretion", "given=no", (without, with) =>
        {
            Assert.DoesNotContain(without.Findings, f => f.Rule == "non-discretionary");
            Assert.Contains(with.Findings, f => f.Rule == "non-discretionary");
        }),
    ];

    private static decimal UtilitiesAfter(MatrixSolve side) => side.WeightAfter(s => s.Sector == Sector.Utilities);
}
