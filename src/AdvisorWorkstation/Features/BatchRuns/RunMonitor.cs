using AdvisorWorkstation.Domain.Identity;
using AdvisorWorkstation.Hosting;

namespace AdvisorWorkstation.Features.BatchRuns;

/// <summary>
/// Runs that a page starts: they go on when the page is closed, and every open page sees how far they are. The run table is the truth; this is
/// the view on it while it moves.
/// </summary>
public sealed class RunMonitor(DailyRun run, DeskNews news, ILogger<RunMonitor> log) : IDisposable
{
    private readonly BackgroundWork _work = new(log);

    /// <summary>How far the run is; null when none is under way.</summary>
    public WorkProgress? Progress => _work.Progress;

    /// <summary>What the last run came to, in a sentence.</summary>
    public string? Said => _work.Said;

    private string WasCancelled => $"{_work.CancelledBy} cancelled the run; what it stored stands.";

    /// <summary>Starts a scan and a run, unless one is under way.</summary>
    public void Start(Actor actor)
    {
        var task = new BackgroundTask(
            "Looking at households",
            (progress, cancel) => RunAsync(actor, progress, cancel),
            Begun: () => { },
            Moved: value => news.Tell(value.Done == 0 ? DeskNewsKind.RunStarted : DeskNewsKind.RunProgressed),
            Cancelled: () => WasCancelled,
            Failed: "The run failed. What it stored stands; the log has the details.",
            Ended: () => news.Tell(DeskNewsKind.RunEnded));
        if (_work.Start(task))
        {
            news.Tell(DeskNewsKind.RunStarted);
        }
    }

    /// <summary>Ends the run early, for <see cref="CancelRun"/>, which asks who may; what it stored stands. False when none is under way.</summary>
    internal bool Cancel(string by) => _work.Cancel(by);

    public void Dispose() => _work.Dispose();

    private async Task<string?> RunAsync(Actor actor, IProgress<WorkProgress> progress, CancellationToken cancel)
    {
        var done = await run.RunAsync(null, actor, progress, cancel);
        return done.Refusal switch
        {
            null => done.Value.Sentences[^1],
            { Code: "cancelled" } => WasCancelled,
            var refusal => refusal.Sentence,
        };
    }
}
