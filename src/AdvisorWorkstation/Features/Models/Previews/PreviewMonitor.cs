using AdvisorWorkstation.Domain.Identity;
using AdvisorWorkstation.Hosting;

namespace AdvisorWorkstation.Features.Models.Previews;

/// <summary>
/// The preview that a page started: it goes on when the page is closed, and every open page sees how far it is. One at a time, because it takes all
/// workers.
/// </summary>
public sealed class PreviewMonitor(PreviewChange preview, DeskNews news, ILogger<PreviewMonitor> log) : IDisposable
{
    private readonly DeskNews _news = news;
    private readonly Lock _gate = new();
    private CancellationTokenSource? _cancel;
    private string? _cancelledBy;

    /// <summary>How far it is; null when none is under way.</summary>
    public WorkProgress? Progress { get; private set; }

    /// <summary>What is, or was last, previewed.</summary>
    public PreviewSubject? Subject { get; private set; }

    /// <summary>What the last one came to, in a sentence.</summary>
    public string? Said { get; private set; }

    /// <summary>Starts one, unless one is under way; false then.</summary>
    public bool Start(PreviewSubject subject, Actor actor)
    {
        lock (_gate)
        {
            if (_cancel is not null)
            {
                return false;
            }
            _cancel = new CancellationTokenSource();
            (Subject, Progress, Said, _cancelledBy) = (subject, new WorkProgress("Previewing households", 0, 1), null, null);
        }
        _ = GoAsync(subject, actor, _cancel.Token);
        _news.Tell(DeskNewsKind.PreviewProgressed);
        return true;
    }

    /// <summary>Ends it early, for <see cref="CancelPreview"/>; nothing of it is kept. False when none is under way.</summary>
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

    private async Task GoAsync(PreviewSubject subject, Actor actor, CancellationToken cancel)
    {
        await Task.Yield();
        try
        {
            var done = await preview.RunAsync(subject, actor, new Relay(this), cancel);
            Said = done.Refusal?.Sentence;
        }
        catch (OperationCanceledException)
        {
            Said = $"{_cancelledBy ?? "The program"} cancelled the preview; what was computed before stands.";
        }
        catch (Exception failure)
        {
            log.LogError(failure, "A preview failed");
            Said = "The preview failed, and what was computed before stands. The log has the details.";
        }
        finally
        {
            lock (_gate)
            {
                _cancel?.Dispose();
                (_cancel, Progress) = (null, null);
            }
            _news.Tell(DeskNewsKind.ModelsChanged);
        }
    }

    private sealed class Relay(PreviewMonitor monitor) : IProgress<WorkProgress>
    {
        public void Report(WorkProgress value)
        {
            monitor.Progress = value;
            monitor._news.Tell(DeskNewsKind.PreviewProgressed);
        }
    }
}
