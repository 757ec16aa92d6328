using AdvisorWorkstation.Domain.Accounts.Ledger;
using AdvisorWorkstation.Domain.Accounts.Tax;
using AdvisorWorkstation.Domain.Values;

namespace AdvisorWorkstation.Domain.Tests.Accounts.Ledger;

/// <summary>The table of tax.md, Corporate actions on lots, a row each.</summary>
public sealed class CorporateActionTests
{
    private static LedgerScript TwoLots => new LedgerScript().Buy("2022-03-01", 10m, 100m).Buy("2024-03-01", 5m, 90m);

    [Fact]
    public void A_fraction_that_goes_in_lieu_does_not_replace_the_rest_of_it()
    {
        var state = new LedgerScript()
            .Buy("2024-01-02", 0.25m, 10m).Buy("2024-01-03", 0.25m, 10m).Buy("2024-01-04", 10.25m, 410m)
            .Act("2024-01-10", new ActionTerms.Split(1.0001m, new Price(20m)))
            .Replay();
        Assert.Equal([1L, 2L, 3L], state.Sales.Select(s => s.Lot.Entry));
        Assert.Equal([3L, 3L], state.Washes.Select(w => w.Replacement.Entry));
        Assert.Equal(10m, state.Lots.Sum(l => l.Quantity.Count));
    }

    [Fact]
    public void A_lot_that_a_reverse_split_leaves_nothing_of_is_gone_with_its_basis()
    {
        var state = new LedgerScript { KeepsFractions = true }
            .Buy("2024-01-02", 0.000_001m, 0.01m).Buy("2024-01-03", 10m, 100m)
            .Act("2024-02-01", new ActionTerms.Split(0.1m, new Price(100m)))
            .Sell("2024-03-01", 1m, 120m)
            .Replay();
        Assert.Equal([(0.000_001m, -0.01m), (1m, 20m)], state.Sales.Select(s => (s.Quantity.Count, s.Gain!.Value.Usd)));
        Assert.Empty(state.Lots);
    }

    [Fact]
    public void A_split_keeps_basis_and_dates_and_sells_the_fraction_out_of_the_oldest_lot()
    {
        var state = TwoLots.Act("2024-06-03", new ActionTerms.Split(1.5m, new Price(12m))).Replay();
        Assert.Equal(["1.1: 14.5 for 96.6667 since 2022-03-01", "2.1: 7.5 for 90.00 since 2024-03-01"], WithCashInLieu());

        string[] WithCashInLieu()
        {
            var sale = Assert.Single(state.Sales);
            Assert.Equal((new Shares(0.5m), new Money(6m), HoldingTerm.LongTerm), (sale.Quantity, sale.Proceeds, sale.Term!.Value));
            Assert.Equal(new Money(6m), Assert.Single(state.CashInLieu).Amount);
            Assert.Equal(190m, state.Lots.Sum(l => l.Basis!.Value.Usd) + sale.Basis!.Value.Usd);
            return [.. LedgerScript.Lines(state)];
        }
    }

    [Fact]
    public void A_custodian_that_keeps_fractions_keeps_them()
    {
        var script = new LedgerScript { KeepsFractions = true }.Buy("2022-03-01", 5m, 100m).Act("2024-06-03", new ActionTerms.Split(1.1m, new Price(18m)));
        Assert.Equal(["1.1: 5.5 for 100.00 since 2022-03-01"], LedgerScript.Lines(script.Replay()));
    }

    [Fact]
    public void Another_symbol_changes_nothing_else()
    {
        var state = TwoLots.Act("2024-06-03", new ActionTerms.Rename(LedgerScript.Y)).Replay();
        Assert.All(state.Lots, l => Assert.Equal(LedgerScript.Y, l.Security));
        Assert.Equal(["1.1: 10 for 100.00 since 2022-03-01", "2.1: 5 for 90.00 since 2024-03-01"], LedgerScript.Lines(state));
    }

    [Fact]
    public void A_spin_off_splits_the_basis_and_the_child_is_held_since_the_parent_was()
    {
        var state = TwoLots.Act("2024-06-03", new ActionTerms.SpinOff(LedgerScript.Y, 0.2m, new Weight(0.25m), new Price(8m))).Replay();
        Assert.Equal(
            ["1.1: 10 for 75.00 since 2022-03-01", "2.1: 5 for 67.50 since 2024-03-01", "3.1: 2 for 25.00 since 2022-03-01", "3.2: 1 for 22.50 since 2024-03-01"],
            LedgerScript.Lines(state));
    }

