using AdvisorWorkstation.Domain.Accounts;
using AdvisorWorkstation.Domain.Accounts.Tax;
using AdvisorWorkstation.Features.Accounts;
using AdvisorWorkstation.Features.Identity;
using AdvisorWorkstation.Features.Imports;

namespace AdvisorWorkstation.Tests.Imports;

public sealed class AccountImportTests
{
    private const string Header = "household,account_number,account_name,custodian,kind";

    [Fact]
    public async Task An_accounts_file_is_taken_at_its_word()
    {
        await using var firm = await ImportFirm.CreateAsync();
        await firm.ImportAsync(Fixtures.Delivered("accounts.csv"), Fixtures.Delivered("custodians.csv"));
        var accounts = (await firm.AllAsync<AccountRow>()).OrderBy(a => a.Number, StringComparer.Ordinal).ToList();
        var (taxable, ira) = (accounts[0], accounts[1]);
        Assert.Equal((AccountKind.Taxable, LotReliefMethod.HighestCostFirst, true), (taxable.Kind, taxable.Relief, taxable.Discretionary));
        Assert.Equal((35m, 15m, 9.3m, 3.8m), (taxable.FederalOrdinary.Percent, taxable.FederalLongTerm.Percent, taxable.State.Percent, taxable.NetInvestmentIncome.Percent));
        Assert.Equal((12345.67m, new DateOnly(2026, 11, 18)), (taxable.Cash.Usd, taxable.HoldingsAsOf));
        Assert.Equal((AccountKind.TraditionalIra, 0m, false), (ira.Kind, ira.FederalOrdinary.Percent, ira.Discretionary));
        Assert.Equal("Rivera", Assert.Single(await firm.AllAsync<HouseholdRow>()).Name);
        Assert.Equal("West", Assert.Single(await firm.AllAsync<BookRow>()).Name);
        var custodian = Assert.Single(await firm.AllAsync<CustodianRow>(), c => c.Name == "Harbor");
        Assert.Equal((true, 3, LotInstructionStyle.LotFields, "HARBOR1"), (custodian.FractionalShares, custodian.ShareDecimals, custodian.LotInstructions, custodian.FixTarget));
    }

    [Fact]
    public async Task An_account_that_only_a_custodian_reports_is_assumed_carefully_and_every_assumption_is_a_warning()
    {
        await using var firm = await ImportFirm.CreateAsync();
        var preview = await firm.ImportAsync(Fixtures.Delivered("schwab_positions_all.csv"));
        var warnings = preview.Report.Findings.Where(f => f.Severity == ImportSeverity.Warning).ToList();
        Assert.All(warnings, w => Assert.Equal("account", w.Column));
        string[] about = ["new custodian", "household of its own", "taken as taxable", "37 % and 20 %", "only the end is known"];
        Assert.All(about, words => Assert.Contains(warnings, w => w.Line == 3 && w.Sentence.Contains(words, StringComparison.Ordinal)));
        var accounts = (await firm.AllAsync<AccountRow>()).OrderBy(a => a.Number, StringComparer.Ordinal).ToList();
        Assert.Equal([AccountKind.Taxable, AccountKind.RothIra], accounts.Select(a => a.Kind));
        Assert.Equal([37m, 0m], accounts.Select(a => a.FederalOrdinary.Percent));
        Assert.Equal(2, accounts.Select(a => a.HouseholdId).Distinct().Count());
        Assert.Equal("Unassigned", Assert.Single(await firm.AllAsync<BookRow>()).Name);
        var custodian = Assert.Single(await firm.AllAsync<CustodianRow>());
        Assert.Equal((false, LotInstructionStyle.None), (custodian.FractionalShares, custodian.LotInstructions));
    }

    [Theory]
    [InlineData("Roth Contributory IRA", AccountKind.RothIra)]
    [InlineData("Client's IRA", AccountKind.TraditionalIra)]
    [InlineData("Rollover", AccountKind.TraditionalIra)]
    [InlineData("Household, Trust", AccountKind.Trust)]
    [InlineData("JOINT WROS - TOD", AccountKind.JointTaxable)]
    [InlineData("Individual", AccountKind.Taxable)]
    [InlineData("Mirage", AccountKind.Taxable)]
    public async Task The_kind_is_read_from_the_name_where_the_name_says_it(string name, AccountKind kind)
    {
        await using var firm = await ImportFirm.CreateAsync();
        await firm.ImportAsync(ImportFirm.File(
            "p.csv", Fixtures.Text("fidelity_positions_sentence_case.csv").Replace("\"Household, Trust\"", $"\"{name}\"", StringComparison.Ordinal)));
        Assert.Equal(kind, Assert.Single(await firm.AllAsync<AccountRow>()).Kind);
    }

    [Fact]
    public async Task The_firms_only_book_takes_new_accounts()
    {
        await using var firm = await ImportFirm.CreateAsync();
        await firm.ImportAsync(Fixtures.Delivered("accounts.csv"));
        await firm.ImportAsync(Fixtures.Delivered("schwab_positions_all.csv"));
        Assert.Equal("West", Assert.Single(await firm.AllAsync<BookRow>()).Name);
    }

