using AdvisorWorkstation.Domain.Conditions;
using AdvisorWorkstation.Domain.Rebalancing;
using AdvisorWorkstation.Domain.Values;

namespace AdvisorWorkstation.Domain.Monitoring.Rules;

/// <summary>Searches that somebody saved and wants to be told of: an alert stands while its account fits the search.</summary>
internal static class SearchRules
{
    public static IEnumerable<AlertReading> Found(AccountSnapshot snapshot, AccountFacts facts, AccountEvents events) => events.Searches.Select(s => new AlertReading(
        AlertKind.SavedSearch,
        $"search {s.Search}",
        new Predicate($"accounts like this that fit \"{s.Name}\", {s.Wanted}", Comparison.Above, 0m, s.Found.Length > 0 ? 1m : 0m, PredicateUnit.Count),
        () => new AlertWords($"Fits \"{s.Name}\": {s.Found}", Money.Zero, null, s.Level)));
}
