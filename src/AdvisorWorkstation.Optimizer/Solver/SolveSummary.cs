using System.Runtime.InteropServices;

namespace AdvisorWorkstation.Optimizer;

/// <summary>How a solve ended, without its decision.</summary>
/// <param name="Status">How it ended.</param>
/// <param name="Objective">Objective of the decision; plus infinity without one.</param>
/// <param name="Bound">Proven lower bound; plus infinity when infeasible.</param>
/// <param name="Iterations">Newton systems factored.</param>
/// <param name="Nodes">Nodes of the branching tree, the root included.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct SolveSummary(SolveStatus Status, double Objective, double Bound, int Iterations, int Nodes);
