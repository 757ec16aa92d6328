namespace AdvisorWorkstation.Features.DemoFirm.Cases;

/// <summary>An example of something that needs attention.</summary>
/// <param name="Kind">Of what.</param>
/// <param name="AccountNumber">The account that shows it; the same with every seed, and no other account has it.</param>
/// <param name="Household">Its household's name.</param>
/// <param name="Account">The account's name.</param>
/// <param name="Why">What makes it so.</param>
public sealed record DemoCase(DemoCaseKind Kind, string AccountNumber, string Household, string Account, string Why);

/// <summary>
/// The catalogue of what the demo firm has to show: at least one account for every kind of alert and every exception rule. The accounts are made in
/// the files beside this one; all others are ordinary.
/// </summary>
public static class DemoCases
{
    internal static IReadOnlyList<CastMember> Cast { get; } =
        [.. DriftCast.All, .. CashCast.All, .. TaxCast.All, .. RestrictionCast.All, .. DataCast.All, .. WorkflowCast.All];

    /// <summary>All examples, by kind.</summary>
    public static IReadOnlyList<DemoCase> All { get; } =
    [
        .. Cast
            .SelectMany(m => m.Shows.Select(s => new DemoCase(s.Kind, m.Number, m.Household, m.Name, s.Why)))
            .OrderBy(c => c.Kind)
            .ThenBy(c => c.AccountNumber, StringComparer.Ordinal),
    ];

    /// <summary>The examples of a kind.</summary>
    public static IEnumerable<DemoCase> Of(DemoCaseKind kind) => All.Where(c => c.Kind == kind);
}
