using AdvisorWorkstation.Domain.Monitoring;
using AdvisorWorkstation.Domain.Values;
using AdvisorWorkstation.Features.Monitoring;
using AdvisorWorkstation.Tests.Fixtures;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace AdvisorWorkstation.Tests.Monitoring;

public sealed class ScanAccountsTests
{
    private const string SpendCash = "UPDATE Accounts SET Cash = 0 WHERE Number = 'BE-2001'";

    private static readonly AsOf Thursday = new(new DateOnly(2026, 11, 19));

    [Fact]
    public async Task Every_account_is_measured_and_what_holds_is_raised_with_its_test()
    {
        await using var firm = await LakesideFirm.OpenAsync(worked: true);
        var scans = await firm.LookAsync(db => db.Set<AccountScanRow>().ToListAsync(LakesideFirm.Cancel));
        Assert.Equal(3, scans.Count);
        Assert.All(scans, s => Assert.True(s.Failure is null && s.NetAssetValue > Money.Zero && s.TrackingError is not null));
        var alerts = await AlertsAsync(firm);
        Assert.Contains(alerts, a => a.Kind == AlertKind.HighCash);
        Assert.Contains(alerts, a => a.Kind == AlertKind.Harvest);
        Assert.All(alerts, a => Assert.True(a is { ClosedAt: null, Evidence: null } && a.Sentence.Length > 0 && a.Predicate.Length > 0));
    }

    [Fact]
    public async Task A_second_look_at_the_same_data_raises_nothing_and_closes_nothing()
    {
        await using var firm = await LakesideFirm.OpenAsync();
        await ScanAsync(firm);
        var before = await AlertsAsync(firm);
        var summary = await ScanAsync(firm);
        Assert.Equal((3, 3, 0, 0), (summary.Accounts, summary.Measured, summary.Raised, summary.Closed));
        var after = await AlertsAsync(firm);
        Assert.Equal(before.Select(a => (a.Id, a.RaisedAt)), after.Select(a => (a.Id, a.RaisedAt)));
        Assert.Equal(before.Select(a => a.SeenAt), after.Select(a => a.SeenAt));
    }

    [Fact]
    public async Task An_alert_that_no_longer_holds_is_closed_with_what_showed_it_and_comes_back_as_another()
    {
        await using var firm = await LakesideFirm.OpenAsync();
        var raised = await HighCashAsync(firm);
        await firm.ExecuteAsync(SpendCash);
        var summary = await ScanAsync(firm);

        Assert.True(summary.Closed >= 1);
        var closed = await HighCashAsync(firm);
        Assert.Equal((raised.Id, firm.Clock.Now, "cash 0.00%, no longer > 3.00%"), (closed.Id, closed.ClosedAt, closed.Evidence));
        var test = raised.ReadTest();
        Assert.Equal(("cash", Domain.Conditions.Comparison.Above, 0.03m, true), (test.Field, test.Operator, test.Limit, test.Value > 0.03m));

        firm.Clock.Now = firm.Clock.Now.AddHours(1);
        await firm.ExecuteAsync("UPDATE Accounts SET Cash = (SELECT Cash FROM Accounts WHERE Number = 'HM-1001') * 3 WHERE Number = 'BE-2001'");
        await ScanAsync(firm);
        var all = (await AlertsAsync(firm)).Where(a => a.Kind == AlertKind.HighCash && a.AccountId == raised.AccountId).ToList();
        Assert.Equal([false, true], all.Select(a => a.ClosedAt is null));
        Assert.Equal(firm.Clock.Now, all[1].RaisedAt);
    }

    [Fact]
    public async Task What_a_scan_did_stands_in_the_history()
    {
        await using var firm = await LakesideFirm.OpenAsync();
        await firm.ExecuteAsync(SpendCash);
        var length = await firm.LengthAsync();
        var summary = await ScanAsync(firm);
        var line = Assert.Single(await firm.HistoryAsync(from: length));
        Assert.Equal(
            $"{{\"alertsClosed\":{summary.Closed},\"alertsRaised\":{summary.Raised},\"asOf\":\"2026-11-19\",\"because\":\"asked for\",\"enrolled\":3,\"looked\":3,\"measured\":3,\"notMeasured\":[]}}",
            line.Payload);
    }

