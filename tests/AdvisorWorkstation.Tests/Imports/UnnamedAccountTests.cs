using AdvisorWorkstation.Features.Accounts;
using AdvisorWorkstation.Features.Imports;

namespace AdvisorWorkstation.Tests.Imports;

/// <summary>Files that do not say of which account they are.</summary>
public sealed class UnnamedAccountTests
{
    private const string Accounts = "household,account_number,account_name,custodian,kind\n";
    private const string History = "\"Date\",\"Action\",\"Symbol\",\"Description\",\"Quantity\",\"Price\",\"Fees & Comm\",\"Amount\"\n"
        + "\"11/17/2026\",\"Sell\",\"NOVA\",\"NOVA MACHINES\",\"-2\",\"$40.00\",\"\",\"$80.00\"\n";

    [Theory]
    [InlineData("Individual_XXX417_Transactions_20261119-134501.csv")]
    [InlineData("5550-9417.csv")]
    public async Task The_name_of_a_file_says_of_which_account_it_is(string name)
    {
        await using var firm = await FirmAsync("5550-9417", "5550-9418");
        await firm.ImportAsync(ImportFirm.File(name, History));
        Assert.Equal("5550-9417", await OwnerAsync(firm));
    }

    [Fact]
    public async Task The_only_account_at_a_custodian_is_asked_about()
    {
        await using var firm = await FirmAsync("5550-9417");
        var preview = await firm.ImportAsync(ImportFirm.File("history.csv", History));
        Assert.Contains("5550-9417 is the only one", Assert.Single(Questions(preview)).Sentence, StringComparison.Ordinal);
        Assert.Equal("5550-9417", await OwnerAsync(firm));
    }

    [Fact]
    public async Task The_only_account_that_holds_what_the_file_names_is_asked_about()
    {
        await using var firm = await FirmAsync("5550-9417", "5550-9418");
        await firm.ImportAsync(ImportFirm.File("lots.csv", "custodian,account_number,as_of,ticker,quantity\nSchwab,5550-9418,2026-11-17,NOVA,5\n"));
        var preview = await firm.ImportAsync(ImportFirm.File("history.csv", History));
        Assert.Contains("only 5550-9418 holds NOVA", Assert.Single(Questions(preview)).Sentence, StringComparison.Ordinal);
        Assert.Equal("5550-9418", await OwnerAsync(firm));
    }

    [Fact]
    public async Task A_file_that_could_be_of_several_accounts_is_set_aside_until_a_person_chooses()
    {
        await using var firm = await FirmAsync("5550-9417", "5550-9418");
        var unread = await firm.PreviewAsync(ImportFirm.File("history.csv", History));
        Assert.Equal(ImportState.Refused, unread.State);
        Assert.Contains("Schwab has 2", Assert.Single(Questions(unread)).Sentence, StringComparison.Ordinal);
        var open = await firm.Get<OpenFilesQuery>().RunAsync(unread.Import, firm.Operations, ImportFirm.Cancel);
        Assert.Equal(["5550-9417", "5550-9418"], Assert.Single(open.Value.Unnamed).Accounts);
        var chosen = new Dictionary<int, string> { [0] = "5550-9418" };
        var again = await firm.Get<PreviewAgain>().RunAsync(new PreviewAgainInput(unread.Import, chosen), firm.Operations, ImportFirm.Cancel);
        Assert.False((await firm.CommitAsync(again.Value)).IsRefused);
        Assert.Equal("5550-9418", await OwnerAsync(firm));
    }

    [Fact]
    public async Task An_account_that_the_firm_does_not_have_can_not_be_chosen()
    {
        await using var firm = await FirmAsync("5550-9417", "5550-9418");
        var unread = await firm.PreviewAsync(ImportFirm.File("history.csv", History));
        var chosen = new Dictionary<int, string> { [0] = "5550-9999" };
        var again = await firm.Get<PreviewAgain>().RunAsync(new PreviewAgainInput(unread.Import, chosen), firm.Operations, ImportFirm.Cancel);
        Assert.Equal(ImportState.Refused, again.Value.State);
        Assert.Contains(again.Value.Report.Findings, f => f.Severity == ImportSeverity.Error && f.Sentence.Contains("is not known", StringComparison.Ordinal));
    }

    private static async Task<ImportFirm> FirmAsync(params string[] numbers)
    {
        var firm = await ImportFirm.CreateAsync();
        await firm.ImportAsync(ImportFirm.File("accounts.csv", Accounts + string.Concat(numbers.Select(n => $"Rivera,{n},Account {n},Schwab,taxable\n"))));
        return firm;
    }

    private static async Task<string> OwnerAsync(ImportFirm firm)
    {
        var transaction = Assert.Single(await firm.AllAsync<TransactionRow>());
        return (await firm.AllAsync<AccountRow>()).Single(a => a.Id == transaction.AccountId).Number;
    }

    private static IEnumerable<ImportFinding> Questions(ImportPreview preview) =>
        preview.Report.Findings.Where(f => f.Severity == ImportSeverity.NeedsYourWord);
}
