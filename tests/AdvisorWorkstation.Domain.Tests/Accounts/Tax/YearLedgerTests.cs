using AdvisorWorkstation.Domain.Accounts;
using AdvisorWorkstation.Domain.Accounts.Ledger;
using AdvisorWorkstation.Domain.Accounts.Tax;
using AdvisorWorkstation.Domain.Tests.Accounts.Ledger;
using AdvisorWorkstation.Domain.Values;

namespace AdvisorWorkstation.Domain.Tests.Accounts.Tax;

/// <summary>Years out of the ledger: what one carries out, the next carries in.</summary>
public sealed class YearLedgerTests(ITestOutputHelper output)
{
    private static readonly LossCarried None = LossCarried.None;

    [Fact]
    public void A_loss_is_deducted_year_by_year_until_it_is_gone_also_through_years_without_a_sale()
    {
        var years = Years(new LedgerScript().Buy("2021-02-01", 100m, 20_000m).Sell("2022-06-10", 100m, 12_500m), 2026).Years;
        Assert.Equal(
            [(2022, 0m, 4_500m), (2023, 4_500m, 1_500m), (2024, 1_500m, 0m), (2025, 0m, 0m), (2026, 0m, 0m)],
            years.Select(y => (y.Year, y.CarriedIn.LongTerm.Usd, y.Netting.CarriedOut.LongTerm.Usd)));
        Assert.Equal([3_000m, 3_000m, 1_500m, 0m, 0m], years.Select(y => y.Netting.Deducted.Usd));
        Assert.All(years, y => Assert.Equal((false, true), (y.IsStated, y.IsComplete)));
    }

    [Fact]
    public void A_statement_takes_the_place_of_the_chain()
    {
        var script = new LedgerScript().Buy("2021-02-01", 100m, 20_000m).Sell("2022-06-10", 100m, 12_500m);
        var stated = new StatedCarryIn(2024, null, new LossCarried(new Money(700m), new Money(100m)));
        var years = Years(script, 2025, stated);
        Assert.Equal((true, 700m, 100m), (years.In(2024).IsStated, years.In(2024).CarriedIn.ShortTerm.Usd, years.In(2024).CarriedIn.LongTerm.Usd));
        Assert.Equal((800m, None), (years.In(2024).Netting.Deducted.Usd, years.In(2025).CarriedIn));
        Assert.Equal(2020, Years(new LedgerScript(), 2021, stated with { Year = 2020 }).Years[0].Year);
        Assert.Equal(None, years.In(2019).CarriedIn);
        Assert.Throws<ArgumentOutOfRangeException>(() => years.In(2026));
    }

    [Fact]
    public void Disallowed_losses_are_in_the_year_of_the_sale_deferred_or_lost_for_good()
    {
        var script = new LedgerScript()
            .Buy("2023-03-01", 30m, 900m)
            .Sell("2023-12-20", 30m, 600m)
            .Buy("2024-01-05", 10m, 200m, LedgerScript.Ira)
            .Buy("2024-01-06", 10m, 210m, LedgerScript.Spouse)
            .Sell("2024-09-10", 10m, 260m, LedgerScript.Spouse);
        var years = Years(script, 2024);
        Assert.Equal((-100m, 0m, 100m, 100m), Figures(years.In(2023)));
        Assert.Equal((0m, -50m, 0m, 0m), Figures(years.In(2024)));

        static (decimal, decimal, decimal, decimal) Figures(TaxYear y) => (y.ShortTerm.Usd, y.LongTerm.Usd, y.Deferred.Usd, y.LostForGood.Usd);
    }

    [Fact]
    public void A_sale_whose_gain_or_term_nobody_knows_is_named_and_counted_nowhere()
    {
        var year = Years(
            new LedgerScript()
                .TransferIn("2024-03-01", 10m, "2020-01-02", null).Sell("2024-06-10", 10m, 200m)
                .TransferIn("2024-07-01", 10m, null, 100m).Sell("2024-08-10", 10m, 200m),
            2024).In(2024);
        Assert.Equal((false, Money.Zero, Money.Zero), (year.IsComplete, year.ShortTerm, year.LongTerm));
        Assert.Equal([2L, 4L], year.Unknown.Select(s => s.Entry));
        Assert.Empty(year.Sales);
    }

