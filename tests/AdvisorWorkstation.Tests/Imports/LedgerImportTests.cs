using AdvisorWorkstation.Domain.Customizations;
using AdvisorWorkstation.Features.Accounts;
using AdvisorWorkstation.Features.Customizations;
using AdvisorWorkstation.Features.Imports;

namespace AdvisorWorkstation.Tests.Imports;

public sealed class LedgerImportTests
{
    private const string Customizations = "scope,scope_name,option,arguments,from,to,asked_by,asked_how,reason\n";

    [Fact]
    public async Task Two_equal_rows_of_one_file_are_two_transactions_and_an_overlapping_file_adds_only_what_is_new()
    {
        await using var firm = await FirmWithAccountsAsync();
        await firm.ImportAsync(Fixtures.Delivered("transactions.csv"));
        Assert.Equal(4, (await firm.AllAsync<TransactionRow>()).Count);
        var preview = await firm.ImportAsync(ImportFirm.File(
            "next.csv", Fixtures.Text("transactions.csv") + "Harbor,H-100,2026-11-18,dividend,NOVA,,12.00,,\n"));
        Assert.Contains("stored already", Assert.Single(preview.Report.Findings).Sentence, StringComparison.Ordinal);
        Assert.Equal(5, (await firm.AllAsync<TransactionRow>()).Count);
    }

    [Theory]
    [InlineData("Harbor,H-100,2026-11-17,buy,NOVA,2,80,,", "amount", "wrong sign")]
    [InlineData("Harbor,H-100,2026-11-17,buy,,2,-80,,", "ticker", "not a ticker")]
    [InlineData("Harbor,H-100,2026-11-17,buy,NOVA,,-80,,", "quantity", "needed here")]
    [InlineData("Harbor,H-100,2026-11-17,gift,NOVA,2,-80,,", "kind", "one of buy, sell")]
    [InlineData("Harbor,H-999,2026-11-17,fee,,,-80,,", "account_number", "is not known")]
    public async Task A_faulty_transaction_is_refused_by_line_and_column(string row, string column, string words)
    {
        await using var firm = await FirmWithAccountsAsync();
        var header = Fixtures.Text("transactions.csv").Split('\n')[0];
        var error = Assert.Single(await firm.FindingsAsync(ImportSeverity.Error, ImportFirm.File("transactions.csv", $"{header}\n{row}\n")));
        Assert.Equal((2, column), (error.Line, error.Column));
        Assert.Contains(words, error.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_cash_flow_that_is_stored_is_not_added_again()
    {
        await using var firm = await FirmWithAccountsAsync();
        await firm.ImportAsync(Fixtures.Delivered("cash_flows.csv"));
        await firm.ImportAsync(ImportFirm.File("more.csv", Fixtures.Text("cash_flows.csv") + "Harbor,H-100,fee,-250,2026-12-31,Quarterly\n"));
        Assert.Equal([-4000m, -250m, 50000m], (await firm.AllAsync<CashFlowRow>()).Select(f => f.Amount.Usd).Order());
    }

    [Fact]
    public async Task Choices_are_stored_for_their_scopes_and_a_later_one_ends_the_earlier()
    {
        await using var firm = await FirmWithAccountsAsync();
        await firm.ImportAsync(Fixtures.Delivered("customizations.csv"));
        await firm.ImportAsync(ImportFirm.File("c.csv", $"{Customizations}household,rivera,target.dial,stop=2,2026-12-01,,Ana Rivera,call,\n"));
        var household = Assert.Single(await firm.AllAsync<HouseholdRow>()).Id.ToString();
        var account = (await firm.AllAsync<AccountRow>()).Single(a => a.Number == "H-100").Id.ToString();
        var rows = (await firm.AllAsync<CustomizationRow>()).OrderBy(c => c.Id).Select(c => (c.Scope, c.ScopeId, c.Option, c.Arguments, c.To));
        Assert.Equal(
            [
                (PolicyScope.Firm, "", "target.sector-band", "active=1.5", null),
                (PolicyScope.Account, account, "security.rule", "rule=never-buy; ticker=NOVA", new DateOnly(2027, 11, 18)),
                (PolicyScope.Household, household, "target.dial", "stop=4", new DateOnly(2026, 11, 30)),
                (PolicyScope.Household, household, "target.dial", "stop=2", null),
            ],
            rows);
    }

    [Fact]
    public async Task A_choice_that_holds_already_is_not_made_again()
    {
        await using var firm = await FirmWithAccountsAsync();
        await firm.ImportAsync(Fixtures.Delivered("customizations.csv"));
        var preview = await firm.ImportAsync(ImportFirm.File("c.csv", Fixtures.Text("customizations.csv") + "\n"));
        Assert.Empty(preview.Report.Changes);
    }

    [Fact]
    public async Task A_rule_about_a_class_share_holds_for_the_firms_spelling_of_it()
    {
        await using var firm = await FirmWithAccountsAsync();
        await firm.ImportAsync(Fixtures.Delivered("constituents.csv"));
        await firm.ImportAsync(ImportFirm.File("c.csv", $"{Customizations}account,H-100,security.rule,ticker=ORCHB; rule=never-hold,2026-11-18,,,,\n"));
        Assert.Equal("rule=never-hold; ticker=ORCH.B", Assert.Single(await firm.AllAsync<CustomizationRow>()).Arguments);
    }

    [Theory]
    [InlineData("firm,,no.such,x=1,2026-11-18,,,,", "option", "is no option")]
    [InlineData("firm,,target.sector-band,active=900,2026-11-18,,,,", "arguments", "it takes 0 to 100 %")]
    [InlineData("firm,,target.sector-band,width=2,2026-11-18,,,,", "arguments", "takes no 'width'")]
    [InlineData("account,H-999,target.sector-band,active=2,2026-11-18,,,,", "scope_name", "There is no account")]
    [InlineData("household,Nobody,target.sector-band,active=2,2026-11-18,,,,", "scope_name", "There is no household")]
    [InlineData("model,Growth,target.sector-band,active=2,2026-11-18,,,,", "scope_name", "There is no model")]
    [InlineData("firm,,target.sector-band,active=2,2026-11-18,2026-11-17,,,", "to", "ends before it starts")]
    public async Task A_faulty_choice_is_refused_by_line_and_column(string row, string column, string words)
    {
        await using var firm = await FirmWithAccountsAsync();
        var error = Assert.Single(await firm.FindingsAsync(ImportSeverity.Error, ImportFirm.File("c.csv", $"{Customizations}{row}\n")));
        Assert.Equal((2, column), (error.Line, error.Column));
        Assert.Contains(words, error.Sentence, StringComparison.Ordinal);
    }

    private static async Task<ImportFirm> FirmWithAccountsAsync()
    {
        var firm = await ImportFirm.CreateAsync();
        await firm.ImportAsync(Fixtures.Delivered("accounts.csv"));
        return firm;
    }
}
