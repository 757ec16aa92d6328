using AdvisorWorkstation.Domain.Values;

namespace AdvisorWorkstation.Domain.Accounts;

/// <summary>
/// Whether an account's figures for a security fit together: |position - sum of lots| &lt;= 0.0001 share, and
/// |price x quantity - value| &lt;= 0.01 dollar a share (and at least one cent, because a value is rounded to it). A security that does not
/// fit must not be traded in that account.
/// </summary>
public static class TieOut
{
    /// <summary>Shares by which a position may differ from its lots.</summary>
    public const decimal ShareTolerance = 0.0001m;

    /// <summary>Dollars a share by which a value may differ from price times quantity.</summary>
    public const decimal DollarTolerancePerShare = 0.01m;

    private static readonly (decimal Ratio, string Words)[] Splits =
    [
        (2m, "2:1"), (3m, "3:1"), (4m, "4:1"), (5m, "5:1"), (10m, "10:1"), (20m, "20:1"), (1.5m, "3:2"),
        (0.5m, "1:2"), (0.1m, "1:10"), (0.2m, "1:5"),
    ];

    /// <summary>Why a position and its lots don't fit, with the likely cause; null when they do.</summary>
    public static string? FaultOfLots(Shares position, Shares lots)
    {
        var difference = position.Count - lots.Count;
        return Math.Abs(difference) <= ShareTolerance
            ? null
            : $"The position is {position} shares and its lots add up to {lots}: {LikelyCause(position, lots)}.";
    }

    /// <summary>Why a price, a quantity and a value don't fit, with the likely cause; null when they do.</summary>
    public static string? FaultOfValue(Shares quantity, Price price, Money value)
    {
        var product = quantity * price;
        var allowed = DollarTolerancePerShare * Math.Max(1m, Math.Abs(quantity.Count));
        return Math.Abs(product.Usd - value.Usd) <= allowed
            ? null
            : $"{quantity} shares at {price} are {product.RoundedToCents}, and the custodian says {value}: "
                + "the price and the value are probably of different times, or one of the figures is wrong.";
    }

    private static string LikelyCause(Shares position, Shares lots)
    {
        if (lots.Count > 0m && Array.Find(Splits, s => Math.Abs(position.Count - lots.Count * s.Ratio) <= ShareTolerance) is { Words: { } split })
        {
            return $"probably a split of {split} that the lots do not have yet";
        }
        return Math.Abs(position.Count - lots.Count) < 1m
            ? "probably rounding, or a reinvestment that is not in the lots yet"
            : position > lots ? "probably a purchase or a lot is missing" : "probably a sale is missing, or the lots are older than the position";
    }
}
