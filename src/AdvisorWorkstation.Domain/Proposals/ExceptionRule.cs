using AdvisorWorkstation.Domain.Conditions;
using AdvisorWorkstation.Domain.Values;

namespace AdvisorWorkstation.Domain.Proposals;

/// <summary>
/// A rule that asks for a second look, as data (menus.md, Exception rules). A decision stores the version, so that it can be read with the limits it was
/// made under.
/// </summary>
/// <param name="Key">Its stable name.</param>
/// <param name="Version">Counts its changes, from one.</param>
/// <param name="Name">Its name on screens.</param>
/// <param name="Severity">What it asks for.</param>
/// <param name="When">When it fires.</param>
public sealed record ExceptionRule(string Key, int Version, string Name, Severity Severity, Formula When)
{
    /// <summary>True when it is switched off: its history stays, and it fires on nothing.</summary>
    public bool IsOff { get; init; }

    /// <summary>What it finds; null when it does not fire.</summary>
    public ExceptionFinding? Check(IReadOnlyDictionary<string, Fact> facts)
    {
        if (IsOff)
        {
            return null;
        }
        var fired = When.Holding(facts).SelectMany(all => all).Distinct().ToList();
        return fired.Count == 0
            ? null
            : new ExceptionFinding(
                Key,
                Version,
                Name,
                Severity,
                string.Join("; ", fired.Select(c => Phrase(c, facts[c.Field]))) + ".",
                string.Join(", ", fired.Select(c => $"{c.Field} {facts[c.Field].Value} {Condition.SignOf(c.Comparison)} {c.Limit}")));
    }

    private static string Phrase(Condition condition, Fact fact)
    {
        var field = ProposalFields.All.First(f => f.Key == condition.Field);
        var words = fact.Words.Length > 0 ? fact.Words : $"{field.Name} {field.Say(fact.Value!.Value)}";
        return condition.Limit == 0m ? words : $"{words}, limit {field.Say(condition.Limit)}";
    }
}
