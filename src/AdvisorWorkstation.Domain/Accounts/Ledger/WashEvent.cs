using AdvisorWorkstation.Domain.Values;

namespace AdvisorWorkstation.Domain.Accounts.Ledger;

/// <summary>A booked event of a household as the wash-sale rule sees it.</summary>
/// <param name="Entry">Its entry in the ledger.</param>
/// <param name="Date">The trade date.</param>
/// <param name="Order">Its place among the events of the day; no two events of a day share one.</param>
public abstract record WashEvent(long Entry, DateOnly Date, int Order)
{
    /// <summary>Shares bought, reinvested or deposited in kind.</summary>
    public sealed record Bought(
        long Entry, DateOnly Date, int Order, AccountId Account, bool IsTaxed, SecurityId Security, string Group, Shares Quantity)
        : WashEvent(Entry, Date, Order);

    /// <summary>Shares that are gone in one transaction: sold, or, with parcels whose loss does not count, out in kind.</summary>
    public sealed record Sold(long Entry, DateOnly Date, int Order, SecurityId Security, string Group, IReadOnlyList<SoldParcel> Parcels)
        : WashEvent(Entry, Date, Order);

    /// <summary>Shares became others: a split, a new symbol, a merger for shares.</summary>
    /// <param name="Group">The equivalence group of what they became.</param>
    /// <param name="Ratio">New shares for an old one.</param>
    public sealed record Exchanged(long Entry, DateOnly Date, int Order, SecurityId From, SecurityId To, string Group, decimal Ratio)
        : WashEvent(Entry, Date, Order);
}

/// <summary>Shares of one lot in a sale.</summary>
/// <param name="Account">Where they were.</param>
/// <param name="Lot">The lot; the entry in its number is the one that the shares came in by.</param>
/// <param name="Quantity">How many.</param>
/// <param name="Loss">The loss of all of them, above zero; zero where none counts, as for a gain or in an account that is not taxed; null when unknown.</param>
/// <param name="WasReplacement">True when they had replaced shares sold at a loss: they are not among those that could replace others.</param>
public sealed record SoldParcel(AccountId Account, LedgerLotNumber Lot, Shares Quantity, Money? Loss, bool WasReplacement);
