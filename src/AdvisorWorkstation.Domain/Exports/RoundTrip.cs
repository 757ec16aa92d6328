namespace AdvisorWorkstation.Domain.Exports;

/// <summary>
/// The last check before release: the written bytes are read back and compared, line by line, with the approved trades. What a file says too
/// much, too little or otherwise holds the batch back.
/// </summary>
public static class RoundTrip
{
    private const int MostLinesShown = 5;

    /// <summary>Every difference between a file and the approved trades.</summary>
    public static IReadOnlyList<OrderFinding> Check(OrderFormat format, OrderRequest request, BatchStamp stamp, byte[] content)
    {
        var filed = format.Read(content);
        var expected = Count(format.Expect(request, stamp));
        var found = Count(filed.Trades);
        return
        [
            .. filed.Faults.Take(MostLinesShown).Select(f => Finding(format, f)),
            .. Missing(expected, found).Take(MostLinesShown).Select(line => Finding(format, $"It lacks: {line}.")),
            .. Missing(found, expected).Take(MostLinesShown).Select(line => Finding(format, $"It says, and nobody approved: {line}.")),
        ];
    }

    private static OrderFinding Finding(OrderFormat format, string what) =>
        new("round-trip", null, $"The {format.Key} file, read back, is not what was approved. {what}");

    private static Dictionary<string, int> Count(IEnumerable<FiledTrade> trades) =>
        trades.GroupBy(t => t.ToString(), StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.Count(), StringComparer.Ordinal);

    private static IEnumerable<string> Missing(Dictionary<string, int> wanted, Dictionary<string, int> there) =>
        wanted.Where(w => there.GetValueOrDefault(w.Key) < w.Value).Select(w => w.Key).Order(StringComparer.Ordinal);
}
