using AdvisorWorkstation.Domain.Values;

namespace AdvisorWorkstation.Domain.Customizations.Options;

/// <summary>What of the year's gain and tax budgets may be used by a day: all of it, or what the quarters or months that have begun bring.</summary>
public sealed record BudgetProration(string Period) : Requirement
{
    public const string Annual = "annual";
    public const string Quarterly = "quarterly";
    public const string Monthly = "monthly";

    /// <summary>Before the budgets themselves.</summary>
    public override int Phase => -1;

    /// <summary>The part that may be used by a day.</summary>
    public decimal PartOn(AsOf day) => Period switch
    {
        Annual => 1m,
        Quarterly => ((day.Date.Month + 2) / 3) / 4m,
        Monthly => day.Date.Month / 12m,
        _ => throw new InvalidOperationException($"no period '{Period}'"),
    };

    public override void Shape(ProblemDraft draft) => draft.BudgetPart = PartOn(draft.AsOf);
}

/// <summary>Menu row 28.</summary>
public sealed class BudgetProrationOption : PolicyOption<BudgetProration>
{
    private static readonly Parameter<string> Period = Parameter.Choice("period", "Period", BudgetProration.Annual, BudgetProration.Annual, BudgetProration.Quarterly, BudgetProration.Monthly);

    public override string Key => "tax.budget-proration";

    public override int Number => 28;

    public override Menu Menu => Menu.Taxes;

    public override string Name => "Budget proration";

    public override IReadOnlyList<Parameter> Parameters => [Period];

    public override string Sentence(Arguments arguments) => arguments.Get(Period) switch
    {
        BudgetProration.Annual => "May use the year's gain and tax budgets at any time.",
        BudgetProration.Quarterly => "May use a quarter of the year's gain and tax budgets with each quarter that begins.",
        _ => "May use a twelfth of the year's gain and tax budgets with each month that begins.",
    };

    public override BudgetProration ReduceTo(Arguments arguments) => new(arguments.Get(Period));
}
