using AdvisorWorkstation.Domain.Exports;
using AdvisorWorkstation.Features.Imports.Reading;

namespace AdvisorWorkstation.Features.Imports.Layouts;

/// <summary>
/// Orders for Fidelity Wealthscape (<i>Import Orders</i>): no header; account, account type, action, quantity, symbol, price type, time in force,
/// price. What stands behind column H is not public and must be empty.
/// </summary>
internal static class FidelityOrdersLayout
{
    private const int Known = 8;
    private const int QuantityDecimals = 3;
    private const int LongestQuantity = 10;
    private const int PriceDecimals = 6;

    private static readonly string[] AccountTypes = ["", "0", "1", "2", "3"];
    private static readonly string[] PriceTypes = ["M", "L", "S", "SL"];
    private static readonly string[] Times = ["D", "G"];

    public static readonly Layout Layout = Layouts.Layout.Of(
        "fidelity-orders",
        "Fidelity orders",
        head => head.First.Count >= Known && OrderRows.Sides.Contains(head.First[2]) && NumberGrammar.TryRead(head.First[3]) is not null,
        Read);

    private static void Read(Sheet sheet, FileReading reading)
    {
        var lines = new List<OrderLine>();
        var seen = new Dictionary<(string, string, bool), int>();
        foreach (var row in sheet.Rows.Where(r => !r.IsBlank))
        {
            reading.Cancel.ThrowIfCancellationRequested();
            if (Take(row, reading) is not { } line)
            {
                continue;
            }
            if (!seen.TryAdd((line.Account, line.Symbol, line.IsSale), row.Line))
            {
                var first = seen[(line.Account, line.Symbol, line.IsSale)];
                reading.Warn(row.Line, "E symbol", $"Line {first} has an order of {line.Symbol} for account {line.Account} already. Check that this is no second copy.");
            }
            lines.Add(line);
        }
        OrderRows.Close("Fidelity orders", lines, [], sheet.Rows[sheet.FirstRow].Line, reading);
    }

    private static OrderLine? Take(SheetRow row, FileReading reading)
    {
        var faults = 0;
        void Demand(bool isRight, string column, string sentence)
        {
            if (!isRight)
            {
                reading.Error(row.Line, column, sentence);
                faults++;
            }
        }

        Demand(row.Count >= Known, "row", $"The row has {row.Count} cells where an order has {Known}.");
        Demand(OrderText.IsAccount(row.Cells[0]), "A account", $"'{OrderText.Shown(row.Cells[0])}' is no account number.");
        Demand(AccountTypes.Contains(Cell(row, 1)), "B account type", $"'{OrderText.Shown(Cell(row, 1))}' is none of the account types 0 to 3.");
        Demand(OrderRows.Sides.Contains(Cell(row, 2)), "C action", $"'{OrderText.Shown(Cell(row, 2))}' is none of {string.Join(", ", OrderRows.Sides)}.");
        var quantity = OrderRows.Positive(Cell(row, 3), QuantityDecimals);
        Demand(
            quantity is not null && Cell(row, 3).Length <= LongestQuantity,
            "D quantity",
            $"'{OrderText.Shown(Cell(row, 3))}' is no quantity above zero with {QuantityDecimals} decimals at most.");
        Demand(OrderText.IsSymbol(Cell(row, 4)), "E symbol", $"'{OrderText.Shown(Cell(row, 4))}' is no symbol.");
        Demand(PriceTypes.Contains(Cell(row, 5)), "F price type", $"'{OrderText.Shown(Cell(row, 5))}' is none of {string.Join(", ", PriceTypes)}.");
        Demand(Times.Contains(Cell(row, 6)), "G time in force", $"'{OrderText.Shown(Cell(row, 6))}' is none of {string.Join(", ", Times)}.");
        Demand(
            Cell(row, 5) == "M" ? Cell(row, 7).Length == 0 : OrderRows.Positive(Cell(row, 7), PriceDecimals) is not null,
            "H price",
            $"'{OrderText.Shown(Cell(row, 7))}' is no price for the price type {OrderText.Shown(Cell(row, 5))}.");
        Demand(
            Enumerable.Range(Known, Math.Max(row.Count - Known, 0)).All(i => Cell(row, i).Length == 0),
            "I",
            "Something stands behind column H, and what that means is not public.");
        return faults > 0 ? null : new OrderLine(Cell(row, 0), Cell(row, 4), OrderRows.IsSale(Cell(row, 2)), quantity!.Value);
    }

    private static string Cell(SheetRow row, int column) => column < row.Count ? row.Cells[column] : "";
}
