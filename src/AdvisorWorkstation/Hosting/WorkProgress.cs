namespace AdvisorWorkstation.Hosting;

/// <summary>How far long work is.</summary>
/// <param name="What">What is being done.</param>
/// <param name="Done">Pieces done.</param>
/// <param name="Total">Pieces in all.</param>
public readonly record struct WorkProgress(string What, int Done, int Total);

/// <summary>Counts pieces of work that several workers finish.</summary>
internal sealed class WorkCounter
{
    private readonly string _what;
    private readonly int _total;
    private readonly IProgress<WorkProgress>? _progress;
    private int _done;

    /// <summary>Reports that the work begins, with nothing done.</summary>
    public WorkCounter(string what, int total, IProgress<WorkProgress>? progress)
    {
        (_what, _total, _progress) = (what, total, progress);
        _progress?.Report(new WorkProgress(_what, 0, _total));
    }

    public void Step() => _progress?.Report(new WorkProgress(_what, Interlocked.Increment(ref _done), _total));
}

/// <summary>How many accounts are worked on at once.</summary>
public sealed class WorkerCount(int configured)
{
    public int Count { get; } = configured > 0 ? configured : Environment.ProcessorCount;
}
