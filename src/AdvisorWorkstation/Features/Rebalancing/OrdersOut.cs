using AdvisorWorkstation.Domain.Rebalancing;
using AdvisorWorkstation.Domain.Values;
using AdvisorWorkstation.Features.Accounts;

namespace AdvisorWorkstation.Features.Rebalancing;

/// <summary>One security of orders that are with a custodian.</summary>
/// <param name="Security">Which.</param>
/// <param name="Symbol">Its symbol when it was approved.</param>
/// <param name="Side">Bought or sold.</param>
/// <param name="AtLoss">True when a lot was sold at a loss.</param>
/// <param name="HeldAfter">Shares that the account holds once the order is carried out.</param>
internal sealed record OrderOut(SecurityId Security, string Symbol, TradeSide Side, bool AtLoss, Shares HeldAfter);

/// <summary>Orders of an account that are with its custodian: as good as booked for the wash-sale rule from the day of the trade on.</summary>
/// <param name="Proposal">The proposal that they carry out.</param>
/// <param name="AccountId">Whose.</param>
/// <param name="Date">The day that they were good for.</param>
/// <param name="Booked">True when a run has seen them in the books before.</param>
/// <param name="Filled">True when their fills have come back.</param>
/// <param name="Orders">What they trade.</param>
internal sealed record OrdersOut(ProposalId Proposal, AccountId AccountId, DateOnly Date, bool Booked, bool Filled, IReadOnlyList<OrderOut> Orders)
{
    private const int MostNamed = 3;

    /// <summary>Why the account has to wait for them; null when its books show them, by positions of a later day and either fills or what is held.</summary>
    public string? WhyOut(AccountRow account, HouseholdBooks books)
    {
        if (Booked)
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
