using System.Globalization;
using AdvisorWorkstation.Domain.Conditions;
using AdvisorWorkstation.Domain.Proposals;
using AdvisorWorkstation.Domain.Values;

namespace AdvisorWorkstation.Features.Proposals.Rules;

/// <summary>A condition as it is typed: shares in percent.</summary>
public sealed class ConditionField
{
    public string Field { get; set; } = ProposalFields.All[0].Key;

    public Comparison Comparison { get; set; } = Comparison.Above;

    public string Limit { get; set; } = "";

    /// <summary>The figure that is asked for.</summary>
    public Field Figure => ProposalFields.All.First(f => f.Key == Field);

    /// <summary>What the limit counts in.</summary>
    public string Unit => Figure.Unit switch
    {
        FieldUnit.Usd => "USD",
        FieldUnit.Share => "%",
        FieldUnit.BasisPoints => "bp",
        FieldUnit.Deviations => "standard deviations",
        _ => "",
    };

    private decimal Scale => Figure.Unit == FieldUnit.Share ? 100m : 1m;

    public static ConditionField Of(Condition condition)
    {
        var field = new ConditionField { Field = condition.Field, Comparison = condition.Comparison };
        field.Limit = (condition.Limit * field.Scale).ToString("0.############", CultureInfo.InvariantCulture);
        return field;
    }

    /// <summary>As a condition; refused while the limit is no number.</summary>
    public Outcome<Condition> Read() => decimal.TryParse(Limit, NumberStyles.Number | NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var limit)
        ? new Condition(Field, Comparison, limit / Scale)
        : new Refusal("condition", $"The limit of '{Figure.Name}' is '{Limit}'; it takes a number{(Unit.Length > 0 ? $" in {Unit}" : "")}.");

    /// <summary>Alternatives as they are typed.</summary>
    public static List<List<ConditionField>> Of(Formula formula) => [.. formula.Any.Select(all => all.Select(Of).ToList())];

    /// <summary>Alternatives as the text of a formula, or the first thing that is wrong with them.</summary>
    public static Outcome<string> ReadAll(IReadOnlyList<List<ConditionField>> typed, IReadOnlyList<Field> fields)
    {
        var any = new List<IReadOnlyList<Condition>>();
        foreach (var alternative in typed)
        {
            var all = alternative.Select(c => c.Read()).ToList();
            if (all.Select(c => c.Refusal).FirstOrDefault(r => r is not null) is { } fault)
            {
                return fault;
            }
            any.Add(all.ConvertAll(c => c.Value));
        }
        var formula = Formula.Of(any, fields);
        return formula.IsRefused ? formula.Refusal : formula.Value.ToString();
    }
}

/// <summary>A rule while it is typed.</summary>
public sealed class RuleForm
{
    public string Key { get; set; } = "";

    /// <summary>The version that it was made from; 0 for a new rule.</summary>
    public int BasedOn { get; init; }

    public string Name { get; set; } = "";

    public Severity Severity { get; set; } = Severity.Review;

    public bool IsOff { get; set; }

    public DateOnly? From { get; set; }

    public string Reason { get; set; } = "";

    /// <summary>Alternatives, each of conditions that hold together.</summary>
    public List<List<ConditionField>> Any { get; } = [];

    public static RuleForm Of(RuleLine line, DateOnly today)
    {
        var newest = line.Newest.Rule;
        var form = new RuleForm { Key = line.Key, BasedOn = newest.Version, Name = newest.Name, Severity = newest.Severity, IsOff = newest.IsOff, From = today };
        form.Any.AddRange(ConditionField.Of(newest.When));
        return form;
    }

    /// <param name="today">The first day that it may hold.</param>
    /// <param name="when">Conditions to begin with, as text; null for none.</param>
    public static RuleForm New(DateOnly today, string? when)
    {
        var form = new RuleForm { From = today };
        form.Any.AddRange(when is not null && Formula.Parse(when, ProposalFields.All) is { IsRefused: false, Value: var formula } ? ConditionField.Of(formula) : [[new ConditionField()]]);
        return form;
    }

    /// <summary>The conditions as text.</summary>
    public Outcome<string> ReadWhen() => ConditionField.ReadAll(Any, ProposalFields.All);
}
