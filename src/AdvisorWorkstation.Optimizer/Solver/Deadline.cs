using System.Diagnostics;
using System.Runtime.InteropServices;

namespace AdvisorWorkstation.Optimizer;

/// <summary>When a solve has to come to an end: its time budget, if it has one, and its cancellation.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly struct Deadline(TimeSpan? budget, CancellationToken cancellation)
{
    private readonly long _end = budget is { } span ? Stopwatch.GetTimestamp() + (long)(span.TotalSeconds * Stopwatch.Frequency) : long.MaxValue;

    /// <summary>The time budget is spent.</summary>
    /// <exception cref="OperationCanceledException">The solve was cancelled.</exception>
    public bool HasPassed()
    {
        cancellation.ThrowIfCancellationRequested();
        return _end != long.MaxValue && Stopwatch.GetTimestamp() >= _end;
    }
}
