using AdvisorWorkstation.Domain.Accounts.Ledger;
using AdvisorWorkstation.Domain.Values;

namespace AdvisorWorkstation.Domain.Tests.Accounts.Ledger;

/// <summary>The worked cases of tax.md through the detector, which reads events and keeps no lots, and its judgment of the ledger.</summary>
public sealed class WashSaleDetectorTests(ITestOutputHelper output)
{
    [Fact]
    public void Case_1_the_whole_loss_is_disallowed_by_what_was_bought_again() => Assert.Equal(
        [(2L, 3L, 100m, 250m, false)],
        Find(new LedgerScript().Buy("2024-03-01", 100m, 1_000m).Sell("2024-06-10", 100m, 750m).Buy("2024-06-20", 100m, 800m)));

    [Fact]
    public void Case_2_two_purchases_before_the_sale_disallow_three_quarters() => Assert.Equal(
        [(4L, 2L, 50m, 500m, false), (4L, 3L, 25m, 250m, false)],
        Find(new LedgerScript().Buy("2007-09-21", 100m, 5_000m).Buy("2007-12-21", 50m, 2_750m).Buy("2007-12-28", 25m, 1_125m).Sell("2008-01-04", 100m, 4_000m)));

    [Theory]
    [InlineData("2024-07-10", true)]
    [InlineData("2024-07-11", false)]
    public void Case_3_the_thirtieth_day_washes_and_the_next_one_does_not(string day, bool isWashed) => Assert.Equal(
        isWashed,
        Find(new LedgerScript().Buy("2024-03-01", 10m, 300m).Sell("2024-06-10", 10m, 200m).Buy(day, 10m, 210m)).Count == 1);

    [Theory]
    [InlineData("2024-05-11", true)]
    [InlineData("2024-05-10", false)]
    public void Thirty_days_before_the_sale_wash_as_well(string day, bool isWashed) => Assert.Equal(
        isWashed,
        Find(new LedgerScript().Buy("2024-03-01", 10m, 300m).Buy(day, 10m, 210m).Sell("2024-06-10", 10m, 200m)).Count == 1);

    [Fact]
    public void Case_4_a_purchase_in_the_IRA_loses_the_loss_for_good() => Assert.Equal(
        [(2L, 3L, 10m, 100m, true)],
        Find(new LedgerScript().Buy("2024-03-01", 10m, 300m).Sell("2024-06-10", 10m, 200m).Buy("2024-07-10", 10m, 210m, LedgerScript.Ira)));

    [Fact]
    public void Case_5_forty_shares_of_a_larger_purchase_replace() => Assert.Equal(
        [(2L, 3L, 40m, 200m, false)],
        Find(new LedgerScript().Buy("2024-03-01", 40m, 1_000m).Sell("2024-06-10", 40m, 800m).Buy("2024-06-12", 100m, 2_100m)));

    [Fact]
    public void Case_6_a_gain_is_never_washed() => Assert.Empty(
        Find(new LedgerScript().Buy("2024-03-01", 10m, 100m).Sell("2024-06-10", 10m, 200m).Buy("2024-06-11", 10m, 210m)));

    [Fact]
    public void A_loss_in_the_IRA_is_no_loss_and_what_came_with_the_sold_shares_is_no_replacement()
    {
        Assert.Empty(Find(new LedgerScript().Buy("2024-03-01", 10m, 300m, LedgerScript.Ira).Sell("2024-06-10", 10m, 200m, LedgerScript.Ira).Buy("2024-06-11", 10m, 210m)));
        Assert.Empty(Find(new LedgerScript().Buy("2024-06-01", 100m, 1_000m).Sell("2024-06-10", 40m, 300m)));
    }

    [Fact]
    public void A_sale_whose_loss_nobody_knows_is_named_where_a_purchase_would_disallow_it()
    {
        var script = new LedgerScript().TransferIn("2024-03-01", 10m, null, null).Sell("2024-06-10", 10m, 200m).Buy("2024-06-20", 5m, 100m);
        var found = WashSaleDetector.Find(script.Events(script.Replay()));
        Assert.Empty(found.Findings);
        Assert.Equal((2L, new LedgerLotNumber(1, 1)), Assert.Single(found.Unjudged));
        var quiet = new LedgerScript().TransferIn("2024-03-01", 10m, null, null).Sell("2024-06-10", 10m, 200m);
        Assert.Empty(WashSaleDetector.Find(quiet.Events(quiet.Replay())).Unjudged);
    }

