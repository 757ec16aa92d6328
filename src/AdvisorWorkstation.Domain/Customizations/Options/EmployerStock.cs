using AdvisorWorkstation.Domain.Values;

namespace AdvisorWorkstation.Domain.Customizations.Options;

/// <summary>
/// The client's employer and what is related to it, by the group of substantially identical securities or by an attribute: never bought; or taken out of
/// the target too, so that what is held goes as taxes allow; or never held. Read by the restriction rule too.
/// </summary>
/// <param name="Ticker">The employer.</param>
/// <param name="Rule">What is done about it.</param>
/// <param name="Related">The column of an attributes file that is above zero for related names; null for none.</param>
public sealed record EmployerStock(Ticker Ticker, string Rule, string? Related) : Requirement
{
    public const string NeverBuy = "never-buy";
    public const string SellDown = "sell-down";
    public const string NeverHold = "never-hold";

    public override void Restrict(ProblemDraft draft)
    {
        var because = $"{Ticker} is the employer";
        foreach (var asset in Members(draft))
        {
            if (Rule == NeverHold)
            {
                asset.RequireSale(because);
            }
            else
            {
                asset.ForbidBuying(because);
            }
        }
    }

    public override void Retarget(ProblemDraft draft)
    {
        if (Rule == SellDown)
        {
            draft.RemoveFromTarget(Members(draft).ToHashSet().Contains);
        }
    }

    private IEnumerable<DraftAsset> Members(ProblemDraft draft)
    {
        var group = draft.Assets.FirstOrDefault(a => a.View.Security.Ticker == Ticker)?.View.Security.EquivalenceGroup ?? Ticker.Symbol;
        return draft.Assets.Where(a => a.View.Security.EquivalenceGroup == group || (Related is { } related && a.View.Attributes.GetValueOrDefault(related) > 0m));
    }
}

/// <summary>Menu row 57.</summary>
public sealed class EmployerStockOption : PolicyOption<EmployerStock>
{
    private static readonly Parameter<Ticker> Employer = Parameter.Security("ticker", "Employer");
    private static readonly Parameter<string> Rule =
        Parameter.Choice("rule", "Rule", EmployerStock.NeverBuy, EmployerStock.NeverBuy, EmployerStock.SellDown, EmployerStock.NeverHold);

    private static readonly Parameter<string?> Related = Parameter.OptionalAttribute("related", "Related names by attribute");

    public override string Key => "security.employer";

    public override int Number => 57;

    public override Menu Menu => Menu.Screens;

    public override string Name => "Employer stock";

    public override IReadOnlyList<Parameter> Parameters => [Employer, Rule, Related];

    public override Parameter Instance => Employer;

    public override string Sentence(Arguments arguments)
    {
        var whom = $"{arguments.Get(Employer)}, the employer,{(arguments.Get(Related) is { } related ? $" and {AttributeNames.Words(related)}," : "")}";
        return arguments.Get(Rule) switch
        {
            EmployerStock.SellDown => $"Never buys {whom} and sells what is held as taxes allow.",
            EmployerStock.NeverHold => $"Never holds {whom} or what is substantially the same.",
            _ => $"Never buys {whom} or what is substantially the same.",
        };
    }

    public override EmployerStock ReduceTo(Arguments arguments) => new(arguments.Get(Employer), arguments.Get(Rule), arguments.Get(Related));
}
