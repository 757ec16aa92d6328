using AdvisorWorkstation.Domain.Accounts;
using AdvisorWorkstation.Domain.Accounts.Tax;
using AdvisorWorkstation.Domain.Markets;
using AdvisorWorkstation.Domain.Tests.Builders;
using AdvisorWorkstation.Domain.Values;
using static AdvisorWorkstation.Domain.Tests.Builders.Lots;

namespace AdvisorWorkstation.Domain.Tests.Accounts.Tax;

/// <summary>One sale at 100 dollars a share under every method; short-term 45.8 percent, long-term 28.8 percent.</summary>
public sealed class ReliefComparisonTests(ITestOutputHelper output)
{
    private static readonly Lot[] Two = [Lot(1, 10m, 60m, "2022-03-01"), Lot(2, 10m, 90m, "2026-06-01")];

    [Fact]
    public void Every_other_method_stands_beside_the_one_that_is_used()
    {
        var comparison = ReliefComparison.Of(Sale(Two, 10m), LotReliefMethod.FirstInFirstOut);
        Assert.Equal(("First in, first out", 0m, 400m, 115.20m, 0m), Figures(comparison.Used));
        Assert.Equal(
            [
                ("Minimum tax", 100m, 0m, 45.80m, -69.40m),
                ("Highest cost first", 100m, 0m, 45.80m, -69.40m),
                ("Last in, first out", 100m, 0m, 45.80m, -69.40m),
                ("Long-term first", 0m, 400m, 115.20m, 0m),
                ("Average cost", 0m, 400m, 115.20m, 0m),
            ],
            comparison.Others.Select(Figures));
    }

    [Fact]
    public void Shares_of_a_fund_have_the_average_basis_and_the_earliest_are_sold()
    {
        var comparison = ReliefComparison.Of(Sale(Two, 15m) with { MayAverage = true }, LotReliefMethod.AverageCost);
        Assert.Equal(("Average cost", 125m, 250m, 57.25m + 72m, 0m), Figures(comparison.Used));
        Assert.Empty(comparison.Used.Notes);
    }

    [Fact]
    public void Stock_has_no_average_cost_and_the_row_says_so()
    {
        var row = ReliefComparison.Of(Sale(Two, 10m), LotReliefMethod.AverageCost).Used;
        Assert.Equal(115.20m, row.Tax?.Usd);
        Assert.Contains("for shares of funds", Assert.Single(row.Notes), StringComparison.Ordinal);
        Assert.True(AverageCost.IsAllowed(SecurityKind.Fund) && !AverageCost.IsAllowed(SecurityKind.Equity) && !AverageCost.IsAllowed(SecurityKind.Other));
    }

    [Fact]
    public void A_sale_that_has_to_touch_an_unknown_basis_has_no_tax_under_any_method()
    {
        Lot[] lots = [.. Two, Lot(3, 10m, null, "2020-01-01")];
        Assert.All(ReliefComparison.Of(Sale(lots, 20m), LotReliefMethod.MinimumTax).Rows, r => Assert.NotNull(r.Tax));
        var touching = ReliefComparison.Of(Sale(lots, 20.5m) with { MayAverage = true }, LotReliefMethod.MinimumTax);
        Assert.All(touching.Rows, r =>
        {
            Assert.Equal((null, null, null, null), (r.ShortTerm, r.LongTerm, r.Tax, r.Difference));
            Assert.Contains("The basis of 0.5 shares is unknown, and so is the tax.", r.Notes);
        });
    }

    [Fact]
    public void Lots_that_were_chosen_are_compared_with_every_method_and_a_loss_that_would_be_washed_is_named()
    {
        Lot[] lots = [.. Two, Lot(3, 10m, 140m, "2023-03-01")];
        var comparison = ReliefComparison.Of(Sale(lots, 1m), [new LotTake(lots[1], new Shares(5m))], lot => lot.Value == 3);
        Assert.Equal((ReliefComparison.Identified, 50m, 0m, 22.90m, 0m), Figures(comparison.Used));
        Assert.Equal(6, comparison.Others.Count);
        var cheapest = comparison.Others[0];
        Assert.Equal(("Minimum tax", 0m, -200m, -57.60m, -80.50m), Figures(cheapest));
        Assert.StartsWith("It sells 5 shares at a loss that the wash-sale rule would disallow", Assert.Single(cheapest.Notes), StringComparison.Ordinal);
    }

    [Fact]
    public void No_method_takes_more_than_a_lot_holds_all_take_the_same_shares_and_none_is_cheaper_than_minimum_tax()
    {
        var random = Seed.Print(output);
        for (var round = 0; round < 500; round++)
        {
            Lot[] lots = [.. Enumerable.Range(1, random.Next(1, 7)).Select(i => Draw(random, i))];
            var held = lots.Sum(l => l.Quantity.Count);
            var sale = Sale(lots, decimal.Round((decimal)random.NextDouble() * held * 1.1m, 3)) with { MayAverage = random.Next(2) == 0 };
            var rows = ReliefComparison.Of(sale, LotReliefMethod.MinimumTax).Rows;
            foreach (var row in rows)
            {
                Assert.All(row.Takes, t => Assert.True(t.Quantity > Shares.Zero && t.Quantity <= lots.Single(l => l.Id == t.Lot.Id).Quantity, $"{round}: {t}"));
                Assert.Equal(row.Takes.Count, row.Takes.Select(t => t.Lot.Id).Distinct().Count());
                Assert.Equal(Math.Min(sale.Quantity.Count, held), row.Takes.Sum(t => t.Quantity.Count));
                Assert.Equal(OwnTax(rows[0]).HasValue, OwnTax(row).HasValue);
                Assert.False(OwnTax(row) < OwnTax(rows[0]), $"round {round}: {row.Name} pays {OwnTax(row)}, minimum tax {OwnTax(rows[0])}");
            }
            Assert.Equal(rows.Select(Figures), ReliefComparison.Of(sale with { Lots = [.. lots.Reverse()] }, LotReliefMethod.MinimumTax).Rows.Select(Figures));

            Lot Own(Lot taken) => lots.Single(l => l.Id == taken.Id);

            decimal? OwnTax(ReliefRow row)
            {
                var taxes = row.Takes.Select(t => LotTaxes.Of(Own(t.Lot), sale.Price, sale.Day, sale.Profile)?.TaxPerShare * t.Quantity.Count).ToList();
                return taxes.Contains(null) ? null : taxes.Sum();
            }
        }
    }

    private static Lot Draw(Random random, int id) => Lot(
        id,
        random.Next(1, 5_000) / 1_000m,
        random.Next(8) == 0 ? null : random.Next(5_000, 16_000) / 100m,
        random.Next(8) == 0 ? null : TestAccount.Day.Date.AddDays(-random.Next(1, 900)).ToString("yyyy-MM-dd"));

    private static ReliefSale Sale(IReadOnlyList<Lot> lots, decimal shares) =>
        new(lots, false, new Shares(shares), new Price(100m), TestAccount.Day, TestAccount.Rates);

    private static (string Name, decimal? Short, decimal? Long, decimal? Tax, decimal? Difference) Figures(ReliefRow row) =>
        (row.Name, row.ShortTerm?.Usd, row.LongTerm?.Usd, row.Tax?.Usd, row.Difference?.Usd);
}
