using AdvisorWorkstation.Domain.Accounts;
using AdvisorWorkstation.Domain.Accounts.Tax;
using AdvisorWorkstation.Domain.Tests.Builders;
using AdvisorWorkstation.Domain.Values;
using static AdvisorWorkstation.Domain.Tests.Builders.Lots;

namespace AdvisorWorkstation.Domain.Tests.Accounts.Tax;

/// <summary>Price 100; the lots are a long-term gain, a short-term gain, a long-term loss, a short-term loss, and one of unknown basis.</summary>
public sealed class LotReliefTests(ITestOutputHelper output)
{
    private static readonly Price Price = new(100m);

    private static readonly Lot[] Mixed =
    [
        Lot(1, 10m, 60m, "2022-03-01"),
        Lot(2, 10m, 90m, "2026-06-01"),
        Lot(3, 10m, 140m, "2023-03-01"),
        Lot(4, 10m, 130m, "2026-07-01"),
        Lot(5, 10m, null, "2020-01-01"),
    ];

    [Theory]
    [InlineData(LotReliefMethod.MinimumTax, new long[] { 4, 3, 2, 1, 5 })]
    [InlineData(LotReliefMethod.HighestCostFirst, new long[] { 3, 4, 2, 1, 5 })]
    [InlineData(LotReliefMethod.LastInFirstOut, new long[] { 4, 2, 3, 1, 5 })]
    [InlineData(LotReliefMethod.FirstInFirstOut, new long[] { 1, 3, 2, 4, 5 })]
    [InlineData(LotReliefMethod.LongTermFirst, new long[] { 1, 3, 2, 4, 5 })]
    [InlineData(LotReliefMethod.AverageCost, new long[] { 1, 3, 2, 4, 5 })]
    public void Each_method_has_its_order_and_an_unknown_basis_comes_last(LotReliefMethod method, long[] order) =>
        Assert.Equal(order, Take(method, Mixed, 50m).Select(t => t.Lot.Id.Value));

    [Fact]
    public void What_ties_falls_back_to_the_older_lot_then_to_the_lower_id()
    {
        Lot[] ties = [Lot(9, 1m, 50m, "2021-01-05"), Lot(3, 1m, 50m, "2021-01-05"), Lot(8, 1m, 50m, "2020-01-05")];
        foreach (var method in new[] { LotReliefMethod.MinimumTax, LotReliefMethod.HighestCostFirst, LotReliefMethod.LongTermFirst, LotReliefMethod.FirstInFirstOut })
        {
            Assert.Equal([8L, 3L, 9L], Take(method, ties, 3m).Select(t => t.Lot.Id.Value));
        }
        Assert.Equal([3L, 9L, 8L], Take(LotReliefMethod.LastInFirstOut, ties, 3m).Select(t => t.Lot.Id.Value));
    }

    [Fact]
    public void Every_method_has_one_rule_whose_last_step_tells_any_two_lots_apart_and_the_document_says_the_same()
    {
        Assert.Equal(Enum.GetValues<LotReliefMethod>(), ReliefRule.All.Select(r => r.Method).Order());
        Assert.All(ReliefRule.All, r => Assert.Equal((LotOrder.KnownBasis, LotOrder.LowestId), (r.Orders[0], r.Orders[^1])));
        var document = Repository.Read("src", "AdvisorWorkstation.Domain", "Accounts", "Tax", "README.md").Split('\n');
        Assert.Equal(
            ReliefRule.All.Select(r => $"| {r.Name} | {r.Sentence} |"),
            document.SkipWhile(l => l != "| method | what is sold first |").Skip(2).TakeWhile(l => l.StartsWith('|')));
    }

    [Fact]
    public void The_last_lot_is_taken_in_part_and_no_lot_gives_more_than_it_holds()
    {
        var takes = Take(LotReliefMethod.FirstInFirstOut, Mixed, 14.5m);
        Assert.Equal([(1L, 10m), (3L, 4.5m)], takes.Select(t => (t.Lot.Id.Value, t.Quantity.Count)));
    }

    [Fact]
    public void Less_is_taken_when_the_lots_hold_less() =>
        Assert.Equal(50m, Take(LotReliefMethod.MinimumTax, Mixed, 80m).Sum(t => t.Quantity.Count));

    [Fact]
    public void Nothing_is_taken_when_nothing_is_asked_for() => Assert.Empty(Take(LotReliefMethod.MinimumTax, Mixed, 0m));

    [Fact]
    public void Minimum_tax_pays_what_the_cheapest_choice_of_lots_would_pay()
    {
        var random = Seed.Print(output);
        for (var round = 0; round < 300; round++)
        {
            Lot[] lots =
            [
                .. Enumerable.Range(1, random.Next(1, 6)).Select(i => Lot(
                    i, random.Next(1, 4), random.Next(50, 160), TestAccount.Day.Date.AddDays(-random.Next(1, 900)).ToString("yyyy-MM-dd"))),
            ];
            var wanted = random.Next(1, 1 + (int)lots.Sum(l => l.Quantity.Count));
            var paid = Take(LotReliefMethod.MinimumTax, lots, wanted).Sum(t => TaxOf(t.Lot) * t.Quantity.Count);
            Assert.Equal(Cheapest(lots, wanted), paid);
        }
    }

    /// <summary>One share at a time out of every share there is, the least tax first: the obvious form.</summary>
    private static decimal Cheapest(Lot[] lots, int wanted) =>
        lots.SelectMany(l => Enumerable.Repeat(TaxOf(l), (int)l.Quantity.Count)).Order().Take(wanted).Sum();

    private static decimal TaxOf(Lot lot) => LotTaxes.Of(lot, Price, TestAccount.Day, TestAccount.Rates)!.Value.TaxPerShare;

    private static IReadOnlyList<LotTake> Take(LotReliefMethod method, IReadOnlyList<Lot> lots, decimal shares) =>
        LotRelief.Take(method, lots, new Shares(shares), Price, TestAccount.Day, TestAccount.Rates);
}
