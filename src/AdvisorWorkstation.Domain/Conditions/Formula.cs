using AdvisorWorkstation.Domain.Values;

namespace AdvisorWorkstation.Domain.Conditions;

/// <summary>
/// Conditions that are data: it holds when all conditions of any one alternative do. Stored and shown as text, such as
/// <c>account-value >= 10000000 and turnover > 0.2 or net-gain > 25000</c>; <c>and</c> binds closer than <c>or</c>.
/// </summary>
public sealed class Formula : IEquatable<Formula>
{
    private const string And = " and ";
    private const string Or = " or ";
    private const int MostConditions = 20;

    private Formula(IReadOnlyList<IReadOnlyList<Condition>> any) => Any = any;

    /// <summary>The alternatives, each a list of conditions that hold together.</summary>
    public IReadOnlyList<IReadOnlyList<Condition>> Any { get; }

    /// <summary>Makes one; refuses one that is empty, or that asks for what nobody knows.</summary>
    /// <param name="any">The alternatives.</param>
    /// <param name="fields">The fields that may be asked for.</param>
    public static Outcome<Formula> Of(IReadOnlyList<IReadOnlyList<Condition>> any, IReadOnlyList<Field> fields)
    {
        if (any.Count == 0 || any.Any(all => all.Count == 0))
        {
            return new Refusal("condition", "A rule needs a condition, and so does each alternative of it.");
        }
        if (any.Sum(all => all.Count) > MostConditions)
        {
            return new Refusal("condition", $"A rule takes at most {MostConditions} conditions.");
        }
        var known = fields.Select(f => f.Key).ToHashSet(StringComparer.Ordinal);
        return any.SelectMany(all => all).FirstOrDefault(c => !known.Contains(c.Field)) is { } unknown
            ? new Refusal("condition", $"There is no figure called '{unknown.Field}'.")
            : new Formula([.. any.Select(all => (IReadOnlyList<Condition>)[.. all])]);
    }

    /// <summary>Reads the text form.</summary>
    public static Outcome<Formula> Parse(string text, IReadOnlyList<Field> fields)
    {
        var any = new List<IReadOnlyList<Condition>>();
        foreach (var alternative in text.Split(Or))
        {
            var all = alternative.Split(And).Select(Condition.Parse).ToList();
            if (all.Select(c => c.Refusal).FirstOrDefault(r => r is not null) is { } fault)
            {
                return fault;
            }
            any.Add(all.ConvertAll(c => c.Value));
        }
        return Of(any, fields);
    }

    /// <summary>The alternatives that hold.</summary>
    /// <param name="facts">The subject's values by field; a field that is missing is unknown.</param>
    public IEnumerable<IReadOnlyList<Condition>> Holding(IReadOnlyDictionary<string, Fact> facts) =>
        Any.Where(all => all.All(c => c.Holds(facts.GetValueOrDefault(c.Field)?.Value)));

    /// <summary>True when any alternative holds.</summary>
    public bool Holds(IReadOnlyDictionary<string, Fact> facts) => Holding(facts).Any();

    /// <summary>The formula in the words of a screen.</summary>
    public string Words(IReadOnlyList<Field> fields)
    {
        var byKey = fields.ToDictionary(f => f.Key, StringComparer.Ordinal);
        return string.Join(", or ", Any.Select(all => string.Join(And, all.Select(c =>
            byKey[c.Field].Unit == FieldUnit.Count && c is { Comparison: Comparison.Above, Limit: 0m }
                ? byKey[c.Field].Name
                : $"{byKey[c.Field].Name} {Condition.WordsOf(c.Comparison)} {byKey[c.Field].Say(c.Limit)}"))));
    }

    public override string ToString() => string.Join(Or, Any.Select(all => string.Join(And, all)));

    public bool Equals(Formula? other) => other is not null && ToString() == other.ToString();

    public override bool Equals(object? obj) => Equals(obj as Formula);

    public override int GetHashCode() => ToString().GetHashCode(StringComparison.Ordinal);
}
