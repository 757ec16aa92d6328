using AdvisorWorkstation.Domain.Exports.Csv;
using AdvisorWorkstation.Domain.Exports.Fix;

namespace AdvisorWorkstation.Domain.Exports;

/// <summary>A file format for orders: how it is written, how it is read back, and what it must then say.</summary>
/// <param name="Key">Its name and file extension.</param>
/// <param name="Write">The bytes for a plan.</param>
/// <param name="Read">What some bytes say.</param>
/// <param name="Expect">What a file for these approved trades and this stamp must say.</param>
public sealed record OrderFormat(
    string Key,
    Func<OrderPlan, BatchStamp, byte[]> Write,
    Func<byte[], FiledOrders> Read,
    Func<OrderRequest, BatchStamp, IReadOnlyList<FiledTrade>> Expect);

/// <summary>The formats that machines read. A custodian's own format is one more line here.</summary>
public static class OrderFormats
{
    /// <summary>Our own documented CSV.</summary>
    public static readonly OrderFormat Csv = new("csv", OrderCsv.Write, OrderCsvReader.ReadTrades, OrderCsv.Expect);

    /// <summary>FIX 4.4: one NewOrderSingle for each block.</summary>
    public static readonly OrderFormat Fix = new("fix", FixOrders.Write, FixOrderReader.Read, FixOrders.Expect);

    /// <summary>Every one of them.</summary>
    public static readonly IReadOnlyList<OrderFormat> All = [Csv, Fix];
}
