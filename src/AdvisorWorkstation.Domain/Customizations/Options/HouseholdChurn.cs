namespace AdvisorWorkstation.Domain.Customizations.Options;

/// <summary>What one account of the household sells in a run, another does not buy in it, and the reverse. What has to go goes all the same.</summary>
public sealed record HouseholdChurn(bool Avoided) : Requirement
{
    public override void Restrict(ProblemDraft draft)
    {
        foreach (var asset in draft.Assets.Where(_ => Avoided))
        {
            if (draft.SoldInHousehold.Contains(asset.View.Security.Id))
            {
                asset.ForbidBuying($"another account of the household sells {asset.View.Security.Ticker} today");
            }
            if (draft.BoughtInHousehold.Contains(asset.View.Security.Id) && !asset.MustSell)
            {
                asset.ForbidSelling($"another account of the household buys {asset.View.Security.Ticker} today");
            }
        }
    }
}

/// <summary>Menu row 59, churn.</summary>
public sealed class HouseholdChurnOption : PolicyOption<HouseholdChurn>
{
    private static readonly Parameter<bool> Avoided = Parameter.YesNo("avoided", "Avoided", true);

    public override string Key => "household.churn";

    public override int Number => 59;

    public override Menu Menu => Menu.Household;

    public override string Name => "No cross-account churn";

    public override IReadOnlyList<Parameter> Parameters => [Avoided];

    public override string Sentence(Arguments arguments) => arguments.Get(Avoided)
        ? "Never buys in one account of the household what another sells on the same day."
        : "Lets one account of the household buy what another sells on the same day.";

    public override HouseholdChurn ReduceTo(Arguments arguments) => new(arguments.Get(Avoided));
}
