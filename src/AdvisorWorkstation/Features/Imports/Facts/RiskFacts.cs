namespace AdvisorWorkstation.Features.Imports.Facts;

/// <summary>A security's exposure to a factor.</summary>
internal sealed record ExposureFact(string Model, DateOnly AsOf, Spelled Ticker, string Factor, double Exposure, Place At) : Fact
{
    public override IEnumerable<Spelled> Tickers => [Ticker];
}

/// <summary>The annual covariance of two factors.</summary>
internal sealed record CovarianceFact(string Model, string Factor, string OtherFactor, double Covariance, Place At) : Fact;

/// <summary>A security's annual variance that no factor explains.</summary>
internal sealed record SpecificFact(string Model, Spelled Ticker, double Variance) : Fact
{
    public override IEnumerable<Spelled> Tickers => [Ticker];
}
