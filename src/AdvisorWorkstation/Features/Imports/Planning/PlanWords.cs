namespace AdvisorWorkstation.Features.Imports.Planning;

/// <summary>A plan in counts and sentences, one line for each kind of data that changes.</summary>
internal static class PlanWords
{
    private const int Named = 6;

    public static IReadOnlyList<ImportChange> Of(ImportPlan plan) =>
    [
        .. AccountLines(plan.Accounts)
            .Concat(MarketLines(plan))
            .Concat(HoldingLines(plan.Holdings))
            .Concat(LedgerLines(plan))
            .Where(c => c.New + c.Changed + c.Removed > 0),
    ];

    private static IEnumerable<ImportChange> AccountLines(AccountPlan plan) =>
    [
        Line("Custodians", plan.Custodians, c => c.IsNew, c => c.Profile.Name),
        Line("Books", plan.NewBooks, _ => true, b => b),
        Line("Households", plan.NewHouseholds, _ => true, h => h.Name),
        Line("Accounts", plan.Accounts, a => a.IsNew, a => a.Key.ToString()),
    ];

    private static IEnumerable<ImportChange> MarketLines(ImportPlan plan) =>
    [
        Line("Securities", plan.Securities, s => s.IsNew, s => s.Ticker.Symbol),
        Line("Prices", plan.Prices, p => p.Before is null, p => $"{p.Ticker} {p.Date:yyyy-MM-dd}: {p.Before?.ToString() ?? "none"} -> {p.Close}"),
        Line("Attributes", plan.Attributes, a => a.IsNew, a => $"{a.Ticker} {a.Name}"),
        Line("Corporate actions", plan.CorporateActions, a => a.Before is null, a => $"{a.Ticker} {a.After.Kind} {a.After.Terms} {a.After.Effective:yyyy-MM-dd}"),
        Line("Indexes", plan.Indexes.NewIndexes, _ => true, i => i),
        Line("Index versions", plan.Indexes.Versions, v => !v.Replaces, v => $"{v.Index} of {v.Effective:yyyy-MM-dd} with {v.Weights.Count} names"),
        Line("Risk models", plan.RiskModels, _ => true, m => $"{m.Name} with {m.Tickers.Count} securities and {m.Factors.Count} factors"),
    ];

    private static IEnumerable<ImportChange> HoldingLines(IReadOnlyList<HoldingsChange> holdings)
    {
        var positions = holdings.SelectMany(h => h.Positions.Select(p => (h.Account, Position: p))).ToList();
        var quarantines = holdings.SelectMany(h => h.Quarantines.Select(q => (h.Account, Quarantine: q))).ToList();
        return
        [
            Line("Holdings", holdings, _ => false, h => $"{h.Account} as of {h.AsOf:yyyy-MM-dd}"),
            Line(
                "Cash",
                [.. holdings.Where(h => h.Cash is not null && h.Cash != h.CashBefore)],
                h => h.CashBefore is null,
                h => $"{h.Account}: {h.CashBefore?.ToString() ?? "none"} -> {h.Cash}"),
            Line(
                "Positions",
                positions,
                p => p.Position.Before is null,
                p => $"{p.Account} {p.Position.Ticker}: {p.Position.Before?.ToString() ?? "none"} -> {p.Position.After?.ToString() ?? "none"}",
                p => p.Position.After is null),
            new ImportChange(
                "Lots",
                holdings.Sum(h => h.Lots.Sum(l => l.New)),
                holdings.Sum(h => h.Lots.Sum(l => l.Changed)),
                holdings.Sum(h => h.Lots.Sum(l => l.Gone)),
                $"{holdings.Sum(h => h.KeptLots)} lots stay as they are."),
            Line(
                "Quarantine",
                quarantines,
                q => q.Quarantine.Reason is not null,
                q => q.Quarantine.Reason is { } reason
                    ? $"{q.Quarantine.Ticker} in {q.Account} can't be traded: {reason.TrimEnd('.')}"
                    : $"{q.Quarantine.Ticker} in {q.Account} may be traded again",
                q => q.Quarantine.Reason is null),
        ];
    }

    private static IEnumerable<ImportChange> LedgerLines(ImportPlan plan) =>
    [
        Line("Transactions", plan.Transactions, _ => true, t => $"{t.Account} {t.Booked.Kind} {t.Ticker?.Symbol}".TrimEnd()),
        Line("Stated gains", plan.StatedGains, _ => true, g => $"{g.Account} {g.Ticker} closed {g.Stated.Closed:yyyy-MM-dd}"),
        Line("Cash flows", plan.CashFlows, _ => true, f => $"{f.Account} {f.Flow.Kind} {f.Flow.Amount}"),
        Line("Losses carried in", plan.LossCarryforwards, l => l.IsNew, l => $"{l.Account?.ToString() ?? l.Household} into {l.Year}"),
        Line("Customizations", plan.Customizations.New, _ => true, n => n.Choice.Option) with { Changed = plan.Customizations.Ended.Count },
    ];

    private static ImportChange Line<T>(
        string area, IReadOnlyList<T> items, Func<T, bool> isNew, Func<T, string> words, Func<T, bool>? isGone = null)
    {
        var (added, gone) = (items.Count(isNew), isGone is null ? 0 : items.Count(isGone));
        var rest = items.Count > Named ? $" and {items.Count - Named} more" : "";
        return new ImportChange(area, added, items.Count - added - gone, gone, $"{string.Join("; ", items.Take(Named).Select(words))}{rest}.");
    }
}
