namespace AdvisorWorkstation.Domain.Exports.Fix;

/// <summary>Reads a file of NewOrderSingle messages back into trades.</summary>
public static class FixOrderReader
{
    /// <summary>The trades in a file, and what is wrong with it.</summary>
    public static FiledOrders Read(byte[] content)
    {
        var file = FixFileReader.Read(content);
        var faults = new List<string>(file.Faults);
        var trades = new List<FiledTrade>();
        for (var i = 0; i < file.Messages.Count; i++)
        {
            var order = new FixOrderMessage(file.Messages[i], i + 1);
            trades.AddRange(order.Trades());
            faults.AddRange(order.Faults.Select(f => $"Message {i + 1}: {f}"));
        }
        return new FiledOrders(trades, faults);
    }
}
