using System.Diagnostics;

namespace AdvisorWorkstation.Optimizer.Formats;

/// <summary>What the optimize verb is asked to do.</summary>
public sealed record OptimizeRequest
{
    /// <summary>A tadi-instance/1 file.</summary>
    public required string InstancePath { get; init; }

    /// <summary>Where to write the tadi-result/1; null for standard output.</summary>
    public string? OutPath { get; init; }

    /// <summary>Number of measured solves, at least 1.</summary>
    public int Repeat { get; init; } = 1;

    /// <summary>Comma-separated names of requirements to relax, or "all".</summary>
    public string Relax { get; init; } = "";

    /// <summary>Time budget of one solve; null for none.</summary>
    public TimeSpan? TimeBudget { get; init; }
}

/// <summary>How the optimize verb ended.</summary>
/// <param name="ExitCode">0: a decision was written; 1: the request or the file is unusable; 2: infeasible; 3: no feasible point found.</param>
/// <param name="Messages">What to tell the user on standard error.</param>
public sealed record OptimizeOutcome(int ExitCode, IReadOnlyList<string> Messages);

/// <summary>The work of the optimize verb: reads an instance, solves it, writes the result.</summary>
public static class OptimizeRun
{
    /// <summary>Solves of the instance that are not measured before those that are, when more than one is asked for; small accounts warm up any.</summary>
    private const int WarmUps = 3;

    /// <summary>Runs one request. Expected failures are outcomes; a failing disk is an exception.</summary>
    public static OptimizeOutcome Execute(OptimizeRequest request, Stream standardOutput, CancellationToken cancellationToken)
    {
        var (relax, unknown) = RelaxationNames.Parse(request.Relax);
        if (relax is null)
            return new(1, [$"--relax: {unknown} is none of wash-exclusion, min-trade, whole-shares, trade-count, all"]);
        if (request.Repeat < 1)
            return new(1, [$"--repeat: {request.Repeat} is not at least 1"]);
        if (!File.Exists(request.InstancePath))
            return new(1, [$"--instance: {request.InstancePath} does not exist"]);
        using var file = File.OpenRead(request.InstancePath);
        var instance = InstanceReader.Read(file);
        if (instance.Problem is not { } problem)
            return new(1, [.. instance.Findings.Select(finding => $"{request.InstancePath}: {finding}")]);

        var settings = new SolverSettings { Relax = relax.Value, TimeBudget = request.TimeBudget };
        if (settings.Check() is [_, ..] findings)
            return new(1, [.. findings.Select(finding => finding.ToString())]);
        var (solution, times) = Measure(problem, settings, request.Repeat, cancellationToken);
        if (request.OutPath is { } path)
        {
            using var output = File.Create(path);
            ResultWriter.Write(output, Path.GetFileName(request.InstancePath), problem, solution, times);
        }
        else
        {
            ResultWriter.Write(standardOutput, Path.GetFileName(request.InstancePath), problem, solution, times);
        }
        return solution.Status switch
        {
            SolveStatus.Infeasible => new(2, ["infeasible: " + string.Join(", ", solution.Infeasible?.Conflict.Select(r => r.Name(problem)) ?? [])]),
            SolveStatus.NoFeasiblePoint => new(3, ["no feasible point found"]),
            _ => new(0, []),
        };
    }

    private static (Solution Solution, List<double> Milliseconds) Measure(
        RebalanceProblem problem, SolverSettings settings, int repeat, CancellationToken cancellationToken)
    {
        RebalanceSolver.WarmUp(cancellationToken);
        var solver = new RebalanceSolver();
        for (var warm = 0; repeat > 1 && warm < WarmUps; warm++)
            solver.Solve(problem, settings, cancellationToken);
        List<double> times = [];
        while (true)
        {
            var start = Stopwatch.GetTimestamp();
            var solution = solver.Solve(problem, settings, cancellationToken);
            times.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
            if (times.Count == repeat)
                return (solution, times);
        }
    }
}
