namespace AdvisorWorkstation.Optimizer.Formats;

/// <summary>A problem read from a tadi-instance/1 file, or the reasons why it can't be used.</summary>
/// <param name="Problem">The problem; null when there are findings.</param>
/// <param name="Tickers">Name of each asset.</param>
/// <param name="Findings">What is wrong with the file.</param>
public sealed record Instance(RebalanceProblem? Problem, IReadOnlyList<string> Tickers, IReadOnlyList<ProblemFinding> Findings);
