using AdvisorWorkstation.Domain.Accounts;
using AdvisorWorkstation.Domain.Conditions;
using AdvisorWorkstation.Domain.Customizations.Options;
using AdvisorWorkstation.Domain.Markets;
using AdvisorWorkstation.Domain.Rebalancing;
using AdvisorWorkstation.Domain.Values;

namespace AdvisorWorkstation.Domain.Monitoring.Rules;

/// <summary>What happens around an account, or moves with the clock (menus.md: flows posted, index changes, corporate actions, market moves, approvals, breaks, coverage).</summary>
internal static class DayRules
{
    private const int ExpiresAfter = 1;

    /// <summary>Deposits and withdrawals that were posted on the last business day or since.</summary>
    public static IEnumerable<AlertReading> Posted(AccountSnapshot snapshot, AccountFacts facts, AccountEvents events) => facts.Posted.Select(f => new AlertReading(
        AlertKind.CapitalFlow,
        $"posted {f.Id}",
        new Predicate(
            $"business days since the {(f.Kind == TransactionKind.Deposit ? "deposit" : "withdrawal")} of {RuleWords.Usd(f.Amount.Magnitude)} was posted",
            Comparison.AtMost,
            1m,
            TradingCalendar.BusinessDaysBetween(f.Date, events.Today),
            PredicateUnit.BusinessDays),
        () => new AlertWords(
            $"{(f.Kind == TransactionKind.Deposit ? "Deposit" : "Withdrawal")} of {RuleWords.Usd(f.Amount.Magnitude)} was posted on {RuleWords.Day(f.Date)}",
            f.Amount.Magnitude,
            null,
            AlertLevel.Note)));

    /// <summary>From the announcement on, and once more shortly before: the second takes the place of the first.</summary>
    public static IEnumerable<AlertReading> IndexChanges(AccountSnapshot snapshot, AccountFacts facts, AccountEvents events)
    {
        var notice = snapshot.Policy.Require<AlertEvents>().Index;
        foreach (var change in events.IndexChanges)
        {
            var days = TradingCalendar.BusinessDaysBetween(events.Today, change.Effective);
            var field = $"business days until {change.Index} changes on {RuleWords.Day(change.Effective)}";
            yield return new AlertReading(
                AlertKind.IndexChange, $"announced {change.Version}", new Predicate(field, Comparison.Above, notice, days, PredicateUnit.BusinessDays), () => Words(AlertLevel.Note));
            yield return new AlertReading(
                AlertKind.IndexChange, $"effective {change.Version}", new Predicate(field, Comparison.AtMost, notice, days, PredicateUnit.BusinessDays), () => Words(AlertLevel.Warn));

            AlertWords Words(AlertLevel level) => new(
                $"{change.Index} changes {RuleWords.InBusinessDays(days)}, on {RuleWords.Day(change.Effective)}: {RuleWords.Count(change.Joins, "name joins", "names join")}, {RuleWords.Count(change.Leaves, "leaves", "leave")}; {RuleWords.Percent(change.Turnover)} of the target moves",
                ValueOf(snapshot) * change.Turnover,
                change.Effective,
                level);
        }
    }

    /// <summary>Announced, shortly before, and after it took effect where the books do not have it or the custodian says otherwise.</summary>
    public static IEnumerable<AlertReading> Actions(AccountSnapshot snapshot, AccountFacts facts, AccountEvents events)
    {
        var notice = snapshot.Policy.Require<AlertEvents>().Action;
        foreach (var action in events.Actions)
        {
            var days = TradingCalendar.BusinessDaysBetween(events.Today, action.Effective);
            var until = $"business days until the action of {action.Ticker} on {RuleWords.Day(action.Effective)}";
            if (action.Standing == ActionStanding.Coming)
            {
                yield return new AlertReading(
                    AlertKind.CorporateAction,
                    $"announced {action.Id}",
                    new Predicate(until, Comparison.Above, notice, days, PredicateUnit.BusinessDays),
                    () => new AlertWords($"{action.Ticker}: {action.Words}, effective {RuleWords.Day(action.Effective)}", action.Value, action.Effective, AlertLevel.Note));
                yield return new AlertReading(
                    AlertKind.CorporateAction,
                    $"due {action.Id}",
                    new Predicate(until, Comparison.AtMost, notice, days, PredicateUnit.BusinessDays),
                    () => new AlertWords($"{action.Ticker}: {action.Words} takes effect {RuleWords.InBusinessDays(days)}", action.Value, action.Effective, AlertLevel.Warn));
            }
            else
            {
                yield return new AlertReading(
                    AlertKind.CorporateAction,
                    $"mismatch {action.Id}",
                    new Predicate(
                        $"business days since the action of {action.Ticker} took effect, {(action.Standing == ActionStanding.Unbooked ? "not booked" : "booked, and the custodian differs")}",
                        Comparison.AtLeast,
                        0m,
                        -days,
                        PredicateUnit.BusinessDays),
                    () => new AlertWords(
                        action.Standing == ActionStanding.Unbooked
                            ? $"{action.Ticker}: {action.Words} took effect on {RuleWords.Day(action.Effective)} and is not booked"
                            : $"{action.Ticker}: {action.Words} is booked, and what the custodian says differs from it",
                        action.Value,
                        events.Today,
                        AlertLevel.High));
            }
        }
    }

