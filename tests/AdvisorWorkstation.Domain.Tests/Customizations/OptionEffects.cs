namespace AdvisorWorkstation.Domain.Tests.Customizations;

/// <summary>What each option makes of the problem of an account, by the option's key, menu by menu.</summary>
internal static class OptionEffects
{
    public static readonly IReadOnlyDictionary<string, Action> All = new Dictionary<string, Action>(TaxOptionEffects.All, StringComparer.Ordinal);
}
