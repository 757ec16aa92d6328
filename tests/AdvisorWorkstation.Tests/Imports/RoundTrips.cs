using AdvisorWorkstation.Features.Imports.Facts;
using AdvisorWorkstation.Features.Imports.Reading;

namespace AdvisorWorkstation.Tests.Imports;

/// <summary>For each layout with figures: the same sums by the reader under test and by the little reader.</summary>
internal static class RoundTrips
{
    /// <summary>A sum by the reader under test, and the same sum by the little reader; null where that can't tell.</summary>
    private sealed record Sum(string What, Func<FileReading, decimal> Ours, Func<byte[], decimal?> Theirs)
    {
        public static Sum Of(string column, Func<FileReading, decimal> ours, Func<Dictionary<string, string>, bool>? take = null, bool unsigned = false) =>
            new(column, ours, content => LittleReader.Sum(content, column, take ?? (_ => true), unsigned));
    }

    private static readonly string[] CashSections = ["Dividends", "Withholding Tax", "Deposits & Withdrawals", "Interest"];

    private static readonly Dictionary<string, Sum[]> Sums = new(StringComparer.Ordinal)
    {
        ["schwab-positions"] =
        [
            Sum.Of("Quantity", HeldShares, IsSchwabPosition),
            Sum.Of("Qty (Quantity)", HeldShares, IsSchwabPosition),
            Sum.Of("Cost Basis", HeldBasis, IsSchwabPosition),
            Sum.Of("Market Value", HeldValue, IsSchwabRow),
            Sum.Of("Mkt Val (Market Value)", HeldValue, IsSchwabRow),
        ],
        ["schwab-lots"] =
        [
            Sum.Of("Quantity", r => Lots(r).Sum(l => l.Quantity.Count), row => row["Open Date"] != "Total"),
            Sum.Of("Cost Basis", r => Lots(r).Sum(l => l.CostBasis?.Usd ?? 0m), row => row["Open Date"] != "Total"),
        ],
        ["schwab-transactions"] =
        [
            Sum.Of("Amount", Booked, row => !row["Date"].StartsWith("Transactions", StringComparison.OrdinalIgnoreCase) && !IsAction(row, "Stock Split") && !MovesShares(row)),
            Sum.Of("Quantity", BookedShares, row => IsAction(row, "Buy", "Sell", "Reinvest Shares") || MovesShares(row), unsigned: true),
        ],
        ["schwab-realized"] =
        [
            Sum.Of("Quantity", r => Realized(r).Sum(l => l.Quantity.Count), IsNoTotal),
            Sum.Of("Proceeds", r => Realized(r).Sum(l => l.Proceeds?.Usd ?? 0m), IsNoTotal),
            Sum.Of("Cost Basis (CB)", r => Realized(r).Sum(l => l.CostBasis?.Usd ?? 0m), IsNoTotal),
            Sum.Of("Disallowed Loss", r => Realized(r).Sum(l => l.Disallowed.Usd), IsNoTotal, unsigned: true),
        ],
        ["fidelity-positions"] =
        [
            Sum.Of("Quantity", HeldShares, IsFidelityPosition),
            Sum.Of("Cost Basis Total", HeldBasis, IsFidelityPosition),
            Sum.Of("Current Value", HeldValue),
        ],
        ["fidelity-history"] =
        [
            Sum.Of("Amount ($)", Booked, row => IsBookedFidelity(row) && !IsAction(row, "TRANSFERRED")),
            Sum.Of("Quantity", BookedShares, row => IsBookedFidelity(row) && IsAction(row, "YOU ", "TRANSFERRED", "REINVESTMENT"), unsigned: true),
        ],
        ["fidelity-realized"] =
        [
            Sum.Of("Quantity", r => Realized(r).Sum(l => l.Quantity.Count)),
            Sum.Of("Proceeds", r => Realized(r).Sum(l => l.Proceeds?.Usd ?? 0m)),
            Sum.Of("Cost Basis", r => Realized(r).Sum(l => l.CostBasis?.Usd ?? 0m)),
        ],
        ["ibkr-activity"] =
        [
            Statement("Open Positions", "Quantity", HeldShares, row => IsLevel(row, "Summary")),
            Statement("Open Positions", "Value", r => Positions(r).Sum(p => p.Value?.Usd ?? 0m), row => IsLevel(row, "Summary")),
            Statement("Open Positions", "Quantity", r => Lots(r).Sum(l => l.Quantity.Count), row => IsLevel(row, "Lot")),
            Statement("Open Positions", "Cost Basis", r => Lots(r).Sum(l => l.CostBasis?.Usd ?? 0m), row => IsLevel(row, "Lot")),
            Statement("Trades", "Quantity", BookedShares, IsOrder, unsigned: true),
            new Sum("Proceeds and Comm/Fee", r => Trades(r).Sum(t => t.Amount.Usd), content =>
                LittleReader.Sum(LittleReader.Lines(content, "Trades"), "Proceeds", IsOrder)
                + (LittleReader.Sum(LittleReader.Lines(content, "Trades"), "Comm/Fee", IsOrder) ?? 0m)),
            Statement("Trades", "Basis", r => Realized(r).Sum(l => l.CostBasis?.Usd ?? 0m), row => IsLevel(row, "ClosedLot")),
            new Sum("Amount", r => Booked(r) - Trades(r).Sum(t => t.Amount.Usd), content => CashSections.Sum(section =>
                LittleReader.Sum(LittleReader.Lines(content, section), "Amount", row => IsData(row)) ?? 0m)),
        ],
        ["pershing-gcus"] =
        [
            new Sum("quantity", HeldShares, content => LittleReader.FixedSum(content, 73, 18) / 100_000m),
            new Sum("value", r => Positions(r).Sum(p => p.Value?.Usd ?? 0m), content => LittleReader.FixedSum(content, 664, 18) / 1_000m),
        ],
        ["fix-messages"] =
        [
            new Sum("bought", r => Orders(r).Bought, content => LittleReader.FixSum(content, sold: false)),
            new Sum("sold", r => Orders(r).Sold, content => LittleReader.FixSum(content, sold: true)),
        ],
        ["fidelity-orders"] =
        [
            new Sum("bought", r => Orders(r).Bought, content => LittleReader.CellSum(content, 3, row => row[2] is "B" or "BC")),
            new Sum("sold", r => Orders(r).Sold, content => LittleReader.CellSum(content, 3, row => row[2] is "S" or "SS")),
        ],
        ["ibkr-allocations"] =
        [
            new Sum("bought", r => Orders(r).Bought, content => LittleReader.CellSum(content, 5, row => row[3] is "B" or "BC")),
            new Sum("sold", r => Orders(r).Sold, content => LittleReader.CellSum(content, 5, row => row[3] is "S" or "SS")),
        ],
        ["ishares-holdings"] = [Sum.Of("Weight (%)", r => r.Facts.OfType<IndexFact>().Sum(i => i.StatedTotal))],
        ["lots"] =
        [
            Sum.Of("quantity", r => Lots(r).Sum(l => l.Quantity.Count)),
            Sum.Of("cost_basis", r => Lots(r).Sum(l => l.CostBasis?.Usd ?? 0m)),
        ],
        ["positions"] =
        [
            Sum.Of("quantity", HeldShares, row => !IsCash(row)),
            Sum.Of("value", HeldValue),
            Sum.Of("cost_basis", HeldBasis, row => !IsCash(row)),
        ],
        ["realized-lots"] =
        [
            Sum.Of("quantity", r => Realized(r).Sum(l => l.Quantity.Count)),
            Sum.Of("proceeds", r => Realized(r).Sum(l => l.Proceeds?.Usd ?? 0m)),
            Sum.Of("cost_basis", r => Realized(r).Sum(l => l.CostBasis?.Usd ?? 0m)),
            Sum.Of("disallowed", r => Realized(r).Sum(l => l.Disallowed.Usd)),
        ],
        ["mapped"] =
        [
            Sum.Of("Shares", HeldShares, row => !row["Sec Symbol"].Equals("$CASH", StringComparison.OrdinalIgnoreCase)),
            Sum.Of("Mkt Value", HeldValue),
            Sum.Of("Book Cost", HeldBasis, row => !row["Sec Symbol"].Equals("$CASH", StringComparison.OrdinalIgnoreCase)),
        ],
        ["prices"] = [Sum.Of("close", r => r.Facts.OfType<PriceFact>().Sum(p => p.Close.UsdPerShare))],
        ["index"] = [Sum.Of("weight", r => r.Facts.OfType<IndexFact>().Sum(i => i.StatedTotal))],
        ["transactions"] = [Sum.Of("amount", Booked), Sum.Of("quantity", BookedShares)],
        ["cash-flows"] = [Sum.Of("amount", r => r.Facts.OfType<CashFlowFact>().Sum(f => f.Flow.Amount.Usd))],
        ["loss-carryforwards"] =
        [
            Sum.Of("short_term", r => r.Facts.OfType<LossCarryforwardFact>().Sum(l => l.Losses.ShortTerm.Usd)),
            Sum.Of("long_term", r => r.Facts.OfType<LossCarryforwardFact>().Sum(l => l.Losses.LongTerm.Usd)),
        ],
        ["accounts"] = [Sum.Of("cash", r => r.Facts.OfType<AccountFact>().Sum(a => a.Cash?.Usd ?? 0m))],
    };

