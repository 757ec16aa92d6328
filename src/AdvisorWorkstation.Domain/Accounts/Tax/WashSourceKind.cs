using System.Globalization;
using AdvisorWorkstation.Domain.Values;

namespace AdvisorWorkstation.Domain.Accounts.Tax;

/// <summary>How a line of the wash-sale calendar is known.</summary>
public enum WashSourceKind
{
    /// <summary>It is in the books.</summary>
    Booked,

    /// <summary>A dividend was reinvested; it is in the books.</summary>
    Reinvested,

    /// <summary>An order is with a custodian.</summary>
    OrderOut,

    /// <summary>An order was with a custodian and was canceled or deleted: it may have been carried out in part, and counts until its window ends.</summary>
    OrderWithdrawn,

    /// <summary>A proposal waits for a decision.</summary>
    PendingProposal,

    /// <summary>A dividend was announced in an account that reinvests.</summary>
    PlannedReinvestment,
}

/// <summary>Sources in sentences.</summary>
internal static class WashSourceWords
{
    public static string Words(this WashSourceKind kind, CalendarLoss loss)
    {
        var (what, where) = ($"{loss.Symbol} at a loss{Of(loss.Loss)}", loss.AccountName);
        return kind switch
        {
            WashSourceKind.Booked => $"{where} sold {what} on {Day(loss.Date)}.",
            WashSourceKind.OrderOut => $"An order of {Day(loss.Date)} for {where} sells {what} and is with the custodian.",
            WashSourceKind.OrderWithdrawn => $"An order of {Day(loss.Date)} for {where} to sell {what} was withdrawn and may have been carried out in part.",
            WashSourceKind.PendingProposal => $"A proposal of {Day(loss.Date)} for {where} sells {what}.",
            _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "no way to take a loss"),
        };
    }

    public static string Words(this WashSourceKind kind, CalendarPurchase purchase)
    {
        var (what, where) = (Count(purchase.Unreplaced) + purchase.Symbol, purchase.AccountName);
        return kind switch
        {
            WashSourceKind.Booked => $"{where} bought {what} on {Day(purchase.Date)}.",
            WashSourceKind.Reinvested => $"A reinvested dividend bought {what} for {where} on {Day(purchase.Date)}.",
            WashSourceKind.OrderOut => $"An order of {Day(purchase.Date)} for {where} buys {what} and is with the custodian.",
            WashSourceKind.OrderWithdrawn => $"An order of {Day(purchase.Date)} for {where} to buy {what} was withdrawn and may have been carried out in part.",
            WashSourceKind.PendingProposal => $"A proposal of {Day(purchase.Date)} for {where} buys {what}.",
            WashSourceKind.PlannedReinvestment => $"A dividend will be reinvested in {what} for {where} on {Day(purchase.Date)}.",
            _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, null),
        };
    }

    private static string Of(Money? loss) => loss is { } known ? $" of {known.Usd.ToString("$#,##0.00", CultureInfo.InvariantCulture)}" : " that is not known";

    private static string Count(Shares? unreplaced) =>
        unreplaced is { } known ? $"{known.Count.ToString("#,##0.######", CultureInfo.InvariantCulture)} replacement {(known.Count == 1m ? "share" : "shares")} of " : "";

    private static string Day(DateOnly date) => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
