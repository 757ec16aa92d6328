namespace AdvisorWorkstation.Hosting;

/// <summary>How far long work is.</summary>
/// <param name="What">What is being done.</param>
/// <param name="Done">Pieces done.</param>
/// <param name="Total">Pieces in all.</param>
public readonly record struct WorkProgress(string What, int Done, int Total);

/// <summary>Counts pieces of work that several workers finish.</summary>
internal sealed class WorkCounter(string what, int total, IProgress<WorkProgress>? progress)
{
    private int _done;

    public void Step() => progress?.Report(new WorkProgress(what, Interlocked.Increment(ref _done), total));
}

/// <summary>How many accounts are worked on at once.</summary>
public sealed class WorkerCount(int configured)
{
    public int Count { get; } = configured > 0 ? configured : Environment.ProcessorCount;
}
