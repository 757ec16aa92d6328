using AdvisorWorkstation.Domain.Accounts;
using AdvisorWorkstation.Domain.Accounts.Tax;
using AdvisorWorkstation.Domain.Conditions;
using AdvisorWorkstation.Domain.Customizations.Options;
using AdvisorWorkstation.Domain.Indexes;
using AdvisorWorkstation.Domain.Markets;
using AdvisorWorkstation.Domain.Values;

namespace AdvisorWorkstation.Domain.Monitoring.Rules;

/// <summary>Terms, budgets and wash-sale windows (menus.md: lot turning long-term, tax budget used; product.md: wash-sale windows).</summary>
internal static class TaxRules
{
    private const int WindowNoticeDays = 2;

    /// <summary>Lots within some days of their first long-term sale, by security: the lot whose tax changes most speaks for the others.</summary>
    public static IEnumerable<AlertReading> TurningLongTerm(AccountScan scan, AccountFacts facts)
    {
        if (!scan.Snapshot.Account.Kind.IsTaxable())
        {
            yield break;
        }
        var (notice, profile, asOf) = (scan.Snapshot.Policy.Require<AlertLongTerm>(), scan.Snapshot.TaxProfile(), scan.Snapshot.AsOf);
        var last = asOf.Date.AddDays(notice.Days);
        var views = new Dictionary<SecurityId, SecurityView>();
        var turning = new List<(SecurityView View, DateOnly On, decimal Change)>();
        foreach (var lot in scan.Snapshot.Lots)
        {
            if (lot.Acquired is not { } acquired || asOf.Date.DayNumber - acquired.DayNumber > 366 || HoldingPeriod.FirstLongTermSale(acquired) is var on && (on <= asOf.Date || on > last))
            {
                continue;
            }
            if (views.Count == 0)
            {
                views = scan.Snapshot.Securities.ToDictionary(v => v.Security.Id);
            }
            var view = views[lot.Security];
            if (view.Price is { } price && LotTaxes.Of(lot, price, asOf, profile) is { } tax)
            {
                turning.Add((view, on, decimal.Round(tax.GainPerShare * lot.Quantity.Count * (profile.LongTermRate - profile.ShortTermRate).Fraction, 2)));
            }
        }
        foreach (var security in turning.GroupBy(t => t.View.Security.Id).OrderBy(g => g.Key))
        {
            var lots = security.OrderBy(t => t.On).ThenBy(t => t.Change).ToList();
            var ticker = lots[0].View.Security.Ticker;
            yield return new AlertReading(
                AlertKind.TurningLongTerm,
                ticker.Symbol,
                new Predicate(
                    $"tax change of a lot of {ticker} that turns long-term", Comparison.AtLeast, notice.TaxChange.Usd, lots.Max(l => Math.Abs(l.Change)), PredicateUnit.Usd),
                () =>
                {
                    var counted = lots.Where(l => Math.Abs(l.Change) >= notice.TaxChange.Usd).ToList();
                    var sum = new Money(counted.Sum(l => l.Change));
                    return new AlertWords(
                        $"{RuleWords.Count(counted.Count, "lot", "lots")} of {ticker} {(counted.Count == 1 ? "turns" : "turn")} long-term, the first on {RuleWords.Day(counted[0].On)}: "
                            + (sum < Money.Zero ? $"waiting saves {RuleWords.Usd(sum.Magnitude)} of tax" : $"a loss taken before saves {RuleWords.Usd(sum)} more"),
                        sum.Magnitude,
                        counted[0].On,
                        AlertLevel.Note);
                });
        }
    }

