using AdvisorWorkstation.Domain.Accounts.Tax;

namespace AdvisorWorkstation.Domain.Customizations.Options;

/// <summary>A lot at a gain that turns long-term within some days is kept until then, unless no allowed portfolio exists without it.</summary>
public sealed record DeferToLongTerm(int Days) : Requirement
{
    public override void Consider(ProblemDraft draft)
    {
        foreach (var lot in draft.Lots.Where(l => l.IsShortTermGain && l.Lot.Acquired is not null))
        {
            var turns = HoldingPeriod.FirstLongTermSale(lot.Lot.Acquired!.Value);
            if (draft.AsOf.DaysUntil(turns) <= Days)
            {
                lot.LockUnlessNeeded($"its gain is long-term from {turns:yyyy-MM-dd}");
            }
        }
    }
}

/// <summary>Menu row 31.</summary>
public sealed class DeferToLongTermOption : PolicyOption<DeferToLongTerm>
{
    private static readonly Parameter<int> Days = Parameter.Count("days", "Within", "days", 45, 0, 366);

    public override string Key => "tax.defer";

    public override int Number => 31;

    public override Menu Menu => Menu.Taxes;

    public override string Name => "Defer to long-term";

    public override IReadOnlyList<Parameter> Parameters => [Days];

    public override string Sentence(Arguments arguments) =>
        $"Keeps a lot at a gain that turns long-term within {arguments.TextOf(Days)} days until then, unless it is needed.";

    public override DeferToLongTerm ReduceTo(Arguments arguments) => new(arguments.Get(Days));
}