    [Fact]
    public async Task An_account_that_can_not_be_measured_says_why_and_keeps_its_alerts()
    {
        await using var firm = await LakesideFirm.OpenAsync();
        var id = (await firm.AccountAsync("BE-2001")).Id;
        var before = (await AlertsAsync(firm)).Count(a => a.AccountId == id);
        await firm.ExecuteAsync("UPDATE Accounts SET HoldingsAsOf = NULL WHERE Number = 'BE-2001'");
        var summary = await ScanAsync(firm);

        Assert.Equal((3, 2, 0), (summary.Accounts, summary.Measured, summary.Closed));
        var scan = await firm.LookAsync(db => db.Set<AccountScanRow>().SingleAsync(s => s.AccountId == id, LakesideFirm.Cancel));
        Assert.Equal(("No positions have arrived for this account yet. Import them.", null), (scan.Failure, scan.TrackingError));
        var after = (await AlertsAsync(firm)).Where(a => a.AccountId == id && a.ClosedAt is null).ToList();
        Assert.Equal(before + 1, after.Count);
        Assert.Contains("No positions have arrived", after.Single(a => a.Kind == AlertKind.CoverageGap).Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_database_itself_keeps_one_open_alert_of_a_cause()
    {
        await using var firm = await LakesideFirm.OpenAsync();
        await Assert.ThrowsAsync<SqliteException>(() => firm.ExecuteAsync(
            """
            INSERT INTO Alerts (AccountId, BookId, Kind, Cause, Sentence, Predicate, Test, Level, AtStake, RaisedAt, SeenAt, State, StateSince, StateBy, AssigneeName, SnoozeReason, Version)
            SELECT AccountId, BookId, Kind, Cause, Sentence, Predicate, Test, Level, AtStake, RaisedAt, SeenAt, State, StateSince, StateBy, AssigneeName, SnoozeReason, Version FROM Alerts WHERE ClosedAt IS NULL
            """));
    }

    [Fact]
    public async Task When_the_history_can_not_be_written_no_alert_changes()
    {
        await using var firm = await LakesideFirm.OpenAsync();
        await firm.ExecuteAsync(SpendCash);
        await firm.ExecuteAsync("CREATE TRIGGER no_history BEFORE INSERT ON AuditEntries BEGIN SELECT RAISE(ABORT, 'the disk is full'); END");
        var before = await AlertsAsync(firm);
        await Assert.ThrowsAsync<DbUpdateException>(() => ScanAsync(firm));
        Assert.Equal(before.Select(a => (a.Id, a.ClosedAt, a.SeenAt)), (await AlertsAsync(firm)).Select(a => (a.Id, a.ClosedAt, a.SeenAt)));
    }

    [Fact]
    public async Task Only_operations_scan_and_without_a_risk_model_nobody()
    {
        await using var firm = await LakesideFirm.OpenAsync(worked: false);
        var scan = firm.Get<ScanAccounts>();
        foreach (var actor in firm.People.Except([firm.Operations, firm.OtherOperations]))
        {
            Assert.Equal("role", (await scan.RunAsync(Thursday, actor, null, LakesideFirm.Cancel)).Refusal?.Code);
        }
        Assert.Contains("risk model", (await scan.RunAsync(Thursday, firm.Operations, null, LakesideFirm.Cancel)).Refusal?.Sentence, StringComparison.Ordinal);
    }

    private static async Task<ScanSummary> ScanAsync(LakesideFirm firm) =>
        (await firm.Get<ScanAccounts>().RunAsync(Thursday, firm.Operations, null, LakesideFirm.Cancel)).Value;

    private static Task<List<AlertRow>> AlertsAsync(LakesideFirm firm) =>
        firm.LookAsync(db => db.Set<AlertRow>().OrderBy(a => a.Id).ToListAsync(LakesideFirm.Cancel));

    private static async Task<AlertRow> HighCashAsync(LakesideFirm firm)
    {
        var id = (await firm.AccountAsync("BE-2001")).Id;
        return (await AlertsAsync(firm)).Single(a => a.Kind == AlertKind.HighCash && a.AccountId == id);
    }
}
