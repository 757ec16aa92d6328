using System.Reflection;
using AdvisorWorkstation.Domain.Customizations;
using AdvisorWorkstation.Domain.Customizations.Options;
using AdvisorWorkstation.Domain.Markets;
using AdvisorWorkstation.Domain.Rebalancing;
using AdvisorWorkstation.Domain.Tests.Builders;
using AdvisorWorkstation.Domain.Values;

namespace AdvisorWorkstation.Domain.Tests.Customizations;

/// <summary>
/// Every option reaches the engine: it shapes the optimizer's problem in the way it says, or an alert or a rule reads it at a place that is named here.
/// </summary>
public sealed class OptionEffectTests
{
    /// <summary>What a choice makes of the problem of an account of 1,000,000.</summary>
    private static readonly Dictionary<string, Action> Shaping = new(StringComparer.Ordinal)
    {
        ["target.dial"] = () =>
        {
            Assert.Equal([160d, 80d, 40d, 20d, 10d], Enumerable.Range(1, 5).Select(stop => With("target.dial", $"stop={stop}").Problem.Weights.Gamma));
        },
        ["target.sector-band"] = () =>
        {
            var row = With("target.sector-band", "active=3").Problem.Rows.Single(r => r.Name.StartsWith("Energy", StringComparison.Ordinal));
            Assert.Equal((0d, 0.33), (Math.Round(row.Lower, 12), Math.Round(row.Upper, 12)));
            Assert.Equal([2], row.Asset);
            row = With("target.sector-band", "active=5").Problem.Rows.Single(r => r.Name.StartsWith("Financials", StringComparison.Ordinal));
            Assert.Equal((-0.0005, 0.1), (Math.Round(row.Lower, 12), Math.Round(row.Upper, 12)));
        },
        ["target.factor-band"] = () =>
        {
            var guard = Assert.Single(Translate(Matrix.MatrixAccount.Create().Wish("target.factor-band", "active=0.3")).Guards);
            Assert.Equal("factor 2 within 0.30 sd of the target", guard.Name);
            Assert.Equal((-0.3, 0.3), (Math.Round(guard.Lower, 9), Math.Round(guard.Upper, 9)));
            Assert.Empty(With("target.factor-band", "active=0").Guards);
        },
        ["cash.minimum"] = () =>
        {
            Assert.Equal(0.02, With("cash.minimum", "amount=0; share=2").Problem.Limits.MinCash);
            Assert.Equal(0.03, With("cash.minimum", "amount=30000; share=2").Problem.Limits.MinCash);
        },
        ["cash.maximum"] = () =>
        {
            Assert.Equal(0.07, With("cash.maximum", "share=7").Problem.Limits.MaxCash);
            Assert.True(With("cash.maximum", "share=0").Problem.Limits.MaxCash >= 0.01, "below the minimum cash there is nothing to invest");
        },
        ["size.minimum-trade"] = () =>
        {
            Assert.Equal(0.00072, With("size.minimum-trade", "amount=800; share=2").Problem.Limits.MinTrade, 12);
            Assert.Equal(0.0009, With("size.minimum-trade", "amount=800; share=10").Problem.Limits.MinTrade, 12);
        },
        ["size.maximum-trades"] = () =>
        {
            Assert.Equal(12, With("size.maximum-trades", "count=12").Problem.Limits.MaxTrades);
            Assert.Null(With("size.maximum-trades", "").Problem.Limits.MaxTrades);
        },
        ["size.trading-cost"] = () =>
        {
            Assert.Equal([0.0003, 0.0003, 0.0006, 0.0012], With("size.trading-cost", "large=3; mid=6; small=12").Problem.Assets.UnitCost);
        },
        ["size.turnover"] = () =>
        {
            Assert.Equal(0.15, With("size.turnover", "run=15").Problem.Limits.TurnoverCap);
            Assert.True(double.IsPositiveInfinity(With("size.turnover", "").Problem.Limits.TurnoverCap));
        },
        ["tax.harvest-minimum"] = () =>
        {
            // AAA has a lot at a loss of 20 percent that would save 2,880
            Assert.True(TaxOfLoss("loss=20; benefit=2880") < 0d);
            Assert.Equal(0d, TaxOfLoss("loss=20.01; benefit=0"));
            Assert.Equal(0d, TaxOfLoss("loss=0; benefit=2880.01"));
        },
        ["tax.gain-budget"] = () =>
        {
            var limits = With("tax.gain-budget", "short=500; long=20000").Problem.Limits;
            Assert.Equal((0.0005, 0.02), (limits.ShortTermGainBudget, limits.LongTermGainBudget));
            Assert.True(double.IsPositiveInfinity(With("tax.gain-budget", "").Problem.Limits.LongTermGainBudget));
        },
        ["security.rule"] = () =>
        {
            Assert.Equal((true, false, false), FlagsOf("AAA", With("security.rule", "ticker=AAA; rule=never-buy")));
            Assert.Equal((false, true, false), FlagsOf("AAA", With("security.rule", "ticker=AAA; rule=never-sell")));
            Assert.Equal((true, false, true), FlagsOf("AAA", With("security.rule", "ticker=AAA; rule=never-hold")));
            Assert.Equal((false, false, false), FlagsOf("BBB", With("security.rule", "ticker=AAA; rule=never-hold")));
        },
        ["security.cap"] = () =>
        {
            Assert.Equal([0.4, 0.4, 0.6, 0.1], UpperOf("share=10; multiple=200"));
            Assert.Equal([0.5, 0.5, 0.5, 0.5], UpperOf("share=50; multiple=100"));
        },
        ["sector.exclude"] = () =>
        {
            var problem = With("sector.exclude", "sector=Energy");
            Assert.True(FlagsOf("CCC", problem) is (true, _, true));
            Assert.Equal((false, false, false), FlagsOf("AAA", problem));
        },
        ["screen.exclude"] = () =>
        {
            var problem = With("screen.exclude", "screen=tobacco");
            Assert.Equal((true, false, true), FlagsOf("CCC", problem));
            Assert.Equal((false, false, false), FlagsOf("AAA", problem));
            Assert.Equal((false, false, false), FlagsOf("CCC", With("screen.exclude", "screen=alcohol")));
        },
    };

