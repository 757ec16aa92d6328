using System.Diagnostics;
using System.Globalization;
using AdvisorWorkstation.Benchmarks.Generation;
using AdvisorWorkstation.Optimizer;

namespace AdvisorWorkstation.Benchmarks;

/// <summary>Certified accounts a second, one solver per worker, and whether the decisions are the same bits at any number of workers.</summary>
public static class BatchRate
{
    public static bool Print(TextWriter output, int accounts)
    {
        var shape = new InstanceShape { TradeShare = null };
        var problems = Enumerable.Range(0, accounts).Select(seed => new InstanceGenerator(shape, seed).Generate()).ToArray();
        Solve(problems[..Math.Min(problems.Length, 20)], 1);
        var same = true;
        double[]? first = null;
        foreach (var workers in new[] { 1, 2, Environment.ProcessorCount }.Distinct().Order())
        {
            var start = Stopwatch.GetTimestamp();
            var objectives = Solve(problems, workers);
            var seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
            first ??= objectives;
            var equal = first.AsSpan().SequenceEqual(objectives);
            same &= equal;
            output.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{workers} workers: {accounts / seconds:F1} accounts of {shape.Assets} assets a second, {(equal ? "same" : "OTHER")} decisions"));
        }
        return same;
    }

    private static double[] Solve(RebalanceProblem[] problems, int workers)
    {
        var objectives = new double[problems.Length];
        var next = -1;
        var threads = Enumerable.Range(0, workers).Select(_ => new Thread(Drain)).ToArray();
        foreach (var thread in threads)
            thread.Start();
        foreach (var thread in threads)
            thread.Join();
        return objectives;

        void Drain()
        {
            var solver = new RebalanceSolver();
            for (var j = Interlocked.Increment(ref next); j < problems.Length; j = Interlocked.Increment(ref next))
                objectives[j] = solver.Run(problems[j], new SolverSettings { TargetGap = 2e-6 }, CancellationToken.None).Objective;
        }
    }
}
