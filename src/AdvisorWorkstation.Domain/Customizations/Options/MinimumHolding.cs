
namespace AdvisorWorkstation.Domain.Customizations.Options;

/// <summary>A lot is not sold before it has been held some days, unless no allowed portfolio exists without it.</summary>
public sealed record MinimumHolding(int Days) : Requirement
{
    public override void Consider(ProblemDraft draft)
    {
        foreach (var lot in draft.Lots.Where(l => Days > 0 && l.Lot.PurchasedOn is { } bought && -draft.AsOf.DaysUntil(bought) < Days))
        {
            lot.LockUnlessNeeded($"it was bought on {lot.Lot.PurchasedOn:yyyy-MM-dd} and is held {Days} days at least");
        }
    }
}

/// <summary>Menu row 38.</summary>
public sealed class MinimumHoldingOption : PolicyOption<MinimumHolding>
{
    private static readonly Parameter<int> Days = Parameter.Count("days", "At least", "days", 0, 0, 3_650);

    public override string Key => "tax.minimum-holding";

    public override int Number => 38;

    public override Menu Menu => Menu.Taxes;

    public override string Name => "Minimum holding";

    public override IReadOnlyList<Parameter> Parameters => [Days];

    public override string Sentence(Arguments arguments) => arguments.Get(Days) == 0
        ? "Holds lots as long as is best."
        : $"Holds a lot at least {arguments.TextOf(Days)} days, unless it is needed.";

    public override MinimumHolding ReduceTo(Arguments arguments) => new(arguments.Get(Days));
}
