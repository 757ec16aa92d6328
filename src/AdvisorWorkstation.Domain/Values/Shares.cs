using System.Globalization;

namespace AdvisorWorkstation.Domain.Values;

/// <summary>A number of shares of one security, with at most six decimals.</summary>
/// <param name="Count">The number of shares.</param>
public readonly record struct Shares(decimal Count) : IComparable<Shares>
{
    /// <summary>No shares.</summary>
    public static readonly Shares Zero;

    /// <summary>What can be ordered where fractions are not allowed: the whole shares in this number.</summary>
    public Shares Whole => new(decimal.Truncate(Count));

    /// <summary>True when there is no fraction of a share in it.</summary>
    public bool IsWhole => decimal.Truncate(Count) == Count;

    /// <summary>The smaller of two numbers of shares.</summary>
    public static Shares Min(Shares a, Shares b) => a.Count <= b.Count ? a : b;

    /// <summary>Rounded to the six decimals that a quantity has, halves to even.</summary>
    public static Shares FromDecimal(decimal count) => new(decimal.Round(count, 6));

    public int CompareTo(Shares other) => Count.CompareTo(other.Count);

    public override string ToString() => Count.ToString("0.######", CultureInfo.InvariantCulture);

    public static Shares operator +(Shares a, Shares b) => new(a.Count + b.Count);
    public static Shares operator -(Shares a, Shares b) => new(a.Count - b.Count);
    public static Money operator *(Shares shares, Price price) => new(shares.Count * price.UsdPerShare);
    public static bool operator <(Shares a, Shares b) => a.Count < b.Count;
    public static bool operator >(Shares a, Shares b) => a.Count > b.Count;
    public static bool operator <=(Shares a, Shares b) => a.Count <= b.Count;
    public static bool operator >=(Shares a, Shares b) => a.Count >= b.Count;
}
