using AdvisorWorkstation.Domain.Values;

namespace AdvisorWorkstation.Domain.Customizations.Options;

/// <summary>
/// Cash may go below zero by a part of the account, where the account may borrow: an IRA may not (IRC 4975). The minimum cash does not hold then;
/// reserves still do. Null when nothing is borrowed.
/// </summary>
public sealed record Margin(Weight? Limit) : Requirement
{
    public override void Shape(ProblemDraft draft)
    {
        if (Limit is { } limit && draft.IsTaxable)
        {
            draft.MinimumCash = draft.ReservedCash - limit;
        }
    }
}

/// <summary>Menu row 14.</summary>
public sealed class MarginOption : PolicyOption<Margin>
{
    private static readonly Parameter<Weight?> Limit = Parameter.OptionalPercent("limit", "Most borrowed", 0, 50);

    public override string Key => "cash.margin";

    public override int Number => 14;

    public override Menu Menu => Menu.Cash;

    public override string Name => "Include margin";

    public override IReadOnlyList<Parameter> Parameters => [Limit];

    public override string Sentence(Arguments arguments) => arguments.Get(Limit) is { } limit
        ? $"May borrow up to {limit.Percent:0.##}% of the account instead of keeping the minimum cash; an IRA borrows nothing."
        : "Borrows nothing.";

    public override Margin ReduceTo(Arguments arguments) => new(arguments.Get(Limit));
}
