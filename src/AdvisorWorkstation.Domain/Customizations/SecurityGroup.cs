using AdvisorWorkstation.Domain.Markets;

namespace AdvisorWorkstation.Domain.Customizations;

/// <summary>
/// Securities that a wish speaks of together: a sector by its name, or what has a column of an attributes file above zero, such as an industry,
/// <c>industry_banks</c>.
/// </summary>
public sealed record SecurityGroup(string Name)
{
    private const string Industry = "industry_";

    /// <summary>True for a column of attributes files that marks the members of an industry.</summary>
    public static bool IsIndustry(string attribute) => attribute.StartsWith(Industry, StringComparison.Ordinal);

    /// <summary>The group in a sentence.</summary>
    public string Words => Sectors.TryParse(Name) is { } sector ? sector.Name()
        : AttributeNames.Words(IsIndustry(Name) ? Name[Industry.Length..] : Name);

    /// <summary>True for a member.</summary>
    public bool Has(DraftAsset asset) => Sectors.TryParse(Name) is { } sector
        ? asset.View.Security.Sector == sector
        : asset.View.Attributes.GetValueOrDefault(Name) > 0m;
}
