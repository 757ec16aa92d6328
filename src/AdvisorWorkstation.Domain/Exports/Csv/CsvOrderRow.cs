using AdvisorWorkstation.Domain.Rebalancing;
using AdvisorWorkstation.Domain.Values;

namespace AdvisorWorkstation.Domain.Exports.Csv;

/// <summary>One row of the order CSV: a lot of a sale, or a purchase.</summary>
/// <param name="OrderDate">The day that the order is good for.</param>
/// <param name="OrderLine">The block's place in the file.</param>
/// <param name="ClientOrderId">The block's id.</param>
/// <param name="Side">Bought or sold.</param>
/// <param name="Symbol">The symbol.</param>
/// <param name="Cusip">The CUSIP; null when unknown.</param>
/// <param name="OrderQuantity">The block's quantity.</param>
/// <param name="Account">The account number.</param>
/// <param name="AllocationQuantity">The account's part of the block.</param>
/// <param name="Lot">The lot of a sale; null for a purchase.</param>
/// <param name="Trade">The approved trade.</param>
public sealed record CsvOrderRow(
    DateOnly OrderDate,
    int OrderLine,
    string ClientOrderId,
    TradeSide Side,
    string Symbol,
    string? Cusip,
    Shares OrderQuantity,
    string Account,
    Shares AllocationQuantity,
    LotInstruction? Lot,
    TradeKey Trade);

/// <summary>What an order CSV says.</summary>
/// <param name="Rows">Its rows.</param>
/// <param name="Faults">Where it is not what the format demands, by line.</param>
public sealed record CsvOrders(IReadOnlyList<CsvOrderRow> Rows, IReadOnlyList<string> Faults);
