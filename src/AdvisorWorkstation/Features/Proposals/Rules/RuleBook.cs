using AdvisorWorkstation.Data;
using AdvisorWorkstation.Domain.Proposals;
using Microsoft.EntityFrameworkCore;

namespace AdvisorWorkstation.Features.Proposals.Rules;

/// <summary>The firm's exception rules with all their versions.</summary>
internal sealed class RuleBook
{
    private readonly ILookup<string, ExceptionRuleRow> _changes;

    private RuleBook(IEnumerable<ExceptionRuleRow> changes) => _changes = changes.ToLookup(r => r.Key, StringComparer.Ordinal);

    public static async Task<RuleBook> LoadAsync(AdvisorDb db, CancellationToken cancel) =>
        new(await db.Set<ExceptionRuleRow>().AsNoTracking().OrderBy(r => r.Key).ThenBy(r => r.Version).ToListAsync(cancel));

    /// <summary>The keys of all rules: those a firm starts with in their order, then the firm's own.</summary>
    public IEnumerable<string> Keys => ExceptionRules.Standard.Select(r => r.Key).Concat(_changes.Select(c => c.Key)).Distinct(StringComparer.Ordinal);

    /// <summary>The versions of a rule that somebody of the firm made, the oldest first.</summary>
    public IReadOnlyList<ExceptionRuleRow> ChangesOf(string key) => [.. _changes[key]];

    /// <summary>The newest version of a rule, whether it holds yet or not; 0 where there is no such rule.</summary>
    public int NewestOf(string key) => _changes[key].Select(c => c.Version).Append(Standard(key)?.Version ?? 0).Max();

    /// <summary>The version of a rule that holds on a day; null when none does yet.</summary>
    public ExceptionRule? On(string key, DateOnly day) => _changes[key].LastOrDefault(c => c.From <= day)?.ToRule() ?? Standard(key);

    /// <summary>All rules that hold on a day.</summary>
    public IReadOnlyList<ExceptionRule> On(DateOnly day) => [.. Keys.Select(key => On(key, day)).OfType<ExceptionRule>()];

    private static ExceptionRule? Standard(string key) => ExceptionRules.Standard.FirstOrDefault(r => r.Key == key);
}
