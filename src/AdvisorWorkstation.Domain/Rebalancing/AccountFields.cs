using AdvisorWorkstation.Domain.Conditions;
using AdvisorWorkstation.Domain.Values;

namespace AdvisorWorkstation.Domain.Rebalancing;

/// <summary>What conditions on an account are read from.</summary>
/// <param name="Value">Positions and cash.</param>
/// <param name="Cash">Cash as a part of it.</param>
/// <param name="Holdings">Securities held.</param>
/// <param name="TrackingError">Expected annual tracking error.</param>
/// <param name="SectorGap">The largest distance of a sector from its target.</param>
/// <param name="NameGap">The largest distance of a security from its target.</param>
/// <param name="HarvestableLoss">Losses that could be harvested now.</param>
/// <param name="HarvestableTax">Tax that doing so would save.</param>
public sealed record AccountMeasures(
    Money Value, Weight Cash, int Holdings, BasisPoints? TrackingError, Weight SectorGap, Weight NameGap, Money HarvestableLoss, Money HarvestableTax)
{
    /// <summary>Those of a portfolio.</summary>
    public static AccountMeasures Of(PortfolioFigures figures) => new(
        figures.Value,
        figures.CashWeight,
        figures.Holdings,
        figures.Risk.TrackingError,
        figures.LargestSector.Active.Magnitude,
        figures.LargestPosition.Active.Magnitude,
        figures.HarvestableLoss,
        figures.HarvestableTax);
}

/// <summary>Every figure of an account that a search, an alert of one, or an exception rule can ask for.</summary>
public static class AccountFields
{
    private static readonly (Field Field, Func<AccountMeasures, decimal?> Read)[] Readers =
    [
        (new Field("account-value", "account value", FieldUnit.Usd, "Positions and cash before trading."), m => m.Value.Usd),
        (new Field("account-cash", "cash of the account", FieldUnit.Share, "Cash over account value before trading."), m => m.Cash.Fraction),
        (new Field("account-holdings", "securities held", FieldUnit.Count, "Securities held before trading."), m => m.Holdings),
        (new Field("account-tracking-error", "tracking error of the account", FieldUnit.BasisPoints, "Expected annual tracking error before trading."), m => m.TrackingError?.Value),
        (new Field("account-sector-gap", "largest sector gap", FieldUnit.Share, "The largest distance of a sector from its target before trading."), m => m.SectorGap.Fraction),
        (new Field("account-name-gap", "largest gap of a name", FieldUnit.Share, "The largest distance of a security from its target before trading."), m => m.NameGap.Fraction),
        (new Field("account-harvestable-loss", "harvestable losses", FieldUnit.Usd, "Losses that could be harvested before trading."), m => m.HarvestableLoss.Usd),
        (new Field("account-harvestable-tax", "harvestable tax", FieldUnit.Usd, "Tax that harvesting them would save."), m => m.HarvestableTax.Usd),
    ];

    /// <summary>The figures.</summary>
    public static IReadOnlyList<Field> All { get; } = [.. Readers.Select(r => r.Field)];

    /// <summary>All of them for one account.</summary>
    public static IReadOnlyDictionary<string, Fact> Of(AccountMeasures measures) =>
        Readers.ToDictionary(r => r.Field.Key, r => new Fact(r.Read(measures)), StringComparer.Ordinal);
}
