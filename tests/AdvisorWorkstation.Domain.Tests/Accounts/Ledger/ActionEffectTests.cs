using AdvisorWorkstation.Domain.Accounts.Ledger;
using AdvisorWorkstation.Domain.Accounts.Tax;
using AdvisorWorkstation.Domain.Values;

namespace AdvisorWorkstation.Domain.Tests.Accounts.Ledger;

/// <summary>What a corporate action does, before it is booked: the same replay with it and without it.</summary>
public sealed class ActionEffectTests(ITestOutputHelper output)
{
    private static readonly DateOnly Day = new(2026, 11, 20);

    private static readonly IReadOnlyList<LedgerAccount> Accounts =
    [
        new(LedgerScript.Client, true, false, LotReliefMethod.FirstInFirstOut, TaxProfile.None),
        new(LedgerScript.Spouse, true, true, LotReliefMethod.FirstInFirstOut, TaxProfile.None),
        new(LedgerScript.Ira, false, false, LotReliefMethod.FirstInFirstOut, TaxProfile.None),
    ];

    public static TheoryData<ActionTerms> EveryKind =>
    [
        new ActionTerms.Split(1.5m, new Price(7m)),
        new ActionTerms.Split(0.1m, new Price(111.11m)),
        new ActionTerms.Rename(LedgerScript.Y),
        new ActionTerms.SpinOff(LedgerScript.Y, 0.3m, new Weight(0.123m), new Price(9m)),
        new ActionTerms.StockMerger(LedgerScript.Y, 0.77m, new Price(13m)),
        new ActionTerms.CashMerger(new Price(11.11m)),
        new ActionTerms.MixedMerger(LedgerScript.Y, 0.33m, new Price(4m), new Price(21m)),
        new ActionTerms.ReturnOfCapital(new Price(6.5m)),
        new ActionTerms.Worthless(),
    ];

    [Theory]
    [MemberData(nameof(EveryKind))]
    public void Basis_is_conserved_to_the_cent_whatever_the_lots(ActionTerms terms)
    {
        var random = Seed.Print(output);
        for (var i = 0; i < 40; i++)
        {
            var effect = EffectOn(Lots(random), terms);
            var basis = effect.Accounts.Select(a => a.Basis).Aggregate((a, b) => a + b);
            Assert.True(basis.IsConserved, basis.ToString());
            Assert.Empty(effect.Accounts.SelectMany(a => a.Faults));
        }
    }

    [Theory]
    [MemberData(nameof(EveryKind))]
    public void What_is_shown_is_what_booking_gives(ActionTerms terms)
    {
        var script = Lots(Seed.Print(output));
        var effect = EffectOn(script, terms);
        Assert.Equal(Replay(script), effect.Without.Lots);
        Assert.Equal(Replay(script.Act("2026-11-20", terms)), effect.With.Lots);

        static IReadOnlyList<LedgerLot> Replay(LedgerScript script) =>
            HouseholdLedger.Replay(Accounts, LedgerScript.GroupOf, script.Entries, DateOnly.MaxValue).Lots;
    }

    [Fact]
    public void A_fraction_without_a_price_is_a_fault_and_stays()
    {
        var effect = EffectOn(new LedgerScript().Buy("2024-01-02", 5m, 100m), new ActionTerms.Split(1.5m, null));
        Assert.Contains("0.5 shares", Assert.Single(Assert.Single(effect.Accounts).Faults).Sentence, StringComparison.Ordinal);
        Assert.Equal(7.5m, effect.With.Lots.Sum(l => l.Quantity.Count));
    }

    [Fact]
    public void Whole_shares_need_no_price() =>
        Assert.Empty(EffectOn(new LedgerScript().Buy("2024-01-02", 5m, 100m), new ActionTerms.Split(4m, null)).Accounts.SelectMany(a => a.Faults));

    [Fact]
    public void A_loss_of_a_fraction_that_is_washed_is_counted_with_the_basis()
    {
        var script = new LedgerScript().Buy("2024-01-02", 5m, 500m).Buy("2026-11-10", 10m, 1000m);
        var effect = Assert.Single(EffectOn(script, new ActionTerms.Split(0.5m, new Price(100m))).Accounts);
        Assert.Equal((1500m, 50m, 1450m), (effect.Basis.Before.Usd, effect.Basis.Added.Usd, effect.Basis.After.Usd));
        Assert.Equal(100m, effect.Basis.Left.Usd);
        Assert.True(effect.Basis.IsConserved);
    }

    [Fact]
    public void Who_bought_on_the_day_or_opened_the_books_later_did_not_hold_it_before()
    {
        var opened = new LedgerEntry.Statement(
            100, new DateOnly(2026, 11, 25), LedgerScript.Spouse, LedgerScript.X, [new StatedLot(new Shares(30m), new DateOnly(2024, 1, 2), new Money(10m))]);
        var script = new LedgerScript().Buy("2026-11-20", 5m, 100m).Buy("2024-01-02", 10m, 100m, LedgerScript.Spouse).Buy("2024-01-02", 8m, 100m, LedgerScript.Ira).Add(opened);
        var held = ActionEffects.HeldBefore(Accounts, LedgerScript.GroupOf, script.Entries, LedgerScript.X, Day);
        Assert.Equal([(LedgerScript.Ira, new Shares(8m))], held.Select(h => (h.Key, h.Value)));
    }

    [Fact]
    public void A_later_sale_that_can_t_be_booked_any_more_is_named()
    {
        var script = new LedgerScript().Buy("2024-01-02", 100m, 1000m).Sell("2026-11-23", 60m, 900m);
        var effect = EffectOn(script, new ActionTerms.Split(0.1m, new Price(150m)));
        Assert.Contains("60 shares leave", Assert.Single(effect.NewFaults).Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void A_position_without_lots_that_came_before_the_booking_keeps_the_lots_of_the_old_symbol()
    {
        var script = new LedgerScript().Buy("2024-01-02", 100m, 1000m).Act("2026-11-20", new ActionTerms.Rename(LedgerScript.Y))
            .Add(new LedgerEntry.Statement(50, new DateOnly(2026, 11, 23), LedgerScript.Client, LedgerScript.X, []))
            .Add(new LedgerEntry.Statement(51, new DateOnly(2026, 11, 23), LedgerScript.Client, LedgerScript.Y, [new StatedLot(new Shares(100m), null, new Money(1010m), IsEstimate: true)]))
            .Add(new LedgerEntry.Statement(5, new DateOnly(2024, 1, 1), LedgerScript.Client, LedgerScript.XTwin, []));
        Assert.Equal(["1.1: 100 for 1000.00 since 2024-01-02"], LedgerScript.Lines(script.Replay()));
    }

    private static HouseholdEffect EffectOn(LedgerScript script, ActionTerms terms) => ActionEffects.Of(
        Accounts, LedgerScript.GroupOf, script.Entries, new LedgerEntry.Action(script.Entries.Count + 1, Day, LedgerScript.X, terms));

    /// <summary>A few lots of any size, some at a loss, some bought lately, of unknown basis now and then, in all accounts.</summary>
    private static LedgerScript Lots(Random random)
    {
        var script = new LedgerScript();
        foreach (var account in new[] { LedgerScript.Client, LedgerScript.Client, LedgerScript.Spouse, LedgerScript.Ira, LedgerScript.Client })
        {
            var day = Day.AddDays(-random.Next(1, 900)).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
            script.Buy(day, random.Next(1, 5_000_000) / 1_000m, random.Next(1, 9_000_000) / 100m, account);
        }
        return random.Next(3) == 0 ? script.TransferIn("2025-01-02", 33m, null, null) : script;
    }
}
