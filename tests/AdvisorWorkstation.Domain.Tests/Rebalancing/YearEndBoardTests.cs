using AdvisorWorkstation.Domain.Accounts;
using AdvisorWorkstation.Domain.Accounts.Tax;
using AdvisorWorkstation.Domain.Rebalancing;
using AdvisorWorkstation.Domain.Tests.Builders;
using AdvisorWorkstation.Domain.Values;

namespace AdvisorWorkstation.Domain.Tests.Rebalancing;

/// <summary>What can still be done on Thursday, 2026-11-19; the year's last weekday is Thursday, 2026-12-31.</summary>
public sealed class YearEndBoardTests
{
    [Theory]
    [InlineData(2_000, -7_000, 5_000, 2_000)]
    [InlineData(2_000, -4_000, 2_000, 0)]
    [InlineData(2_000, 1_000, 0, 0)]
    public void Gains_that_losses_still_offset_cost_nothing_and_some_of_them_leave_the_deduction(int shortTerm, int longTerm, int offset, int beside)
    {
        var board = Board(new TestAccount(), Year(shortTerm, longTerm));
        Assert.Equal((offset, beside), (board.GainsAtRateZero!.Value.Usd, board.GainsBesideDeduction!.Value.Usd));
        Assert.Equal((new DateOnly(2026, 12, 31), 42, 31), (board.LastDay, board.DaysLeft, board.WeekdaysLeft));
    }

    [Fact]
    public void Losses_carried_in_make_room_and_an_unknown_sale_leaves_no_figure()
    {
        var carried = Year(0, 0) with { CarriedIn = new LossCarried(new Money(900m), new Money(5_000m)) };
        Assert.Equal(5_900m, Board(new TestAccount(), carried).GainsAtRateZero?.Usd);
        var state = new Accounts.Ledger.LedgerScript().TransferIn("2026-03-01", 10m, "2020-01-02", null).Sell("2026-06-10", 10m, 200m).Replay();
        Assert.Null(Board(new TestAccount(), TaxYear.Of(2026, state.Sales, [], LossCarried.None, false)).GainsAtRateZero);
    }

    [Fact]
    public void Losses_that_a_window_frees_before_the_year_ends_count_by_then()
    {
        var account = new TestAccount()
            .Follow("AAA", 50m, 40m).Follow("BBB", 50m, 40m).Follow("CCC", 50m, 20m)
            .Hold("AAA", 100m, 80m).Hold("BBB", 100m, 80m).Hold("CCC", 100m, 80m)
            .Bought("AAA", 5).Bought("BBB", -20, unreplaced: 10m);
        var board = Board(account, Year(0, 0));
        Assert.Equal((5_700m, 8_700m), (board.LossNow.Usd, board.LossByYearEnd.Usd));
        Assert.Equal((1_641.60m, 2_505.60m), (board.SavedNow.Usd, board.SavedByYearEnd.Usd));
    }

    [Fact]
    public void Lots_that_turn_long_term_say_when_and_what_waiting_is_worth()
    {
        var account = new TestAccount()
            .Follow("AAA", 100m, 100m)
            .Hold("AAA", 10m, 80m, "2025-11-18").Hold("AAA", 10m, 80m, "2025-11-19").Hold("AAA", 10m, 130m, "2025-12-30").Hold("AAA", 10m, 80m, "2025-12-31")
            .Hold("AAA", 10m, null, "2025-12-01").Hold("AAA", 10m, 80m, null);
        Assert.Equal(
            [("2026-11-20", 200m, -34m), ("2026-12-31", -300m, 51m)],
            Board(account, Year(0, 0)).Turning.Select(t => ($"{t.On:yyyy-MM-dd}", t.Gain.Usd, t.TaxChange.Usd)));
    }

    [Fact]
    public void Where_nothing_is_taxed_there_is_no_board()
    {
        var snapshot = new TestAccount { Kind = AccountKind.RothIra }.Build();
        Assert.Null(YearEndBoard.Of(snapshot, Year(0, 0), Harvestable.Of(snapshot)));
    }

    [Fact]
    public void The_estimate_of_a_proposal_is_the_tax_of_its_trades_lot_by_lot()
    {
        var account = new TestAccount { Cash = 1_000m }
            .Follow("AAA", 50m, 20m).Follow("BBB", 40m, 79m)
            .Hold("AAA", 300m, 80m).Hold("AAA", 300m, 30m, "2026-10-01").Hold("BBB", 100m, 35m)
            .Wish("tax.gain-budget", "short=100000");
        var snapshot = account.Build();
        var rebalance = account.Improve();
        var estimate = ProposalTax.Of(snapshot, rebalance.Trades);
        Assert.NotEmpty(estimate.Lines);
        Assert.Equal((rebalance.Objective.Tax, Money.Zero), (estimate.Total, new Money(estimate.Lines.Sum(l => l.Disallowed.Usd))));
        Assert.All(estimate.Lines, l => Assert.Equal(l.Gain, l.Proceeds - l.Basis));
        var sale = rebalance.Of("AAA")!;
        Assert.Equal((sale.Tax, sale.ShortTermGain), (TradeRelief.Of(snapshot, sale)!.Used.Tax, TradeRelief.Of(snapshot, sale)!.Used.ShortTerm));
    }

    private static YearEndBoard Board(TestAccount account, TaxYear year)
    {
        var snapshot = account.Build();
        return YearEndBoard.Of(snapshot, year, Harvestable.Of(snapshot))!;
    }

    private static TaxYear Year(decimal shortTerm, decimal longTerm) =>
        new(2026, LossCarried.None, false, new Money(shortTerm), new Money(longTerm), Money.Zero, Money.Zero, [], []);
}
