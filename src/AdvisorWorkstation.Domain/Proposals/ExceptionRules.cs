using System.Globalization;
using AdvisorWorkstation.Domain.Accounts;
using AdvisorWorkstation.Domain.Customizations.Options;
using AdvisorWorkstation.Domain.Rebalancing;
using AdvisorWorkstation.Domain.Values;

namespace AdvisorWorkstation.Domain.Proposals;

/// <summary>
/// The rules as a table of tests of one shape. Turnover is value sold over account value before trading; a figure exactly at its
/// limit does not fire (menus.md, Exception rules).
/// </summary>
public static class ExceptionRules
{
    private static readonly Dictionary<string, Func<ExceptionRule, AccountSnapshot, Rebalance, string?>> Tests = new()
    {
        ["large-account-turnover"] = LargeAccountTurnover,
        ["turnover"] = AnyTurnover,
        ["net-gain"] = NetGain,
        ["short-term-gain"] = ShortTermGain,
        ["restriction"] = RestrictionTouched,
        ["wash-sale"] = WashSaleCreated,
        ["reinvestment"] = LossIsReinvested,
        ["data"] = DataNotClean,
        ["unknown-basis"] = UnknownBasisSold,
        ["tracking-error"] = TrackingError,
        ["tracking-error-block"] = TrackingErrorBlock,
        ["gap"] = OptimalityGap,
        ["non-discretionary"] = NonDiscretionary,
        ["manual-edit"] = ManualEdit,
        ["trade-count"] = TradeCount,
    };

    /// <summary>The rules that a firm starts with.</summary>
    public static IReadOnlyList<ExceptionRule> Standard { get; } =
    [
        Rule("large-account-turnover", "Large account, high turnover", Severity.Review, ("value", 10_000_000m), ("turnover", 0.20m)),
        Rule("turnover", "High turnover", Severity.Review, ("turnover", 0.35m)),
        Rule("net-gain", "Net realized gain", Severity.Review, ("amount", 25_000m), ("share", 0.005m)),
        Rule("short-term-gain", "Short-term gain", Severity.Review, ("amount", 1_000m)),
        Rule("restriction", "Restriction touched", Severity.Block),
        Rule("wash-sale", "Wash sale created", Severity.Block),
        Rule("data", "Data not clean", Severity.Block),
        Rule("unknown-basis", "Unknown basis sold", Severity.Review),
        Rule("tracking-error-block", "Tracking error above the account's limit", Severity.Block),
        Rule("tracking-error", "Tracking error", Severity.Review, ("worse", 25m)),
        Rule("gap", "Optimality gap", Severity.Review, ("gap", 50m)),
        Rule("non-discretionary", "Client consent needed", Severity.Review),
        Rule("manual-edit", "Manual edit", Severity.Review),
        Rule("reinvestment", "Dividends are reinvested", Severity.Note),
        Rule("trade-count", "Trade count", Severity.Note, ("trades", 75m)),
    ];

    /// <summary>Everything that fires on a proposal, the severest first, then in the order of the rules.</summary>
    public static IReadOnlyList<ExceptionFinding> Check(IReadOnlyList<ExceptionRule> rules, AccountSnapshot snapshot, Rebalance rebalance) =>
    [
        .. rules
            .Select(rule => Tests[rule.Key](rule, snapshot, rebalance) is { } sentence
                ? new ExceptionFinding(rule.Key, rule.Version, rule.Name, rule.Severity, sentence)
                : null)
            .OfType<ExceptionFinding>()
            .OrderByDescending(f => f.Severity),
    ];

    private static string? LargeAccountTurnover(ExceptionRule rule, AccountSnapshot snapshot, Rebalance rebalance) =>
        rebalance.Before.Value.Usd >= rule["value"] && IsTurnoverAbove(rebalance, rule["turnover"])
            ? $"sells {Percent(rebalance.Turnover)}; limit {Percent(new Weight(rule["turnover"]))} from {Usd(new Money(rule["value"]))}."
            : null;

