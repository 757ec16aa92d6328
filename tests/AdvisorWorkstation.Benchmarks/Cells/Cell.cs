using System.Diagnostics;
using AdvisorWorkstation.Benchmarks.Generation;
using AdvisorWorkstation.Optimizer;

namespace AdvisorWorkstation.Benchmarks.Cells;

/// <summary>Accounts of one shape, and what is done with each of them.</summary>
public sealed record Cell(string Mix, InstanceShape Shape, Work Work)
{
    private const int WarmUps = 40;
    private const int Repeats = 3;

    /// <summary>Measures the first <paramref name="count"/> seeds, each by the median of three runs after one that isn't measured.</summary>
    public IReadOnlyList<Measured> Measure(int count)
    {
        var solver = new RebalanceSolver();
        WarmUp(solver);
        List<Measured> measured = [];
        for (var seed = 0; seed < count; seed++)
            measured.Add(Measure(solver, new InstanceGenerator(Shape, seed).Generate()));
        return measured;
    }

    /// <summary>Runs on small accounts of the same shape until the compiler has nothing left to do.</summary>
    private void WarmUp(RebalanceSolver solver)
    {
        for (var seed = 0; seed < WarmUps; seed++)
        {
            var problem = new InstanceGenerator(Shape with { Assets = Math.Min(Shape.Assets, 100) }, seed).Generate();
            Work.Run(solver, Work.Prepare(solver, problem));
        }
    }

    private Measured Measure(RebalanceSolver solver, RebalanceProblem problem)
    {
        Work.Run(solver, Work.Prepare(solver, problem));
        Span<Measured> runs = stackalloc Measured[Repeats];
        foreach (ref var run in runs)
        {
            var prepared = Work.Prepare(solver, problem);
            var (bytes, start) = (GC.GetAllocatedBytesForCurrentThread(), Stopwatch.GetTimestamp());
            var (status, gap) = Work.Run(solver, prepared);
            run = new(Stopwatch.GetElapsedTime(start).TotalMilliseconds, double.IsFinite(gap) ? gap * 1e4 : double.NaN, status, GC.GetAllocatedBytesForCurrentThread() - bytes);
        }
        runs.Sort((a, b) => a.Milliseconds.CompareTo(b.Milliseconds));
        return runs[Repeats / 2];
    }
}
