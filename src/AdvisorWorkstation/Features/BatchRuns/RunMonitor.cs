using AdvisorWorkstation.Domain.Identity;
using AdvisorWorkstation.Hosting;

namespace AdvisorWorkstation.Features.BatchRuns;

/// <summary>
/// Runs that a page starts: they go on when the page is closed, and every open page sees how far they are. The run table is the truth; this is
/// the view on it while it moves.
/// </summary>
public sealed class RunMonitor(DailyRun run, DeskNews news, ILogger<RunMonitor> log) : IDisposable
{
    private readonly DeskNews _news = news;
    private readonly Lock _gate = new();
    private CancellationTokenSource? _cancel;
    private string? _cancelledBy;

    /// <summary>How far the run is; null when none is under way.</summary>
    public WorkProgress? Progress { get; private set; }

    /// <summary>What the last run came to, in a sentence.</summary>
    public string? Said { get; private set; }

    /// <summary>Starts a scan and a run, unless one is under way.</summary>
    public void Start(Actor actor)
    {
        lock (_gate)
        {
            if (_cancel is not null)
            {
                return;
            }
            _cancel = new CancellationTokenSource();
            (Progress, Said, _cancelledBy) = (new WorkProgress("Looking at households", 0, 1), null, null);
        }
        _ = GoAsync(actor, _cancel.Token);
        _news.Tell(DeskNewsKind.RunStarted);
    }

    /// <summary>Ends the run early, for <see cref="CancelRun"/>, which asks who may; what it stored stands. False when none is under way.</summary>
    internal bool Cancel(string by)
    {
        lock (_gate)
        {
            if (_cancel is null)
            {
                return false;
            }
            _cancelledBy ??= by;
            _cancel.Cancel();
            return true;
        }
    }

    public void Dispose() => _cancel?.Dispose();

    private async Task GoAsync(Actor actor, CancellationToken cancel)
    {
        await Task.Yield();
        try
        {
            Said = await RunAsync(actor, cancel);
        }
        catch (OperationCanceledException)
        {
            Said = WasCancelled;
        }
        catch (Exception failure)
        {
            log.LogError(failure, "A run failed");
            Said = "The run failed. What it stored stands; the log has the details.";
        }
        finally
        {
            lock (_gate)
            {
                _cancel?.Dispose();
                (_cancel, Progress) = (null, null);
            }
            _news.Tell(DeskNewsKind.RunEnded);
        }
    }

    private string WasCancelled => $"{_cancelledBy ?? "The program"} cancelled the run; what it stored stands.";

    private async Task<string> RunAsync(Actor actor, CancellationToken cancel)
    {
        var done = await run.RunAsync(null, actor, new Relay(this), cancel);
        return done.Refusal switch
        {
            null => done.Value.Sentences[^1],
            { Code: "cancelled" } => WasCancelled,
            var refusal => refusal.Sentence,
        };
    }

    private sealed class Relay(RunMonitor monitor) : IProgress<WorkProgress>
    {
        public void Report(WorkProgress value)
        {
            monitor.Progress = value;
            monitor._news.Tell(value.Done == 0 ? DeskNewsKind.RunStarted : DeskNewsKind.RunProgressed);
        }
    }
}
