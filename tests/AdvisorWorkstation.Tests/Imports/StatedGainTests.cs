using AdvisorWorkstation.Domain.Accounts.Tax;
using AdvisorWorkstation.Features.Accounts;
using AdvisorWorkstation.Features.Imports;

namespace AdvisorWorkstation.Tests.Imports;

public sealed class StatedGainTests
{
    [Fact]
    public async Task What_a_custodian_says_that_closed_lots_realized_is_stored_as_it_stands()
    {
        await using var firm = await FirmAsync();
        await firm.ImportAsync(Fixtures.Delivered("realized_lots.csv"));
        Assert.Equal(
            [
                (new DateOnly(2026, 6, 5), new DateOnly(2019, 6, 3), 150m, 7051.50m, 6000m, HoldingTerm.LongTerm, 0m),
                (new DateOnly(2026, 6, 5), null, 0.5m, 23.50m, 35.14m, HoldingTerm.ShortTerm, 11.64m),
                (new DateOnly(2026, 6, 8), null, 3m, 75m, (decimal?)null, (HoldingTerm?)null, 0m),
            ],
            (await firm.AllAsync<StatedGainRow>()).OrderBy(g => g.Id)
                .Select(g => (g.Closed, g.Opened, g.Quantity.Count, g.Proceeds!.Value.Usd, g.CostBasis?.Usd, g.Term, g.Disallowed.Usd)));
    }

    [Fact]
    public async Task Two_equal_rows_of_one_file_are_two_lots_and_an_overlapping_file_adds_only_what_is_new()
    {
        await using var firm = await FirmAsync();
        var rows = Fixtures.Text("realized_lots.csv") + "Harbor,H-100,KITE,2026-06-08,,3,75,,,0\n";
        await firm.ImportAsync(ImportFirm.File("first.csv", rows));
        Assert.Equal(4, (await firm.AllAsync<StatedGainRow>()).Count);
        var preview = await firm.ImportAsync(ImportFirm.File("next.csv", rows + "Harbor,H-100,KITE,2026-06-09,,3,75,,,0\n"));
        Assert.Contains(preview.Report.Findings, f => f.Severity == ImportSeverity.Warning && f.Sentence.Contains("stored already", StringComparison.Ordinal));
        Assert.Equal(5, (await firm.AllAsync<StatedGainRow>()).Count);
    }

    [Fact]
    public async Task A_statement_of_interactive_brokers_fills_holdings_lots_transactions_and_stated_gains()
    {
        await using var firm = await ImportFirm.CreateAsync();
        await firm.ImportAsync(Fixtures.Delivered("ibkr_activity.csv"));
        var account = Assert.Single(await firm.AllAsync<AccountRow>());
        Assert.Equal(("U2000001", "Mara Lindqvist", 2630.27m), (account.Number, account.Name, account.Cash.Usd));
        Assert.Equal([-3m, 30m, 1000m], (await firm.AllAsync<PositionRow>()).Select(p => p.Quantity.Count).Order());
        Assert.Equal(2, (await firm.AllAsync<StatedGainRow>()).Count);
        Assert.Equal(7, (await firm.AllAsync<TransactionRow>()).Count);
    }

    [Fact]
    public async Task A_file_of_orders_changes_nothing()
    {
        await using var firm = await FirmAsync();
        var before = await firm.DumpAsync();
        var preview = await firm.ImportAsync(Fixtures.Delivered("orders.fix"), Fixtures.Delivered("fidelity_orders.csv"), Fixtures.Delivered("ibkr_allocations.csv"));
        Assert.Empty(preview.Report.Changes);
        Assert.Contains(preview.Report.Findings, f => f.Sentence.Contains("0 of 5 orders were placed by this firm", StringComparison.Ordinal));
        Assert.Equal(before, await firm.DumpAsync());
    }

    [Fact]
    public async Task Positions_without_a_row_of_cash_keep_the_cash_that_is_stored()
    {
        await using var firm = await FirmAsync();
        await firm.ImportAsync(ImportFirm.File(
            "p.csv", "custodian,account_number,as_of,ticker,quantity,value\nHarbor,H-100,2026-11-18,NOVA,5,200.50\n"));
        Assert.Equal(12345.67m, (await firm.AllAsync<AccountRow>()).Single(a => a.Number == "H-100").Cash.Usd);
    }

    private static async Task<ImportFirm> FirmAsync()
    {
        var firm = await ImportFirm.CreateAsync();
        await firm.ImportAsync(Fixtures.Delivered("accounts.csv"));
        return firm;
    }
}