    /// <summary>What the two readers make of an accepted file, where they differ by more than rounding that was noted.</summary>
    public static string? Difference(FileReading reading, byte[] content)
    {
        foreach (var sum in Sums.GetValueOrDefault(reading.Mapped is null ? reading.Layout?.Key ?? "" : "mapped", []))
        {
            if (sum.Theirs(content) is { } theirs && Math.Abs(sum.Ours(reading) - theirs) > 0.0001m)
            {
                return $"{sum.What} sums to {sum.Ours(reading)}, and to {theirs} by the little reader";
            }
        }
        return null;
    }

    private static IEnumerable<PositionFact> Positions(FileReading reading) => reading.Facts.OfType<HoldingsFact>().SelectMany(h => h.Positions);

    private static decimal HeldShares(FileReading reading) => Positions(reading).Sum(p => p.Quantity.Count);

    private static decimal HeldBasis(FileReading reading) => Positions(reading).Sum(p => p.CostBasis?.Usd ?? 0m);

    private static decimal HeldValue(FileReading reading) =>
        Positions(reading).Sum(p => p.Value?.Usd ?? 0m) + reading.Facts.OfType<HoldingsFact>().Sum(h => h.Cash?.Usd ?? 0m);

    private static IEnumerable<LotFact> Lots(FileReading reading) => reading.Facts.OfType<LotsFact>().SelectMany(l => l.Lots);

