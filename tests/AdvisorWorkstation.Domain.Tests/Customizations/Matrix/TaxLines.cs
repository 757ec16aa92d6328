using AdvisorWorkstation.Domain.Accounts;
using AdvisorWorkstation.Domain.Accounts.Tax;
using AdvisorWorkstation.Domain.Tests.Builders;
using AdvisorWorkstation.Domain.Values;

namespace AdvisorWorkstation.Domain.Tests.Customizations.Matrix;

/// <summary>The options of the tax menu.</summary>
internal sealed class TaxLines : IMatrixLines
{
    public IEnumerable<MatrixLine> Lines =>
    [
        new("tax.rates", "ordinary=0; long=0; surtax=0; state=0", (without, with) =>
        {
            Assert.True(without.Rebalance.Objective.Tax < Money.Zero && with.Rebalance.Objective.Tax == Money.Zero);
            Assert.Equal(Money.Zero, with.Scan.Harvestable.TaxSaved);
        }),
        new("tax.harvest-profile", "profile=off", (without, with) =>
        {
            Assert.True(LossesOf(with) < LossesOf(without) && without.Rebalance.Objective.Waiting > Money.Zero, $"{LossesOf(without)} {LossesOf(with)}");
            Assert.Equal(with.Scan.Harvestable.TaxSaved, with.Scan.Harvestable.WaitingWorth);
        }),
        new("tax.harvest-profile", "profile=always", (without, with) => Assert.True(with.Rebalance.Objective.Waiting == Money.Zero && with.Scan.Harvestable.WaitingWorth == Money.Zero)),
        new("tax.harvest-minimum", "loss=90; benefit=0; rule=or", (without, with) => Assert.True(without.Scan.Harvestable.Loss == Money.Zero && with.Scan.Harvestable.Loss > Money.Zero))
        {
            Given = account => account.Wish("tax.harvest-minimum", "loss=90", Domain.Customizations.PolicyScope.Firm),
        },
        new("tax.harvest-unit", "unit=position", (without, with) => Assert.True(LossesOf(with) > LossesOf(without) && with.Scan.Harvestable.Loss > without.Scan.Harvestable.Loss))
        {
            Given = account => account.Hold("N02", 300m, 40m).Hold("N02", 300m, 40.1m).Wish("tax.harvest-minimum", "loss=5; benefit=1200"),
        },
        new("tax.annual-budget", "amount=1000", (without, with) =>
        {
            Assert.True(TaxOfYear(without) > 1_000m && TaxOfYear(with) <= 1_005m, $"{TaxOfYear(without)} {TaxOfYear(with)}");
        })
        {
            Given = GainsAreNeeded,
        },
        new("tax.budget-proration", "period=monthly", (without, with) =>
        {
            Assert.True(GainsOf(without) > 5_600m && GainsOf(with) <= 5_510m, $"{GainsOf(without)} {GainsOf(with)}");
        })
        {
            Given = account => GainsAreNeeded(account).Wish("tax.gain-budget", "short=0; long=6000"),
        },
        new("tax.profit-goals", "long=8000", (without, with) =>
        {
            Assert.True(GainsOf(with) > GainsOf(without) && GainsOf(with) <= 8_010m, $"{GainsOf(without)} {GainsOf(with)}");
        })
        {
            Given = account => account.Wish("tax.harvest-profile", "profile=off"),
        },
        new("tax.short-term-gains", "allow=yes", (without, with) => Assert.True(without.Traded("N03") == 0m && with.Traded("N03") < 0m))
        {
            Given = NearlyFree,
        },
        new("tax.short-term-gains", "allow=if-better; by=1", (without, with) => Assert.True(without.Traded("N03") == 0m && with.Traded("N03") < 0m))
        {
            Given = NearlyFree,
        },
        new("tax.defer", "days=200", (without, with) => Assert.True(without.Traded("N03") < 0m && with.Traded("N03") == 0m))
        {
            Given = account => NearlyFree(account).Wish("tax.short-term-gains", "allow=yes"),
        },
        new("tax.wash-sales", "policy=warn", (without, with) =>
        {
            Assert.True(without.Traded("N22") == 0m && with.Traded("N22") > 0m);
            Assert.Contains(with.Findings, f => f is { Rule: "wash-sale", Severity: Severity.Block });
        })
        {
            Given = account => account.SoldAtLoss("N22", 4),
        },
        new("tax.wash-scope", "scope=taxable", (without, with) =>
        {
            Assert.True(without.Traded("N22") == 0m && with.Traded("N22") > 0m);
            Assert.Contains(with.Findings, f => f is { Rule: "wash-sale", Severity: Severity.Block });
        })
        {
            Given = account => account.SoldAtLoss("N22", 4, AccountKind.RothIra),
        },
        new("tax.wash-buffer", "days=60", (without, with) => Assert.True(without.Traded("N22") > 0m && with.Traded("N22") == 0m))
        {
            Given = account => account.SoldAtLoss("N22", 45),
        },
        new("tax.lot-relief", "method=first-in", (without, with) =>
        {
            Assert.Equal([new DateOnly(2022, 1, 3)], without.Rebalance.Of("N24")!.Lots.Select(l => l.Acquired!.Value));
            Assert.Equal(new DateOnly(2020, 1, 3), with.Rebalance.Of("N24")!.Lots[0].Acquired);
        })
        {
            Given = account => account.Hold("N24", 1_000m, 20m, "2020-01-03").Hold("N24", 1_000m, 33m, "2022-01-03"),
        },
        new("tax.outside-gains", "carried-long=5000", (without, with) => Assert.True(GainsOf(with) > GainsOf(without) + 3_000m, $"{GainsOf(without)} {GainsOf(with)}"))
        {
            Given = account => GainsAreNeeded(account).Wish("tax.gain-budget", "short=0; long=6000"),
        },
        new("tax.forced-harvest", "amount=40000", (without, with) => Assert.True(NetOf(without) > -35_000m && NetOf(with) <= -39_990m, $"{NetOf(without)} {NetOf(with)}")),
        new("tax.forced-harvest", "amount=900000", (without, with) =>
        {
            Assert.True(NetOf(with) <= NetOf(without));
            Assert.Contains(with.Rebalance.ForcedBy, need => need.Contains("of losses are not there today", StringComparison.Ordinal));
        }),
        new("tax.forced-harvest", "none-before=2026-12-15", (without, with) => Assert.True(LossesOf(without) > 0m && LossesOf(with) == 0m)),
        new("tax.minimum-holding", "days=300", (without, with) => Assert.True(without.Traded("N03") < 0m && with.Traded("N03") == 0m))
        {
            Given = account => NearlyFree(account).Wish("tax.short-term-gains", "allow=yes"),
        },
        new("tax.gift-target", "amount=100000", (without, with) =>
        {
            Assert.True(without.Traded("N24") < 0m && with.Traded("N24") == 0m);
            Assert.Contains(with.Rebalance.Skipped, s => s.Ticker.Symbol == "N24" && s.Stopped.Contains("giving to charity", StringComparison.Ordinal));
        })
        {
            Given = account => account.Hold("N24", 2_000m, 2m).Wish("tax.rates", "ordinary=0; long=0; surtax=0; state=0"),
        },
    ];

