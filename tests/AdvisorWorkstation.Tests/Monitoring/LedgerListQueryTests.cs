using AdvisorWorkstation.Domain.Accounts.Ledger;
using AdvisorWorkstation.Domain.Values;
using AdvisorWorkstation.Features.Accounts;
using AdvisorWorkstation.Features.Accounts.Books;
using AdvisorWorkstation.Features.Markets;
using AdvisorWorkstation.Features.Monitoring.Ledger;
using AdvisorWorkstation.Tests.Imports;
using Files = AdvisorWorkstation.Tests.Imports.Fixtures;

namespace AdvisorWorkstation.Tests.Monitoring;

/// <summary>The ledger of an account whose books open on 2026-11-02 with a hundred NOVA, and go on with transactions.</summary>
public sealed class LedgerListQueryTests
{
    private const string Lots = "custodian,account_number,as_of,ticker,lot_id,quantity,acquired,cost_basis,term\nHarbor,H-100,2026-11-02,NOVA,L1,100,2021-05-04,5000,\n";

    private const string Transactions = """
        custodian,account_number,trade_date,kind,ticker,quantity,amount,short_term_gain,long_term_gain
        Harbor,H-100,2026-10-20,buy,NOVA,3,-150,,
        Harbor,H-100,2026-11-09,sell,NOVA,40,1600,,-300
        Harbor,H-100,2026-11-13,buy,NOVA,10,-420,,
        Harbor,H-100,2026-11-16,sell,ORCH.B,5,4000,,
        Harbor,H-100,2026-11-17,fee,,,-25,,

        """;

    [Fact]
    public async Task Every_entry_is_a_line_the_newest_first()
    {
        await using var firm = await FirmAsync();
        var lines = await LinesAsync(firm);
        Assert.Equal(
            [LedgerKind.Fee, LedgerKind.Sell, LedgerKind.Buy, LedgerKind.Sell, LedgerKind.Statement, LedgerKind.Buy], lines.Select(l => l.Kind));
        Assert.Equal("Books opened with 1 lot of 1 security, as stated by the custodian.", lines[4].Sentence);
        Assert.Contains("Before the books opened", lines[5].Sentence, StringComparison.Ordinal);
        Assert.Equal([null, "ORCH.B", "NOVA", "NOVA", "NOVA", "NOVA"], lines.Select(l => l.Ticker?.Symbol));
    }

    [Fact]
    public async Task A_sale_shows_what_is_booked_beside_what_the_custodian_states_and_the_lot_that_took_its_loss()
    {
        await using var firm = await FirmAsync();
        var sale = (await LinesAsync(firm))[3];
        Assert.Equal((0m, -400m, 100m, -300m), (sale.Gain!.ShortTerm!.Value.Usd, sale.Gain.LongTerm!.Value.Usd, sale.Gain.Disallowed.Usd, sale.Gain.StatedLongTerm!.Value.Usd));
        Assert.True(sale.Gain.DiffersFromStated);
        var replacement = Assert.Single(sale.Replacements);
        Assert.StartsWith("10 NOVA of 2026-11-13", replacement.Words, StringComparison.Ordinal);
        Assert.EndsWith("?tab=holdings&words=NOVA&open=NOVA", replacement.Link, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_could_not_be_booked_says_why_and_its_gain_is_unknown_and_not_zero()
    {
        await using var firm = await FirmAsync();
        var sale = (await LinesAsync(firm))[1];
        Assert.Contains("a purchase or a transfer is probably missing", sale.Fault, StringComparison.Ordinal);
        Assert.Equal((null, null), (sale.Gain?.ShortTerm, sale.Gain?.LongTerm));
    }

    [Fact]
    public async Task A_persons_correction_is_a_line_with_its_words()
    {
        await using var firm = await FirmAsync();
        var nova = (await firm.AllAsync<SecurityRow>()).Single(s => s.Ticker.Symbol == "NOVA").Id;
        var input = new CorrectLotsInput(await AccountAsync(firm), nova, [new StatedLot(new Shares(100m), new DateOnly(2021, 5, 4), new Money(4900m))], "The client's own records.", true);
        Assert.Null((await firm.Get<CorrectLots>().RunAsync(input, firm.Operations, ImportFirm.Cancel)).Refusal);
        Assert.Contains(await LinesAsync(firm), l => l.Kind == LedgerKind.Correction && l.Sentence == "Correction: 1 lot of 1 security, as stated by Test Operations: The client's own records.");
    }

    [Fact]
    public async Task An_account_of_long_standing_shows_all_of_its_entries()
    {
        await using var firm = await FirmAsync();
        var many = string.Concat(Enumerable.Range(0, 800).Select(i => $"Harbor,H-100,2026-11-{3 + (i % 14):00},dividend,NOVA,,{i + 1}.25,,\n"));
        await firm.ImportAsync(ImportFirm.File("many.csv", Transactions.Split('\n')[0] + "\n" + many));
        Assert.Equal(806, (await LinesAsync(firm)).Count);
    }

    private static async Task<ImportFirm> FirmAsync()
    {
        var firm = await ImportFirm.CreateAsync();
        await firm.ImportAsync(Files.Delivered("accounts.csv"), Files.Delivered("securities.csv"), ImportFirm.File("lots.csv", Lots));
        await firm.ImportAsync(ImportFirm.File("tx.csv", Transactions));
        return firm;
    }

    private static async Task<AccountId> AccountAsync(ImportFirm firm) => (await firm.AllAsync<AccountRow>()).Single(a => a.Number == "H-100").Id;

    private static async Task<IReadOnlyList<LedgerLine>> LinesAsync(ImportFirm firm) =>
        (await firm.Get<LedgerListQuery>().RunAsync(await AccountAsync(firm), firm.Operations, ImportFirm.Cancel)).Value.Lines;
}