    /// <summary>Requirements that the optimizer does not respect: which file reads each, and what of it.</summary>
    private static readonly Dictionary<Type, (string File, string[] Reads)[]> Readers = new()
    {
        [typeof(SecurityBand)] = [("Monitoring/Rules/DriftRules.cs", ["band.Around"])],
        [typeof(TrackingErrorBudget)] = [("Monitoring/Rules/DriftRules.cs", ["budget.Budget", "budget.High"]), ("Proposals/QualityFields.cs", ["Budget(s).Budget", "Budget(s).Block"])],
        [typeof(AlertHarvest)] = [("Monitoring/Rules/HarvestRules.cs", ["from.Amount", "from.OfAccount"])],
        [typeof(AlertRunway)] = [("Monitoring/Rules/HarvestRules.cs", ["Require<AlertRunway>().OfAccount"])],
        [typeof(AlertLongTerm)] = [("Monitoring/Rules/TaxRules.cs", ["notice.Days", "notice.TaxChange"])],
        [typeof(AlertBudget)] = [("Monitoring/Rules/TaxRules.cs", ["levels.First", "levels.Second", "levels.Full"])],
        [typeof(AlertCashNeed)] = [("Monitoring/Rules/CashRules.cs", ["Require<AlertCashNeed>().BusinessDays"])],
        [typeof(AlertExpiry)] = [("Monitoring/Rules/RestrictionRules.cs", ["Require<AlertExpiry>().Days"])],
        [typeof(AlertPriceAge)] = [("Monitoring/Rules/DataRules.cs", ["Require<AlertPriceAge>().BusinessDays"])],
        [typeof(AlertEvents)] = [("Monitoring/Rules/DayRules.cs", ["Require<AlertEvents>().Index", "Require<AlertEvents>().Action"])],
        [typeof(AlertMarketMove)] = [("Monitoring/Rules/DayRules.cs", ["limits.Target", "limits.Security"])],
        [typeof(AlertApproval)] = [("Monitoring/Rules/DayRules.cs", ["Require<AlertApproval>().Hours"])],
        [typeof(TaxRates)] = [("Rebalancing/AccountSnapshot.cs", [".Over"])],
        [typeof(WashSalePolicy)] = [("Rebalancing/AccountSnapshot.cs", [".Prevents"])],
        [typeof(WashSaleScope)] = [("Rebalancing/AccountSnapshot.cs", ["scope.Includes"])],
        [typeof(WashSaleBuffer)] = [("Rebalancing/AccountSnapshot.cs", [".Days"])],
        [typeof(OutsideGains)] = [("Rebalancing/AccountSnapshot.cs", [".Gains"])],
        [typeof(TargetFollow)] = [("Rebalancing/FollowedModel.cs", ["follow.Model"])],
        [typeof(ShelteredFirst)] = [("Rebalancing/HouseholdOrder.cs", [".Preferred"])],
        [typeof(Discretion)] = [("Proposals/CircumstanceFields.cs", [".Holds"])],
        [typeof(OrderTerms)] = [("Exports/Rules/ExecutionRules.cs", ["terms.Type", "terms.Window"])],
        [typeof(AutomaticApproval)] = [("Proposals/ProposalContent.cs", ["approval.On", "approval.WaitDays"])],
    };

