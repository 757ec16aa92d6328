using System.Globalization;
using AdvisorWorkstation.Domain.Rebalancing;

namespace AdvisorWorkstation.Domain.Exports.Csv;

/// <summary>The columns of the order CSV and the words in them: the one place that writer and reader share.</summary>
internal static class CsvColumns
{
    public const string NewLine = "\r\n";
    public const string Market = "MARKET";
    public const string Day = "DAY";
    public const string DateFormat = "yyyy-MM-dd";
    public const string BasisFormat = "0.00##";

    public const int OrderDate = 0;
    public const int OrderLine = 1;
    public const int ClientOrderId = 2;
    public const int Side = 3;
    public const int Symbol = 4;
    public const int Cusip = 5;
    public const int OrderQuantity = 6;
    public const int OrderType = 7;
    public const int TimeInForce = 8;
    public const int Account = 9;
    public const int AllocationQuantity = 10;
    public const int Lot = 11;
    public const int LotCustodianId = 12;
    public const int LotAcquired = 13;
    public const int LotBasisPerShare = 14;
    public const int LotQuantity = 15;
    public const int Proposal = 16;
    public const int Revision = 17;
    public const int TradeLine = 18;

    /// <summary>The header, in order.</summary>
    public static readonly string[] Names =
    [
        "order_date", "order_line", "client_order_id", "side", "symbol", "cusip", "order_quantity", "order_type", "time_in_force",
        "account", "allocation_quantity", "lot", "lot_custodian_id", "lot_acquired", "lot_basis_per_share", "lot_quantity",
        "proposal", "revision", "trade_line",
    ];

    public static string Word(TradeSide side) => side switch
    {
        TradeSide.Sell => "SELL",
        TradeSide.Buy => "BUY",
        _ => throw new ArgumentOutOfRangeException(nameof(side), side, null),
    };

    public static string Text(DateOnly? date) => date?.ToString(DateFormat, CultureInfo.InvariantCulture) ?? "";

    public static string BasisText(decimal? basis) => basis?.ToString(BasisFormat, CultureInfo.InvariantCulture) ?? "";

    public static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
