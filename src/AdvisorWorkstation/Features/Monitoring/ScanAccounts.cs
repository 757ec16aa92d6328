using AdvisorWorkstation.Data;
using AdvisorWorkstation.Domain.Identity;
using AdvisorWorkstation.Domain.Markets;
using AdvisorWorkstation.Domain.Monitoring;
using AdvisorWorkstation.Domain.Values;
using AdvisorWorkstation.Features.Markets;
using AdvisorWorkstation.Features.Monitoring.Scanning;
using AdvisorWorkstation.Hosting;
using Microsoft.EntityFrameworkCore;

namespace AdvisorWorkstation.Features.Monitoring;

/// <summary>What a scan did.</summary>
/// <param name="Accounts">Enrolled accounts.</param>
/// <param name="Measured">Accounts that could be measured.</param>
/// <param name="Raised">Alerts that began.</param>
/// <param name="Closed">Alerts that ended.</param>
public sealed record ScanSummary(int Accounts, int Measured, int Raised, int Closed)
{
    /// <summary>Accounts that were looked at again.</summary>
    public int Looked { get; init; }

    /// <summary>True when that was all of them.</summary>
    public bool IsFull { get; init; }
}

/// <summary>
/// Looks at accounts: measures them, raises the alerts that now hold, and closes those that no longer do, with what showed it. <see cref="RunAsync"/> looks at
/// every enrolled one, <see cref="RunChangesAsync"/> at those that what happened since the last scan could have changed; both leave the same rows and alerts.
/// </summary>
public sealed class ScanAccounts(Desk desk, RiskModelStore riskModels, ScanKeeper keeper, ScanEngine engine, DeskNews news)
{
    private const int Attempts = 3;

    public Task<Outcome<ScanSummary>> RunAsync(AsOf asOf, Actor actor, IProgress<WorkProgress>? progress, CancellationToken cancel) =>
        ScanAsync(asOf, actor, "asked for", isFull: true, progress, cancel);

    /// <summary>Looks at what could have changed; at everything when there is no last scan to stand on, on a new day, and with a new risk model.</summary>
    public async Task<Outcome<ScanSummary>> RunChangesAsync(Actor actor, CancellationToken cancel)
    {
        var opened = await desk.ReadAsync(actor, Capability.RunRebalance, cancel);
        if (opened.IsRefused)
        {
            return opened.Refusal;
        }
        await using var session = opened.Value;
        return await PriceDays.NewestWholeAsync(session.Db, cancel) is { } day
            ? await ScanAsync(new AsOf(day), actor, "", isFull: false, null, cancel)
            : new Refusal("no-prices", "There are no prices yet, so no account can be measured. Import them under Data.");
    }

    private async Task<Outcome<ScanSummary>> ScanAsync(
        AsOf asOf, Actor actor, string because, bool isFull, IProgress<WorkProgress>? progress, CancellationToken cancel)
    {
        using var turn = await keeper.EnterAsync(cancel);
        for (var attempt = 1; ; attempt++)
        {
            var done = await LookAsync(asOf, actor, because, isFull, progress, cancel);
            if (done.Refusal?.Code != "overtaken" || attempt == Attempts)
            {
                return done;
            }
        }
    }

    private async Task<Outcome<ScanSummary>> LookAsync(
        AsOf asOf, Actor actor, string because, bool isFull, IProgress<WorkProgress>? progress, CancellationToken cancel)
    {
        var opened = await desk.ReadAsync(actor, Capability.RunRebalance, cancel);
        if (opened.IsRefused)
        {
            return opened.Refusal;
        }
        await using var reading = opened.Value;
        if (await riskModels.NewestAsync(reading.Db, cancel) is not { } riskModel)
        {
            return CurrentRiskModelQuery.NoModel;
        }
        var (started, today) = (engine.Now, TradingCalendar.DayOf(reading.At));
        var last = await LastScanAsync(reading.Db, cancel);
        var why = isFull ? because : WhyAll(keeper.Memory, asOf, riskModel, today);
        var look = why is null
            ? await engine.LookAtChangesAsync(reading.Db, keeper.Memory!, cancel)
            : await engine.LookAtAllAsync(reading.Db, asOf, riskModel, today, why, progress, cancel);
        var around = await DayAround.LoadAsync(reading.Db, look.Memory.Market, reading.At, cancel);
        var checks = look.Memory.Accounts.ToDictionary(a => a.Row.Id, a => Check(a, around));
        return await SaveAsync(actor, look, checks, last, reading.At, engine.Since(started), cancel);
    }

    /// <summary>Why everything has to be looked at; null when what happened since is enough.</summary>
    private static string? WhyAll(ScanMemory? memory, AsOf asOf, RiskModel riskModel, DateOnly today) => memory switch
    {
        null => "the first look since the start",
        _ when memory.Market.AsOf != asOf => $"prices of {asOf}",
        _ when memory.Market.RiskModel.Hash != riskModel.Hash => "another risk model",
        _ when memory.LookedOn != today => "a new day",
        _ => null,
    };

    private static AlertCheck Check(WatchedAccount account, DayAround around)
    {
        var events = around.For(account);
        var day = account.Snapshot is { } snapshot ? AlertRules.CheckDay(snapshot, account.Facts, events) : AlertRules.CheckUnseen(events);
        return new AlertCheck([.. account.Check.Holding, .. day.Holding], [.. account.Check.Quiet, .. day.Quiet]);
    }

    /// <summary>Another process may have stored a scan in the meantime, of newer data: then this one looks again.</summary>
    private async Task<Outcome<ScanSummary>> SaveAsync(
        Actor actor, ScanLook look, Dictionary<AccountId, AlertCheck> checks, long last, DateTimeOffset startedAt, TimeSpan took, CancellationToken cancel)
    {
        var opened = await desk.WriteAsync(actor, Capability.RunRebalance, cancel);
        if (opened.IsRefused)
        {
            return opened.Refusal;
        }
        await using var writing = opened.Value;
        keeper.Memory = null;
        if (await LastScanAsync(writing.Db, cancel) != last)
        {
            return new Refusal("overtaken", "Another scan was stored while this one looked. Nothing was changed.");
        }
        var saved = await ScanSaving.SaveAsync(writing, look, checks, startedAt, took, cancel);
        keeper.Memory = look.Memory;
        if (look.Looked.Count > 0 || !saved.IsNothing)
        {
            news.Tell(DeskNewsKind.AccountsScanned);
        }
        return new ScanSummary(checks.Count, look.Memory.Accounts.Count(a => a.Failure is null), saved.Raised, saved.Closed) { Looked = look.Looked.Count, IsFull = look.IsFull };
    }

    private static async Task<long> LastScanAsync(AdvisorDb db, CancellationToken cancel) => await db.Set<ScanLogRow>().MaxAsync(s => (long?)s.Id, cancel) ?? 0;
}
