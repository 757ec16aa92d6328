using System.Globalization;
using System.Text.RegularExpressions;
using AdvisorWorkstation.Features.Imports.Facts;
using AdvisorWorkstation.Features.Imports.Reading;

namespace AdvisorWorkstation.Features.Imports.Layouts;

/// <summary>One order, or one account's part of one, in a file that was written for a custodian.</summary>
internal sealed record OrderLine(string Account, string Symbol, bool IsSale, decimal Quantity);

/// <summary>
/// What files of orders have in common. Somebody wrote them for a custodian, so they are read strictly (security.md 3.1): what is not exactly
/// right is refused and never repaired. They change nothing of the firm.
/// </summary>
internal static partial class OrderRows
{
    private const string Buy = "B";
    private const string Sell = "S";
    private const string SellShort = "SS";
    private const string BuyToCover = "BC";
    private const int MostDigits = 20;

    /// <summary>The sides, as both custodians spell them.</summary>
    public static readonly IReadOnlyList<string> Sides = [Buy, Sell, SellShort, BuyToCover];

    [GeneratedRegex(@"^[0-9]+(\.[0-9]+)?\z", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex PlainNumber { get; }

    public static bool IsSale(string side) => side is Sell or SellShort;

    /// <summary>A number above zero without sign, commas or units; null when it is anything else.</summary>
    public static decimal? Positive(string text, int decimals) =>
        text.Length <= MostDigits && PlainNumber.IsMatch(text)
        && decimal.Parse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture) is > 0m and var value
        && text.Length - 1 - text.IndexOf('.', StringComparison.Ordinal) is var after && (!text.Contains('.') || after <= decimals)
            ? value
            : null;

    /// <summary>Hands the orders over: sums by side, and that nothing is changed by them.</summary>
    public static void Close(string what, IReadOnlyList<OrderLine> lines, IReadOnlyList<string> ids, int line, FileReading reading)
    {
        reading.Rows = lines.Count;
        if (reading.Findings.HasErrors)
        {
            return;
        }
        reading.Reconciled.Add($"{what}: {Words(lines, isSale: false)}, {Words(lines, isSale: true)}.");
        reading.Add(new OrderFileFact(reading.At(line, ContentCheck.WholeFile), ids, Sum(lines, isSale: false), Sum(lines, isSale: true)));
    }

    private static decimal Sum(IEnumerable<OrderLine> lines, bool isSale) => lines.Where(l => l.IsSale == isSale).Sum(l => l.Quantity);

    private static string Words(IReadOnlyList<OrderLine> lines, bool isSale)
    {
        var side = lines.Where(l => l.IsSale == isSale).ToList();
        return side.Count == 0 ? $"{(isSale ? "sells" : "buys")} nothing"
            : $"{(isSale ? "sells" : "buys")} {Sum(side, isSale).ToString("#,0.######", CultureInfo.InvariantCulture)} shares "
                + $"of {Counted(side.DistinctBy(l => l.Symbol).Count(), "security", "securities")} "
                + $"for {Counted(side.DistinctBy(l => l.Account).Count(), "account", "accounts")} in {Counted(side.Count, "row", "rows")}";
    }

    private static string Counted(int count, string one, string many) => $"{count} {(count == 1 ? one : many)}";
}
