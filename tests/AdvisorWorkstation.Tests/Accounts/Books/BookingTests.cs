using AdvisorWorkstation.Features.Accounts;
using AdvisorWorkstation.Features.Accounts.Books;
using AdvisorWorkstation.Tests.Imports;

namespace AdvisorWorkstation.Tests.Accounts.Books;

/// <summary>Lots follow from what files bring, in whichever order they bring it.</summary>
public sealed class BookingTests
{
    [Fact]
    public async Task The_books_open_with_the_custodians_lots_and_go_on_with_transactions()
    {
        await using var books = await BooksFirm.OpenAsync();
        await books.LotsAsync("A,2026-09-30,X,100,2024-01-15,1000", "A,2026-09-30,X,50,2026-02-02,800");
        await books.TransactionsAsync("A,2026-10-05,buy,Y,10,-200,,", "A,2026-10-06,sell,X,120,1440,,");
        Assert.Equal(["A X 30 for 480.00 since 2026-02-02", "A Y 10 for 200.00 since 2026-10-05"], await books.LotsNowAsync());
        Assert.Equal(
            [(100m, 200m, "LongTerm"), (20m, -80m, "ShortTerm")],
            (await books.Firm.AllAsync<RealizedRow>()).OrderByDescending(r => r.Quantity.Count).Select(r => (r.Quantity.Count, r.ToRealized().Gain!.Value.Usd, r.Term.ToString()!)));
    }

    [Fact]
    public async Task A_past_day_is_as_it_was()
    {
        await using var books = await BooksFirm.OpenAsync();
        await books.LotsAsync("A,2026-09-30,X,100,2024-01-15,1000");
        await books.TransactionsAsync("A,2026-10-05,buy,Y,10,-200,,", "A,2026-10-06,sell,X,100,1200,,");
        Assert.Empty(await books.LotsOnAsync("2026-09-29"));
        Assert.Equal(["A X 100 for 1000.00 since 2024-01-15"], await books.LotsOnAsync("2026-09-30"));
        Assert.Equal(["A X 100 for 1000.00 since 2024-01-15", "A Y 10 for 200.00 since 2026-10-05"], await books.LotsOnAsync("2026-10-05"));
        Assert.Equal(["A Y 10 for 200.00 since 2026-10-05"], await books.LotsOnAsync("2026-10-06"));
    }

    [Fact]
    public async Task A_statement_that_the_ledger_explains_changes_nothing_and_lots_keep_their_ids()
    {
        await using var books = await BooksFirm.OpenAsync();
        await books.LotsAsync("A,2026-09-30,X,100,2024-01-15,1000");
        await books.TransactionsAsync("A,2026-10-05,buy,X,10,-200,,");
        var before = (await books.Firm.AllAsync<LotRow>()).Select(l => l.Id).ToList();
        await books.LotsAsync("A,2026-10-05,X,100,2024-01-15,1000", "A,2026-10-05,X,10,2026-10-05,200");
        Assert.Equal(before, (await books.Firm.AllAsync<LotRow>()).Select(l => l.Id));
        Assert.Empty(await books.NotesAsync());
        Assert.Single(await books.Firm.AllAsync<LotStatementRow>());
    }

    [Fact]
    public async Task What_nothing_explains_is_a_correction_until_a_late_transaction_explains_it()
    {
        await using var books = await BooksFirm.OpenAsync();
        await books.LotsAsync("A,2026-09-30,X,100,2024-01-15,1000", "A,2026-09-30,Y,5,2024-01-15,50");
        await books.LotsAsync("A,2026-10-06,X,60,2024-01-15,600", "A,2026-10-06,Y,5,2024-01-15,50");
        Assert.Equal(2, (await books.NotesAsync()).Count);
        await books.TransactionsAsync("A,2026-10-05,sell,X,40,480,,");
        Assert.Empty(await books.NotesAsync());
        Assert.Equal(["A X 60 for 600.00 since 2024-01-15", "A Y 5 for 50.00 since 2024-01-15"], await books.LotsNowAsync());
        Assert.Equal(80m, Assert.Single(await books.Firm.AllAsync<RealizedRow>()).ToRealized().Gain!.Value.Usd);
    }

