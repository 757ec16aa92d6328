using AdvisorWorkstation.Domain.Identity;
using AdvisorWorkstation.Hosting;

namespace AdvisorWorkstation.Features.Models.Previews;

/// <summary>
/// The preview that a page started: it goes on when the page is closed, and every open page sees how far it is. One at a time, because it takes all
/// workers.
/// </summary>
public sealed class PreviewMonitor(PreviewChange preview, DeskNews news, ILogger<PreviewMonitor> log) : IDisposable
{
    private readonly BackgroundWork _work = new(log);

    /// <summary>How far it is; null when none is under way.</summary>
    public WorkProgress? Progress => _work.Progress;

    /// <summary>What is, or was last, previewed.</summary>
    public PreviewSubject? Subject { get; private set; }

    /// <summary>What the last one came to, in a sentence.</summary>
    public string? Said => _work.Said;

    /// <summary>Starts one, unless one is under way; false then.</summary>
    public bool Start(PreviewSubject subject, Actor actor)
    {
        var isStarted = _work.Start(new BackgroundTask(
            "Previewing households",
            async (progress, cancel) => (await preview.RunAsync(subject, actor, progress, cancel)).Refusal?.Sentence,
            Begun: () => Subject = subject,
            Moved: _ => news.Tell(DeskNewsKind.PreviewProgressed),
            Cancelled: () => $"{_work.CancelledBy} cancelled the preview; what was computed before stands.",
            Failed: "The preview failed, and what was computed before stands. The log has the details.",
            Ended: () => news.Tell(DeskNewsKind.ModelsChanged)));
        if (isStarted)
        {
            news.Tell(DeskNewsKind.PreviewProgressed);
        }
        return isStarted;
    }

    /// <summary>Ends it early, for <see cref="CancelPreview"/>; nothing of it is kept. False when none is under way.</summary>
    internal bool Cancel(string by) => _work.Cancel(by);

    public void Dispose() => _work.Dispose();
}
