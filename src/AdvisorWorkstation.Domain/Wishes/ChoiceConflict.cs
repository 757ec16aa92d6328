using AdvisorWorkstation.Domain.Customizations;
using AdvisorWorkstation.Domain.Rebalancing;

namespace AdvisorWorkstation.Domain.Wishes;

/// <summary>Choices that can't all hold.</summary>
/// <param name="Choices">The smallest such set: without any one of them the others can hold. Empty where the account can't be solved whatever is chosen.</param>
/// <param name="Because">What the optimizer says excludes what, with the cheapest way out.</param>
public sealed record ChoiceConflict(IReadOnlyList<Customization> Choices, string Because)
{
    /// <summary>The set in the words of the policy.</summary>
    public string Sentence => Choices.Count switch
    {
        0 => $"This account can't be solved, whatever is chosen. {Because}",
        1 => $"This choice can't hold beside what holds by default: {Words(Choices[0])}. {Because}",
        2 => $"These two choices can't both hold: {string.Join("; ", Choices.Select(Words))}. {Because}",
        _ => $"These {Choices.Count} choices can't all hold: {string.Join("; ", Choices.Select(Words))}. {Because}",
    };

    /// <summary>True when a solve ended because limits exclude each other.</summary>
    public static bool IsOne(RebalanceResult result) => result is RebalanceResult.Cannot { Reason.Code: "conflict" or "no-feasible-point" };

    /// <summary>
    /// Finds the set by leaving choices out one at a time, the nearest level last, and keeping out each without which the rest still can't hold (a deletion
    /// filter, Chinneck and Dravnieks, 1991). A choice that is left out makes room for what the next level says.
    /// </summary>
    /// <param name="snapshot">The account with all choices.</param>
    /// <param name="solve">Solves it with a policy.</param>
    /// <returns>The conflict; null when there is none.</returns>
    public static ChoiceConflict? Find(AccountSnapshot snapshot, Func<AccountSnapshot, RebalanceResult> solve)
    {
        if (solve(snapshot) is not RebalanceResult.Cannot cannot || !IsOne(cannot))
        {
            return null;
        }
        var choices = snapshot.Policy.Choices.Where(c => c.Option != "target.follow").OrderBy(c => c.Scope).ThenBy(c => c.From).ToList();
        RebalanceResult Without(IEnumerable<Customization> dropped) => solve(snapshot with { Policy = snapshot.Policy.Without([.. dropped], snapshot.AsOf) });
        if (IsOne(Without(choices)))
        {
            return new ChoiceConflict([], cannot.Reason.Sentence);
        }
        var dropped = new List<Customization>();
        foreach (var choice in choices)
        {
            if (IsOne(Without(dropped.Append(choice))))
            {
                dropped.Add(choice);
            }
        }
        var smallest = snapshot with { Policy = snapshot.Policy.Without(dropped, snapshot.AsOf) };
        var because = solve(smallest) is RebalanceResult.Cannot { Reason: var reason } ? reason.Sentence : cannot.Reason.Sentence;
        return new ChoiceConflict([.. choices.Except(dropped).OrderByDescending(c => c.Scope).ThenBy(c => c.Option, StringComparer.Ordinal)], because);
    }

    private static string Words(Customization choice) =>
        $"{PolicyOptions.Find(choice.Option)!.Sentence(choice.Arguments).TrimEnd('.')} ({choice.Scope.ToString().ToLowerInvariant()})";
}