    [Fact]
    public async Task A_loss_that_the_spouse_replaces_goes_into_the_spouses_basis_and_stays_there()
    {
        await using var books = await BooksFirm.OpenAsync();
        await books.LotsAsync("A,2026-09-30,X,100,2026-09-01,2000");
        await books.LotsAsync("B,2026-09-30,Y,1,2024-01-15,10");
        await books.TransactionsAsync("A,2026-10-05,sell,X,100,1500,,", "B,2026-10-20,buy,XB,40,-700,,");
        string[] expected = ["B XB 40 for 900.00 since 2026-09-16, bought 2026-10-20", "B Y 1 for 10.00 since 2024-01-15"];
        Assert.Equal(expected, await books.LotsNowAsync());
        await books.LotsAsync("B,2026-10-20,XB,40,2026-10-20,700", "B,2026-10-20,Y,1,2024-01-15,10");
        Assert.Equal(expected, await books.LotsNowAsync());
        var wash = Assert.Single(await books.Firm.AllAsync<WashSaleRow>());
        Assert.Equal((40m, 200m, false), (wash.Quantity.Count, wash.Disallowed.Usd, wash.IsLostForGood));
        Assert.Equal(-300m, Assert.Single(await books.Firm.AllAsync<RealizedRow>()).ToRealized().Allowed!.Value.Usd);
    }

    [Fact]
    public async Task A_basis_that_is_stated_anew_keeps_what_a_wash_sale_put_on_top_of_it()
    {
        await using var books = await BooksFirm.OpenAsync();
        await books.LotsAsync("A,2026-09-30,X,100,2026-09-01,2000");
        await books.LotsAsync("B,2026-09-30,Y,1,2024-01-15,10");
        await books.TransactionsAsync("A,2026-10-05,sell,X,100,1500,,", "B,2026-10-20,buy,XB,40,-700,,");
        var before = (await books.Firm.AllAsync<LotRow>()).Select(l => l.Id).Order().ToList();
        await books.LotsAsync("B,2026-10-20,XB,40,2026-10-20,700.02", "B,2026-10-20,Y,1,2024-01-15,10");
        Assert.Equal(["B XB 40 for 900.02 since 2026-09-16, bought 2026-10-20", "B Y 1 for 10.00 since 2024-01-15"], await books.LotsNowAsync());
        Assert.Equal(200m, Assert.Single(await books.Firm.AllAsync<WashSaleRow>()).Disallowed.Usd);
        Assert.Equal(before, (await books.Firm.AllAsync<LotRow>()).Select(l => l.Id).Order());
    }

    [Fact]
    public async Task A_loss_that_an_ira_replaces_is_lost_for_good()
    {
        await using var books = await BooksFirm.OpenAsync();
        await books.LotsAsync("A,2026-09-30,X,100,2026-09-01,2000");
        await books.TransactionsAsync("A,2026-10-05,sell,X,100,1500,,", "I,2026-11-04,reinvestment,X,100,-1500,,");
        Assert.Equal(["I X 100 for 1500.00 since 2026-11-04"], await books.LotsNowAsync());
        Assert.True(Assert.Single(await books.Firm.AllAsync<WashSaleRow>()).IsLostForGood);
    }

    [Fact]
    public async Task What_was_sold_before_the_books_opened_counts_as_the_custodian_states_it_and_opens_a_window()
    {
        await using var books = await BooksFirm.OpenAsync();
        await books.TransactionsAsync("A,2026-09-25,sell,X,10,90,-30,", "A,2026-03-02,buy,X,10,-120,,");
        await books.LotsAsync("A,2026-09-30,Y,5,2024-01-15,50");
        await books.TransactionsAsync("A,2026-10-20,buy,X,4,-44,,");
        Assert.Equal(["A X 4 for 56.00 since 2026-10-20", "A Y 5 for 50.00 since 2024-01-15"], await books.LotsNowAsync());
        Assert.Equal(-18m, Assert.Single(await books.Firm.AllAsync<RealizedRow>()).ToRealized().Allowed!.Value.Usd);
    }