    private static string? AnyTurnover(ExceptionRule rule, AccountSnapshot snapshot, Rebalance rebalance) =>
        IsTurnoverAbove(rebalance, rule["turnover"])
            ? $"sells {Percent(rebalance.Turnover)}; limit {Percent(new Weight(rule["turnover"]))}."
            : null;

    private static bool IsTurnoverAbove(Rebalance rebalance, decimal limit) =>
        rebalance.Sold.Usd > rebalance.Before.Value.Usd * limit;

    private static string? NetGain(ExceptionRule rule, AccountSnapshot snapshot, Rebalance rebalance)
    {
        var gain = (rebalance.YearToDateAfter.ShortTerm - rebalance.YearToDate.ShortTerm)
            + (rebalance.YearToDateAfter.LongTerm - rebalance.YearToDate.LongTerm);
        var limit = Math.Min(rule["amount"], rebalance.Before.Value.Usd * rule["share"]);
        return gain.Usd > limit ? $"net gain of {Usd(gain)}; limit {Usd(new Money(limit))}." : null;
    }

    private static string? ShortTermGain(ExceptionRule rule, AccountSnapshot snapshot, Rebalance rebalance)
    {
        var gain = rebalance.YearToDateAfter.ShortTerm - rebalance.YearToDate.ShortTerm;
        var afterLosses = gain + Money.Min(rebalance.YearToDate.ShortTerm, Money.Zero);
        return afterLosses.Usd > rule["amount"]
            ? $"short-term gain of {Usd(gain)}, {Usd(afterLosses)} after this year's losses; limit {Usd(new Money(rule["amount"]))}."
            : null;
    }

    private static string? RestrictionTouched(ExceptionRule rule, AccountSnapshot snapshot, Rebalance rebalance)
    {
        var touched = RestrictionCheck.Touched(snapshot, rebalance);
        return touched.Count > 0 ? $"{string.Join("; ", touched)}." : null;
    }

    private static string? WashSaleCreated(ExceptionRule rule, AccountSnapshot snapshot, Rebalance rebalance)
    {
        var created = RestrictionCheck.WashSales(snapshot, rebalance);
        return created.Count > 0 ? $"{string.Join("; ", created)}." : null;
    }

    /// <summary>A warning: the next dividend would buy shares back and wash the loss (tax.md, Wash sales).</summary>
    private static string? LossIsReinvested(ExceptionRule rule, AccountSnapshot snapshot, Rebalance rebalance)
    {
        var groups = snapshot.Securities.ToDictionary(v => v.Security.Id, v => v.Security.EquivalenceGroup);
        var washed = rebalance.Trades
            .Where(t => snapshot.Account.Kind.IsTaxable() && t.Lots.Any(l => l.Gain is { Usd: < 0m }))
            .Select(t => (t.Ticker, Holders: snapshot.Reinvesting.Where(h => h.EquivalenceGroup == groups[t.Security]).Select(h => h.Account).ToList()))
            .Where(t => t.Holders.Count > 0)
            .Select(t => $"sells {t.Ticker} at a loss while {string.Join(" and ", t.Holders)} {(t.Holders.Count == 1 ? "reinvests" : "reinvest")} its dividends")
            .ToList();
        return washed.Count > 0 ? $"{string.Join("; ", washed)}: a dividend within 30 days of the sale would wash the loss." : null;
    }

    private static string? DataNotClean(ExceptionRule rule, AccountSnapshot snapshot, Rebalance rebalance)
    {
        var quarantined = snapshot.Quarantined.Select(q => q.Security).ToHashSet();
        var chosen = rebalance.Pins.Where(p => p.UnknownBasisSold > Shares.Zero).ToDictionary(p => p.Security, p => p.UnknownBasisSold);
        var dirty = rebalance.Trades
            .Where(t => quarantined.Contains(t.Security)
                || (snapshot.Account.Kind.IsTaxable() && t.SharesOfUnknownBasis() > chosen.GetValueOrDefault(t.Security)))
            .Select(t => t.Ticker.Symbol)
            .ToList();
        return dirty.Count > 0 ? $"trades {string.Join(", ", dirty)}, whose lots or basis are not clean."
            : new AccountNumber(snapshot.Account.Number).IsMasked ? $"the account's number is known as {snapshot.Account.Number} only, so no order can name it; import the full number."
            : null;
    }

