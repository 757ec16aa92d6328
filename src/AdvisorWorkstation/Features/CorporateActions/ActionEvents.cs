using AdvisorWorkstation.Domain.Audit;
using AdvisorWorkstation.Domain.Values;
using AdvisorWorkstation.Features.Accounts;
using AdvisorWorkstation.Features.Accounts.Books;

namespace AdvisorWorkstation.Features.CorporateActions;

/// <summary>What the history keeps of a corporate action that was booked or reversed: enough to make either again.</summary>
internal static class ActionEvents
{
    public const string SubjectType = "corporate-action";

    public static AuditEvent Booked(ActionReading action, ActionPreview shown, IReadOnlyList<ReachedHousehold> reached)
    {
        var accounts = shown.Accounts.Where(a => !a.IsBooked && a.Effect.Shares > Shares.Zero).ToList();
        var totals = ActionTotals.Of([.. shown.Accounts.Where(a => !a.IsBooked)]);
        return new AuditEvent("action.booked", SubjectType, action.Row.ExternalId, 0, new Dictionary<string, object?>(Facts(action, shown.Tickers[action.Row.SecurityId]))
        {
            ["booked"] = System.Text.Encoding.UTF8.GetString(AppliedActions.Store(action.Terms.Value)),
            ["previewHash"] = shown.Hash,
            ["households"] = reached.Count,
            ["accounts"] = accounts.Count,
            ["cash"] = totals.Cash.Usd,
            ["shortTermGain"] = totals.ShortTerm?.Usd,
            ["longTermGain"] = totals.LongTerm?.Usd,
            ["basisBefore"] = totals.Basis.Before.Usd,
            ["basisAfter"] = totals.Basis.After.Usd,
            ["basisLeft"] = totals.Basis.Left.Usd,
            ["lines"] = accounts.Select(a => Line(a.Account, a.Effect.Shares, a.Effect.Cash)).ToList<object?>(),
        });
    }

    public static AuditEvent Reversed(ActionReading action, Ticker ticker, IReadOnlyList<TransactionRow> booked, string reason) => new(
        "action.reversed",
        SubjectType,
        action.Row.ExternalId,
        0,
        new Dictionary<string, object?>(Facts(action, ticker))
        {
            ["booked"] = System.Text.Encoding.UTF8.GetString(action.Row.Applied!),
            ["bookedBy"] = action.Row.AppliedBy,
            ["bookedAt"] = action.Row.AppliedAt,
            ["accounts"] = booked.Count,
            ["lines"] = booked.OrderBy(t => t.Id).Select(t => Line(t.AccountId, t.Quantity, t.Amount)).ToList<object?>(),
        },
        reason);

    private static Dictionary<string, object?> Facts(ActionReading action, Ticker ticker) => new()
    {
        ["security"] = action.Row.SecurityId.Value,
        ["ticker"] = ticker.Symbol,
        ["words"] = action.Row.Words(),
        ["kind"] = action.Row.Kind,
        ["terms"] = action.Row.Terms,
        ["effective"] = action.Row.Effective,
    };

    private static Dictionary<string, object?> Line(AccountId account, Shares shares, Money cash) =>
        new() { ["account"] = account.ToString(), ["shares"] = shares.Count, ["cash"] = cash.Usd };
}