    [Fact]
    public void A_split_of_a_twin_leaves_the_shares_of_the_other_as_they_are()
    {
        var script = new LedgerScript()
            .Buy("2024-03-01", 10m, 300m)
            .Sell("2024-06-10", 10m, 200m)
            .Act("2024-06-15", new ActionTerms.Split(20m, new Price(1m)), LedgerScript.XTwin)
            .Act("2024-06-15", new ActionTerms.Split(2m, new Price(10m)))
            .Buy("2024-06-20", 5m, 55m);
        Assert.Equal([(2L, 5L, 5m, 25m, false)], Find(script));
        Assert.Equal(new Money(25m), script.Replay().Sales.Single().Disallowed);
    }

    [Fact]
    public void The_window_follows_a_rename_and_a_merger_and_shares_that_left_in_kind_replace_nothing()
    {
        var sold = new LedgerScript().Buy("2024-03-01", 10m, 300m).Sell("2024-06-10", 10m, 200m);
        Assert.Equal(
            [(2L, 4L, 4m, 40m, false)],
            Find(sold.With(sold.Entries).Act("2024-06-15", new ActionTerms.Rename(LedgerScript.Y)).Buy("2024-06-20", 4m, 80m, security: LedgerScript.Y)));
        Assert.Equal(
            [(2L, 4L, 4m, 80m, false)],
            Find(sold.With(sold.Entries).Act("2024-06-15", new ActionTerms.StockMerger(LedgerScript.Y, 0.5m, new Price(40m))).Buy("2024-06-20", 4m, 160m, security: LedgerScript.Y)));
        Assert.Equal(
            [(4L, 2L, 3m, 30m, false)],
            Find(new LedgerScript().Buy("2024-03-01", 10m, 300m).Buy("2024-06-01", 8m, 160m, LedgerScript.Spouse).TransferOut("2024-06-05", 5m, LedgerScript.Spouse).Sell("2024-06-10", 10m, 200m)));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void The_detector_and_the_ledger_agree_on_every_sale_and_a_match_that_is_dropped_is_reported(bool withActions)
    {
        var random = Seed.Print(output);
        var (washes, lost) = (0, 0);
        for (var round = 0; round < 600; round++)
        {
            var script = RandomLedger.Draw(random, withActions);
            var state = script.Replay();
            var found = WashSaleDetector.Find(script.Events(state)).Findings;
            var differences = WashSaleCheck.Compare(state.Washes, found);
            Assert.True(differences.Count == 0, $"round {round}: {string.Join('\n', differences)}");
            (washes, lost) = (washes + state.Washes.Count, lost + state.Washes.Count(w => w.IsLostForGood));
            AgreeBySale(state, found);
            var dropped = state.Washes.FirstOrDefault(w => w.Quantity.Count > WashSaleCheck.ShareTolerance);
            if (dropped is not null)
            {
                var report = Assert.Single(WashSaleCheck.Compare(state.Washes.Where(w => w != dropped), found));
                Assert.StartsWith($"Sale {dropped.Sale} of lot {dropped.Sold}, replaced by purchase {dropped.Replacement.Entry}", report, StringComparison.Ordinal);
            }
            Assert.Equal(dropped is not null, WashSaleCheck.Compare(state.Washes, []).Count > 0);
        }
        output.WriteLine($"{washes} wash sales, {lost} lost for good");
        Assert.True(washes > 300 && lost > 50, "too few wash sales to say much");
    }

    private static void AgreeBySale(LedgerState state, IReadOnlyList<WashFinding> found)
    {
        foreach (var sale in state.Sales)
        {
            var disallowed = found.Where(f => (f.Sale, f.Sold) == (sale.Entry, sale.Lot)).Sum(f => f.Disallowed.Usd);
            Assert.True(Math.Abs(sale.Disallowed.Usd - disallowed) <= WashSaleCheck.DollarTolerance, $"{sale}: {disallowed}");
        }
    }

    private static List<(long Sale, long Purchase, decimal Shares, decimal Disallowed, bool IsLost)> Find(LedgerScript script)
    {
        var state = script.Replay();
        var found = WashSaleDetector.Find(script.Events(state)).Findings;
        Assert.Empty(WashSaleCheck.Compare(state.Washes, found));
        return [.. found.Select(f => (f.Sale, f.Purchase, f.Quantity.Count, f.Disallowed.Usd, f.IsLostForGood))];
    }
}
