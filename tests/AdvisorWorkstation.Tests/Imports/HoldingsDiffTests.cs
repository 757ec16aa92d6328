using AdvisorWorkstation.Domain.Values;
using AdvisorWorkstation.Features.Accounts;
using AdvisorWorkstation.Features.Imports;
using AdvisorWorkstation.Features.Imports.Planning;

namespace AdvisorWorkstation.Tests.Imports;

/// <summary>A preview says, account by account, what differs from what is stored, and stays of a size that can be kept.</summary>
public sealed class HoldingsDiffTests
{
    [Fact]
    public async Task A_preview_shows_positions_cash_lots_and_quarantine_before_and_after()
    {
        await using var firm = await ImportFirm.CreateAsync();
        await firm.ImportAsync(Fixtures.Delivered("accounts.csv"), Fixtures.Delivered("lots.csv"));
        var preview = await firm.PreviewAsync(
            ImportFirm.File("accounts.csv", Fixtures.Text("accounts.csv").Replace("\"12,345.67\",2026-11-18", "99.5,2026-11-19", StringComparison.Ordinal)),
            ImportFirm.File("lots.csv", """
                custodian,account_number,as_of,ticker,lot_id,quantity,acquired,cost_basis,term
                Harbor,H-100,2026-11-19,NOVA,L1,90,2021-05-04,2790.45,long
                Harbor,H-100,2026-11-19,NOVA,L2,20.5,2026-02-03,,short
                Harbor,H-100,2026-11-19,NOVA,L9,4,2026-11-19,170,short

                """));
        var account = preview.Report.Accounts.Single(a => a.Account.Contains("H-100", StringComparison.Ordinal));
        Assert.Equal((12_345.67m, 99.5m, true), (account.CashBefore?.Usd, account.Cash?.Usd, account.CashChanges));
        Assert.Equal((2, 1, 1, 1, 1, 0), (account.Positions, account.LotsNew, account.LotsChanged, account.LotsGone, account.LotsKept, account.NotListed));
        Assert.Equal(
            [("NOVA", 120.5m, 114.5m, 1, 1, 0), ("ORCH.B", 10m, (decimal?)null, 0, 0, 1)],
            account.Lines.Select(l => (l.Ticker.Symbol, l.Position!.Before!.Value.Count, l.Position.After?.Count, l.LotsNew, l.LotsChanged, l.LotsGone)));
    }

    [Fact]
    public void More_lines_than_can_be_kept_are_counted()
    {
        var positions = Enumerable.Range(0, HoldingsDiff.MostLines - 1).Select(i => new PositionChange(Ticker.Parse($"T{i}"), null, new Shares(1m))).ToList();
        var accounts = HoldingsDiff.Of([Change("A", positions), Change("B", positions[..5]), Change("C", positions[..2])]);
        Assert.Equal([(positions.Count, 0), (1, 4), (0, 2)], accounts.Select(a => (a.Lines.Count, a.NotListed)));
        Assert.Equal([positions.Count, 5, 2], accounts.Select(a => a.Positions));
    }

    [Fact]
    public async Task The_list_of_deliveries_says_how_much_each_one_was_shown_to_change()
    {
        await using var firm = await ImportFirm.CreateAsync();
        var preview = await firm.ImportAsync(Fixtures.Delivered("accounts.csv"), Fixtures.Delivered("lots.csv"));
        var line = Assert.Single((await firm.Get<ImportHistoryQuery>().RunAsync(new ImportHistoryInput(0, 10), firm.Operations, ImportFirm.Cancel)).Value.Lines);
        var changes = preview.Report.Changes;
        Assert.Equal((changes.Sum(c => c.New), changes.Sum(c => c.Changed), changes.Sum(c => c.Removed)), (line.New, line.Changed, line.Gone));
        Assert.True(line.New > 0);
    }

    [Fact]
    public async Task A_quarantined_security_is_listed_with_both_figures_its_worth_and_its_age()
    {
        await using var firm = await ImportFirm.CreateAsync();
        await firm.ImportAsync(Fixtures.Delivered("schwab_positions_single.csv"), Fixtures.Delivered("schwab_lots.csv"));
        await firm.ImportAsync(ImportFirm.File("positions.csv", Fixtures.Text("schwab_positions_single.csv")
            .Replace("11/18/2026", "11/19/2026", StringComparison.Ordinal)
            .Replace("2026/11/18", "2026/11/19", StringComparison.Ordinal)
            .Replace("\"1,500.25\",\"40.10\"", "\"3,000.50\",\"20.05\"", StringComparison.Ordinal)));
        firm.Clock.Now = firm.Clock.Now.AddDays(3);
        var line = Assert.Single((await firm.Get<QuarantineQuery>().RunAsync(firm.Operations, ImportFirm.Cancel)).Value);
        Assert.Equal((3000.50m, 1500.25m, 1500.25m, QuarantineCause.Lots), (line.Position.Count, line.Lots.Count, line.Difference.Count, line.Cause));
        Assert.Equal(60_160.03m, line.Worth?.Usd);
        Assert.Equal(firm.Clock.Now.Day - line.Since.Day, line.Age);
    }

    private static HoldingsChange Change(string number, IReadOnlyList<PositionChange> positions) =>
        new(new AccountKey("Harbor", number), new DateOnly(2026, 11, 19), null, null, positions, [], 0, []);
}