    [Fact]
    public async Task A_stated_gain_says_which_lots_were_sold()
    {
        await using var books = await BooksFirm.OpenAsync();
        await books.LotsAsync("A,2026-09-30,X,10,2024-01-15,100", "A,2026-09-30,X,10,2026-02-02,150");
        await books.TransactionsAsync("A,2026-10-06,sell,X,10,120,-30,");
        Assert.Equal(["A X 10 for 100.00 since 2024-01-15"], await books.LotsNowAsync());
        await books.TransactionsAsync("A,2026-10-07,sell,X,5,60,,999");
        Assert.Contains("states a gain of 999.00 and the lots of the books give 10.00", Assert.Single(await books.NotesAsync()), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_sale_of_shares_that_are_not_there_is_left_out_and_named_and_never_a_gain_of_zero()
    {
        await using var books = await BooksFirm.OpenAsync();
        await books.LotsAsync("A,2026-09-30,X,10,2024-01-15,100");
        await books.TransactionsAsync("A,2026-10-06,sell,X,12,120,,");
        Assert.Equal(["A X 10 for 100.00 since 2024-01-15"], await books.LotsNowAsync());
        Assert.Contains("left out: 12 shares leave, and the lots give 10", Assert.Single(await books.NotesAsync()), StringComparison.Ordinal);
        Assert.Null(Assert.Single(await books.Firm.AllAsync<RealizedRow>()).ToRealized().Gain);
    }

    [Fact]
    public async Task What_moved_after_the_positions_is_quarantined_until_newer_ones_fit()
    {
        await using var books = await BooksFirm.OpenAsync();
        await books.LotsAsync("A,2026-09-30,X,10,2024-01-15,100", "A,2026-09-30,Y,10,2024-01-15,100");
        await books.TransactionsAsync("A,2026-10-06,sell,X,4,48,,");
        Assert.Contains("A X: The position of 2026-09-30 is 10 shares, and with what was booked since", Assert.Single(await books.QuarantinedAsync()), StringComparison.Ordinal);
        await books.LotsAsync("A,2026-10-06,X,6,2024-01-15,60", "A,2026-10-06,Y,10,2024-01-15,100");
        Assert.Empty(await books.QuarantinedAsync());
        Assert.Empty(await books.NotesAsync());
    }

    [Fact]
    public async Task Shares_in_kind_without_a_basis_have_an_unknown_one()
    {
        await using var books = await BooksFirm.OpenAsync();
        await books.TransactionsAsync("A,2026-10-06,transfer_in,X,4,0,,");
        var lot = Assert.Single(await books.Firm.AllAsync<LotRow>());
        Assert.Null(lot.CostBasis);
        Assert.Null(lot.Acquired);
    }

    [Fact]
    public async Task Books_that_transactions_began_lose_nothing_to_the_first_lots_file()
    {
        await using var books = await BooksFirm.OpenAsync();
        await books.TransactionsAsync("A,2026-03-02,buy,X,10,-100,,", "A,2026-03-02,buy,Y,5,-50,,");
        await books.LotsAsync("A,2026-09-30,X,10,2026-03-02,100", "A,2026-09-30,Y,5,2026-03-02,50.02");
        Assert.Equal(["A X 10 for 100.00 since 2026-03-02", "A Y 5 for 50.02 since 2026-03-02"], await books.LotsNowAsync());
    }

    [Fact]
    public async Task Files_of_one_delivery_whose_periods_overlap_bring_an_event_once()
    {
        await using var books = await BooksFirm.OpenAsync();
        await books.LotsAsync("A,2026-09-30,X,100,2024-01-15,1000");
        const string header = "custodian,account_number,trade_date,kind,ticker,quantity,amount,short_term_gain,long_term_gain\n";
        const string sold = "Harbor,A,2026-10-05,sell,X,40,480,,\n";
        await books.Firm.ImportAsync(ImportFirm.File("a.csv", header + sold), ImportFirm.File("b.csv", header + sold + "Harbor,A,2026-10-06,dividend,X,,5,,\n"));
        Assert.Equal(["A X 60 for 600.00 since 2024-01-15"], await books.LotsNowAsync());
        Assert.Equal(2, (await books.Firm.AllAsync<TransactionRow>()).Count);
    }

    [Fact]
    public async Task Closed_lots_are_handed_out_to_the_fills_of_their_day()
    {
        await using var books = await BooksFirm.OpenAsync();
        await books.LotsAsync("A,2026-09-30,X,70,2026-02-02,1400", "A,2026-09-30,X,70,2024-01-15,700");
        await books.TransactionsAsync("A,2026-10-06,sell,X,60,900,,", "A,2026-10-06,sell,X,40,600,,");
        await books.Firm.ImportAsync(ImportFirm.File(
            "realized.csv",
            "custodian,account_number,ticker,closed,opened,quantity,proceeds,cost_basis,term,disallowed\n"
            + "Harbor,A,X,2026-10-06,2026-02-02,70,1050,1400,short,0\nHarbor,A,X,2026-10-06,2024-01-15,30,450,300,long,0\n"));
        Assert.Equal(["A X 40 for 400.00 since 2024-01-15"], await books.LotsNowAsync());
        Assert.Equal([-300m, -50m, 150m], (await books.Firm.AllAsync<RealizedRow>()).Select(r => r.ToRealized().Gain!.Value.Usd).Order());
    }

    [Fact]
    public async Task A_closed_lot_without_proceeds_realizes_nobody_knows_what()
    {
        await using var books = await BooksFirm.OpenAsync();
        await books.LotsAsync("A,2026-09-30,X,100,2024-01-15,1000");
        await books.Firm.ImportAsync(ImportFirm.File(
            "realized.csv",
            "custodian,account_number,ticker,closed,opened,quantity,proceeds,cost_basis,term,disallowed\nHarbor,A,X,2026-10-06,2024-01-15,100,--,1000,long,0\n"));
        Assert.Empty(await books.LotsNowAsync());
        Assert.Null(Assert.Single(await books.Firm.AllAsync<RealizedRow>()).ToRealized().Gain);
    }
}
