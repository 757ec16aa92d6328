using AdvisorWorkstation.Domain.Accounts;
using AdvisorWorkstation.Domain.Conditions;
using AdvisorWorkstation.Domain.Customizations.Options;
using AdvisorWorkstation.Domain.Markets;
using AdvisorWorkstation.Domain.Values;

namespace AdvisorWorkstation.Domain.Monitoring.Rules;

/// <summary>What keeps an account's figures from being trusted (menus.md: data problem).</summary>
internal static class DataRules
{
    /// <summary>Lots that do not tie, or figures of the custodian that do not fit: each security is a problem of its own.</summary>
    public static IEnumerable<AlertReading> Quarantined(AccountScan scan, AccountFacts facts) =>
        scan.Snapshot.Quarantined.Select(q => new AlertReading(
            AlertKind.DataProblem,
            $"quarantine {q.Security}",
            new Predicate($"reasons why {TickerOf(scan, q.Security)} must not trade", Comparison.Above, 0m, 1m, PredicateUnit.Count),
            () => new AlertWords(q.Reason, Money.Zero, scan.Snapshot.AsOf.Date, AlertLevel.High)));

    /// <summary>The oldest price of what is held, against the day that everything else is measured on.</summary>
    public static IEnumerable<AlertReading> StalePrices(AccountScan scan, AccountFacts facts)
    {
        var (asOf, allowed) = (scan.Snapshot.AsOf.Date, scan.Snapshot.Policy.Require<AlertPriceAge>().BusinessDays);
        var held = scan.Snapshot.Positions.Where(p => p.Quantity != Shares.Zero).Select(p => p.Security).ToHashSet();
        var dated = scan.Snapshot.Securities.Where(v => v.PriceDate is { } day && day < asOf && held.Contains(v.Security.Id)).OrderBy(v => v.PriceDate).ThenBy(v => v.Security.Id).ToList();
        var oldest = dated.Count > 0 ? dated[0].PriceDate!.Value : asOf;
        yield return new AlertReading(
            AlertKind.DataProblem,
            "stale",
            new Predicate("age of the oldest price", Comparison.Above, allowed, TradingCalendar.BusinessDaysBetween(oldest, asOf), PredicateUnit.BusinessDays),
            () =>
            {
                var stale = dated.Where(v => TradingCalendar.BusinessDaysBetween(v.PriceDate!.Value, asOf) > allowed).ToList();
                return new AlertWords(
                    $"{RuleWords.Count(stale.Count, "price is", "prices are")} old, {stale[0].Security.Ticker} of {RuleWords.Day(oldest)}",
                    new Money(stale.Sum(v => scan.Snapshot.Positions.First(p => p.Security == v.Security.Id).Quantity.Count * v.Price!.Value.UsdPerShare)),
                    asOf,
                    AlertLevel.Warn);
            });
    }

    /// <summary>Lots whose basis nobody knows, where gains are taxed.</summary>
    public static IEnumerable<AlertReading> UnknownBasis(AccountScan scan, AccountFacts facts)
    {
        if (!scan.Snapshot.Account.Kind.IsTaxable())
        {
            yield break;
        }
        var unknown = scan.Snapshot.Lots.Where(l => l.CostBasis is null).ToList();
        yield return new AlertReading(
            AlertKind.DataProblem,
            "basis",
            new Predicate("lots of unknown basis", Comparison.Above, 0m, unknown.Count, PredicateUnit.Count),
            () => new AlertWords(
                $"The basis of {RuleWords.Count(unknown.Count, "lot", "lots")} is unknown, first of {TickerOf(scan, unknown[0].Security)}: their tax has no honest figure",
                ValueOf(scan, unknown),
                scan.Snapshot.AsOf.Date,
                AlertLevel.Warn));
    }

    private static Money ValueOf(AccountScan scan, IReadOnlyList<Lot> lots) => new(lots.Sum(l =>
        l.Quantity.Count * (scan.Snapshot.Securities.First(v => v.Security.Id == l.Security).Price?.UsdPerShare ?? 0m)));

    private static string TickerOf(AccountScan scan, SecurityId security) =>
        scan.Snapshot.Securities.FirstOrDefault(v => v.Security.Id == security)?.Security.Ticker.Symbol ?? $"security {security}";
}
