using System.Globalization;
using AdvisorWorkstation.Domain.Customizations.Options;
using AdvisorWorkstation.Domain.Values;

namespace AdvisorWorkstation.Domain.Monitoring;

/// <summary>What is held outside of what the account follows (menus.md, row 9).</summary>
internal static class StrategyDriftRule
{
    public static IEnumerable<AlertFinding> Check(AccountScan scan)
    {
        var limit = scan.Snapshot.Policy.Require<StrategyDrift>().Limit;
        if (scan.OutsideStrategy > limit)
        {
            yield return new AlertFinding(
                AlertKind.StrategyDrift,
                "",
                $"{Percent(scan.OutsideStrategy)} is in names that the account does not follow",
                $"outside {Percent(scan.OutsideStrategy)} > {Percent(limit)}",
                (scan.Figures.NetAssetValue * (scan.OutsideStrategy - limit)).RoundedToCents,
                null);
        }
    }

    private static string Percent(Weight weight) => weight.Percent.ToString("0.00", CultureInfo.InvariantCulture) + "%";
}
