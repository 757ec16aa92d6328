using AdvisorWorkstation.Domain.Rebalancing;
using AdvisorWorkstation.Domain.Values;

namespace AdvisorWorkstation.Domain.Exports;

/// <summary>Shares of one lot as a file tells them.</summary>
/// <param name="Name">All that the format says to name the lot, in one spelling.</param>
/// <param name="Quantity">How many.</param>
public sealed record FiledLot(string Name, Shares Quantity)
{
    public override string ToString() => $"{Quantity} from {Name}";
}

/// <summary>One account's trade as a file tells it: what is compared, line by line, with what was approved.</summary>
/// <param name="ClientOrderId">The order that it is part of.</param>
/// <param name="Reference">Where it comes from and goes to, as far as the format says: the approved trade, the parties, the time.</param>
/// <param name="Side">Bought or sold.</param>
/// <param name="Symbol">The symbol.</param>
/// <param name="Cusip">The CUSIP; empty when unknown.</param>
/// <param name="Account">The custodian's account number.</param>
/// <param name="Quantity">How many shares.</param>
/// <param name="Lots">The lots, where the format tells them.</param>
public sealed record FiledTrade(
    string ClientOrderId,
    string Reference,
    TradeSide Side,
    string Symbol,
    string Cusip,
    string Account,
    Shares Quantity,
    IReadOnlyList<FiledLot> Lots)
{
    /// <summary>Everything in one line; two trades are the same when their lines are.</summary>
    public override string ToString() => string.Join(
        ' ',
        [
            $"{Side} {Quantity} {Symbol} ({Cusip}) for {Account} in order {ClientOrderId}, {Reference}, lots",
            .. Lots.Select(l => $"[{l}]").Order(StringComparer.Ordinal),
        ]);
}

/// <summary>What a file says, read back.</summary>
/// <param name="Trades">The trades in it.</param>
/// <param name="Faults">Where the file is not what its format demands, in sentences.</param>
public sealed record FiledOrders(IReadOnlyList<FiledTrade> Trades, IReadOnlyList<string> Faults);
