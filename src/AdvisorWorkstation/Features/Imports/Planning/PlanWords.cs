namespace AdvisorWorkstation.Features.Imports.Planning;

/// <summary>A plan in counts and sentences, one line for each kind of data that changes.</summary>
internal static class PlanWords
{
    private const int Named = 6;

    public static IReadOnlyList<ImportChange> Of(ImportPlan plan)
    {
        var positions = plan.Holdings.SelectMany(h => h.Positions).ToList();
        return
        [
            .. new[]
            {
                Line("Custodians", plan.Accounts.Custodians, c => c.IsNew, c => c.Profile.Name),
                Line("Books", plan.Accounts.NewBooks, _ => true, b => b),
                Line("Households", plan.Accounts.NewHouseholds, _ => true, h => h.Name),
                Line("Accounts", plan.Accounts.Accounts, a => a.IsNew, a => a.Key.ToString()),
                Line("Securities", plan.Securities, s => s.IsNew, s => s.Ticker.Symbol),
                Line("Prices", plan.Prices, p => p.Before is null, p => $"{p.Ticker} {p.Date:yyyy-MM-dd}"),
                Line("Attributes", plan.Attributes, a => a.IsNew, a => $"{a.Ticker} {a.Name}"),
                Line("Corporate actions", plan.CorporateActions, a => a.IsNew, a => $"{a.Ticker} {a.Kind} {a.Effective:yyyy-MM-dd}"),
                Line("Indexes", plan.Indexes.NewIndexes, _ => true, i => i),
                Line("Index versions", plan.Indexes.Versions, v => !v.Replaces, v => $"{v.Index} of {v.Effective:yyyy-MM-dd} with {v.Weights.Count} names"),
                Line("Risk models", plan.RiskModels, _ => true, m => $"{m.Name} with {m.Tickers.Count} securities and {m.Factors.Count} factors"),
                new ImportChange(
                    "Positions",
                    positions.Count(p => p.Before is null),
                    positions.Count(p => p is { Before: not null, After: not null }),
                    positions.Count(p => p.After is null),
                    string.Join("; ", plan.Holdings.Where(h => h.Positions.Count > 0).Take(Named).Select(PositionWords)) + Rest(plan.Holdings.Count(h => h.Positions.Count > 0))),
                new ImportChange(
                    "Lots",
                    plan.Holdings.Sum(h => h.NewLots.Count),
                    plan.Holdings.Sum(h => h.ChangedLots.Count),
                    plan.Holdings.Sum(h => h.GoneLots.Count),
                    $"{plan.Holdings.Sum(h => h.KeptLots)} lots stay as they are."),
                Line("Cash", plan.Holdings.Where(h => h.Cash is not null).ToList(), _ => false, h => $"{h.Account}: ${h.Cash!.Value.Usd:#,0.00}"),
                new ImportChange(
                    "Quarantine",
                    plan.Holdings.Sum(h => h.Quarantines.Count(q => q.Reason is not null)),
                    0,
                    plan.Holdings.Sum(h => h.Quarantines.Count(q => q.Reason is null)),
                    string.Join(" ", plan.Holdings.SelectMany(h => h.Quarantines.Select(q => QuarantineSentence(h, q))).Take(Named))),
                Line("Transactions", plan.Transactions, _ => true, t => $"{t.Account} {t.Booked.Kind} {t.Ticker?.Symbol}".TrimEnd()),
                Line("Cash flows", plan.CashFlows, _ => true, f => $"{f.Account} {f.Flow.Kind} {f.Flow.Amount}"),
                new ImportChange(
                    "Customizations",
                    plan.Customizations.New.Count,
                    plan.Customizations.Ended.Count,
                    0,
                    string.Join("; ", plan.Customizations.New.Take(Named).Select(n => n.Choice.Option)) + Rest(plan.Customizations.New.Count)),
            }.Where(c => c.New + c.Changed + c.Removed > 0),
        ];
    }

    /// <summary>The quarantine of one security as a sentence.</summary>
    public static string QuarantineSentence(HoldingsChange holdings, QuarantineChange change) => change.Reason is { } reason
        ? $"{change.Ticker} in {holdings.Account} can't be traded: {reason}"
        : $"{change.Ticker} in {holdings.Account} may be traded again.";

    private static ImportChange Line<T>(string area, IReadOnlyList<T> items, Func<T, bool> isNew, Func<T, string> name) => new(
        area,
        items.Count(isNew),
        items.Count(i => !isNew(i)),
        0,
        string.Join("; ", items.Take(Named).Select(name)) + Rest(items.Count));

    private static string PositionWords(HoldingsChange holdings) =>
        $"{holdings.Account}: {string.Join(", ", holdings.Positions.Take(Named).Select(p => $"{p.Ticker} {p.Before?.ToString() ?? "none"} -> {p.After?.ToString() ?? "none"}"))}"
        + Rest(holdings.Positions.Count);

    private static string Rest(int count) => count > Named ? $" and {count - Named} more" : "";
}
