using AdvisorWorkstation.Features.Accounts;
using AdvisorWorkstation.Features.Imports;

namespace AdvisorWorkstation.Tests.Imports;

public sealed class LossCarryforwardImportTests
{
    private const string Header = "household,custodian,account_number,year,short_term,long_term\n";

    private const string Accounts =
        "household,account_number,account_name,custodian,kind\nRivera,H-100,Ana Rivera,Harbor,taxable\nRivera,H-102,Rivera Trust,Harbor,trust\nSmith,S-1,Smith Trust,Harbor,trust\n";

    private const string Losses = Header + "Rivera,,,2026,\"1,200.00\",$8500\nRivera,Harbor,H-102,2026,0,412.50\n";

    [Fact]
    public async Task Losses_are_kept_for_the_households_return_and_for_a_trusts()
    {
        await using var firm = await FirmAsync();
        var preview = await firm.ImportAsync(ImportFirm.File("losses.csv", Losses));
        Assert.Empty(preview.Report.Findings);
        var trust = (await firm.AllAsync<AccountRow>()).Single(a => a.Number == "H-102");
        Assert.Equal(
            [(null, 2026, 1_200m, 8_500m), (trust.Id, 2026, 0m, 412.5m)],
            (await firm.AllAsync<LossCarryforwardRow>()).OrderBy(l => l.Id).Select(l => (l.AccountId, l.Year, l.ShortTerm.Usd, l.LongTerm.Usd)));
        Assert.All(await firm.AllAsync<LossCarryforwardRow>(), l => Assert.Equal(trust.HouseholdId, l.HouseholdId));
    }

    [Fact]
    public async Task The_same_again_changes_nothing_and_another_statement_takes_its_place_with_a_warning()
    {
        await using var firm = await FirmAsync();
        await firm.ImportAsync(ImportFirm.File("losses.csv", Losses));
        Assert.Empty((await firm.PreviewAsync(ImportFirm.File("again.csv", Losses + "\n"))).Report.Changes);
        var preview = await firm.ImportAsync(ImportFirm.File("corrected.csv", $"{Header}Rivera,,,2026,1100,8500\n"));
        Assert.Equal(ImportSeverity.Warning, Assert.Single(preview.Report.Findings).Severity);
        Assert.Equal([1_100m, 0m], (await firm.AllAsync<LossCarryforwardRow>()).OrderBy(l => l.Id).Select(l => l.ShortTerm.Usd));
    }

    [Fact]
    public async Task Household_and_trust_may_come_in_the_same_delivery()
    {
        await using var firm = await ImportFirm.CreateAsync();
        await firm.ImportAsync(ImportFirm.File("accounts.csv", Accounts), ImportFirm.File("losses.csv", Losses));
        Assert.Equal(2, (await firm.AllAsync<LossCarryforwardRow>()).Count);
    }

    [Theory]
    [InlineData("Nobody,,,2026,1,1", "household", "There is no household 'Nobody'")]
    [InlineData("Rivera,Harbor,H-999,2026,1,1", "account_number", "is not known")]
    [InlineData("Rivera,Harbor,H-100,2026,1,1", "account_number", "is no trust")]
    [InlineData("Rivera,Harbor,S-1,2026,1,1", "account_number", "is in the household 'Smith'")]
    [InlineData("Rivera,Harbor,,2026,1,1", "account_number", "both are empty")]
    [InlineData("Rivera,,,2026,-1,1", "short_term", "wrong sign")]
    [InlineData("Rivera,,,2026,1,", "long_term", "needed here")]
    [InlineData("Rivera,,,2028,1,1", "year", "can't be known yet")]
    [InlineData("Rivera,,,26,1,1", "year", "no year between")]
    public async Task A_faulty_row_is_refused_by_line_and_column(string row, string column, string words)
    {
        await using var firm = await FirmAsync();
        var error = Assert.Single(await firm.FindingsAsync(ImportSeverity.Error, ImportFirm.File("l.csv", $"{Header}{row}\n")));
        Assert.Equal((2, column), (error.Line, error.Column));
        Assert.Contains(words, error.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_statements_of_one_return_and_year_are_refused()
    {
        await using var firm = await FirmAsync();
        var error = Assert.Single(await firm.FindingsAsync(ImportSeverity.Error, ImportFirm.File("l.csv", $"{Header}Rivera,,,2026,1,1\nrivera,,,2026,2,2\n")));
        Assert.Equal((3, "year"), (error.Line, error.Column));
    }

    private static async Task<ImportFirm> FirmAsync()
    {
        var firm = await ImportFirm.CreateAsync();
        await firm.ImportAsync(ImportFirm.File("accounts.csv", Accounts));
        return firm;
    }
}
