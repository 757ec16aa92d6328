using AdvisorWorkstation.Domain.Identity;
using AdvisorWorkstation.Domain.Values;
using AdvisorWorkstation.Hosting;

namespace AdvisorWorkstation.Features.Wishes;

/// <summary>
/// The work over many accounts that a page of wishes started: it goes on when the page is closed, one at a time, because it takes all workers. A result is
/// shown to who asked for it only, because it is of that person's books.
/// </summary>
public sealed class BulkMonitor(BulkWishes bulk, DeskNews news, ILogger<BulkMonitor> log) : IDisposable
{
    private readonly BackgroundWork _work = new(log);
    private readonly Lock _gate = new();
    private readonly Dictionary<PersonId, BulkResult> _results = [];

    /// <summary>How far it is; null when none is under way.</summary>
    public WorkProgress? Progress => _work.Progress;

    /// <summary>What is, or was last, computed.</summary>
    public string Key { get; private set; } = "";

    /// <summary>What the last one came to, in a sentence, where it came to nothing.</summary>
    public string? Said => _work.Said;

    /// <summary>The last result of a person, when it is the one that is asked for.</summary>
    public BulkResult? ResultOf(Actor actor, string key)
    {
        lock (_gate)
        {
            return _results.TryGetValue(actor.Person, out var result) && result.Key == key ? result : null;
        }
    }

    /// <summary>Starts one; false when another is under way.</summary>
    public bool Start(BulkInput input, Actor actor) => _work.Start(new BackgroundTask(
        "Solving households",
        async (progress, cancel) => await RunAsync(input, actor, progress, cancel),
        Begun: () => Key = input.Key,
        Moved: _ => news.Tell(DeskNewsKind.WishWorkProgressed),
        Cancelled: () => $"{_work.CancelledBy} cancelled it; nothing was computed.",
        Failed: "The computation failed; nothing was changed. The log has the details.",
        Ended: () => news.Tell(DeskNewsKind.WishWorkProgressed)));

    /// <summary>Ends it early, for <see cref="CancelBulk"/>; false when none is under way.</summary>
    internal bool Cancel(string by) => _work.Cancel(by);

    public void Dispose() => _work.Dispose();

    private async Task<string?> RunAsync(BulkInput input, Actor actor, IProgress<WorkProgress> progress, CancellationToken cancel)
    {
        var result = await bulk.RunAsync(input, actor, progress, cancel);
        if (!result.IsRefused)
        {
            lock (_gate)
            {
                _results[actor.Person] = result.Value;
            }
        }
        return result.Refusal?.Sentence;
    }
}