    /// <summary>Menu row 27 by term: what is realized and what the account's own proposals are about to realize.</summary>
    public static IEnumerable<AlertReading> Budgets(AccountScan scan, AccountFacts facts)
    {
        if (!scan.Snapshot.Account.Kind.IsTaxable())
        {
            yield break;
        }
        var budget = scan.Snapshot.Policy.Require<GainBudget>();
        var realized = scan.Snapshot.ViewBudgetedGains();
        foreach (var (term, name, limit, done, coming) in new[]
        {
            (HoldingTerm.ShortTerm, "short-term", budget.ShortTerm, realized.ShortTerm, facts.Reserved.ShortTerm),
            (HoldingTerm.LongTerm, "long-term", budget.LongTerm, realized.LongTerm, facts.Reserved.LongTerm),
        })
        {
            var use = new BudgetUse(term, limit, done, [new BudgetReservation(default, "its own proposals", coming, coming)], facts.UnknownSales);
            if (limit is { } known)
            {
                yield return Budget(scan.Snapshot.Policy.Require<AlertBudget>(), use, name, known);
            }
        }
    }

    /// <summary>Windows that keep something of the target from being bought, as far and as long as the policy looks: those that opened lately, and those that are about to close.</summary>
    public static IEnumerable<AlertReading> Windows(AccountScan scan, AccountFacts facts)
    {
        if (scan.Snapshot.LossSales.Count == 0)
        {
            yield break;
        }
        var (asOf, nav) = (scan.Snapshot.AsOf.Date, scan.Figures.NetAssetValue);
        var washSales = scan.Snapshot.ViewWashSales();
        foreach (var view in scan.Snapshot.Securities.Where(v => v.Target > Weight.Zero))
        {
            if (washSales.LastLossSale(view.Security.EquivalenceGroup) is not { } since || washSales.BuyBlockedUntil(view.Security.EquivalenceGroup) is not { } until)
            {
                continue;
            }
            var ticker = view.Security.Ticker;
            Money Missing() => scan.PositionGaps.FirstOrDefault(g => g.Ticker == ticker) is { } gap && gap.Active < Weight.Zero ? nav * -gap.Active : Money.Zero;
            yield return new AlertReading(
                AlertKind.WashWindow,
                $"opened {ticker}",
                new Predicate($"business days since {ticker} was sold at a loss", Comparison.AtMost, 1m, TradingCalendar.BusinessDaysBetween(since, asOf), PredicateUnit.BusinessDays),
                () => new AlertWords($"{ticker} was sold at a loss on {RuleWords.Day(since)}: the household buys none before {RuleWords.Day(until)}", Missing(), until, AlertLevel.Note));
            yield return new AlertReading(
                AlertKind.WashWindow,
                $"closes {ticker}",
                new Predicate(
                    $"business days until {ticker} may be bought", Comparison.AtMost, WindowNoticeDays, TradingCalendar.BusinessDaysBetween(asOf, until), PredicateUnit.BusinessDays),
                () => new AlertWords($"{ticker} may be bought again from {RuleWords.Day(until)}: its wash-sale window closes", Missing(), until, AlertLevel.Note));
        }
    }

    private static AlertReading Budget(AlertBudget levels, BudgetUse use, string name, Money budget)
    {
        var unknown = use.UnknownSales > 0 ? $"; {RuleWords.Count(use.UnknownSales, "sale", "sales")} of unknown gain not counted" : "";
        var level = use.Used is null || use.Used >= levels.Full ? AlertLevel.High : use.Used >= levels.Second ? AlertLevel.Warn : AlertLevel.Note;
        return new AlertReading(
            AlertKind.TaxBudget,
            name,
            budget == Money.Zero
                ? new Predicate($"{name} gains against a budget of nothing", Comparison.Above, 0m, use.Committed.Usd, PredicateUnit.Usd)
                : new Predicate($"{name} gain budget used", Comparison.AtLeast, levels.First.Fraction, use.Used?.Fraction, PredicateUnit.Part),
            () => new AlertWords(
                $"{RuleWords.Usd(use.Committed)} of {name} gains against a budget of {RuleWords.Usd(budget)}{(use.Used is { } used ? $", {RuleWords.Percent(used)} used" : "")}{unknown}",
                use.Committed,
                null,
                level));
    }
}
