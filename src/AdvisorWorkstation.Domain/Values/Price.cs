using System.Globalization;

namespace AdvisorWorkstation.Domain.Values;

/// <summary>What one share costs, in US dollars, above zero and with at most six decimals.</summary>
public readonly record struct Price : IComparable<Price>
{
    /// <summary>A price.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The price is not above zero.</exception>
    public Price(decimal usdPerShare)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(usdPerShare);
        UsdPerShare = usdPerShare;
    }

    /// <summary>US dollars per share.</summary>
    public decimal UsdPerShare { get; }

    public int CompareTo(Price other) => UsdPerShare.CompareTo(other.UsdPerShare);

    public override string ToString() => UsdPerShare.ToString("0.00####", CultureInfo.InvariantCulture);

    public static bool operator <(Price a, Price b) => a.UsdPerShare < b.UsdPerShare;
    public static bool operator >(Price a, Price b) => a.UsdPerShare > b.UsdPerShare;
    public static bool operator <=(Price a, Price b) => a.UsdPerShare <= b.UsdPerShare;
    public static bool operator >=(Price a, Price b) => a.UsdPerShare >= b.UsdPerShare;
}
