using AdvisorWorkstation.Domain.Accounts.Ledger;
using AdvisorWorkstation.Domain.Values;

namespace AdvisorWorkstation.Domain.Tests.Accounts.Ledger;

/// <summary>The worked cases of tax.md, Wash sales, and what follows from its rules.</summary>
public sealed class WashSaleCaseTests
{
    [Fact]
    public void Case_1_the_whole_loss_goes_into_the_basis_of_what_was_bought_again()
    {
        var state = new LedgerScript().Buy("2024-03-01", 100m, 1_000m).Sell("2024-06-10", 100m, 750m).Buy("2024-06-20", 100m, 800m).Replay();
        Assert.Equal((new Money(-250m), new Money(250m), Money.Zero), Figures(state.Sales.Single()));
        Assert.Equal(["3.1: 100 for 1050.00 since 2024-03-11"], LedgerScript.Lines(state));
    }

    [Fact]
    public void Case_2_two_replacements_bought_before_the_sale_share_the_loss_and_the_days()
    {
        var state = new LedgerScript()
            .Buy("2007-09-21", 100m, 5_000m)
            .Buy("2007-12-21", 50m, 2_750m)
            .Buy("2007-12-28", 25m, 1_125m)
            .Sell("2008-01-04", 100m, 4_000m)
            .Replay();
        Assert.Equal((new Money(-1_000m), new Money(750m), new Money(-250m)), Figures(state.Sales.Single()));
        Assert.Equal(["2.1: 50 for 3250.00 since 2007-09-07", "3.1: 25 for 1375.00 since 2007-09-14"], LedgerScript.Lines(state));
    }

    [Theory]
    [InlineData("2024-07-10", 100)]
    [InlineData("2024-07-11", 0)]
    public void Case_3_the_thirtieth_day_washes_and_the_next_one_does_not(string bought, int disallowed)
    {
        var state = new LedgerScript().Buy("2024-03-01", 10m, 300m).Sell("2024-06-10", 10m, 200m).Buy(bought, 10m, 210m).Replay();
        Assert.Equal(disallowed, state.Sales.Single().Disallowed.Usd);
    }

    [Fact]
    public void Case_4_a_purchase_in_the_IRA_loses_the_loss_for_good()
    {
        var state = new LedgerScript().Buy("2024-03-01", 10m, 300m).Sell("2024-06-10", 10m, 200m).Buy("2024-07-10", 10m, 210m, LedgerScript.Ira).Replay();
        Assert.Equal((new Money(-100m), new Money(100m), Money.Zero), Figures(state.Sales.Single()));
        Assert.True(Assert.Single(state.Washes).IsLostForGood);
        Assert.Equal(["3.1: 10 for 210.00 since 2024-07-10"], LedgerScript.Lines(state));
    }

    [Fact]
    public void Case_5_a_larger_purchase_is_split_into_what_replaces_and_what_does_not()
    {
        var state = new LedgerScript().Buy("2024-03-01", 40m, 1_000m).Sell("2024-06-10", 40m, 800m).Buy("2024-06-12", 100m, 2_100m).Replay();
        Assert.Equal(["3.1: 60 for 1260.00 since 2024-06-12", "3.2: 40 for 1040.00 since 2024-03-03"], LedgerScript.Lines(state));
    }

    [Fact]
    public void Case_6_a_gain_is_never_washed()
    {
        var state = new LedgerScript().Buy("2024-03-01", 10m, 100m).Sell("2024-06-10", 10m, 200m).Buy("2024-06-11", 10m, 210m).Replay();
        Assert.Empty(state.Washes);
        Assert.Equal(["3.1: 10 for 210.00 since 2024-06-11"], LedgerScript.Lines(state));
    }

    [Fact]
    public void A_share_replaces_once_and_what_it_does_not_replace_stays_allowed()
    {
        var state = new LedgerScript()
            .Buy("2024-03-01", 10m, 300m)
            .Buy("2024-03-02", 10m, 320m)
            .Sell("2024-06-10", 20m, 400m)
            .Buy("2024-06-20", 12m, 252m)
            .Replay();
        Assert.Equal([(100m, 100m), (120m, 24m)], state.Sales.Select(s => (-s.Gain!.Value.Usd, s.Disallowed.Usd)));
        Assert.Equal(["4.1: 2 for 66.00 since 2024-03-12", "4.2: 10 for 310.00 since 2024-03-11"], LedgerScript.Lines(state));
    }

    [Fact]
    public void A_loss_with_parts_of_a_cent_never_becomes_a_gain_by_rounding()
    {
        var state = new LedgerScript()
            .TransferIn("2024-03-01", 1m, "2023-01-02", 1.466m).Sell("2024-06-10", 1m, 1m).Buy("2024-06-12", 0.999m, 1m).Replay();
        Assert.Equal((-0.466m, 0.466m), (state.Sales.Single().Gain!.Value.Usd, state.Sales.Single().Disallowed.Usd));
    }

    [Fact]
    public void What_was_bought_together_with_the_sold_shares_replaces_nothing()
    {
        var state = new LedgerScript().Buy("2024-06-01", 100m, 1_000m).Sell("2024-06-10", 40m, 300m).Replay();
        Assert.Empty(state.Washes);
    }

    [Fact]
    public void A_twin_and_the_spouses_account_wash_as_the_security_itself_does()
    {
        var state = new LedgerScript()
            .Buy("2024-03-01", 10m, 300m)
            .Sell("2024-06-10", 10m, 200m)
            .Buy("2024-06-11", 4m, 84m, LedgerScript.Spouse, LedgerScript.XTwin)
            .Buy("2024-06-11", 4m, 84m, LedgerScript.Spouse, LedgerScript.Y)
            .Replay();
        Assert.Equal(new Money(40m), state.Sales.Single().Disallowed);
    }

    [Fact]
    public void A_transfer_of_the_clients_own_shares_is_no_purchase()
    {
        var state = new LedgerScript().Buy("2024-03-01", 10m, 300m).Sell("2024-06-10", 10m, 200m).TransferIn("2024-06-11", 10m, "2020-01-02", 150m).Replay();
        Assert.Empty(state.Washes);
    }

    [Fact]
    public void The_window_follows_a_split()
    {
        var state = new LedgerScript()
            .Buy("2024-03-01", 10m, 300m)
            .Sell("2024-06-10", 10m, 200m)
            .Act("2024-06-15", new ActionTerms.Split(2m, new Price(10m)))
            .Buy("2024-06-20", 5m, 55m)
            .Replay();
        Assert.Equal(new Money(25m), state.Sales.Single().Disallowed);
    }

    [Fact]
    public void A_loss_that_was_washed_twice_counts_once_in_the_end()
    {
        var state = new LedgerScript()
            .Buy("2024-03-01", 10m, 300m)
            .Sell("2024-06-10", 10m, 200m)
            .Buy("2024-06-20", 10m, 210m)
            .Sell("2024-06-25", 10m, 190m)
            .Buy("2024-07-05", 10m, 180m)
            .Sell("2025-09-01", 10m, 180m)
            .Replay();
        Assert.Equal([0m, 0m, -120m], state.Sales.Select(s => s.Allowed!.Value.Usd));
    }

    private static (Money Gain, Money Disallowed, Money Allowed) Figures(Realized sale) => (sale.Gain!.Value, sale.Disallowed, sale.Allowed!.Value);
}
