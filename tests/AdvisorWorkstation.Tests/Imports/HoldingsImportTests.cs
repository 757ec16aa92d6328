using AdvisorWorkstation.Domain.Accounts.Tax;
using AdvisorWorkstation.Features.Accounts;
using AdvisorWorkstation.Features.Imports;
using AdvisorWorkstation.Features.Markets;

namespace AdvisorWorkstation.Tests.Imports;

public sealed class HoldingsImportTests
{
    private const string LotsHeader = "custodian,account_number,as_of,ticker,lot_id,quantity,acquired,cost_basis,term\n";

    [Fact]
    public async Task A_position_without_lots_becomes_one_lot_of_its_basis_and_unknown_day()
    {
        await using var firm = await ImportFirm.CreateAsync();
        await firm.ImportAsync(Fixtures.Delivered("schwab_positions_single.csv"));
        var lots = await LotsAsync(firm);
        Assert.Equal([(12.0375m, 310.10m), (60m, null), (1500.25m, 70000m)], lots.Select(l => (l.Quantity.Count, l.CostBasis?.Usd)).OrderBy(l => l.Count));
        Assert.All(lots, l => Assert.Null(l.Acquired));
    }

    [Fact]
    public async Task A_basis_that_is_incomplete_is_unknown_and_never_zero()
    {
        await using var firm = await ImportFirm.CreateAsync();
        await firm.ImportAsync(Fixtures.Delivered("schwab_positions_single.csv"));
        var orchard = await IdAsync(firm, "ORCH.B");
        Assert.Null(Assert.Single(await LotsAsync(firm), l => l.SecurityId == orchard).CostBasis);
    }

    [Fact]
    public async Task Lot_details_replace_the_lot_that_stood_for_the_position()
    {
        await using var firm = await ImportFirm.CreateAsync();
        await firm.ImportAsync(Fixtures.Delivered("schwab_positions_single.csv"));
        await firm.ImportAsync(Fixtures.Delivered("schwab_lots.csv"));
        var nova = await IdAsync(firm, "NOVA");
        var lots = (await LotsAsync(firm)).Where(l => l.SecurityId == nova).OrderBy(l => l.Acquired).ToList();
        Assert.Equal(
            [(1000m, new DateOnly(2019, 10, 30), 50000m, HoldingTerm.LongTerm), (500.25m, new DateOnly(2026, 3, 2), 20000m, HoldingTerm.ShortTerm)],
            lots.Select(l => (l.Quantity.Count, l.Acquired!.Value, l.CostBasis!.Value.Usd, l.StatedTerm!.Value)));
        Assert.Empty(await firm.AllAsync<QuarantineRow>());
        Assert.Equal(4, (await firm.AllAsync<PositionRow>()).Count);
    }

    [Fact]
    public async Task A_position_that_arrives_again_unchanged_keeps_the_lots_that_details_gave()
    {
        await using var firm = await ImportFirm.CreateAsync();
        await firm.ImportAsync(Fixtures.Delivered("schwab_positions_single.csv"), Fixtures.Delivered("schwab_lots.csv"));
        var before = (await LotsAsync(firm)).Select(l => (l.Id, l.Quantity, l.Acquired, l.CostBasis)).ToList();
        await firm.ImportAsync(NextDay(Fixtures.Text("schwab_positions_single.csv")));
        Assert.Equal(before, (await LotsAsync(firm)).Select(l => (l.Id, l.Quantity, l.Acquired, l.CostBasis)));
        Assert.Equal(new DateOnly(2026, 11, 19), Assert.Single(await firm.AllAsync<AccountRow>()).HoldingsAsOf);
    }

    [Fact]
    public async Task A_position_that_no_longer_fits_its_lots_is_quarantined_with_the_likely_cause_and_freed_when_it_fits()
    {
        await using var firm = await ImportFirm.CreateAsync();
        await firm.ImportAsync(Fixtures.Delivered("schwab_positions_single.csv"), Fixtures.Delivered("schwab_lots.csv"));
        var doubled = NextDay(Fixtures.Text("schwab_positions_single.csv")
            .Replace("\"1,500.25\",\"40.10\"", "\"3,000.50\",\"20.05\"", StringComparison.Ordinal));
        var preview = await firm.ImportAsync(doubled);
        var warning = Assert.Single(preview.Report.Findings, f => f.Sentence.Contains("quarantined", StringComparison.Ordinal));
        Assert.Equal(("Symbol", 4), (warning.Column, warning.Line));
        var quarantine = Assert.Single((await firm.Get<QuarantineQuery>().RunAsync(firm.Operations, ImportFirm.Cancel)).Value);
        Assert.Equal("NOVA", quarantine.Ticker.Symbol);
        Assert.Contains("split of 2:1", quarantine.Reason, StringComparison.Ordinal);
        await firm.ImportAsync(ImportFirm.File(
            "lots.csv", Fixtures.Text("schwab_lots.csv").Replace("11/18/2026", "11/19/2026", StringComparison.Ordinal)
                .Replace("\"1,000\"", "\"2,000\"", StringComparison.Ordinal)
                .Replace("\"500.25\"", "\"1,000.50\"", StringComparison.Ordinal)
                .Replace("\"1,500.25\"", "\"3,000.50\"", StringComparison.Ordinal)));
        Assert.Empty(await firm.AllAsync<QuarantineRow>());
    }

