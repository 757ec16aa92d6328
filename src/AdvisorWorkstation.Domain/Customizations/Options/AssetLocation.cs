using AdvisorWorkstation.Domain.Markets;
using AdvisorWorkstation.Domain.Values;

namespace AdvisorWorkstation.Domain.Customizations.Options;

/// <summary>
/// A sector is held rather in the household's taxable or rather in its deferred accounts: holding it on the other side is reckoned to cost a strength a
/// year, and on the preferred side to bring it.
/// </summary>
public sealed record AssetLocation(Sector Sector, bool PrefersDeferred, Weight Strength) : Requirement
{
    public override int Phase => 3;

    public override void Shape(ProblemDraft draft)
    {
        var sign = PrefersDeferred == draft.IsTaxable ? 1m : -1m;
        foreach (var asset in draft.Assets.Where(a => a.View.Security.Sector == Sector))
        {
            asset.Linear += sign * Strength.Fraction;
        }
        if (Strength > Weight.Zero)
        {
            draft.Wishes.Add($"{Sector.Name()} rather in {(PrefersDeferred ? "deferred" : "taxable")} accounts");
        }
    }
}

/// <summary>Menu row 59, asset location.</summary>
public sealed class AssetLocationOption : PolicyOption<AssetLocation>
{
    private const string Deferred = "deferred";
    private const string Taxable = "taxable";

    private static readonly Parameter<string> Class = Parameter.Choice("sector", "Sector", "", [.. Sectors.All.Select(s => s.Name())]);
    private static readonly Parameter<string> Prefer = Parameter.Choice("prefer", "Rather in", Deferred, Deferred, Taxable);
    private static readonly Parameter<BasisPoints> Strength = Parameter.Bp("strength", "Strength", 20, 0, 500);

    public override string Key => "household.location";

    public override int Number => 59;

    public override Menu Menu => Menu.Household;

    public override string Name => "Asset location";

    public override IReadOnlyList<Parameter> Parameters => [Class, Prefer, Strength];

    public override Parameter Instance => Class;

    public override string Sentence(Arguments arguments) =>
        $"Holds {arguments.Get(Class)} rather in {arguments.Get(Prefer)} accounts of the household, worth {arguments.TextOf(Strength)} bp.";

    public override AssetLocation ReduceTo(Arguments arguments) =>
        new(Sectors.TryParse(arguments.Get(Class))!.Value, arguments.Get(Prefer) == Deferred, Weight.FromBasisPoints(arguments.Get(Strength).Value));
}
