using AdvisorWorkstation.Domain.Accounts;
using AdvisorWorkstation.Domain.Rebalancing;
using AdvisorWorkstation.Domain.Values;

namespace AdvisorWorkstation.Domain.Monitoring;

/// <summary>
/// What can be expected of harvesting the lots that are held now, before anything is bought or sold. The loss of a lot at the end of a time is what a put on it
/// at its basis would pay: with today's price p, the basis b, the volatility s of the risk model a year and t years, its mean is
/// <c>(b - p) N(d) + p s sqrt(t) n(d)</c>, where <c>d = (b - p) / (p s sqrt(t))</c> (Bachelier).
/// It assumes that prices have no drift and normal changes, that each lot is looked at once, at the end, and that every loss saves tax at the long-term rate. The
/// first and third make it an estimate on the low side of a desk that looks every day, and it knows nothing of money that is still to come.
/// </summary>
/// <param name="Year">Tax that is expected to be saved in twelve months.</param>
public sealed record HarvestOutlook(Money Year)
{
    /// <summary>Nothing is taxed, or nothing is held.</summary>
    public static readonly HarvestOutlook None = new(Money.Zero);

    private static readonly double RootOfTwoPi = Math.Sqrt(2d * Math.PI);

    /// <summary>The outlook of an account's lots.</summary>
    /// <param name="snapshot">The account.</param>
    /// <param name="volatilityOf">A security's volatility a year, by the risk model; null when it does not know it.</param>
    public static HarvestOutlook Of(AccountSnapshot snapshot, Func<SecurityId, double?> volatilityOf)
    {
        if (!snapshot.Account.Kind.IsTaxable())
        {
            return None;
        }
        var known = snapshot.Securities
            .Where(v => v.Price is not null && volatilityOf(v.Security.Id) is not null)
            .ToDictionary(v => v.Security.Id, v => (Price: (double)v.Price!.Value.UsdPerShare, Volatility: volatilityOf(v.Security.Id)!.Value));
        var rate = (double)snapshot.TaxProfile().LongTermRate.Fraction;
        var year = 0d;
        foreach (var lot in snapshot.Lots)
        {
            if (known.TryGetValue(lot.Security, out var security) && lot.BasisPerShare is { } basis)
            {
                year += (double)lot.Quantity.Count * rate * ExpectedLoss((double)basis, security.Price, security.Volatility);
            }
        }
        return new HarvestOutlook(new Money(decimal.Round((decimal)year, 2)));
    }

    /// <summary>The mean loss of a share, in dollars.</summary>
    /// <param name="basis">What it cost.</param>
    /// <param name="price">What it is worth.</param>
    /// <param name="deviation">The standard deviation of its return until it is looked at.</param>
    public static double ExpectedLoss(double basis, double price, double deviation)
    {
        var spread = price * deviation;
        if (spread <= 0d)
        {
            return Math.Max(basis - price, 0d);
        }
        var d = (basis - price) / spread;
        var bell = Math.Exp(-0.5 * d * d);
        return Math.Max(((basis - price) * Cumulative(d, bell)) + (spread * bell / RootOfTwoPi), Math.Max(basis - price, 0d));
    }

    /// <summary>The normal distribution to seven digits (Abramowitz and Stegun 26.2.17).</summary>
    /// <param name="x">Where.</param>
    /// <param name="bell"><c>exp(-x x / 2)</c>.</param>
    private static double Cumulative(double x, double bell)
    {
        var t = 1d / (1d + (0.2316419 * Math.Abs(x)));
        var tail = bell / RootOfTwoPi
            * t * (0.319381530 + (t * (-0.356563782 + (t * (1.781477937 + (t * (-1.821255978 + (t * 1.330274429))))))));
        return x >= 0d ? 1d - tail : tail;
    }
}