    private static IEnumerable<RealizedLotFact> Realized(FileReading reading) => reading.Facts.OfType<RealizedLotFact>();

    private static decimal Booked(FileReading reading) => reading.Facts.OfType<TransactionFact>().Sum(t => t.Amount.Usd);

    private static decimal BookedShares(FileReading reading) => reading.Facts.OfType<TransactionFact>().Sum(t => t.Quantity.Count);

    private static IEnumerable<TransactionFact> Trades(FileReading reading) => reading.Facts.OfType<TransactionFact>().Where(t => t.Quantity.Count > 0m);

    private static OrderFileFact Orders(FileReading reading) => reading.Facts.OfType<OrderFileFact>().Single();

    private static bool IsSchwabRow(Dictionary<string, string> row) => row.Values.Count(v => v.Length > 0) > 3
        && row["Symbol"] is not ("Account Total" or "Positions Total");

    private static bool IsSchwabPosition(Dictionary<string, string> row) =>
        IsSchwabRow(row) && (row.GetValueOrDefault("Asset Type") ?? row.GetValueOrDefault("Security Type")) != "Cash and Money Market";

    private static bool IsFidelityPosition(Dictionary<string, string> row) => !row["Symbol"].EndsWith("**", StringComparison.Ordinal)
        && !row["Symbol"].Equals("Pending activity", StringComparison.OrdinalIgnoreCase);

    private static bool IsNoTotal(Dictionary<string, string> row) => row["Symbol"] != "Total";

    private static bool IsCash(Dictionary<string, string> row) => row["ticker"].Equals("$CASH", StringComparison.OrdinalIgnoreCase)
        || row.GetValueOrDefault("kind", "").Equals("cash", StringComparison.OrdinalIgnoreCase);

    private static bool IsAction(Dictionary<string, string> row, params string[] starts) =>
        Array.Exists(starts, s => row.GetValueOrDefault("Action", "").StartsWith(s, StringComparison.OrdinalIgnoreCase));

    private static bool MovesShares(Dictionary<string, string> row) => IsAction(row, "Journal") && row.GetValueOrDefault("Quantity", "").Any(c => c is >= '1' and <= '9');

    private static bool IsBookedFidelity(Dictionary<string, string> row) =>
        !row.Values.Contains("Processing", StringComparer.OrdinalIgnoreCase) && !row["Symbol"].Equals("SPAXX", StringComparison.OrdinalIgnoreCase);

    private static Sum Statement(
        string section, string column, Func<FileReading, decimal> ours, Func<Dictionary<string, string>, bool> take, bool unsigned = false) =>
        new($"{section}, {column}", ours, content => LittleReader.Sum(LittleReader.Lines(content, section), column, take, unsigned));

    private static bool IsLevel(Dictionary<string, string> row, string level) =>
        IsData(row) && row.GetValueOrDefault("DataDiscriminator") == level;

    private static bool IsData(Dictionary<string, string> row) => row.GetValueOrDefault("Header") == "Data" && row.GetValueOrDefault("Currency") == "USD";

    private static bool IsOrder(Dictionary<string, string> row) => IsLevel(row, "Order") && row.GetValueOrDefault("Asset Category") != "Forex";
}
