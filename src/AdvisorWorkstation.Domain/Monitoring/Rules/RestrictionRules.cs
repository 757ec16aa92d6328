using AdvisorWorkstation.Domain.Conditions;
using AdvisorWorkstation.Domain.Customizations;
using AdvisorWorkstation.Domain.Customizations.Options;
using AdvisorWorkstation.Domain.Values;

namespace AdvisorWorkstation.Domain.Monitoring.Rules;

/// <summary>Wishes that something is not held: broken by what is held, or about to end (menus.md: restriction violated or expiring).</summary>
internal static class RestrictionRules
{
    private static readonly Menu[] Restricting = [Menu.Security, Menu.Sector, Menu.Screens];

    /// <summary>What is held after the first day of a wish that it is not. On that day itself there is time to sell it.</summary>
    public static IEnumerable<AlertReading> Violated(AccountScan scan, AccountFacts facts)
    {
        if (scan.Forbidden.Count == 0)
        {
            yield break;
        }
        foreach (var entry in scan.Snapshot.Policy.Entries.Where(e => e.Chosen is not null))
        {
            var assets = scan.Forbidden.Select(f => new DraftAsset(f.View, f.Held)).ToList();
            entry.Declaration.Reduce(entry.Arguments).Restrict(new ProblemDraft(scan.Figures.NetAssetValue, scan.Snapshot.YearToDate, assets));
            var held = assets.Where(a => a.MustSell).ToList();
            if (held.Count > 0)
            {
                yield return new AlertReading(
                    AlertKind.Restriction,
                    CauseOf(entry),
                    new Predicate(
                        $"days since the first day of \u201c{entry.Sentence.TrimEnd('.')}\u201d with {RuleWords.Named([.. held.Select(a => a.View.Security.Ticker.Symbol)])} held",
                        Comparison.Above,
                        0m,
                        -scan.Snapshot.AsOf.DaysUntil(entry.Chosen!.From),
                        PredicateUnit.Days),
                    () => new AlertWords(
                        $"{RuleWords.Named([.. held.Select(a => a.View.Security.Ticker.Symbol)])} held against a wish: {entry.Sentence}",
                        scan.Figures.NetAssetValue * new Weight(held.Sum(a => a.Held.Fraction)),
                        scan.Snapshot.AsOf.Date,
                        AlertLevel.High));
            }
        }
    }

    /// <summary>A dated wish of which the last days have come.</summary>
    public static IEnumerable<AlertReading> Expiring(AccountScan scan, AccountFacts facts)
    {
        var notice = scan.Snapshot.Policy.Require<AlertExpiry>().Days;
        return scan.Snapshot.Policy.Entries
            .Where(e => Restricting.Contains(e.Declaration.Menu) && e.Chosen?.To is not null)
            .Select(e => new AlertReading(
                AlertKind.Restriction,
                $"expires {CauseOf(e)}",
                new Predicate($"days until \u201c{e.Sentence.TrimEnd('.')}\u201d ends", Comparison.AtMost, notice, scan.Snapshot.AsOf.DaysUntil(e.Chosen!.To!.Value), PredicateUnit.Days),
                () => new AlertWords($"Ends after {RuleWords.Day(e.Chosen!.To!.Value)}: {e.Sentence}", Money.Zero, e.Chosen!.To, AlertLevel.Note)));
    }

    private static string CauseOf(PolicyEntry entry) =>
        entry.Declaration.Instance is { } instance ? $"{entry.Option} {instance.Spelled(entry.Arguments.TextOf(instance))}" : entry.Option;
}
