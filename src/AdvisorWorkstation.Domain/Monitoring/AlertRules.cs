using AdvisorWorkstation.Domain.Monitoring.Rules;
using AdvisorWorkstation.Domain.Rebalancing;

namespace AdvisorWorkstation.Domain.Monitoring;

/// <summary>
/// The alerts as tables of tests of one shape (menus.md, Alerts). Exactly at a band does not fire, one tick beyond does; where the menu says "from" or "within",
/// the limit itself counts. Tests of the first table stand on an account's own data and change with it; those of the second on the day around it.
/// </summary>
public static class AlertRules
{
    private static readonly Func<AccountScan, AccountFacts, IEnumerable<AlertReading>>[] OfAccount =
    [
        DriftRules.Security, DriftRules.Sectors, DriftRules.Industries, DriftRules.Factors, DriftRules.Strategy, DriftRules.TrackingError,
        HarvestRules.Ready, HarvestRules.Blocked, HarvestRules.Runway, TaxRules.TurningLongTerm, TaxRules.Budgets, TaxRules.Windows,
        CashRules.High, CashRules.Low, CashRules.NeedsDated, CashRules.Requested,
        RestrictionRules.Violated, RestrictionRules.Expiring, DataRules.Quarantined, DataRules.StalePrices, DataRules.UnknownBasis,
    ];

    private static readonly Func<AccountSnapshot, AccountFacts, AccountEvents, IEnumerable<AlertReading>>[] OfDay =
    [
        DayRules.Posted, DayRules.IndexChanges, DayRules.Actions, DayRules.Moves, DayRules.Ageing, DayRules.Expiring, DayRules.Unmatched, SearchRules.Found,
    ];

    /// <summary>What the account's own data says.</summary>
    public static AlertCheck CheckAccount(AccountScan scan, AccountFacts facts) => AlertCheck.Of(OfAccount.SelectMany(test => test(scan, facts)));

    /// <summary>What the day around it says.</summary>
    public static AlertCheck CheckDay(AccountSnapshot snapshot, AccountFacts facts, AccountEvents events) =>
        AlertCheck.Of(OfDay.SelectMany(test => test(snapshot, facts, events)).Concat(DayRules.Coverage(events)));

    /// <summary>What is said of an account that could not be looked at.</summary>
    public static AlertCheck CheckUnseen(AccountEvents events) => AlertCheck.Of(DayRules.Coverage(events));

    /// <summary>Everything that asks for attention in an account by its own data.</summary>
    public static IReadOnlyList<AlertFinding> Check(AccountScan scan) => CheckAccount(scan, AccountFacts.None).Holding;
}
