using AdvisorWorkstation.Domain.Accounts;
using AdvisorWorkstation.Domain.Accounts.Ledger;
using AdvisorWorkstation.Domain.Accounts.Tax;
using AdvisorWorkstation.Domain.Markets;
using AdvisorWorkstation.Domain.Values;
using AdvisorWorkstation.Features.Monitoring.Holdings;

namespace AdvisorWorkstation.Tests.Monitoring;

public sealed class HoldingTreeTests
{
    private static readonly AsOf Day = new(new DateOnly(2026, 11, 19));

    private static readonly HoldingLook Plain = new("", false, null, false);

    [Fact]
    public void Gains_are_summed_by_term_and_what_has_no_basis_stands_apart()
    {
        var sums = HoldingSums.Of([Held("AAA", Sector.Energy, 10m, ("2024-01-02", 500m), ("2026-06-01", 1200m), (null, null))]);
        Assert.Equal((500m, -200m, 1000m, 1), (sums.LongTerm.Usd, sums.ShortTerm.Usd, sums.WithoutBasis.Usd, sums.LotsWithoutBasis));
        Assert.Equal((195, new DateOnly(2027, 6, 2)), (sums.DaysToLong, sums.FirstLong));
    }

    [Fact]
    public void A_security_without_a_price_is_counted_and_in_no_sum()
    {
        var unpriced = Held("BBB", Sector.Energy, null, ("2024-01-02", 500m));
        var sums = HoldingSums.Of([Held("AAA", Sector.Energy, 10m, ("2024-01-02", 500m)), unpriced]);
        Assert.Equal((1000m, 1), (sums.Value.Usd, sums.WithoutPrice));
        Assert.Null(unpriced.Lots[0].Gain);
    }

    [Fact]
    public void Sectors_hold_their_securities_and_securities_their_lots_when_open()
    {
        var held = new[] { Held("AAA", Sector.Energy, 10m, ("2024-01-02", 500m)), Held("BBB", Sector.Utilities, 30m, ("2024-01-02", 500m), ("2025-01-02", 700m)) };
        var targets = new Dictionary<Sector, Weight> { [Sector.Energy] = new(0.5m), [Sector.Utilities] = new(0.5m) };
        var tree = HoldingTree.Of(held, targets, Plain with { BySector = true });
        Assert.Equal(["-Utilities", "BBB", "BBB.1", "BBB.2", "-Energy", "AAA"], tree.Lines(new HashSet<string> { "BBB" }).Select(l => l.Key));
        Assert.Equal(["-Utilities", "-Energy", "AAA"], tree.Lines(new HashSet<string> { "BBB", "-Utilities" }).Select(l => l.Key));
        Assert.Equal([1, 2, 3, 3], tree.Lines(new HashSet<string> { "BBB" }).Take(4).Select(l => l.Level));
    }

    [Fact]
    public void A_sectors_active_weight_counts_what_is_in_the_target_and_not_held()
    {
        var held = new[] { Held("AAA", Sector.Energy, 10m, ("2024-01-02", 500m)) with { Held = new Weight(0.4m), Active = new Weight(0.3m) } };
        var tree = HoldingTree.Of(held, new Dictionary<Sector, Weight> { [Sector.Energy] = new(0.7m), [Sector.Utilities] = new(0.3m) }, Plain with { BySector = true });
        Assert.Equal(-0.3m, tree.Lines(new HashSet<string>())[0].Sums!.Active!.Value.Fraction);
        Assert.Equal(-0.6m, tree.Total.Active!.Value.Fraction);
    }

    [Theory]
    [InlineData(null, false, "CCC BBB AAA")]
    [InlineData("ticker", false, "AAA BBB CCC")]
    [InlineData("ticker", true, "CCC BBB AAA")]
    [InlineData("long", true, "AAA BBB CCC")]
    [InlineData("long", false, "CCC BBB AAA")]
    [InlineData("no such column", true, "CCC BBB AAA")]
    public void Columns_sort(string? column, bool descending, string expected)
    {
        var held = new[] { Held("AAA", Sector.Energy, 10m, ("2024-01-02", 100m)), Held("BBB", Sector.Energy, 20m, ("2024-01-02", 1500m)), Held("CCC", Sector.Energy, 30m, ("2024-01-02", 2900m)) };
        Assert.Equal(expected, string.Join(' ', HoldingTree.Of(held, null, Plain with { Sort = column, Descending = descending }).Tickers));
    }

