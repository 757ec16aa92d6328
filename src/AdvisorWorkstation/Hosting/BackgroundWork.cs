namespace AdvisorWorkstation.Hosting;

/// <summary>One piece of work that a page starts.</summary>
/// <param name="What">What is done first, in words.</param>
/// <param name="RunAsync">Does it, telling how far it is; returns what it came to, in a sentence, or nothing to say.</param>
/// <param name="Begun">Called when nothing stands in its way, before anybody can see it.</param>
/// <param name="Moved">Called whenever it is further.</param>
/// <param name="Cancelled">What is said when it was cancelled.</param>
/// <param name="Failed">What is said, and logged, when it failed.</param>
/// <param name="Ended">Called when it is over, however it ended.</param>
internal sealed record BackgroundTask(
    string What,
    Func<IProgress<WorkProgress>, CancellationToken, Task<string?>> RunAsync,
    Action Begun,
    Action<WorkProgress> Moved,
    Func<string> Cancelled,
    string Failed,
    Action Ended);

/// <summary>Work that goes on when the page that started it is closed, one at a time; every open page sees how far it is.</summary>
internal sealed class BackgroundWork(ILogger log) : IDisposable
{
    private readonly Lock _gate = new();
    private CancellationTokenSource? _cancel;
    private string? _cancelledBy;

    /// <summary>How far it is; null when none is under way.</summary>
    public WorkProgress? Progress { get; private set; }

    /// <summary>What the last one came to, in a sentence.</summary>
    public string? Said { get; private set; }

    /// <summary>Who cancelled the last one.</summary>
    public string CancelledBy => _cancelledBy ?? "The program";

    /// <summary>Starts it; false when one is under way.</summary>
    public bool Start(BackgroundTask task)
    {
        lock (_gate)
        {
            if (_cancel is not null)
            {
                return false;
            }
            _cancel = new CancellationTokenSource();
            task.Begun();
            (Progress, Said, _cancelledBy) = (new WorkProgress(task.What, 0, 1), null, null);
        }
        _ = GoAsync(task, _cancel.Token);
        return true;
    }

    /// <summary>Ends it early; false when none is under way.</summary>
    public bool Cancel(string by)
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

    private async Task GoAsync(BackgroundTask task, CancellationToken cancel)
    {
        await Task.Yield();
        try
        {
            Said = await task.RunAsync(new Relay(this, task), cancel);
        }
        catch (OperationCanceledException)
        {
            Said = task.Cancelled();
        }
        catch (Exception failure)
        {
            log.LogError(failure, "{Failed}", task.Failed);
            Said = task.Failed;
        }
        finally
        {
            lock (_gate)
            {
                _cancel?.Dispose();
                (_cancel, Progress) = (null, null);
            }
            task.Ended();
        }
    }

    private sealed class Relay(BackgroundWork work, BackgroundTask task) : IProgress<WorkProgress>
    {
        public void Report(WorkProgress value)
        {
            work.Progress = value;
            task.Moved(value);
        }
    }
}
