namespace AdvisorWorkstation.Domain.Customizations.Options;

/// <summary>Whether the household's deferred accounts are looked at before its taxed ones, so that gains are taken where they are not taxed; taxed accounts with losses to
/// harvest come first all the same. Read by the run of a household.</summary>
public sealed record ShelteredFirst(bool Preferred) : Requirement;

/// <summary>Menu row 59, sheltered rebalancing.</summary>
public sealed class ShelteredFirstOption : PolicyOption<ShelteredFirst>
{
    private static readonly Parameter<bool> Preferred = Parameter.YesNo("preferred", "Preferred", true);

    public override string Key => "household.sheltered";

    public override int Number => 59;

    public override Menu Menu => Menu.Household;

    public override string Name => "Sheltered rebalancing";

    public override IReadOnlyList<Parameter> Parameters => [Preferred];

    public override string Sentence(Arguments arguments) => arguments.Get(Preferred)
        ? "Takes losses in the household's taxed accounts first, then rebalances its deferred accounts, where gains are not taxed."
        : "Rebalances the household's accounts in the order of their numbers.";

    public override ShelteredFirst ReduceTo(Arguments arguments) => new(arguments.Get(Preferred));
}
