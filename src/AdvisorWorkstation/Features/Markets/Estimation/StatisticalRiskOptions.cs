namespace AdvisorWorkstation.Features.Markets.Estimation;

/// <summary>How a risk model is estimated. The defaults are what the firm uses; a test may ask for others.</summary>
public sealed record StatisticalRiskOptions
{
    public static readonly StatisticalRiskOptions Default = new();

    /// <summary>Trading days of a year: daily variances are multiplied by it.</summary>
    public const int DaysPerYear = 252;

    /// <summary>Daily returns that are looked at, the newest ones: five years.</summary>
    public int MaxReturns { get; init; } = 5 * DaysPerYear;

    /// <summary>Trading days after which a return counts half.</summary>
    public double HalfLifeDays { get; init; } = DaysPerYear;

    /// <summary>Returns that a security needs for figures of its own; with fewer it gets its sector's average.</summary>
    public int MinReturns { get; init; } = DaysPerYear;

    /// <summary>Securities with figures of their own that principal components need; with fewer the prior holds for all (<see cref="RiskPrior"/>).</summary>
    public int MinSecurities { get; init; } = 20;

    /// <summary>Most factors.</summary>
    public int MaxFactors { get; init; } = 20;

    /// <summary>Part of the longest history that a security needs to shape the factors; one with less is regressed on them.</summary>
    public double CoreHistory { get; init; } = 0.9;

    /// <summary>A log return beyond this is a corporate action that nobody adjusted for, and is left out: 0.4 is +49% or -33% in a day.</summary>
    public double LargestReturn { get; init; } = 0.4;

    /// <summary>Specific variance is at least this part of the security's whole variance.</summary>
    public double SpecificFloorShare { get; init; } = 0.05;

    /// <summary>Specific volatility is at least this much a year.</summary>
    public double SpecificFloorVolatility { get; init; } = 0.05;

    /// <summary>Days of evidence that the sector's median specific variance counts for against the security's own days.</summary>
    public double SectorEvidenceDays { get; init; } = 60;

    /// <summary>What a sector's average specific variance is multiplied by where it stands in for a security's own.</summary>
    public double ProxyMarkup { get; init; } = 1.5;
}
