using AdvisorWorkstation.Domain.Monitoring;
using AdvisorWorkstation.Domain.Values;
using AdvisorWorkstation.Features.Monitoring;
using AdvisorWorkstation.Features.Monitoring.Searches;
using AdvisorWorkstation.Features.Proposals.Rules;
using AdvisorWorkstation.Tests.BatchRuns;
using AdvisorWorkstation.Tests.Fixtures;
using Microsoft.EntityFrameworkCore;

namespace AdvisorWorkstation.Tests.Monitoring;

/// <summary>Searches over accounts that are kept, raise alerts, and become exception rules.</summary>
public sealed class SavedSearchTests
{
    private const string Everybody = "account-value > 0";

    [Fact]
    public async Task A_search_finds_the_accounts_that_fit_and_says_why()
    {
        await using var firm = await LakesideFirm.OpenAsync();
        var all = (await SearchAsync(firm, Everybody)).Found;
        Assert.Equal(3, all.Count);
        var limit = all[0].Value.Usd;
        Assert.Empty((await SearchAsync(firm, $"account-value > {limit}")).Found);
        var found = Assert.Single((await SearchAsync(firm, $"account-value >= {limit}")).Found);
        Assert.Equal((all[0].Id, true), (found.Id, found.Found.StartsWith("account value $", StringComparison.Ordinal)));
        Assert.Empty((await SearchAsync(firm, "")).Found);
        Assert.Equal("condition", (await firm.Get<SearchAccountsQuery>().RunAsync("turnover > 0.2", firm.Operations, LakesideFirm.Cancel)).Refusal?.Code);
    }

    [Fact]
    public async Task A_search_with_alerts_raises_one_in_each_account_that_fits_and_they_close_with_it()
    {
        await using var firm = await LakesideFirm.OpenAsync();
        var search = await SaveAsync(firm, new SaveSearchInput("Everybody", Everybody, AlertLevel.Note));
        await firm.Get<ScanAccounts>().RunChangesAsync(firm.Operations, LakesideFirm.Cancel);
        var raised = await AlertsAsync(firm);
        Assert.Equal(3, raised.Count);
        Assert.All(raised, a => Assert.StartsWith("Fits \"Everybody\": account value $", a.Sentence, StringComparison.Ordinal));

        await firm.Get<ScanAccounts>().RunChangesAsync(firm.Operations, LakesideFirm.Cancel);
        Assert.Equal(3, (await AlertsAsync(firm)).Count);

        Assert.True((await firm.Get<DeleteSearch>().RunAsync(search.Value, firm.Operations, LakesideFirm.Cancel)).Value);
        await firm.Get<ScanAccounts>().RunChangesAsync(firm.Operations, LakesideFirm.Cancel);
        Assert.All(await AlertsAsync(firm), a => Assert.NotNull(a.ClosedAt));
        Assert.All(await AlertsAsync(firm), a => Assert.NotEmpty(a.Evidence!));
        Assert.Equal(["search.saved", "search.deleted"], (await firm.HistoryAsync()).Where(l => l.SubjectType == "search").Select(l => l.Action));
    }

    [Fact]
    public async Task An_advisors_search_raises_alerts_in_the_own_books_only()
    {
        await using var firm = await LakesideFirm.OpenAsync();
        await firm.Get<SaveSearch>().RunAsync(new SaveSearchInput("Mine", Everybody, AlertLevel.Warn), firm.ForeignAdvisor, LakesideFirm.Cancel);
        await firm.Get<ScanAccounts>().RunChangesAsync(firm.Operations, LakesideFirm.Cancel);
        Assert.Empty(await AlertsAsync(firm));
        Assert.Empty((await firm.Get<SearchAccountsQuery>().RunAsync(Everybody, firm.ForeignAdvisor, LakesideFirm.Cancel)).Value.Found);
    }

    [Fact]
    public async Task A_search_is_its_owners_and_saving_it_again_replaces_it()
    {
        await using var firm = await LakesideFirm.OpenAsync();
        var first = await SaveAsync(firm, new SaveSearchInput("Large", "account-value > 1000000", null));
        var second = await SaveAsync(firm, new SaveSearchInput("Large", "account-value > 2000000", null));
        Assert.Equal(first.Value, second.Value);
        Assert.Equal("account-value > 2000000", Assert.Single((await SearchAsync(firm, "")).Mine).When);
        Assert.Empty((await firm.Get<SearchAccountsQuery>().RunAsync("", firm.OtherOperations, LakesideFirm.Cancel)).Value.Mine);
        Assert.Equal("not-found", (await firm.Get<DeleteSearch>().RunAsync(first.Value, firm.OtherOperations, LakesideFirm.Cancel)).Refusal?.Code);
        Assert.Equal("name", (await SaveAsync(firm, new SaveSearchInput(" ", Everybody, null))).Refusal?.Code);
        Assert.Equal("role", (await firm.Get<SaveSearch>().RunAsync(new SaveSearchInput("A", Everybody, AlertLevel.Note), firm.Compliance, LakesideFirm.Cancel)).Refusal?.Code);
    }

    [Fact]
    public async Task The_conditions_of_a_search_are_those_of_a_rule()
    {
        await using var firm = await LakesideFirm.OpenAsync();
        var search = await SearchAsync(firm, "account-cash > 0.001 and account-value > 1000");
        var rule = new RuleDraft("from-search", 0, "From a search", Severity.Review, "account-cash > 0.001 and account-value > 1000", false, new DateOnly(2026, 11, 20), "From a search.");
        Assert.Equal(1, (await firm.Get<ChangeRule>().RunAsync(rule, firm.Policy, LakesideFirm.Cancel)).Value);
        await firm.MovePricesAsync();
        firm.Clock.Now = firm.Clock.Now.AddMinutes(5);
        await firm.WorkAsync();
        var fired = await firm.Get<TestDriveRule>().RunAsync(new TestDriveInput("from-search", rule.When), firm.Policy, LakesideFirm.Cancel);
        Assert.True(fired.Value.FiresNow >= search.Found.Count && search.Found.Count > 0);
    }

    private static async Task<AccountSearch> SearchAsync(LakesideFirm firm, string when) =>
        (await firm.Get<SearchAccountsQuery>().RunAsync(when, firm.Operations, LakesideFirm.Cancel)).Value;

    private static Task<Outcome<int>> SaveAsync(LakesideFirm firm, SaveSearchInput input) => firm.Get<SaveSearch>().RunAsync(input, firm.Operations, LakesideFirm.Cancel);

    private static Task<List<AlertRow>> AlertsAsync(LakesideFirm firm) =>
        firm.LookAsync(db => db.Set<AlertRow>().Where(a => a.Kind == AlertKind.SavedSearch).OrderBy(a => a.Id).ToListAsync(LakesideFirm.Cancel));
}