    /// <summary>Tracking comes first, losses are not sought, and cash is short: gains have to be taken.</summary>
    private static TestAccount GainsAreNeeded(TestAccount account) =>
        account.Wish("tax.harvest-profile", "profile=off").Wish("target.dial", "stop=1").Hold("N24", 1_500m, 15m).Wish("security.cap", "share=50; multiple=200");

    /// <summary>Taxes are low, and N03, of which all is short-term, is far above its target.</summary>
    private static TestAccount NearlyFree(TestAccount account)
    {
        account.Hold("N23", 10m, 20m);
        return account.Wish("tax.rates", "ordinary=0; long=0; surtax=0; state=0").Wish("tax.gain-budget", "short=1000000").LotsOf("N03", "2026-06-01", 2_500m, 20m);
    }

    private static decimal LossesOf(MatrixSolve side) => -side.Sells.SelectMany(t => t.Lots).Where(l => l.Gain is { Usd: < 0m }).Sum(l => l.Gain!.Value.Usd);

    private static decimal GainsOf(MatrixSolve side) => side.Sells.SelectMany(t => t.Lots).Where(l => l.Term == HoldingTerm.LongTerm).Sum(l => l.Gain!.Value.Usd);

    private static decimal NetOf(MatrixSolve side) => side.Sells.SelectMany(t => t.Lots).Sum(l => l.Gain!.Value.Usd);

    private static decimal TaxOfYear(MatrixSolve side) => side.Rebalance.Objective.Tax.Usd;
}