    /// <summary>
    /// A block that two people have overridden with a reason: who edited said why, and who edited is never the only one to approve. Without a person's
    /// word it is data that is not clean.
    /// </summary>
    private static string? UnknownBasisSold(ExceptionRule rule, AccountSnapshot snapshot, Rebalance rebalance)
    {
        var tickers = snapshot.Securities.ToDictionary(v => v.Security.Id, v => v.Security.Ticker);
        var sold = rebalance.Pins.Where(p => p.UnknownBasisSold > Shares.Zero)
            .Select(p => $"sells {p.UnknownBasisSold} {tickers[p.Security]} of unknown basis ({p.Reason.TrimEnd('.')})")
            .ToList();
        return sold.Count > 0 ? $"{string.Join("; ", sold)}; no figure has what they realize in it." : null;
    }

    private static string? TrackingError(ExceptionRule rule, AccountSnapshot snapshot, Rebalance rebalance)
    {
        var budget = snapshot.Policy.Require<TrackingErrorBudget>();
        var (before, after) = (rebalance.Before.Risk.TrackingError, rebalance.After.Risk.TrackingError);
        return after > budget.Budget && after > before
            ? $"tracking error rises from {Bp(before)} to {Bp(after)} bp, above the budget of {Bp(budget.Budget)}."
            : (after - before).Value > rule["worse"]
                ? $"tracking error rises by {Bp(after - before)} bp, from {Bp(before)} to {Bp(after)}."
                : null;
    }

    /// <summary>A proposal that brings an account closer is never stopped for being far still.</summary>
    private static string? TrackingErrorBlock(ExceptionRule rule, AccountSnapshot snapshot, Rebalance rebalance)
    {
        var budget = snapshot.Policy.Require<TrackingErrorBudget>();
        var (before, after) = (rebalance.Before.Risk.TrackingError, rebalance.After.Risk.TrackingError);
        return after > budget.Block && after > before
            ? $"tracking error rises from {Bp(before)} to {Bp(after)} bp; the account's policy stops a proposal above {Bp(budget.Block)}."
            : null;
    }

    private static string? OptimalityGap(ExceptionRule rule, AccountSnapshot snapshot, Rebalance rebalance) =>
        rebalance.Certificate.Gap.Value > rule["gap"] || !rebalance.Certificate.IsProven
            ? $"the proof leaves {Bp(rebalance.Certificate.Gap)} bp ({Usd(rebalance.Certificate.GapUsd)}) open; limit {rule["gap"]:0.#} bp."
            : null;

    private static string? NonDiscretionary(ExceptionRule rule, AccountSnapshot snapshot, Rebalance rebalance) =>
        snapshot.Account.Discretionary ? null : "not discretionary: the client has to agree to each trade.";

    private static string? ManualEdit(ExceptionRule rule, AccountSnapshot snapshot, Rebalance rebalance) =>
        rebalance.Pins.Count > 0
            ? $"{rebalance.Pins.Count} {(rebalance.Pins.Count == 1 ? "quantity was" : "quantities were")} set by a person."
            : null;

    private static string? TradeCount(ExceptionRule rule, AccountSnapshot snapshot, Rebalance rebalance) =>
        rebalance.Trades.Count > rule["trades"] ? $"{rebalance.Trades.Count} trades; limit {rule["trades"]:0}." : null;

    private static ExceptionRule Rule(string key, string name, Severity severity, params (string Name, decimal Value)[] limits) =>
        new(key, 1, name, severity, limits.ToDictionary(l => l.Name, l => l.Value));

    private static string Percent(Weight weight) => weight.Percent.ToString("0.00", CultureInfo.InvariantCulture) + "%";

    private static string Usd(Money amount) => amount.Usd.ToString("$#,##0;-$#,##0", CultureInfo.InvariantCulture);

    private static string Bp(BasisPoints figure) => figure.Value.ToString("0.0", CultureInfo.InvariantCulture);
}
