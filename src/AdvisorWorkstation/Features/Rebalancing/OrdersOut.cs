using AdvisorWorkstation.Domain.Accounts.Tax;
using AdvisorWorkstation.Domain.Rebalancing;
using AdvisorWorkstation.Domain.Values;
using AdvisorWorkstation.Features.Accounts;

namespace AdvisorWorkstation.Features.Rebalancing;

/// <summary>One security of orders.</summary>
/// <param name="Security">Which.</param>
/// <param name="Symbol">Its symbol when it was approved.</param>
/// <param name="Side">Bought or sold.</param>
/// <param name="Quantity">Shares.</param>
/// <param name="Loss">What its lots at a loss lose, above zero; null when none is sold at a loss.</param>
/// <param name="HeldAfter">Shares that the account holds once the order is carried out.</param>
internal sealed record OrderOut(SecurityId Security, string Symbol, TradeSide Side, Shares Quantity, Money? Loss, Shares HeldAfter);

/// <summary>
/// What a proposal of an account has on the way: orders that are with its custodian, as good as booked for the wash-sale rule from the day of the trade
/// on; orders that were withdrawn, and may have been carried out in part; or trades that wait for a decision.
/// </summary>
/// <param name="Proposal">The proposal that they carry out.</param>
/// <param name="AccountId">Whose.</param>
/// <param name="Date">The day that they are, or were, good for.</param>
/// <param name="Kind">With the custodian, withdrawn, or pending.</param>
/// <param name="Booked">True when a run has seen them in the books before.</param>
/// <param name="Filled">True when their fills have come back.</param>
/// <param name="Gains">What they realize where nothing differs from the estimate.</param>
/// <param name="Orders">What they trade.</param>
internal sealed record OrdersOut(
    ProposalId Proposal, AccountId AccountId, DateOnly Date, WashSourceKind Kind, bool Booked, bool Filled, YearToDateGains Gains, IReadOnlyList<OrderOut> Orders)
{
    private const int MostNamed = 3;

    /// <summary>Why the account has to wait for them; null when its books show them, by positions of a later day and either fills or what is held.</summary>
    public string? WhyOut(AccountRow account, HouseholdBooks books)
    {
        if (Booked || Kind != WashSourceKind.OrderOut)
        {
            return null;
        }
        if (account.HoldingsAsOf is not { } day || day <= Date)
        {
            return $"Orders of {Date:yyyy-MM-dd} are with {account.Custodian}. The account is looked at again when newer positions arrive.";
        }
        var unseen = Filled ? [] : Orders.Where(o => !IsIn(o, books)).Select(o => o.Symbol).Order(StringComparer.Ordinal).ToList();
        return unseen.Count == 0
            ? null
            : $"Orders of {Date:yyyy-MM-dd} are with {account.Custodian}, and the positions of {day:yyyy-MM-dd} do not show {Named(unseen)}. "
                + "The account is looked at again when positions or transactions show them.";
    }

    private bool IsIn(OrderOut order, HouseholdBooks books)
    {
        var held = books.Positions[AccountId].FirstOrDefault(p => p.SecurityId == order.Security)?.Quantity ?? Shares.Zero;
        return (order.Side == TradeSide.Buy ? held >= order.HeldAfter : held <= order.HeldAfter)
            || books.Transactions[AccountId].Any(t => t.SecurityId == order.Security && t.TradeDate >= Date && t.ToTransaction().IsTrade(order.Side == TradeSide.Buy));
    }

    private static string Named(List<string> symbols) => symbols.Count <= MostNamed
        ? string.Join(", ", symbols)
        : $"{string.Join(", ", symbols.Take(MostNamed))} and {symbols.Count - MostNamed} more";
}
