namespace AdvisorWorkstation.Optimizer;

/// <summary>Why no decision exists.</summary>
/// <param name="Conflict">Requirements that can't hold together; without any one of them the rest can.</param>
/// <param name="Relaxation">The cheapest way out that was found.</param>
/// <param name="Alternatives">For each requirement of the conflict that could give way alone, by how much it would have to.</param>
public sealed record InfeasibilityReport(
    IReadOnlyList<Requirement> Conflict, IReadOnlyList<RelaxationStep> Relaxation, IReadOnlyList<RelaxationStep> Alternatives);

/// <summary>One requirement that gives way.</summary>
/// <param name="Requirement">The requirement.</param>
/// <param name="Amount">By how much, in its own unit; infinite when it has to be dropped.</param>
public sealed record RelaxationStep(Requirement Requirement, double Amount);