    [Fact]
    public void The_field_finds_a_tickers_beginning_and_any_part_of_a_name()
    {
        var held = new[] { Held("AAA", Sector.Energy, 10m), Held("BAA", Sector.Energy, 10m) };
        Assert.Equal(["AAA"], HoldingTree.Of(held, null, Plain with { Words = " aa " }).Tickers.Take(1));
        Assert.Equal(["BAA"], HoldingTree.Of(held, null, Plain with { Words = "baa inc" }).Tickers);
    }

    [Fact]
    public void An_adjusted_basis_stands_beside_what_was_paid_with_the_sale_that_added_to_it()
    {
        var lot = Lot("2026-05-04", 1050m) with { OriginalBasis = new Money(800m), Acquired = new DateOnly(2026, 4, 1) };
        var held = HeldLot.On(Day, lot, new Price(10m), TaxProfile.None) with { Adjustments = [new LotAdjustment(new DateOnly(2026, 5, 3), new Money(250m))] };
        Assert.Equal("2026-05-04 held since 2026-04-01, basis 1,050.00, bought for 800.00", HoldingLine.LotWords(held));
        Assert.StartsWith("Basis 1,050.00, bought for 800.00: a wash sale of 2026-05-03 added 250.00.", HoldingLine.FullWords(held), StringComparison.Ordinal);
        Assert.Contains("Bought on 2026-05-04", HoldingLine.FullWords(held), StringComparison.Ordinal);
    }

    [Fact]
    public void What_no_wash_sale_explains_is_a_corporate_actions()
    {
        var held = HeldLot.On(Day, Lot("2024-05-04", 700m) with { OriginalBasis = new Money(800m) }, new Price(10m), TaxProfile.None);
        Assert.StartsWith("Basis 700.00, bought for 800.00: corporate actions took away 100.00.", HoldingLine.FullWords(held), StringComparison.Ordinal);
    }

    [Fact]
    public void An_estimate_and_an_unknown_basis_say_so()
    {
        var estimate = HeldLot.On(Day, Lot("2024-05-04", 700m) with { Standing = BasisStanding.Estimated }, new Price(10m), TaxProfile.None);
        var unknown = HeldLot.On(Day, Lot(null, null), new Price(10m), TaxProfile.None);
        Assert.Equal("2024-05-04, basis 700.00 estimated", HoldingLine.LotWords(estimate));
        Assert.Equal("day unknown, basis unknown", HoldingLine.LotWords(unknown));
        Assert.Contains("The optimizer does not sell it", HoldingLine.FullWords(unknown), StringComparison.Ordinal);
        Assert.Null(unknown.Gain);
    }

    /// <summary>A hundred shares in each lot.</summary>
    private static HeldSecurity Held(string ticker, Sector sector, decimal? price, params (string? Day, decimal? Basis)[] lots)
    {
        Price? each = price is { } usd ? new Price(usd) : null;
        var security = new Security(new SecurityId(1), Ticker.Parse(ticker), $"{ticker} Inc", SecurityKind.Equity, sector, ticker, null, null);
        return new HeldSecurity(
            security,
            new Shares(100m * lots.Length),
            each,
            price is null ? null : Day.Date,
            [.. lots.Select((l, i) => HeldLot.On(Day, Lot(l.Day, l.Basis, i + 1), each, TaxProfile.None))]);
    }

    private static Lot Lot(string? day, decimal? basis, int id = 1) => new(
        new LotId(id), new SecurityId(1), new Shares(100m), day is null ? null : DateOnly.ParseExact(day, "yyyy-MM-dd"), basis is { } usd ? new Money(usd) : null, null, null);
}
