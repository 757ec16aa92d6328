using AdvisorWorkstation.Domain.Identity;
using AdvisorWorkstation.Domain.Monitoring;
using AdvisorWorkstation.Domain.Values;
using AdvisorWorkstation.Features.Health;
using AdvisorWorkstation.Features.Monitoring;
using AdvisorWorkstation.Features.Monitoring.Alerts;
using AdvisorWorkstation.Features.Monitoring.Coverage;
using AdvisorWorkstation.Features.Today;
using AdvisorWorkstation.Tests.Fixtures;
using AdvisorWorkstation.Tests.UI;
using AdvisorWorkstation.UI;
using Bunit;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace AdvisorWorkstation.Tests.Monitoring;

/// <summary>What people do to alerts, what the bell and the worklist make of it, and what a day's coverage is signed as.</summary>
public sealed class AlertOperationTests
{
    private static readonly AsOf Thursday = new(new DateOnly(2026, 11, 19));

    [Fact]
    public async Task An_acknowledged_alert_keeps_who_and_when_stands_in_the_history_and_can_be_opened_again()
    {
        await using var firm = await LakesideFirm.OpenAsync();
        var alert = await AnyAsync(firm);
        var done = await firm.Get<AcknowledgeAlert>().RunAsync([Seen(alert)], firm.Advisor, LakesideFirm.Cancel);
        var after = await ReadAsync(firm, alert.Id);
        Assert.Equal((AlertState.Acknowledged, firm.Clock.Now), (after.State, after.StateSince));
        Assert.NotEmpty(after.StateBy);
        Assert.Contains(alert.Sentence, Assert.Single(await firm.HistoryAsync("alert.acknowledged")).Payload, StringComparison.Ordinal);
        Assert.Null((await firm.Get<ReopenAlert>().RunAsync(done.Value.Alerts, firm.Advisor, LakesideFirm.Cancel)).Refusal);
        Assert.Equal(AlertState.Open, (await ReadAsync(firm, alert.Id)).State);
    }

    [Fact]
    public async Task Two_at_once_are_told_apart_and_the_second_changes_nothing()
    {
        await using var firm = await LakesideFirm.OpenAsync();
        var alert = await AnyAsync(firm);
        await firm.Get<AcknowledgeAlert>().RunAsync([Seen(alert)], firm.Advisor, LakesideFirm.Cancel);
        var second = await firm.Get<SnoozeAlert>().RunAsync(new SnoozeInput([Seen(alert)], new DateOnly(2026, 12, 1), "later"), firm.Operations, LakesideFirm.Cancel);
        Assert.Equal("changed", second.Refusal?.Code);
        Assert.Equal(AlertState.Acknowledged, (await ReadAsync(firm, alert.Id)).State);
    }

    [Fact]
    public async Task Only_those_who_handle_alerts_may_and_only_in_their_books()
    {
        await using var firm = await LakesideFirm.OpenAsync();
        var alert = await AnyAsync(firm);
        foreach (var actor in (Actor[])[firm.Compliance, firm.Policy, firm.Administrator])
        {
            Assert.Equal("role", (await firm.Get<AcknowledgeAlert>().RunAsync([Seen(alert)], actor, LakesideFirm.Cancel)).Refusal?.Code);
        }
        Assert.Equal("not-found", (await firm.Get<AcknowledgeAlert>().RunAsync([Seen(alert)], firm.ForeignAdvisor, LakesideFirm.Cancel)).Refusal?.Code);
        Assert.Equal(AlertState.Open, (await ReadAsync(firm, alert.Id)).State);
    }

    [Fact]
    public async Task An_alert_can_be_given_to_those_whose_books_cover_it_and_the_next_scan_keeps_whose_it_is()
    {
        await using var firm = await LakesideFirm.OpenAsync();
        var alert = await AnyAsync(firm);
        var people = (await firm.Get<AssigneesQuery>().RunAsync([alert.Id], firm.Operations, LakesideFirm.Cancel)).Value;
        Assert.Contains(people, p => p.Person == firm.Advisor.Person);
        Assert.DoesNotContain(people, p => p.Person == firm.ForeignAdvisor.Person || p.Person == firm.Compliance.Person);
        Assert.Equal("no-person", (await firm.Get<AssignAlert>().RunAsync(new AssignInput([Seen(alert)], firm.ForeignAdvisor.Person), firm.Operations, LakesideFirm.Cancel)).Refusal?.Code);
        Assert.Null((await firm.Get<AssignAlert>().RunAsync(new AssignInput([Seen(alert)], firm.Advisor.Person), firm.Operations, LakesideFirm.Cancel)).Refusal);
        await firm.Get<ScanAccounts>().RunAsync(Thursday, firm.Operations, null, LakesideFirm.Cancel);
        var after = await ReadAsync(firm, alert.Id);
        Assert.Equal((firm.Advisor.Person, AlertState.Open), (after.Assignee, after.State));
    }

