using System.Runtime.InteropServices;
using AdvisorWorkstation.Optimizer;

namespace AdvisorWorkstation.Benchmarks.Cells;

/// <summary>One measured piece of work.</summary>
/// <param name="Milliseconds">Wall time, warm.</param>
/// <param name="GapBp">Objective minus bound in basis points of NAV; not a number where there is none.</param>
/// <param name="Status">How it ended.</param>
/// <param name="Bytes">Allocated by it.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct Measured(double Milliseconds, double GapBp, SolveStatus Status, long Bytes);