    /// <summary>What the account follows, and what it holds, by more than their limits in a day, up or down.</summary>
    public static IEnumerable<AlertReading> Moves(AccountSnapshot snapshot, AccountFacts facts, AccountEvents events)
    {
        var limits = snapshot.Policy.Require<AlertMarketMove>();
        return events.Moves.Select(m => new AlertReading(
            AlertKind.MarketMove,
            m.Ticker is { } ticker ? ticker.Symbol : "index",
            new Predicate($"move of {m.Name} in a day", Comparison.Above, (m.Ticker is null ? limits.Target : limits.Security).Fraction, m.Return.Magnitude.Fraction, PredicateUnit.Part),
            () => new AlertWords(
                $"{m.Name} moved {RuleWords.Signed(m.Return)} on {snapshot.AsOf}", m.Value * m.Return.Magnitude, null, m.Ticker is null ? AlertLevel.Warn : AlertLevel.Note)));
    }

    /// <summary>How long a proposal waits for a person, in hours of business.</summary>
    public static IEnumerable<AlertReading> Ageing(AccountSnapshot snapshot, AccountFacts facts, AccountEvents events) => events.Proposals.Select(p => new AlertReading(
        AlertKind.ApprovalAgeing,
        $"waits {p.Id}",
        new Predicate(
            $"time that the proposal of {RuleWords.Day(p.AsOf)} waits",
            Comparison.Above,
            snapshot.Policy.Require<AlertApproval>().Hours,
            TradingCalendar.BusinessHoursBetween(p.WaitingSince, events.At),
            PredicateUnit.BusinessHours),
        () => new AlertWords(
            $"The proposal of {RuleWords.Day(p.AsOf)} waits for a person for longer than {snapshot.Policy.Require<AlertApproval>().Hours} business hours", p.Worth, null, AlertLevel.Warn)));

    /// <summary>The business day after the close that a proposal stands on is the last on which its orders are good.</summary>
    public static IEnumerable<AlertReading> Expiring(AccountSnapshot snapshot, AccountFacts facts, AccountEvents events) => events.Proposals.Select(p =>
    {
        var expires = TradingCalendar.AddBusinessDays(p.AsOf, ExpiresAfter);
        return new AlertReading(
            AlertKind.ApprovalAgeing,
            $"expires {p.Id}",
            new Predicate(
                $"business days until the proposal of {RuleWords.Day(p.AsOf)} expires", Comparison.AtMost, 0m, TradingCalendar.BusinessDaysBetween(events.Today, expires), PredicateUnit.BusinessDays),
            () => new AlertWords(
                $"The proposal of {RuleWords.Day(p.AsOf)} waits for a person and {(expires < events.Today ? $"was good until {RuleWords.Day(expires)}" : "expires today")}",
                p.Worth,
                expires,
                AlertLevel.High));
    });

    /// <summary>Orders that the books of the next business day do not show.</summary>
    public static IEnumerable<AlertReading> Unmatched(AccountSnapshot snapshot, AccountFacts facts, AccountEvents events) => facts.OrdersOut.Select(o => new AlertReading(
        AlertKind.ExportBreak,
        $"orders {o.Proposal}",
        new Predicate(
            $"business days that the orders of {RuleWords.Day(o.TradeDate)} are unmatched",
            Comparison.AtLeast,
            1m,
            TradingCalendar.BusinessDaysBetween(o.TradeDate, events.Today),
            PredicateUnit.BusinessDays),
        () => new AlertWords(o.Why, Money.Zero, events.Today, AlertLevel.High)));

    /// <summary>An account that could not be looked at.</summary>
    public static IEnumerable<AlertReading> Coverage(AccountEvents events)
    {
        yield return new AlertReading(
            AlertKind.CoverageGap,
            "",
            new Predicate("looks at the account that failed", Comparison.Above, 0m, events.NotScanned is null ? 0m : 1m, PredicateUnit.Count),
            () => new AlertWords($"Not scanned: {events.NotScanned}", Money.Zero, events.Today, AlertLevel.High));
    }

    private static Money ValueOf(AccountSnapshot snapshot)
    {
        var prices = snapshot.Securities.Where(v => v.Price is not null).ToDictionary(v => v.Security.Id, v => v.Price!.Value);
        return snapshot.Positions.Aggregate(snapshot.Cash, (sum, p) => prices.TryGetValue(p.Security, out var price) ? sum + (p.Quantity * price) : sum);
    }
}
