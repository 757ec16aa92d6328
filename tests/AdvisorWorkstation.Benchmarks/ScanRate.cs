using System.Diagnostics;
using System.Globalization;
using System.Text;
using AdvisorWorkstation.Data;
using AdvisorWorkstation.Domain.Identity;
using AdvisorWorkstation.Domain.Values;
using AdvisorWorkstation.Features.Accounts;
using AdvisorWorkstation.Features.DemoFirm;
using AdvisorWorkstation.Features.Identity;
using AdvisorWorkstation.Features.Imports;
using AdvisorWorkstation.Features.Markets;
using AdvisorWorkstation.Features.Monitoring;
using AdvisorWorkstation.Hosting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace AdvisorWorkstation.Benchmarks;

/// <summary>
/// Scans a generated firm: every account, then, twenty times, what one price changed of the security that most accounts hold. Times are of the whole operation, its
/// transaction included, and of the processors, which other work on the machine does not stretch; memory is what is held after each scan.
/// </summary>
internal static class ScanRate
{
    private const int Scans = 20;

    public static async Task<int> RunAsync(TextWriter output, int accounts, CancellationToken cancel)
    {
        var folder = Directory.CreateTempSubdirectory("advisorworkstation-scan");
        try
        {
            var data = new DataFolder(folder.FullName);
            await using var services = new ServiceCollection().AddLogging().AddWorkstation(new WorkstationOptions(), data).BuildServiceProvider();
            await WorkstationServices.PrepareAsync(services, cancel);
            var actor = ServiceUsers.For("benchmark");
            var made = (await services.GetRequiredService<CreateDemoFirm>().RunAsync(new CreateDemoFirmInput(accounts), actor, cancel)).Value;
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{made.Accounts} accounts, {made.Positions} positions, {made.Lots} lots, {Environment.ProcessorCount} processors"));
            var scan = services.GetRequiredService<ScanAccounts>();
            var full = await TimeAsync(() => scan.RunAsync(new AsOf(made.AsOf), actor, null, cancel));
            Print(output, "full", full);
            var (ticker, price) = await MostHeldAsync(services, cancel);
            for (var i = 1; i <= Scans; i++)
            {
                await ImportAsync(services, actor, $"ticker,date,close\n{ticker},{made.AsOf:yyyy-MM-dd},{price + (i / 100m)}\n", cancel);
                Print(output, string.Create(CultureInfo.InvariantCulture, $"price {i}"), await TimeAsync(() => scan.RunChangesAsync(actor, cancel)));
            }
            return 0;
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task<(TimeSpan Took, TimeSpan Processors, ScanSummary Scan)> TimeAsync(Func<Task<Outcome<ScanSummary>>> scan)
    {
        var (start, before) = (Stopwatch.GetTimestamp(), Environment.CpuUsage.TotalTime);
        var done = await scan();
        return (Stopwatch.GetElapsedTime(start), Environment.CpuUsage.TotalTime - before, done.Value);
    }

    private static void Print(TextWriter output, string what, (TimeSpan Took, TimeSpan Processors, ScanSummary Scan) done) => output.WriteLine(string.Create(
        CultureInfo.InvariantCulture,
        $"{what}: {done.Took.TotalSeconds:0.000} s, {done.Processors.TotalSeconds:0.000} s of processors, {done.Scan.Looked} accounts looked at, {done.Scan.Raised} raised, {done.Scan.Closed} closed, {GC.GetTotalMemory(forceFullCollection: true) / 1_048_576d:0.0} MB held"));

    private static async Task<(string Ticker, decimal Price)> MostHeldAsync(IServiceProvider services, CancellationToken cancel)
    {
        await using var db = await services.GetRequiredService<IDbContextFactory<AdvisorDb>>().CreateDbContextAsync(cancel);
        db.Scope = BookScope.All;
        var most = await db.Set<PositionRow>().GroupBy(p => p.SecurityId).OrderByDescending(g => g.Count()).Select(g => g.Key).FirstAsync(cancel);
        var last = await db.Set<PriceRow>().Where(p => p.SecurityId == most).OrderByDescending(p => p.Date).FirstAsync(cancel);
        return ((await db.Set<SecurityRow>().SingleAsync(s => s.Id == most, cancel)).Ticker.Symbol, last.Close.UsdPerShare);
    }

    private static async Task ImportAsync(IServiceProvider services, Actor actor, FormattableString csv, CancellationToken cancel)
    {
        var file = new DeliveredFile("prices.csv", Encoding.UTF8.GetBytes(csv.ToString(CultureInfo.InvariantCulture)));
        var preview = (await services.GetRequiredService<PreviewImport>().RunAsync(new PreviewImportInput([file]), actor, cancel)).Value;
        var done = await services.GetRequiredService<CommitImport>().RunAsync(new CommitImportInput(preview.Import, IsConfirmed: true), actor, cancel);
        if (done.Refusal is { } refusal)
        {
            throw new InvalidOperationException(refusal.Sentence);
        }
    }
}
