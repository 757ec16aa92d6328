using AdvisorWorkstation.Features.Imports.Facts;
using AdvisorWorkstation.Features.Imports.Reading;

namespace AdvisorWorkstation.Tests.Imports;

/// <summary>For each layout with figures: the same sum by the reader under test and by the little reader.</summary>
internal static class RoundTrips
{
    private static readonly Func<Dictionary<string, string>, bool> Every = _ => true;

    private static readonly Dictionary<string, IReadOnlyList<(Func<FileReading, decimal> Read, string Column, Func<Dictionary<string, string>, bool> Take)>> Sums =
        new(StringComparer.Ordinal)
        {
            ["schwab-positions"] =
            [
                (r => Positions(r).Sum(p => p.Quantity.Count), "Quantity", IsSchwabPosition),
                (r => Positions(r).Sum(p => p.Quantity.Count), "Qty (Quantity)", IsSchwabPosition),
                (r => Positions(r).Sum(p => p.CostBasis?.Usd ?? 0m), "Cost Basis", IsSchwabPosition),
                (SchwabValue, "Market Value", IsSchwabRow),
                (SchwabValue, "Mkt Val (Market Value)", IsSchwabRow),
            ],
            ["schwab-lots"] =
            [
                (r => Lots(r).Sum(l => l.Quantity.Count), "Quantity", row => row["Open Date"] != "Total"),
                (r => Lots(r).Sum(l => l.CostBasis?.Usd ?? 0m), "Cost Basis", row => row["Open Date"] != "Total"),
            ],
            ["fidelity-positions"] =
            [
                (r => Positions(r).Sum(p => p.Quantity.Count), "Quantity", IsFidelityPosition),
                (r => Positions(r).Sum(p => p.CostBasis?.Usd ?? 0m), "Cost Basis Total", IsFidelityPosition),
                (r => Positions(r).Sum(p => p.Value?.Usd ?? 0m) + r.Facts.OfType<HoldingsFact>().Sum(h => h.Cash.Usd), "Current Value", Every),
            ],
            ["ishares-holdings"] = [(r => r.Facts.OfType<IndexFact>().Sum(i => i.StatedTotal), "Weight (%)", Every)],
            ["lots"] =
            [
                (r => Lots(r).Sum(l => l.Quantity.Count), "quantity", Every),
                (r => Lots(r).Sum(l => l.CostBasis?.Usd ?? 0m), "cost_basis", Every),
            ],
            ["prices"] = [(r => r.Facts.OfType<PriceFact>().Sum(p => p.Close.UsdPerShare), "close", Every)],
            ["index"] = [(r => r.Facts.OfType<IndexFact>().Sum(i => i.StatedTotal), "weight", Every)],
            ["transactions"] =
            [
                (r => r.Facts.OfType<TransactionFact>().Sum(t => t.Amount.Usd), "amount", Every),
                (r => r.Facts.OfType<TransactionFact>().Sum(t => t.Quantity.Count), "quantity", Every),
            ],
            ["cash-flows"] = [(r => r.Facts.OfType<CashFlowFact>().Sum(f => f.Flow.Amount.Usd), "amount", Every)],
            ["accounts"] = [(r => r.Facts.OfType<AccountFact>().Sum(a => a.Cash?.Usd ?? 0m), "cash", Every)],
        };

    /// <summary>What the two readers make of an accepted file, where they differ by more than rounding that was noted.</summary>
    public static string? Difference(FileReading reading, byte[] content)
    {
        foreach (var (read, column, take) in Sums.GetValueOrDefault(reading.Layout?.Key ?? "", []))
        {
            if (LittleReader.Sum(content, column, take) is { } theirs && Math.Abs(read(reading) - theirs) > 0.0001m)
            {
                return $"{column} sums to {read(reading)}, and to {theirs} by the little reader";
            }
        }
        return null;
    }

    private static IEnumerable<PositionFact> Positions(FileReading reading) => reading.Facts.OfType<HoldingsFact>().SelectMany(h => h.Positions);

    private static IEnumerable<LotFact> Lots(FileReading reading) => reading.Facts.OfType<LotsFact>().SelectMany(l => l.Lots);

    private static decimal SchwabValue(FileReading reading) =>
        Positions(reading).Sum(p => p.Value?.Usd ?? 0m) + reading.Facts.OfType<HoldingsFact>().Sum(h => h.Cash.Usd);

    private static bool IsSchwabRow(Dictionary<string, string> row) => row.Values.Count(v => v.Length > 0) > 3
        && row["Symbol"] is not ("Account Total" or "Positions Total");

    private static bool IsSchwabPosition(Dictionary<string, string> row) =>
        IsSchwabRow(row) && (row.GetValueOrDefault("Asset Type") ?? row.GetValueOrDefault("Security Type")) != "Cash and Money Market";

    private static bool IsFidelityPosition(Dictionary<string, string> row) => !row["Symbol"].EndsWith("**", StringComparison.Ordinal)
        && !row["Symbol"].Equals("Pending activity", StringComparison.OrdinalIgnoreCase);
}
