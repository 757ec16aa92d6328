using System.Globalization;
using AdvisorWorkstation.Optimizer;

namespace AdvisorWorkstation.Benchmarks.Cells;

/// <summary>The results as one Markdown table, a row as soon as its cell is done.</summary>
public sealed class TableWriter(TextWriter output)
{
    public void WriteHead()
    {
        output.WriteLine("| assets | account | mix | work | solved / infeasible / none | ms median | p90 | max | gap bp median | p90 | max | bytes |");
        output.WriteLine("|--:|--:|---|---|--:|--:|--:|--:|--:|--:|--:|--:|");
    }

    public void Write(Cell cell, IReadOnlyList<Measured> measured)
    {
        double[] times = [.. measured.Select(m => m.Milliseconds).Order()];
        double[] gaps = [.. measured.Select(m => m.GapBp).Where(double.IsFinite).Order()];
        int Count(params SolveStatus[] statuses) => measured.Count(m => statuses.Contains(m.Status));
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"| {cell.Shape.Assets} | ${cell.Shape.NavUsd:N0} | {cell.Mix} | {cell.Work.Name} | {Count(SolveStatus.Certified, SolveStatus.TimeLimit)} / {Count(SolveStatus.Infeasible)} / {Count(SolveStatus.NoFeasiblePoint)} | {Row(times, "F2")} | {Row(gaps, "F4")} | {measured.Where(m => m.Status == SolveStatus.Certified).Select(m => m.Bytes).DefaultIfEmpty(0).Max():N0} |"));
        output.Flush();
    }

    private static string Row(double[] sorted, string format) => sorted.Length == 0
        ? "- | - | -"
        : string.Join(" | ", new[] { 0.5, 0.9, 1 }.Select(share => At(sorted, share).ToString(format, CultureInfo.InvariantCulture)));

    /// <summary>The smallest value that at least this share of the values does not exceed.</summary>
    private static double At(double[] sorted, double share) => sorted[Math.Clamp((int)Math.Ceiling(share * sorted.Length) - 1, 0, sorted.Length - 1)];
}
