using System.Globalization;

namespace AdvisorWorkstation.Domain.Values;

/// <summary>A measured figure in hundredths of a percent: tracking error a year, or a gap as a part of an account's value.</summary>
/// <param name="Value">The figure; 100 is one percent.</param>
public readonly record struct BasisPoints(decimal Value) : IComparable<BasisPoints>
{
    /// <summary>Nothing.</summary>
    public static readonly BasisPoints Zero;

    /// <summary>From a fraction that the optimizer computed, kept to a millionth of a basis point.</summary>
    /// <exception cref="OverflowException">The fraction is not a number, or is beyond what a decimal holds.</exception>
    public static BasisPoints FromFraction(double fraction) => new(decimal.Round((decimal)(fraction * 10_000d), 6));

    /// <summary>The figure as a part of one.</summary>
    public double AsFraction => (double)Value / 10_000d;

    public int CompareTo(BasisPoints other) => Value.CompareTo(other.Value);

    public override string ToString() => Value.ToString("0.0###", CultureInfo.InvariantCulture) + " bp";

    public static BasisPoints operator -(BasisPoints a, BasisPoints b) => new(a.Value - b.Value);
    public static bool operator <(BasisPoints a, BasisPoints b) => a.Value < b.Value;
    public static bool operator >(BasisPoints a, BasisPoints b) => a.Value > b.Value;
    public static bool operator <=(BasisPoints a, BasisPoints b) => a.Value <= b.Value;
    public static bool operator >=(BasisPoints a, BasisPoints b) => a.Value >= b.Value;
}
