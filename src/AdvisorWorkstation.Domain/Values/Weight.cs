using System.Globalization;

namespace AdvisorWorkstation.Domain.Values;

/// <summary>A part of a whole, usually of an account's value: 1 is all of it. Active weights may be negative.</summary>
/// <param name="Fraction">The part; 0.05 is five percent.</param>
public readonly record struct Weight(decimal Fraction) : IComparable<Weight>
{
    /// <summary>Nothing.</summary>
    public static readonly Weight Zero;

    /// <summary>The whole.</summary>
    public static readonly Weight One = new(1m);

    /// <summary>The part in percent.</summary>
    public decimal Percent => Fraction * 100m;

    /// <summary>From percent: 5 is five percent.</summary>
    public static Weight FromPercent(decimal percent) => new(percent / 100m);

    /// <summary>From basis points: 25 is a quarter of a percent.</summary>
    public static Weight FromBasisPoints(decimal basisPoints) => new(basisPoints / 10_000m);

    /// <summary>The larger of two parts.</summary>
    public static Weight Max(Weight a, Weight b) => a.Fraction >= b.Fraction ? a : b;

    /// <summary>The part without its sign.</summary>
    public Weight Magnitude => new(Math.Abs(Fraction));

    public int CompareTo(Weight other) => Fraction.CompareTo(other.Fraction);

    public override string ToString() => Percent.ToString("0.00####", CultureInfo.InvariantCulture) + "%";

    public static Weight operator +(Weight a, Weight b) => new(a.Fraction + b.Fraction);
    public static Weight operator -(Weight a, Weight b) => new(a.Fraction - b.Fraction);
    public static Weight operator -(Weight a) => new(-a.Fraction);
    public static Weight operator *(Weight a, decimal factor) => new(a.Fraction * factor);
    public static bool operator <(Weight a, Weight b) => a.Fraction < b.Fraction;
    public static bool operator >(Weight a, Weight b) => a.Fraction > b.Fraction;
    public static bool operator <=(Weight a, Weight b) => a.Fraction <= b.Fraction;
    public static bool operator >=(Weight a, Weight b) => a.Fraction >= b.Fraction;
}
