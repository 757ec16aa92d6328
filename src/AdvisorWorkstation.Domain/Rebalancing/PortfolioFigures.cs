using AdvisorWorkstation.Domain.Markets;
using AdvisorWorkstation.Domain.Values;

namespace AdvisorWorkstation.Domain.Rebalancing;

/// <summary>A part of tracking error: its square root with the sign of what it adds, so that the signed squares sum to the whole.</summary>
/// <param name="TrackingError">The whole, annual and expected.</param>
/// <param name="Sector">What the account's sector weights explain.</param>
/// <param name="Factor">What the factors explain beyond that.</param>
/// <param name="Specific">What no factor explains.</param>
public sealed record RiskFigures(BasisPoints TrackingError, BasisPoints Sector, BasisPoints Factor, BasisPoints Specific);

/// <summary>The largest distance from the target of its kind.</summary>
/// <param name="Name">Of what.</param>
/// <param name="Active">Weight less target.</param>
public sealed record Gap(string Name, Weight Active);

/// <summary>What one portfolio is, before or after trading.</summary>
/// <param name="NetAssetValue">What stays: positions and cash, less what is about to leave.</param>
/// <param name="AboutToLeave">Withdrawals that cash is kept for, at most zero.</param>
/// <param name="Risk">Tracking error with its parts.</param>
/// <param name="ActiveShare">Half the sum of distances from the target, cash included.</param>
/// <param name="LargestPosition">The security farthest from its target.</param>
/// <param name="LargestSector">The sector farthest from its target.</param>
/// <param name="Cash">Cash, less what is about to leave.</param>
/// <param name="Holdings">Securities held.</param>
/// <param name="HarvestableLoss">Losses that could be harvested now, as a positive amount; zero in accounts that are not taxed.</param>
/// <param name="HarvestableTax">The tax that doing so would save, as a positive amount.</param>
public sealed record PortfolioFigures(
    Money NetAssetValue,
    Money AboutToLeave,
    RiskFigures Risk,
    Weight ActiveShare,
    Gap LargestPosition,
    Gap LargestSector,
    Money Cash,
    int Holdings,
    Money HarvestableLoss,
    Money HarvestableTax)
{
    /// <summary>What the account is worth: positions and cash.</summary>
    public Money Value => NetAssetValue - AboutToLeave;

    /// <summary>Cash that stays as a part of what stays.</summary>
    public Weight CashWeight => Cash.ShareOf(NetAssetValue);
}

/// <summary>Measures portfolios; one definition for every screen, alert and rule.</summary>
public static class PortfolioMeasure
{
    /// <summary>The figures of some holdings.</summary>
    /// <param name="holdings">What is held.</param>
    /// <param name="risk">The risk model's rows in the same order.</param>
    /// <param name="harvestable">Losses that could be harvested from these holdings.</param>
    public static PortfolioFigures Of(Holdings holdings, AlignedRisk risk, Harvestable harvestable)
    {
        var weights = holdings.Weights();
        var targets = holdings.Targets();
        var active = weights.Zip(targets, (w, t) => w - t).ToArray();
        var nav = holdings.NetAssetValue;
        var gaps = holdings.Securities.Zip(holdings.Parts, (view, part) => (view.Security, Gap: new Gap(view.Security.Ticker.Symbol, part - view.Target))).ToList();
        var sectorGaps = gaps
            .GroupBy(p => p.Security.Sector)
            .Select(g => new Gap(g.Key.ShortName(), new Weight(g.Sum(p => p.Gap.Active.Fraction))));
        var distance = gaps.Sum(g => g.Gap.Active.Magnitude.Fraction) + Math.Abs(holdings.CashWeight.Fraction);
        return new PortfolioFigures(
            nav,
            holdings.AboutToLeave,
            Figures(risk.Variance(active)),
            Rounded(distance / 2m),
            Farthest(gaps.Select(g => g.Gap)),
            Farthest(sectorGaps),
            holdings.Cash + holdings.AboutToLeave,
            holdings.Quantities.Count(q => q > Shares.Zero),
            harvestable.Loss,
            harvestable.TaxSaved);
    }

    private static RiskFigures Figures(VarianceParts parts) => new(
        BasisPoints.FromFraction(Math.Sqrt(Math.Max(parts.Total, 0d))),
        SignedRoot(parts.Sector),
        SignedRoot(parts.Factor),
        SignedRoot(parts.Specific));

    private static BasisPoints SignedRoot(double part) => BasisPoints.FromFraction(Math.Sign(part) * Math.Sqrt(Math.Abs(part)));

    private static Gap Farthest(IEnumerable<Gap> gaps)
    {
        Gap? farthest = null;
        foreach (var gap in gaps)
        {
            if (farthest is null
                || gap.Active.Magnitude > farthest.Active.Magnitude
                || (gap.Active.Magnitude == farthest.Active.Magnitude && string.CompareOrdinal(gap.Name, farthest.Name) < 0))
            {
                farthest = gap;
            }
        }
        return farthest is null ? new Gap("", Weight.Zero) : farthest with { Active = Rounded(farthest.Active.Fraction) };
    }

    private static Weight Rounded(decimal fraction) => new(decimal.Round(fraction, 8));
}
