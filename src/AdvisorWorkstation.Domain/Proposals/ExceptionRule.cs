using AdvisorWorkstation.Domain.Values;

namespace AdvisorWorkstation.Domain.Proposals;

/// <summary>
/// A rule that asks for a second look, as data: which test, with which limits, how severe (menus.md, Exception rules). A decision stores the
/// version, so that it can be read with the limits it was made under.
/// </summary>
/// <param name="Key">Names the test (<see cref="ExceptionRules"/>).</param>
/// <param name="Version">Counts the changes of its limits.</param>
/// <param name="Name">The name on screens.</param>
/// <param name="Severity">What it asks for.</param>
/// <param name="Limits">The limits of the test, by name.</param>
public sealed record ExceptionRule(string Key, int Version, string Name, Severity Severity, IReadOnlyDictionary<string, decimal> Limits)
{
    /// <summary>A limit of the test.</summary>
    public decimal this[string limit] => Limits[limit];
}