    public static TheoryData<string> Options => [.. PolicyOptions.All.Select(o => o.Key)];

    public static TheoryData<string> RequirementTypes =>
        [.. typeof(Requirement).Assembly.GetTypes().Where(t => t is { IsAbstract: false } && t.IsSubclassOf(typeof(Requirement))).Select(t => t.FullName!)];

    [Theory]
    [MemberData(nameof(Options))]
    public void Every_option_shapes_the_problem_as_it_says_or_is_read_elsewhere(string key)
    {
        if (Shaping.TryGetValue(key, out var check) || OptionEffects.All.TryGetValue(key, out check))
        {
            check();
            return;
        }
        Assert.True(key == "notes.profile" || Matrix.OptionMatrix.Covers(key), $"{key} has no test of what it makes of the problem, and no line in the matrix");
    }

    [Theory]
    [MemberData(nameof(RequirementTypes))]
    public void What_is_said_to_read_a_requirement_does(string name)
    {
        var type = typeof(Requirement).Assembly.GetType(name)!;
        foreach (var (file, reads) in Readers.GetValueOrDefault(type, []))
        {
            var source = Repository.Read("src", "AdvisorWorkstation.Domain", file);
            Assert.Contains($"Require<{type.Name}>()", source, StringComparison.Ordinal);
            Assert.All(reads, read => Assert.Contains(read, source, StringComparison.Ordinal));
        }
    }

    [Fact]
    public void Every_figure_of_a_requirement_that_is_only_read_is_read_somewhere()
    {
        foreach (var (type, places) in Readers.Where(r => r.Key != typeof(SecurityBand) && r.Key != typeof(TaxRates) && r.Key != typeof(WashSaleScope) && r.Key != typeof(Discretion)))
        {
            Assert.Equal(
                type.GetProperties(BindingFlags.Instance | BindingFlags.Public | BindingFlags.DeclaredOnly).Select(p => p.Name).Order(),
                places.SelectMany(p => p.Reads).Select(r => r.Split('.')[1]).Distinct().Order());
        }
    }

    [Fact]
    public void A_gain_budget_that_the_year_has_used_forbids_more_gains_and_forces_no_loss()
    {
        Assert.Equal(new Money(300m), GainBudget.Left(new Money(500m), new Money(200m)));
        Assert.Equal(new Money(700m), GainBudget.Left(new Money(500m), new Money(-200m)));
        Assert.Equal(Money.Zero, GainBudget.Left(new Money(500m), new Money(800m)));
        Assert.Null(GainBudget.Left(null, new Money(800m)));
    }

    [Fact]
    public void A_broken_sector_band_may_not_get_worse_and_need_not_be_closed()
    {
        var account = Base().Hold("CCC", 6_000m, 100m);
        var row = Translate(account.Wish("target.sector-band", "active=1")).Problem.Rows.Single(r => r.Name.StartsWith("Energy", StringComparison.Ordinal));
        Assert.Equal((0.3 * 0.99) - 0.01, row.Lower, 12);
        Assert.Equal(600_000d / 1_600_000d, row.Upper, 12);
    }