    [Fact]
    public async Task A_value_that_is_not_price_times_quantity_quarantines_the_security_and_not_the_delivery()
    {
        await using var firm = await ImportFirm.CreateAsync();
        await firm.ImportAsync(ImportFirm.File(
            "positions.csv", Fixtures.Text("fidelity_positions.csv").Replace("50,$40.10", "50,$41.10", StringComparison.Ordinal)));
        Assert.Contains("price and the value", Assert.Single(await firm.AllAsync<QuarantineRow>()).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_same_symbol_in_cash_and_in_margin_is_one_position_of_two_lots()
    {
        await using var firm = await ImportFirm.CreateAsync();
        await firm.ImportAsync(Fixtures.Delivered("fidelity_positions.csv"));
        var nova = await IdAsync(firm, "NOVA");
        Assert.Equal(340.125m, Assert.Single(await firm.AllAsync<PositionRow>(), p => p.SecurityId == nova).Quantity.Count);
        Assert.Equal([50m, 290.125m], (await LotsAsync(firm)).Where(l => l.SecurityId == nova).Select(l => l.Quantity.Count).Order());
    }

    [Fact]
    public async Task Money_market_and_pending_activity_are_cash_and_an_option_is_neither_traded_nor_quarantined()
    {
        await using var firm = await ImportFirm.CreateAsync();
        await firm.ImportAsync(Fixtures.Delivered("fidelity_positions.csv"));
        Assert.Equal([0m, 9631m], (await firm.AllAsync<AccountRow>()).Select(a => a.Cash.Usd).Order());
        var option = Assert.Single(await firm.AllAsync<SecurityRow>(), s => s.Kind == Domain.Markets.SecurityKind.Other);
        Assert.Equal("-NOVA261218C45", option.Ticker.Symbol);
        Assert.Equal(-2m, Assert.Single(await firm.AllAsync<PositionRow>(), p => p.SecurityId == option.Id).Quantity.Count);
        Assert.DoesNotContain(await LotsAsync(firm), l => l.SecurityId == option.Id);
        Assert.Empty(await firm.AllAsync<QuarantineRow>());
    }

    [Fact]
    public async Task A_short_stock_is_shown_and_quarantined()
    {
        await using var firm = await ImportFirm.CreateAsync();
        await firm.ImportAsync(ImportFirm.File(
            "positions.csv", Fixtures.Text("fidelity_positions.csv").Replace("50,$40.10,-$0.50,$2005.00", "-340,$40.10,-$0.50,-$13634.00", StringComparison.Ordinal)));
        Assert.Contains("short 49.875 shares", Assert.Single(await firm.AllAsync<QuarantineRow>()).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_files_that_disagree_about_one_day_need_your_word_and_the_later_time_wins()
    {
        await using var firm = await ImportFirm.CreateAsync();
        var preview = await firm.PreviewAsync(Fixtures.Delivered("schwab_positions_single.csv"), Fixtures.Delivered("schwab_positions_all.csv"));
        var question = Assert.Single(preview.Report.Findings, f => f.Severity == ImportSeverity.NeedsYourWord);
        Assert.Equal(("schwab_positions_single.csv", 1, "account"), (question.File, question.Line, question.Column));
        Assert.Contains("schwab_positions_all.csv of 2026-11-18 21:13", question.Sentence, StringComparison.Ordinal);
        Assert.False((await firm.CommitAsync(preview, isConfirmed: true)).IsRefused);
        Assert.Equal([25m, 30m], (await firm.AllAsync<PositionRow>()).Select(p => p.Quantity.Count).Order());
    }

    [Fact]
    public async Task Older_figures_than_those_stored_need_your_word()
    {
        await using var firm = await ImportFirm.CreateAsync();
        await firm.ImportAsync(NextDay(Fixtures.Text("schwab_positions_single.csv")));
        var question = Assert.Single(await firm.FindingsAsync(ImportSeverity.NeedsYourWord, Fixtures.Delivered("schwab_positions_single.csv")));
        Assert.Contains("older than those of 2026-11-19", question.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Securities_that_would_disappear_need_your_word()
    {
        await using var firm = await ImportFirm.CreateAsync();
        await firm.ImportAsync(Fixtures.Delivered("schwab_positions_single.csv"));
        var preview = await firm.PreviewAsync(NextDay(Fixtures.Text("schwab_positions_all.csv")));
        var question = Assert.Single(preview.Report.Findings, f => f.Severity == ImportSeverity.NeedsYourWord);
        Assert.Contains("no longer hold KITE, NOVA.12.18.2026.45.00.C, ORCH.B", question.Sentence, StringComparison.Ordinal);
        Assert.False((await firm.CommitAsync(preview, isConfirmed: true)).IsRefused);
        Assert.Equal([25m, 30m], (await firm.AllAsync<PositionRow>()).Select(p => p.Quantity.Count).Order());
        Assert.Equal(2, (await LotsAsync(firm)).Count);
    }

    [Fact]
    public async Task A_day_that_has_not_come_needs_your_word()
    {
        await using var firm = await ImportFirm.CreateAsync();
        firm.Clock.Now = new DateTimeOffset(2026, 11, 1, 0, 0, 0, TimeSpan.Zero);
        var questions = await firm.FindingsAsync(ImportSeverity.NeedsYourWord, Fixtures.Delivered("schwab_positions_single.csv"));
        Assert.Contains("has not come yet", Assert.Single(questions).Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_lots_file_replaces_an_account_as_a_whole_and_unchanged_lots_keep_their_ids()
    {
        await using var firm = await ImportFirm.CreateAsync();
        await firm.ImportAsync(ImportFirm.File("lots.csv", LotsHeader
            + "Harbor,H-1,2026-11-17,NOVA,L1,100,2021-05-04,3100.50,long\n"
            + "Harbor,H-1,2026-11-17,NOVA,,20,2025-02-03,800,short\n"
            + "Harbor,H-1,2026-11-17,ORCH.B,L3,10,2020-01-01,8800,long\n"));
        var before = (await LotsAsync(firm)).ToDictionary(l => l.Quantity.Count, l => l.Id);
        await firm.ImportAsync(ImportFirm.File("lots.csv", LotsHeader
            + "Harbor,H-1,2026-11-18,NOVA,L1,90,2021-05-04,2790.45,long\n"
            + "Harbor,H-1,2026-11-18,NOVA,L2,20,2025-02-03,800,short\n"
            + "Harbor,H-1,2026-11-18,KITE,L4,5,2026-11-17,125,short\n"));
        var after = (await LotsAsync(firm)).ToDictionary(l => l.Quantity.Count, l => (l.Id, l.CustodianLotId));
        Assert.Equal((before[100m], "L1"), after[90m]);
        Assert.Equal((before[20m], "L2"), after[20m]);
        Assert.DoesNotContain(before[10m], after.Values.Select(l => l.Id));
        Assert.Equal([5m, 110m], (await firm.AllAsync<PositionRow>()).Select(p => p.Quantity.Count).Order());
    }

    [Fact]
    public async Task A_totals_row_that_does_not_fit_refuses_the_file_with_both_sums()
    {
        await using var firm = await ImportFirm.CreateAsync();
        var errors = await firm.FindingsAsync(
            ImportSeverity.Error,
            ImportFirm.File("p.csv", Fixtures.Text("schwab_positions_single.csv").Replace("$161,071.09", "$161,171.09", StringComparison.Ordinal)));
        var error = Assert.Single(errors);
        Assert.Equal((9, "Mkt Val (Market Value)"), (error.Line, error.Column));
        Assert.Contains("add up to 161,071.09, the totals row says 161,171.09", error.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_custodians_price_is_kept_for_its_day_and_never_replaces_a_stored_one()
    {
        await using var firm = await ImportFirm.CreateAsync();
        await firm.ImportAsync(ImportFirm.File("prices.csv", "ticker,date,close\nNOVA,2026-11-18,40.55\n"));
        await firm.ImportAsync(Fixtures.Delivered("schwab_positions_single.csv"));
        var nova = await IdAsync(firm, "NOVA");
        var prices = await firm.AllAsync<PriceRow>();
        Assert.Equal(40.55m, Assert.Single(prices, p => p.SecurityId == nova).Close.UsdPerShare);
        Assert.Equal(3, prices.Count);
    }

    [Fact]
    public async Task A_quantity_with_more_decimals_than_are_kept_is_an_error_and_an_amount_is_rounded_with_a_note()
    {
        await using var firm = await ImportFirm.CreateAsync();
        var preview = await firm.PreviewAsync(ImportFirm.File(
            "lots.csv", LotsHeader + "Harbor,H-1,2026-11-18,NOVA,L1,1.1234567,2021-05-04,3100.12345,long\n"));
        Assert.Equal([(ImportSeverity.Error, "quantity"), (ImportSeverity.Note, "cost_basis")], preview.Report.Findings.Select(f => (f.Severity, f.Column)));
    }

    private static DeliveredFile NextDay(string text) => ImportFirm.File("next.csv", text
        .Replace("2026/11/18", "2026/11/19", StringComparison.Ordinal)
        .Replace("11/18/2026", "11/19/2026", StringComparison.Ordinal));

    private static async Task<List<LotRow>> LotsAsync(ImportFirm firm) => [.. (await firm.AllAsync<LotRow>()).OrderBy(l => l.Id)];

    private static async Task<Domain.Values.SecurityId> IdAsync(ImportFirm firm, string ticker) =>
        (await firm.AllAsync<SecurityRow>()).Single(s => s.Ticker.Symbol == ticker).Id;
}