    [Fact]
    public void A_merger_for_shares_carries_the_basis_over()
    {
        var state = TwoLots.Act("2024-06-03", new ActionTerms.StockMerger(LedgerScript.Y, 2m, new Price(7m))).Replay();
        Assert.Equal(["1.1: 20 for 100.00 since 2022-03-01", "2.1: 10 for 90.00 since 2024-03-01"], LedgerScript.Lines(state));
    }

    [Fact]
    public void A_merger_for_cash_is_a_sale()
    {
        var state = TwoLots.Act("2024-06-03", new ActionTerms.CashMerger(new Price(12m))).Replay();
        Assert.Empty(state.Lots);
        Assert.Equal([(20m, HoldingTerm.LongTerm), (-30m, HoldingTerm.ShortTerm)], state.Sales.Select(s => (s.Gain!.Value.Usd, s.Term!.Value)));
    }

    [Theory]
    [InlineData(3, 14, 30, 100)] // worth 170, gain 70, cash 30: the gain up to the cash
    [InlineData(8, 6, 40, 60)] // worth 140, gain 40 below the cash of 80
    [InlineData(3, 5, 0, 70)] // worth 80, a loss of 20 does not count
    public void A_merger_for_cash_and_shares_recognizes_a_gain_up_to_the_cash_and_no_loss(int cash, int price, int gain, int basis)
    {
        var state = new LedgerScript().Buy("2022-03-01", 10m, 100m)
            .Act("2024-06-03", new ActionTerms.MixedMerger(LedgerScript.Y, 1m, new Price(cash), new Price(price)))
            .Replay();
        Assert.Equal(gain, state.Sales.Single().Gain!.Value.Usd);
        Assert.Equal(basis, state.Lots.Single().Basis!.Value.Usd);
        Assert.Equal(10m * cash, state.CashInLieu.Single().Amount.Usd);
    }

    [Fact]
    public void Capital_that_comes_back_lowers_the_basis_to_nothing_and_is_then_a_gain()
    {
        var state = TwoLots.Act("2024-06-03", new ActionTerms.ReturnOfCapital(new Price(12m))).Replay();
        Assert.Equal(["1.1: 10 for 0.00 since 2022-03-01", "2.1: 5 for 30.00 since 2024-03-01"], LedgerScript.Lines(state));
        Assert.Equal(20m, state.Sales.Single().Gain!.Value.Usd);
    }

    [Fact]
    public void Worthless_shares_are_a_loss_on_the_last_day_of_the_year_which_no_purchase_washes()
    {
        var state = new LedgerScript().Buy("2024-03-01", 10m, 100m).Act("2025-02-03", new ActionTerms.Worthless()).Buy("2025-02-10", 10m, 1m).Replay();
        var loss = state.Sales.Single();
        Assert.Equal((new DateOnly(2025, 12, 31), -100m, HoldingTerm.LongTerm), (loss.Date, loss.Allowed!.Value.Usd, loss.Term!.Value));
    }

    [Fact]
    public void An_unknown_basis_stays_unknown_through_every_action()
    {
        var state = new LedgerScript().TransferIn("2024-01-02", 10m, null, null)
            .Act("2024-02-01", new ActionTerms.Split(2m, new Price(5m)))
            .Act("2024-03-01", new ActionTerms.ReturnOfCapital(new Price(1m)))
            .Act("2024-04-01", new ActionTerms.SpinOff(LedgerScript.Y, 0.5m, new Weight(0.3m), new Price(3m)))
            .Act("2024-05-01", new ActionTerms.MixedMerger(LedgerScript.Y, 1m, new Price(1m), new Price(4m)))
            .Replay();
        Assert.All(state.Lots, l => Assert.Null(l.Basis));
        Assert.All(state.Sales, s => Assert.Null(s.Gain));
    }

    [Fact]
    public void An_action_reaches_what_was_held_at_the_close_before_and_nothing_bought_on_its_day()
    {
        var state = new LedgerScript().Buy("2024-06-03", 10m, 100m).Act("2024-06-03", new ActionTerms.Split(2m, new Price(5m))).Replay();
        Assert.Equal(["1.1: 10 for 100.00 since 2024-06-03"], LedgerScript.Lines(state));
    }
}