    [Fact]
    public async Task A_snoozed_alert_leaves_the_worklist_and_comes_back_on_its_day()
    {
        await using var firm = await LakesideFirm.OpenAsync();
        var alert = await AnyAsync(firm);
        var until = new DateOnly(2026, 11, 24);
        Assert.Null((await firm.Get<SnoozeAlert>().RunAsync(new SnoozeInput([Seen(alert)], until, "the client travels"), firm.Advisor, LakesideFirm.Cancel)).Refusal);
        Assert.DoesNotContain(await TriggersAsync(firm), a => a.Id == alert.Id);
        firm.Clock.Now = new DateTimeOffset(2026, 11, 24, 15, 0, 0, TimeSpan.Zero);
        Assert.Contains(await TriggersAsync(firm), a => a.Id == alert.Id);
        await firm.Get<ScanAccounts>().RunAsync(Thursday, firm.Operations, null, LakesideFirm.Cancel);
        Assert.Equal(AlertState.Open, (await ReadAsync(firm, alert.Id)).State);
    }

    [Fact]
    public async Task The_bell_counts_high_alerts_of_the_viewers_books_and_remembers_what_each_has_seen()
    {
        await using var firm = await LakesideFirm.OpenAsync();
        await firm.ExecuteAsync("UPDATE Accounts SET HoldingsAsOf = NULL WHERE Number = 'BE-2001'");
        firm.Clock.Now = firm.Clock.Now.AddMinutes(5);
        await firm.Get<ScanAccounts>().RunAsync(Thursday, firm.Operations, null, LakesideFirm.Cancel);
        var bell = (await firm.Get<BellQuery>().RunAsync(firm.Advisor, LakesideFirm.Cancel)).Value;
        Assert.Contains(bell.Lines, l => l.Kind == AlertKind.CoverageGap);
        Assert.Equal(bell.Count, bell.Unseen);
        Assert.Equal(0, (await firm.Get<BellQuery>().RunAsync(firm.ForeignAdvisor, LakesideFirm.Cancel)).Value.Count);
        await firm.Get<SeeBell>().RunAsync(bell.Newest!.Value, firm.Advisor, LakesideFirm.Cancel);
        Assert.Equal((bell.Count, 0), (await firm.Get<BellQuery>().RunAsync(firm.Advisor, LakesideFirm.Cancel)).Value is var seen ? (seen.Count, seen.Unseen) : default);
        Assert.Equal(bell.Count, (await firm.Get<BellQuery>().RunAsync(firm.Operations, LakesideFirm.Cancel)).Value.Unseen);
        await using var desk = new DeskRenderer(firm, firm.Operations, Role.Operations);
        var shown = desk.Render<Bell>();
        shown.WaitForAssertion(() => Assert.Contains("new", shown.Find(".bell button").GetAttribute("aria-label"), StringComparison.Ordinal));
        await shown.Find(".bell button").ClickAsync();
        shown.WaitForAssertion(() => Assert.Contains("Not scanned", shown.Find(".drop").TextContent, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Coverage_is_signed_once_a_day_again_when_it_changes_and_names_the_days_without_a_scan()
    {
        await using var firm = await LakesideFirm.OpenAsync();
        var first = await AttestAsync(firm);
        Assert.Equal((3, 3, 0), Assert.Single(first) is var record ? (record.Enrolled, record.Scanned, record.Gaps.Count) : default);
        Assert.Empty(await AttestAsync(firm));
        await firm.ExecuteAsync("UPDATE Accounts SET HoldingsAsOf = NULL WHERE Number = 'BE-2001'");
        await firm.Get<ScanAccounts>().RunAsync(Thursday, firm.Operations, null, LakesideFirm.Cancel);
        Assert.Contains("BE-2001: No positions", Assert.Single(Assert.Single(await AttestAsync(firm)).Gaps), StringComparison.Ordinal);
        firm.Clock.Now = firm.Clock.Now.AddDays(4);
        var later = await AttestAsync(firm);
        Assert.All(later, r => Assert.Equal(0, r.Scanned));
        Assert.True(later.Count >= 2);
        Assert.Equal((2 + later.Count, 0), await firm.Get<VerifyCoverage>().RunAsync(LakesideFirm.Cancel) is var verdict ? (verdict.Records, verdict.Faults.Count) : default);
    }

    [Fact]
    public async Task A_changed_or_missing_record_of_coverage_shows_and_the_database_refuses_to_change_one()
    {
        await using var firm = await LakesideFirm.OpenAsync();
        await AttestAsync(firm);
        await Assert.ThrowsAsync<SqliteException>(() => firm.ExecuteAsync("UPDATE Coverage SET Scanned = 2"));
        await firm.ExecuteAsync("DROP TRIGGER Coverage_no_UPDATE; UPDATE Coverage SET Text = replace(Text, 'scanned 3', 'scanned 2')");
        Assert.Contains("damaged", Assert.Single((await firm.Get<VerifyCoverage>().RunAsync(LakesideFirm.Cancel)).Faults), StringComparison.Ordinal);
        await firm.ExecuteAsync("DROP TRIGGER Coverage_no_DELETE; DELETE FROM Coverage");
        Assert.Contains("1 records of coverage, and 0", Assert.Single((await firm.Get<VerifyCoverage>().RunAsync(LakesideFirm.Cancel)).Faults), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Health_says_what_was_scanned_and_what_failed_and_names_no_client_to_an_administrator()
    {
        await using var firm = await LakesideFirm.OpenAsync();
        await firm.ExecuteAsync("UPDATE Accounts SET HoldingsAsOf = NULL WHERE Number = 'BE-2001'");
        await firm.Get<ScanAccounts>().RunAsync(Thursday, firm.Operations, null, LakesideFirm.Cancel);
        await AttestAsync(firm);
        var health = (await firm.Get<HealthQuery>().RunAsync(firm.Compliance, LakesideFirm.Cancel)).Value;
        Assert.Equal((3, 2, 1), (health.Enrolled, health.ScannedToday, health.FailedCount));
        Assert.Contains("BE-2001", Assert.Single(health.Failed).Name, StringComparison.Ordinal);
        Assert.True(health.LastFull is { Looked: 3, Failed: 1 } && health.Run is not null && health.Coverage.Count == 1);
        var admin = (await firm.Get<HealthQuery>().RunAsync(firm.Administrator, LakesideFirm.Cancel)).Value;
        Assert.Equal((1, 0, 0), (admin.FailedCount, admin.Failed.Count, admin.Coverage[0].Record!.Gaps.Count));
        Assert.Equal("role", (await firm.Get<HealthQuery>().RunAsync(firm.Advisor, LakesideFirm.Cancel)).Refusal?.Code);
        var file = await firm.Get<CoverageFileQuery>().RunAsync(health.Coverage[0].Id, firm.Compliance, LakesideFirm.Cancel);
        Assert.Contains("scanned 2", System.Text.Encoding.UTF8.GetString(file.Value.Content), StringComparison.Ordinal);
        Assert.Equal("not-found", (await firm.Get<CoverageFileQuery>().RunAsync(health.Coverage[0].Id, firm.Administrator, LakesideFirm.Cancel)).Refusal?.Code);
        await using var desk = new DeskRenderer(firm, firm.Compliance);
        var page = desk.Render<HealthPage>();
        page.WaitForAssertion(() => Assert.Contains("2 of 3", page.Find("dl.figs").TextContent, StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_account_page_shows_alerts_with_what_can_be_done_and_takes_it_back()
    {
        await using var firm = await LakesideFirm.OpenAsync();
        var alert = await AnyAsync(firm);
        await using var desk = new DeskRenderer(firm, firm.Advisor);
        var view = (await firm.Get<AccountQuery>().RunAsync(alert.AccountId, firm.Advisor, LakesideFirm.Cancel)).Value;
        var tab = desk.Render<AlertsTab>(p => p.Add(t => t.Alerts, [view.Alerts.Single(a => a.Id == alert.Id)]).Add(t => t.Today, view.Today).Add(t => t.MayHandle, true));
        await tab.Find("button[aria-label^=Snooze]").ClickAsync();
        await tab.Find(".dlg footer .go").ClickAsync();
        tab.WaitForAssertion(() => Assert.Contains("Say why the alert can wait", tab.Find(".fault").TextContent, StringComparison.Ordinal));
        await tab.Find("#snooze-reason").InputAsync("the client travels");
        await tab.Find(".dlg footer .go").ClickAsync();
        tab.WaitForAssertion(() => Assert.Contains("snoozed until", tab.Find(".toast").TextContent, StringComparison.Ordinal));
        Assert.Equal(AlertState.Snoozed, (await ReadAsync(firm, alert.Id)).State);
        await tab.Find(".toast button").ClickAsync();
        tab.WaitForAssertion(() => Assert.Contains("open again", tab.Find(".toast").TextContent, StringComparison.Ordinal));
        Assert.Equal(AlertState.Open, (await ReadAsync(firm, alert.Id)).State);
    }

    private static SeenAlert Seen(AlertRow alert) => new(alert.Id, alert.Version);

    private static Task<AlertRow> AnyAsync(LakesideFirm firm) =>
        firm.LookAsync(db => db.Set<AlertRow>().Where(a => a.ClosedAt == null && a.Kind == AlertKind.HighCash).OrderBy(a => a.Id).FirstAsync(LakesideFirm.Cancel));

    private static Task<AlertRow> ReadAsync(LakesideFirm firm, int id) => firm.LookAsync(db => db.Set<AlertRow>().SingleAsync(a => a.Id == id, LakesideFirm.Cancel));

    private static async Task<IReadOnlyList<AlertRow>> TriggersAsync(LakesideFirm firm) =>
        [.. (await firm.Get<TodayQuery>().RunAsync(firm.Advisor, LakesideFirm.Cancel)).Value.Rows.SelectMany(r => r.Triggers)];

    private static async Task<IReadOnlyList<CoverageRecord>> AttestAsync(LakesideFirm firm) => (await firm.Get<AttestCoverage>().RunAsync(firm.Operations, LakesideFirm.Cancel)).Value;
}
