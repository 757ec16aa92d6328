using AdvisorWorkstation.Domain.Conditions;
using AdvisorWorkstation.Domain.Rebalancing;

namespace AdvisorWorkstation.Domain.Monitoring;

/// <summary>What a saved search finds in an account.</summary>
/// <param name="Search">Which search.</param>
/// <param name="Name">Its name.</param>
/// <param name="Wanted">What it asks for, in words.</param>
/// <param name="Level">How much it weighs.</param>
/// <param name="Found">The conditions that hold with the account's figures, in words; empty when it does not fit.</param>
public sealed record SearchedFor(int Search, string Name, string Wanted, AlertLevel Level, string Found)
{
    /// <summary>Holds a search against an account.</summary>
    public static SearchedFor Of(int search, string name, Formula when, AlertLevel level, AccountMeasures measures)
    {
        var facts = AccountFields.Of(measures);
        var held = when.Holding(facts).SelectMany(all => all).Distinct()
            .Select(c => AccountFields.All.First(f => f.Key == c.Field))
            .Select(f => $"{f.Name} {f.Say(facts[f.Key].Value!.Value)}");
        return new SearchedFor(search, name, when.Words(AccountFields.All), level, string.Join(", ", held));
    }
}
