namespace AdvisorWorkstation.Domain.Tests.Customizations.Matrix;

/// <summary>What an account follows and how closely.</summary>
internal sealed class TargetLines : IMatrixLines
{
    public IEnumerable<MatrixLine> Lines =>
    [
        new("target.factor-band", "active=0.001", (without, with) =>
        {
            Assert.True(OutsideFactorBand(without, 0.001m) > 0.001m && OutsideFactorBand(with, 0.001m) < 0.0002m, $"{OutsideFactorBand(without, 0.001m)} {OutsideFactorBand(with, 0.001m)}");
            Assert.Equal("factor 2", Assert.Single(with.Scan.FactorGaps).Factor);
        }),
    ];

    private static decimal OutsideFactorBand(MatrixSolve side, decimal band)
    {
        var factor = Assert.Single(side.Draft.Factors);
        var after = factor.Of(side.Draft.Assets.Select(a => side.WeightAfter(a.View.Security.Ticker.Symbol)));
        var held = factor.Of(side.Draft.Assets.Select(a => a.Held.Fraction));
        return Math.Max(after - Math.Max(band, held), Math.Min(-band, held) - after);
    }
}
