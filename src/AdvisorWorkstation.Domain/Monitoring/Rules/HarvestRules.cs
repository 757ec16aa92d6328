using AdvisorWorkstation.Domain.Accounts;
using AdvisorWorkstation.Domain.Conditions;
using AdvisorWorkstation.Domain.Customizations.Options;
using AdvisorWorkstation.Domain.Values;

namespace AdvisorWorkstation.Domain.Monitoring.Rules;

/// <summary>Losses worth taking, those that wait, and what is left to expect (menus.md: harvest opportunity, harvest blocked by wash sale, harvest runway low).</summary>
internal static class HarvestRules
{
    /// <summary>
    /// Net of what the wash-sale rule blocks, of the minimum for a lot, and of what waiting is reckoned at: what the optimizer counts today
    /// (<see cref="HarvestProfile"/>). Where the profile seeks no losses, that is nothing.
    /// </summary>
    public static IEnumerable<AlertReading> Ready(AccountScan scan, AccountFacts facts)
    {
        var counted = scan.Harvestable.Counted;
        yield return new AlertReading(
            AlertKind.Harvest,
            "",
            new Predicate("tax that losses would save, less what waiting is worth", Comparison.AtLeast, Least(scan), counted == Money.Zero ? null : counted.Usd, PredicateUnit.Usd),
            () =>
            {
                var lots = scan.Harvestable.Candidates.Count(c => c.SavedNow > Money.Zero);
                var heldBack = scan.Harvestable.HeldBackUntil is { } until
                    ? $"; {RuleWords.Usd(scan.Harvestable.HeldBack)} of it waits until {RuleWords.Day(until)}, because a part of those lots would be a wash sale"
                    : "";
                return new AlertWords(
                    $"{RuleWords.Count(lots, "lot", "lots")} at a loss of {RuleWords.Usd(scan.Harvestable.Loss)} would save {RuleWords.Usd(scan.Harvestable.TaxSaved)}{heldBack}{Waiting(scan)}",
                    counted,
                    new DateOnly(scan.Snapshot.AsOf.TaxYear, 12, 31),
                    AlertLevel.Warn);
            });
    }

    /// <summary>What the wash-sale rule blocks, with the part that the optimizer would count of it today.</summary>
    public static IEnumerable<AlertReading> Blocked(AccountScan scan, AccountFacts facts)
    {
        var blocked = (scan.Harvestable.TaxBlocked * scan.Snapshot.Policy.Require<HarvestProfile>().PartOn(scan.Snapshot.AsOf)).RoundedToCents;
        yield return new AlertReading(
            AlertKind.HarvestBlocked,
            "",
            new Predicate(
                "tax that blocked losses would save, less what waiting is worth",
                Comparison.AtLeast,
                scan.Snapshot.Policy.Require<AlertHarvest>().Amount.Usd,
                blocked == Money.Zero ? null : blocked.Usd,
                PredicateUnit.Usd),
            () =>
            {
                var until = scan.Harvestable.Candidates.Where(c => c.SavedLater > Money.Zero).Select(c => c.BlockedUntil).OfType<DateOnly>().Min();
                return new AlertWords(
                    $"Losses that would save {RuleWords.Usd(scan.Harvestable.TaxBlocked)} wait for the wash-sale window, the first until {RuleWords.Day(until)}", blocked, until, AlertLevel.Note);
            });
    }

    /// <summary>What the lots can be expected to give in twelve months (<see cref="HarvestOutlook"/>), for accounts that are taxed and harvest.</summary>
    public static IEnumerable<AlertReading> Runway(AccountScan scan, AccountFacts facts)
    {
        if (!scan.Snapshot.Account.Kind.IsTaxable() || scan.Snapshot.Lots.Count == 0 || scan.Snapshot.Policy.Require<HarvestProfile>().Profile == HarvestProfile.Off)
        {
            yield break;
        }
        var limit = scan.Snapshot.Policy.Require<AlertRunway>().OfAccount;
        var expected = new BasisPoints(decimal.Round(scan.Outlook.Year.Usd / scan.Figures.NetAssetValue.Usd * 10_000m, 6));
        yield return new AlertReading(
            AlertKind.HarvestRunway,
            "",
            new Predicate("tax expected to be saved by harvesting in twelve months", Comparison.Below, limit.Value, expected.Value, PredicateUnit.Bp),
            () => new AlertWords(
                $"Harvesting is expected to save {RuleWords.Usd(scan.Outlook.Year)} in twelve months, {RuleWords.Bp(expected)} bp of the account: its lots are far from a loss",
                scan.Outlook.Year,
                null,
                AlertLevel.Note)
            {
                StakeBp = expected,
            });
    }

    /// <summary>The smaller of an amount and a part of the account, because either is enough.</summary>
    private static decimal Least(AccountScan scan)
    {
        var from = scan.Snapshot.Policy.Require<AlertHarvest>();
        return Math.Min(from.Amount.Usd, scan.Figures.NetAssetValue.Usd * from.OfAccount.Value / 10_000m);
    }

    private static string Waiting(AccountScan scan) => scan.Harvestable.WaitingWorth >= new Money(1m)
        ? $"; waiting for a better loss is reckoned at {RuleWords.Usd(scan.Harvestable.WaitingWorth)}, so {RuleWords.Usd(scan.Harvestable.Counted)} counts today"
        : "";
}
