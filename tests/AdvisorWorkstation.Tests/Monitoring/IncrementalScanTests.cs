using System.Globalization;
using System.Text.RegularExpressions;
using AdvisorWorkstation.Domain.Reviews;
using AdvisorWorkstation.Domain.Values;
using AdvisorWorkstation.Features.Imports;
using AdvisorWorkstation.Features.Monitoring;
using AdvisorWorkstation.Features.Monitoring.Scanning;
using AdvisorWorkstation.Features.Reviews;
using AdvisorWorkstation.Tests.Architecture;
using AdvisorWorkstation.Tests.Fixtures;
using Microsoft.EntityFrameworkCore;

namespace AdvisorWorkstation.Tests.Monitoring;

/// <summary>A scan of what changed leaves what a scan of everything would leave, and looks at no more than it has to.</summary>
public sealed class IncrementalScanTests(ITestOutputHelper output)
{
    private static readonly Regex Sentences = new("^\\s*\"(?<name>[a-z-]+\\.[a-z-]+)\" =>", RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1));
    private static readonly Regex Events = new("(AuditEvent|Of)\\(\\s*\"(?<name>[a-z-]+\\.[a-z-]+)\"", RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1));
    private static readonly AsOf Thursday = new(new DateOnly(2026, 11, 19));

    [Fact]
    public async Task The_first_look_is_at_everything_and_the_next_at_nothing_while_nothing_changes()
    {
        await using var firm = await LakesideFirm.OpenAsync();
        var first = await ChangesAsync(firm);
        Assert.Equal((true, 3, 3), (first.IsFull, first.Accounts, first.Looked));
        var length = await firm.LengthAsync();
        var second = await ChangesAsync(firm);
        Assert.Equal((false, 0, 0, 0), (second.IsFull, second.Looked, second.Raised, second.Closed));
        Assert.Equal(length, await firm.LengthAsync());
    }

    [Fact]
    public async Task One_price_brings_its_holders_and_followers_and_nobody_else()
    {
        await using var firm = await LakesideFirm.OpenAsync();
        await ChangesAsync(firm);
        await ImportAsync(firm, "prices.csv", $"ticker,date,close\n{await TickerAsync(firm)},2026-11-19,{Price(123.45m)}\n");
        var scan = await ChangesAsync(firm);
        Assert.False(scan.IsFull);
        Assert.Equal(3, scan.Looked);
        await AssertSameAsFullAsync(firm);
    }

    [Fact]
    public async Task A_new_day_a_new_close_and_a_new_process_look_at_everything_again()
    {
        await using var firm = await LakesideFirm.OpenAsync();
        await ChangesAsync(firm);
        firm.Clock.Now = firm.Clock.Now.AddDays(1);
        var next = await ChangesAsync(firm);
        Assert.Equal((true, 3), (next.IsFull, next.Looked));
    }

    [Fact]
    public async Task A_scan_that_could_not_be_stored_loses_nothing()
    {
        await using var firm = await LakesideFirm.OpenAsync();
        await ChangesAsync(firm);
        await ImportAsync(firm, "prices.csv", $"ticker,date,close\n{await TickerAsync(firm)},2026-11-19,{Price(77m)}\n");
        await firm.ExecuteAsync("CREATE TRIGGER no_history BEFORE INSERT ON AuditEntries BEGIN SELECT RAISE(ABORT, 'the disk is full'); END");
        await Assert.ThrowsAsync<DbUpdateException>(() => ChangesAsync(firm));
        await firm.ExecuteAsync("DROP TRIGGER no_history");
        Assert.True((await ChangesAsync(firm)).IsFull);
        await AssertSameAsFullAsync(firm);
    }

    /// <summary>Random changes, scanned one by one, against one look at everything.</summary>
    [Fact]
    public async Task After_any_changes_the_rows_and_alerts_are_those_of_a_full_scan()
    {
        var seed = Environment.TickCount;
        output.WriteLine($"seed {seed}");
        var random = new Random(seed);
        await using var firm = await LakesideFirm.OpenAsync();
        await ChangesAsync(firm);
        for (var step = 0; step < 8; step++)
        {
            var what = await ChangeAsync(firm, random, step);
            var scan = await ChangesAsync(firm);
            output.WriteLine($"{what}: looked at {scan.Looked}, full {scan.IsFull}");
            await AssertSameAsFullAsync(firm);
        }
    }

    /// <summary>Every action that the source writes into the history, found as text: a new one has to be put into the table.</summary>
    [Fact]
    public void Every_event_that_is_written_has_its_place_in_the_table_of_what_it_touches()
    {
        var written = SourceTree.Written
            .Where(f => !f.IsRazor)
            .SelectMany(f => Names(f, f.Name == "HistorySentence.cs" ? Sentences : Events))
            .Distinct()
            .Order(StringComparer.Ordinal)
            .ToList();
        Assert.True(written.Count > 40, "the source is not read as it should be");
        Assert.Empty(written.Except(TouchMap.Known));
    }

    [Fact]
    public async Task Every_event_in_a_worked_firms_history_is_known()
    {
        await using var firm = await LakesideFirm.OpenAsync();
        Assert.Empty((await firm.HistoryAsync()).Select(e => e.Action).Where(a => a != "test.arranged").Distinct().Except(TouchMap.Known));
    }

    private static IEnumerable<string> Names(SourceFile file, Regex pattern) =>
        file.Code.SelectMany(l => pattern.Matches(l.Text).Select(m => m.Groups["name"].Value));

    private static async Task<string> ChangeAsync(LakesideFirm firm, Random random, int step)
    {
        switch (random.Next(5))
        {
            case 0:
                var ticker = await TickerAsync(firm, random);
                await ImportAsync(firm, "prices.csv", $"ticker,date,close\n{ticker},2026-11-19,{Price(random.Next(500, 60_000) / 100m)}\n");
                return $"price of {ticker}";
            case 1:
                var account = random.Next(2) == 0 ? "HM-1001" : "BE-2001";
                var custodian = (await firm.AccountAsync(account)).Custodian;
                await ImportAsync(firm, "flows.csv", $"custodian,account_number,kind,amount,due,note\n{custodian},{account},withdrawal,-{random.Next(100, 90_000)},2026-11-{random.Next(20, 30)},step {step}\n");
                return $"flow of {account}";
            case 2:
                var proposal = await firm.ProposalAsync();
                var command = (ReviewCommand)(proposal.State.NeedsPerson() && random.Next(2) == 0 ? new ReviewCommand.Approve(proposal.Revision) : new ReviewCommand.SendBack(proposal.Revision, "look again"));
                await firm.Get<DecideProposal>().RunAsync(proposal.Id, command, firm.Advisor, LakesideFirm.Cancel);
                return $"decision {command.Name}";
            case 3:
                var number = random.Next(2) == 0 ? "HM-1002" : "BE-2001";
                await ImportAsync(firm, "wishes.csv", $"scope,scope_name,option,arguments,from,asked_by,asked_how,reason\naccount,{number},cash.maximum,share={random.Next(1, 60)},2026-11-19,client,call,because\n");
                return $"wish of {number}";
            default:
                firm.Clock.Now = firm.Clock.Now.AddMinutes(random.Next(1, 300));
                return "the clock";
        }
    }

    /// <summary>What is stored now, against what a full scan of the same data makes of it.</summary>
    private static async Task AssertSameAsFullAsync(LakesideFirm firm)
    {
        var (rows, alerts) = (await RowsAsync(firm), await AlertsAsync(firm));
        var full = (await firm.Get<ScanAccounts>().RunAsync(Thursday, firm.Operations, null, LakesideFirm.Cancel)).Value;
        Assert.Equal((true, 0, 0), (full.IsFull, full.Raised, full.Closed));
        Assert.Equal(rows, await RowsAsync(firm));
        Assert.Equal(alerts, await AlertsAsync(firm));
    }

    private static async Task<List<string>> RowsAsync(LakesideFirm firm) => [.. (await firm.LookAsync(db => db.Set<AccountScanRow>().ToListAsync(LakesideFirm.Cancel)))
        .OrderBy(s => s.AccountId.Value)
        .Select(s => $"{s.AccountId} {s.AsOf} {s.Failure} {s.NetAssetValue} {s.Cash} {s.Holdings} {s.TrackingError} {s.SectorPart} {s.FactorPart} {s.SpecificPart} {s.LargestPositionGap} {s.LargestPositionGapWeight} {s.LargestSectorGap} {s.LargestSectorGapWeight} {s.HarvestableLoss} {s.HarvestableTax} {s.FlowsDue} {s.NextFlowDue}")];

    private static async Task<List<string>> AlertsAsync(LakesideFirm firm) => [.. (await firm.LookAsync(db => db.Set<AlertRow>().OrderBy(a => a.Id).ToListAsync(LakesideFirm.Cancel)))
        .Select(a => $"{a.Id} {a.AccountId} {a.Kind} {a.Cause} {a.Sentence} {a.Predicate} {a.Test} {a.Level} {a.AtStake} {a.By} {a.State} {a.Version} {a.ClosedAt} {a.Evidence}")];

    private static async Task<ScanSummary> ChangesAsync(LakesideFirm firm)
    {
        var done = await firm.Get<ScanAccounts>().RunChangesAsync(firm.Operations, LakesideFirm.Cancel);
        Assert.Null(done.Refusal);
        return done.Value;
    }

    private static async Task ImportAsync(LakesideFirm firm, string name, string content)
    {
        var preview = await firm.Get<PreviewImport>().RunAsync(new PreviewImportInput([new DeliveredFile(name, System.Text.Encoding.UTF8.GetBytes(content))]), firm.Operations, LakesideFirm.Cancel);
        Assert.True(preview.Refusal is null, preview.Refusal?.Sentence);
        Assert.True(preview.Value.State == ImportState.Previewed, string.Join('\n', preview.Value.Report.Findings.Select(f => f.ToString())));
        var done = await firm.Get<CommitImport>().RunAsync(new CommitImportInput(preview.Value.Import, IsConfirmed: true), firm.Operations, LakesideFirm.Cancel);
        Assert.True(done.Refusal is null, done.Refusal?.Sentence);
    }

    private static Task<string> TickerAsync(LakesideFirm firm, Random? random = null) => firm.LookAsync(async db =>
    {
        var held = await db.Set<Features.Accounts.PositionRow>().Select(p => p.SecurityId).Distinct().ToListAsync(LakesideFirm.Cancel);
        var security = held.Order().ElementAt(random?.Next(held.Count) ?? 0);
        return (await db.Set<Features.Markets.SecurityRow>().SingleAsync(s => s.Id == security, LakesideFirm.Cancel)).Ticker.Symbol;
    });

    private static string Price(decimal value) => value.ToString(CultureInfo.InvariantCulture);
}
