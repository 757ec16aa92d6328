using AdvisorWorkstation.Domain.Accounts;
using AdvisorWorkstation.Domain.Conditions;
using AdvisorWorkstation.Domain.Customizations.Options;
using AdvisorWorkstation.Domain.Markets;
using AdvisorWorkstation.Domain.Values;

namespace AdvisorWorkstation.Domain.Monitoring.Rules;

/// <summary>Too much cash, too little, and money that is about to move (menus.md: high and low cash, cash need dated, capital flow).</summary>
internal static class CashRules
{
    /// <summary>Menu row 11.</summary>
    public static IEnumerable<AlertReading> High(AccountScan scan, AccountFacts facts)
    {
        var limit = scan.MaximumCash;
        yield return new AlertReading(
            AlertKind.HighCash,
            "",
            new Predicate("cash", Comparison.Above, limit.Fraction, scan.Figures.CashWeight.Fraction, PredicateUnit.Part),
            () => new AlertWords(
                $"Cash {RuleWords.Percent(scan.Figures.CashWeight)}, above {RuleWords.Percent(limit)}",
                scan.Figures.Cash - (scan.Figures.NetAssetValue * limit),
                null,
                AlertLevel.Warn));
    }

    /// <summary>Menu row 10.</summary>
    public static IEnumerable<AlertReading> Low(AccountScan scan, AccountFacts facts)
    {
        var need = scan.Figures.NetAssetValue * scan.MinimumCash;
        yield return new AlertReading(
            AlertKind.LowCash,
            "",
            new Predicate("cash after what is about to leave", Comparison.Below, need.Usd, scan.Figures.Cash.Usd, PredicateUnit.Usd),
            () => new AlertWords(
                $"Cash {RuleWords.Usd(scan.Figures.Cash)} after what is about to leave, needs {RuleWords.Usd(need)}",
                need - scan.Figures.Cash,
                scan.Snapshot.Flows.Where(f => f.Amount < Money.Zero).Select(f => (DateOnly?)f.Due).Min(),
                scan.Figures.Cash < Money.Zero ? AlertLevel.High : AlertLevel.Warn));
    }

    /// <summary>Money that leaves within some business days; what was due before and is still there as well.</summary>
    public static IEnumerable<AlertReading> NeedsDated(AccountScan scan, AccountFacts facts)
    {
        var notice = scan.Snapshot.Policy.Require<AlertCashNeed>().BusinessDays;
        var asOf = scan.Snapshot.AsOf.Date;
        return Told(scan, f => f.Amount < Money.Zero).Select(f => new AlertReading(
            AlertKind.FlowDue,
            f.Cause,
            new Predicate(
                $"business days until the {Words(f.Flow.Kind).ToLowerInvariant()} of {RuleWords.Day(f.Flow.Due)}",
                Comparison.AtMost,
                notice,
                TradingCalendar.BusinessDaysBetween(asOf, f.Flow.Due),
                PredicateUnit.BusinessDays),
            () => new AlertWords(
                $"{Words(f.Flow.Kind)} of {RuleWords.Usd(f.Flow.Amount.Magnitude)} {(f.Flow.Due < asOf ? "was due" : "is due")} {RuleWords.Day(f.Flow.Due)}",
                f.Flow.Amount.Magnitude,
                f.Flow.Due,
                scan.Snapshot.Cash + f.Flow.Amount < Money.Zero ? AlertLevel.High : AlertLevel.Warn)));
    }

    /// <summary>Deposits and withdrawals that somebody asked for and that have not come or gone.</summary>
    public static IEnumerable<AlertReading> Requested(AccountScan scan, AccountFacts facts) =>
        Told(scan, f => f.Kind is CashFlowKind.Deposit or CashFlowKind.Withdrawal).Select(f => new AlertReading(
            AlertKind.CapitalFlow,
            f.Cause,
            new Predicate(
                $"{Words(f.Flow.Kind).ToLowerInvariant()} requested for {RuleWords.Day(f.Flow.Due)}", Comparison.Above, 0m, f.Flow.Amount.Magnitude.Usd, PredicateUnit.Usd),
            () => new AlertWords(
                $"{Words(f.Flow.Kind)} of {RuleWords.Usd(f.Flow.Amount.Magnitude)} is requested for {RuleWords.Day(f.Flow.Due)}",
                f.Flow.Amount.Magnitude,
                f.Flow.Due,
                AlertLevel.Note)));

    /// <summary>Two flows of one kind, amount and day are told apart by their number: each is an alert of its own.</summary>
    private static IEnumerable<(CashFlow Flow, string Cause)> Told(AccountScan scan, Func<CashFlow, bool> which) =>
        scan.Snapshot.Flows.Where(which)
            .GroupBy(f => $"{f.Kind} {RuleWords.Day(f.Due)} {f.Amount}")
            .SelectMany(same => same.Select((f, i) => (f, i == 0 ? same.Key : $"{same.Key} #{i + 1}")));

    private static string Words(CashFlowKind kind) => kind switch
    {
        CashFlowKind.Deposit => "Deposit",
        CashFlowKind.Withdrawal => "Withdrawal",
        CashFlowKind.RequiredDistribution => "Required distribution",
        CashFlowKind.Fee => "Fee",
        CashFlowKind.TaxPayment => "Tax payment",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, null),
    };
}
