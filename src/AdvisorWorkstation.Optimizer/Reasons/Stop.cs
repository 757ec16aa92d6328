namespace AdvisorWorkstation.Optimizer;

/// <summary>What keeps an opportunity from being taken, or a trade from being larger.</summary>
/// <param name="Requirement">The requirement that stops it; null when a term of the objective does.</param>
/// <param name="Term">The term that stops it; null when a requirement does.</param>
/// <param name="Cost">What it costs per unit of weight at the decision; infinite for a prohibition, 0 when nothing does.</param>
public sealed record Stop(Requirement? Requirement, ObjectiveTerm? Term, double Cost)
{
    internal static Stop Prohibition(RequirementKind kind, int index) => new(new Requirement(kind, index), null, double.PositiveInfinity);
}