    [Fact]
    public async Task A_masked_number_means_the_account_whose_number_ends_alike_and_gets_its_full_number_from_an_accounts_file()
    {
        await using var firm = await ImportFirm.CreateAsync();
        await firm.ImportAsync(Fixtures.Delivered("schwab_positions_single.csv"));
        var preview = await firm.ImportAsync(ImportFirm.File("accounts.csv", $"{Header}\nRivera,5550-9417,Ana,Schwab,taxable\n"));
        Assert.Contains(preview.Report.Findings, f => f.Sentence.Contains("now known by its full number 5550-9417", StringComparison.Ordinal));
        await firm.ImportAsync(Fixtures.Delivered("schwab_lots.csv"));
        var account = Assert.Single(await firm.AllAsync<AccountRow>());
        Assert.Equal(("5550-9417", "Ana"), (account.Number, account.Name));
        Assert.Equal(4, (await firm.AllAsync<LotRow>()).Count);
    }

    [Fact]
    public async Task A_masked_number_that_two_accounts_end_in_is_an_error_that_names_both()
    {
        await using var firm = await ImportFirm.CreateAsync();
        await firm.ImportAsync(ImportFirm.File("accounts.csv", $"{Header}\nRivera,11119417,Ana,Schwab,taxable\nRivera,22229417,Leo,Schwab,taxable\n"));
        var errors = await firm.FindingsAsync(ImportSeverity.Error, Fixtures.Delivered("schwab_lots.csv"));
        var error = Assert.Single(errors);
        Assert.Equal((1, "title"), (error.Line, error.Column));
        Assert.Contains("11119417 or 22229417", error.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Lots_of_an_account_that_nobody_knows_are_an_error()
    {
        await using var firm = await ImportFirm.CreateAsync();
        var errors = await firm.FindingsAsync(ImportSeverity.Error, Fixtures.Delivered("schwab_lots.csv"));
        Assert.Contains("is not known", Assert.Single(errors).Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_accounts_file_moves_an_account_out_of_its_own_household_into_the_family()
    {
        await using var firm = await ImportFirm.CreateAsync();
        await firm.ImportAsync(Fixtures.Delivered("fidelity_positions_sentence_case.csv"));
        await firm.ImportAsync(ImportFirm.File(
            "accounts.csv", $"{Header},book,federal_ordinary,federal_long_term\nRivera,Z20000003,Trust,Fidelity,trust,West,35,15\n"));
        var account = Assert.Single(await firm.AllAsync<AccountRow>());
        var household = Assert.Single(await firm.AllAsync<HouseholdRow>(), h => h.Id == account.HouseholdId);
        Assert.Equal(("Rivera", household.BookId), (household.Name, account.BookId));
        Assert.Equal("West", (await firm.AllAsync<BookRow>()).Single(b => b.Id == account.BookId).Name);
        Assert.Equal(40.10m * 1m, (await firm.AllAsync<LotRow>()).Single().CostBasis!.Value.Usd + 1m);
    }

    [Theory]
    [InlineData("Rivera,H-1,Ana,Harbor,taxable\nRivera,H-1,Ana,Harbor,taxable", 3, "account_number", "stands twice")]
    [InlineData("Rivera,H-1,Ana,Harbor,savings", 2, "kind", "one of taxable, joint, trust, ira, roth")]
    [InlineData(",H-1,Ana,Harbor,taxable", 2, "household", "is empty")]
    public async Task A_faulty_accounts_file_is_refused_by_line_and_column(string rows, int line, string column, string words)
    {
        await using var firm = await ImportFirm.CreateAsync();
        var error = Assert.Single(await firm.FindingsAsync(ImportSeverity.Error, ImportFirm.File("accounts.csv", $"{Header}\n{rows}\n")));
        Assert.Equal((line, column), (error.Line, error.Column));
        Assert.Contains(words, error.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_household_in_two_books_and_a_model_that_is_not_there_are_errors()
    {
        await using var firm = await ImportFirm.CreateAsync();
        var errors = await firm.FindingsAsync(ImportSeverity.Error, ImportFirm.File(
            "accounts.csv", $"{Header},book,model\nRivera,H-1,Ana,Harbor,taxable,West,\nRivera,H-2,Leo,Harbor,taxable,East,Growth\n"));
        Assert.Equal([(3, "account_number"), (3, "model")], errors.Select(e => (e.Line, e.Column)).OrderBy(e => e.Column, StringComparer.Ordinal));
    }

    [Fact]
    public async Task Cash_without_a_day_is_an_error()
    {
        await using var firm = await ImportFirm.CreateAsync();
        var error = Assert.Single(await firm.FindingsAsync(
            ImportSeverity.Error, ImportFirm.File("accounts.csv", $"{Header},cash\nRivera,H-1,Ana,Harbor,taxable,100\n")));
        Assert.Equal((2, "cash_as_of"), (error.Line, error.Column));
    }
}