    [Fact]
    public void A_position_above_its_cap_is_not_bought_and_need_not_be_sold()
    {
        var account = Translate(Base().Hold("AAA", 4_000m, 100m).Wish("security.cap", "share=5; multiple=150"));
        Assert.Equal((double)(480_000m / 1_400_000m), account.Problem.Assets.Upper[0], 12);
    }

    [Fact]
    public void A_name_without_a_known_volume_is_reckoned_as_a_small_one()
    {
        var cost = new TradingCost(Weight.FromBasisPoints(2m), Weight.FromBasisPoints(5m), Weight.FromBasisPoints(10m));
        var security = Base().Build().Securities[0].Security;
        Assert.Equal(cost.Small, cost.Of(security with { AverageDailyVolume = null }, new Price(10m)));
        Assert.Equal(cost.Small, cost.Of(security with { AverageDailyVolume = new Shares(1_999_999m) }, new Price(10m)));
        Assert.Equal(cost.Mid, cost.Of(security with { AverageDailyVolume = new Shares(2_000_000m) }, new Price(10m)));
        Assert.Equal(cost.Large, cost.Of(security with { AverageDailyVolume = new Shares(20_000_000m) }, new Price(10m)));
    }

    [Fact]
    public void A_wish_never_to_sell_and_one_never_to_hold_are_named_together()
    {
        var account = Base()
            .Wish("security.rule", "ticker=AAA; rule=never-sell")
            .Wish("screen.exclude", "screen=weapons");
        var refusal = ProblemTranslation.Translate(account.Build(), account.RiskModel, []).Refusal;
        Assert.Equal("conflict", refusal?.Code);
        Assert.Equal("Wishes about AAA exclude each other: AAA is never sold; no weapons.", refusal?.Sentence);
    }

    /// <summary>An account of 1,000,000: AAA 8 percent at a loss of 20, the rest cash; sectors technology, energy and financials.</summary>
    private static TestAccount Base() => new TestAccount { Cash = 910_000m }
        .Follow("AAA", 100m, 20m, attributes: ("weapons", 1m))
        .Follow("BBB", 50m, 20m)
        .Follow("CCC", 100m, 30m, Sector.Energy, volume: 300_000m, attributes: ("tobacco", 0.5m))
        .Follow("DDD", 20m, 5m, Sector.Financials, volume: 10_000m)
        .Hold("AAA", 400m, 125m)
        .Hold("AAA", 400m, 60m)
        .Hold("DDD", 500m, 18m);

    private static AccountProblem With(string option, string arguments) => Translate(Base().Wish(option, arguments));

    private static AccountProblem Translate(TestAccount account) =>
        ProblemTranslation.Translate(account.Build(), account.RiskModel, []).Value;

    private static (bool NoBuy, bool NoSell, bool MustSell) FlagsOf(string ticker, AccountProblem account)
    {
        var asset = account.Draft.Assets.Single(a => a.View.Security.Ticker.Symbol == ticker);
        var i = account.Holdings.Securities.ToList().FindIndex(v => v.Security.Ticker.Symbol == ticker);
        Assert.Equal(asset.NoBuy, account.Problem.Assets.NoBuy[i]);
        Assert.Equal(asset.NoSell, account.Problem.Assets.NoSell[i]);
        Assert.Equal(asset.MustSell && asset.Held > Weight.Zero, account.Problem.Assets.MustSell[i]);
        return (asset.NoBuy, asset.NoSell, asset.MustSell);
    }

    private static double[] UpperOf(string arguments) => [.. With("security.cap", arguments).Problem.Assets.Upper.Select(u => Math.Round(u, 12))];

    /// <summary>What the lot at a loss saves a dollar sold.</summary>
    private static double TaxOfLoss(string arguments)
    {
        var lots = With("tax.harvest-minimum", arguments).Problem.Lots;
        return lots.TaxPerUnit[Array.FindIndex(lots.GainPerUnit, g => g < 0d)];
    }
}
