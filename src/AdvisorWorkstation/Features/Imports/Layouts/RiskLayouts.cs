using AdvisorWorkstation.Features.Imports.Facts;
using AdvisorWorkstation.Features.Imports.Reading;

namespace AdvisorWorkstation.Features.Imports.Layouts;

/// <summary>Our own risk model, in three files that arrive together: exposures, factor covariance, specific variance; all annual.</summary>
internal static class RiskLayouts
{
    private static readonly Column Model = Column.Needed("model");
    private static readonly Column AsOf = Column.NeededDay("as_of");
    private static readonly Column Ticker = Column.Needed("ticker");
    private static readonly Column Factor = Column.Needed("factor");
    private static readonly Column OtherFactor = Column.Needed("factor2");
    private static readonly Column Exposure = Column.Needed("exposure");
    private static readonly Column Covariance = Column.Needed("covariance");
    private static readonly Column Variance = Column.Needed("specific_variance");

    public static readonly Layout Exposures =
        OwnFormat.Of("risk-exposures", "Risk model: exposures", [Model, AsOf, Ticker, Factor, Exposure], ReadExposure);

    public static readonly Layout FactorCovariance =
        OwnFormat.Of("risk-covariance", "Risk model: factor covariance", [Model, Factor, OtherFactor, Covariance], ReadCovariance);

    public static readonly Layout SpecificVariance =
        OwnFormat.Of("risk-specific", "Risk model: specific variance", [Model, Ticker, Variance], ReadSpecific);

    private static void ReadExposure(TableRow row, FileReading reading)
    {
        var fact = new ExposureFact(
            row.Words(Model), row.Needed(AsOf, Cells.IsoDate), row.Ticker(Ticker), row.Words(Factor), row.Needed(Exposure, Cells.Real), row.At(Exposure));
        Keep(row, fact, reading);
    }

    private static void ReadCovariance(TableRow row, FileReading reading)
    {
        var fact = new CovarianceFact(
            row.Words(Model), row.Words(Factor), row.Words(OtherFactor), row.Needed(Covariance, Cells.Real), row.At(Covariance));
        Keep(row, fact, reading);
    }

    private static void ReadSpecific(TableRow row, FileReading reading)
    {
        var fact = new SpecificFact(row.Words(Model), row.Ticker(Ticker), row.Needed(Variance, Cells.Real));
        if (fact.Variance < 0d)
        {
            row.Fault(Variance, $"The specific variance of {fact.Ticker.Text} is below zero, which no variance is.");
        }
        Keep(row, fact, reading);
    }

    private static void Keep(TableRow row, Fact fact, FileReading reading)
    {
        if (!row.IsFaulty)
        {
            reading.Add(fact);
        }
    }
}