    [Fact]
    public void Spouses_file_together_a_trust_by_itself_and_an_IRA_not_at_all()
    {
        var script = new LedgerScript()
            .Buy("2023-03-01", 10m, 300m).Sell("2023-06-10", 10m, 200m)
            .Buy("2023-03-01", 10m, 200m, LedgerScript.Spouse, LedgerScript.Y).Sell("2023-06-10", 10m, 500m, LedgerScript.Spouse, LedgerScript.Y)
            .Buy("2022-03-01", 10m, 200m, LedgerScript.Ira).Sell("2022-06-10", 10m, 900m, LedgerScript.Ira);
        var together = Household(script, AccountKind.Taxable, [], 2023);
        Assert.Equal([(HouseholdYears.Household, true, 200m)], together.Filers.Select(f => (f.Name, f.IsHousehold, f.Years.In(2023).ShortTerm.Usd)));
        Assert.Equal([-100m, 300m], new[] { LedgerScript.Client, LedgerScript.Spouse }.Select(a => together.ByAccount[a].In(2023).ShortTerm.Usd));
        Assert.False(together.ByAccount.ContainsKey(LedgerScript.Ira));

        StatedCarryIn[] stated =
        [
            new(2023, null, new LossCarried(new Money(40m), Money.Zero)),
            new(2023, LedgerScript.Client, new LossCarried(new Money(2m), Money.Zero)),
            new(2023, LedgerScript.Spouse, new LossCarried(new Money(7m), Money.Zero)),
        ];
        var apart = Household(script, AccountKind.Trust, stated, 2023);
        Assert.Equal(
            [(HouseholdYears.Household, -100m, 42m), ("Spouse", 300m, 7m)],
            apart.Filers.Select(f => (f.Name, f.Years.In(2023).ShortTerm.Usd, f.Years.In(2023).CarriedIn.ShortTerm.Usd)));
    }

    [Fact]
    public void No_dollar_of_the_ledger_is_lost_on_the_way_through_the_years()
    {
        var random = Seed.Print(output);
        for (var round = 0; round < 100; round++)
        {
            var state = RandomLedger.Draw(random).Replay();
            var years = Household(state, AccountKind.Taxable, [], 2027).Filers.Single().Years.Years;
            var taxed = state.Sales.Where(s => s.Account != LedgerScript.Ira && s.Gain is not null).ToList();
            Assert.Equal(taxed.Sum(s => s.Allowed!.Value.Usd), years.Sum(y => y.ShortTerm.Usd + y.LongTerm.Usd));
            Assert.Equal(taxed.Sum(s => s.Disallowed.Usd), years.Sum(y => y.Deferred.Usd + y.LostForGood.Usd));
            Assert.Equal(state.Washes.Where(w => w.IsLostForGood).Sum(w => w.Disallowed.Usd), years.Sum(y => y.LostForGood.Usd));
            var last = years[^1].Netting.CarriedOut;
            Assert.Equal(
                years.Sum(y => y.ShortTerm.Usd + y.LongTerm.Usd),
                years.Sum(y => y.Netting.ShortTerm.Usd + y.Netting.LongTerm.Usd - y.Netting.Deducted.Usd) - last.ShortTerm.Usd - last.LongTerm.Usd);
            foreach (var (before, after) in years.Zip(years.Skip(1)))
            {
                Assert.Equal(before.Netting.CarriedOut, after.CarriedIn);
            }
        }
    }

    private static YearLedger Years(LedgerScript script, int until, params StatedCarryIn[] stated) =>
        Household(script, AccountKind.Taxable, stated, until).Filers.Single().Years;

    private static HouseholdYears Household(LedgerScript script, AccountKind spouse, StatedCarryIn[] stated, int until) =>
        Household(script.Replay(), spouse, stated, until);

    private static HouseholdYears Household(LedgerState state, AccountKind spouse, StatedCarryIn[] stated, int until) => HouseholdYears.Of(
        [
            new FilingAccount(LedgerScript.Client, "Client", AccountKind.JointTaxable),
            new FilingAccount(LedgerScript.Spouse, "Spouse", spouse),
            new FilingAccount(LedgerScript.Ira, "IRA", AccountKind.TraditionalIra),
        ],
        state,
        stated,
        until);
}
