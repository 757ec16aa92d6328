using System.Globalization;

namespace AdvisorWorkstation.Domain.Values;

/// <summary>An amount of US dollars, exact. Nothing here rounds unless its name says so.</summary>
/// <param name="Usd">The amount in dollars; negative amounts are owed, lost or sold short, as the context says.</param>
public readonly record struct Money(decimal Usd) : IComparable<Money>
{
    /// <summary>No money.</summary>
    public static readonly Money Zero;

    /// <summary>Rounded to the cent, halves away from zero, as custodians print amounts.</summary>
    public Money RoundedToCents => new(decimal.Round(Usd, 2, MidpointRounding.AwayFromZero));

    /// <summary>The amount without its sign.</summary>
    public Money Magnitude => new(Math.Abs(Usd));

    /// <summary>The larger of two amounts.</summary>
    public static Money Max(Money a, Money b) => a.Usd >= b.Usd ? a : b;

    /// <summary>The smaller of two amounts.</summary>
    public static Money Min(Money a, Money b) => a.Usd <= b.Usd ? a : b;

    /// <summary>This amount as a part of a whole.</summary>
    /// <exception cref="DivideByZeroException">The whole is zero.</exception>
    public Weight ShareOf(Money whole) => new(Usd / whole.Usd);

    public int CompareTo(Money other) => Usd.CompareTo(other.Usd);

    public override string ToString() => Usd.ToString("0.00####", CultureInfo.InvariantCulture);

    public static Money operator +(Money a, Money b) => new(a.Usd + b.Usd);
    public static Money operator -(Money a, Money b) => new(a.Usd - b.Usd);
    public static Money operator -(Money a) => new(-a.Usd);
    public static Money operator *(Money a, decimal factor) => new(a.Usd * factor);
    public static Money operator *(Money a, Weight share) => new(a.Usd * share.Fraction);
    public static bool operator <(Money a, Money b) => a.Usd < b.Usd;
    public static bool operator >(Money a, Money b) => a.Usd > b.Usd;
    public static bool operator <=(Money a, Money b) => a.Usd <= b.Usd;
    public static bool operator >=(Money a, Money b) => a.Usd >= b.Usd;
}
