using AdvisorWorkstation.Domain.Markets;
using AdvisorWorkstation.Domain.Values;
using AdvisorWorkstation.Features.DemoFirm.Randomness;
using AdvisorWorkstation.Features.Markets.Estimation;

namespace AdvisorWorkstation.Tests.Markets;

/// <summary>A market whose covariance is known: one factor for all, one for each of four sectors, and noise.</summary>
internal sealed class SyntheticMarket
{
    private const int FactorCount = 5;
    private static readonly Sector[] FourSectors = [Sector.Energy, Sector.Financials, Sector.HealthCare, Sector.Utilities];
    private static readonly double[] FactorVolatilities = [0.16, 0.10, 0.10, 0.10, 0.10];

    private readonly double[][] _exposures;
    private readonly double[] _specificVolatilities;

    public SyntheticMarket(int securities, int days, ulong seed)
    {
        var stream = new SeededRandom(seed);
        Securities = [.. Enumerable.Range(0, securities).Select(i => new PanelSecurity(new SecurityId(i + 1), FourSectors[i % 4]))];
        _exposures =
        [
            .. Enumerable.Range(0, securities).Select(i =>
                Enumerable.Range(0, FactorCount)
                    .Select(f => f == 0 ? stream.Between(0.7, 1.3) : i % 4 == f - 1 ? stream.Between(0.7, 1.3) : 0d)
                    .ToArray()),
        ];
        _specificVolatilities = [.. Enumerable.Range(0, securities).Select(_ => stream.Between(0.15, 0.35))];
        Days = [.. Enumerable.Range(0, days).Select(t => new DateOnly(2020, 1, 1).AddDays(t))];
        Closes = Simulate(stream);
    }

    public IReadOnlyList<PanelSecurity> Securities { get; }

    public IReadOnlyList<DateOnly> Days { get; }

    /// <summary>n x T; a test may blank some.</summary>
    public double[] Closes { get; }

    public PricePanel Panel => new(Days, Securities, Closes);

    /// <summary>Takes away the closes of a security before a day.</summary>
    public void StartAt(int security, int day) => Array.Fill(Closes, double.NaN, security * Days.Count, day);

    /// <summary>The annual variance of a portfolio in truth.</summary>
    public double TrueVariance(double[] weights)
    {
        var variance = weights.Select((w, i) => w * w * _specificVolatilities[i] * _specificVolatilities[i]).Sum();
        for (var f = 0; f < FactorCount; f++)
        {
            var exposure = weights.Select((w, i) => w * _exposures[i][f]).Sum();
            variance += exposure * exposure * FactorVolatilities[f] * FactorVolatilities[f];
        }
        return variance;
    }

    /// <summary>The annual variance of a portfolio in a model.</summary>
    public static double ModelVariance(RiskModel model, double[] weights)
    {
        var exposure = new double[model.FactorCount];
        var variance = 0d;
        for (var i = 0; i < weights.Length; i++)
        {
            variance += weights[i] * weights[i] * model.SpecificVariance[i];
            for (var f = 0; f < model.FactorCount; f++)
            {
                exposure[f] += weights[i] * model.ExposuresOf(i)[f];
            }
        }
        for (var f = 0; f < model.FactorCount; f++)
        {
            for (var g = 0; g < model.FactorCount; g++)
            {
                variance += exposure[f] * model.FactorCovariance[(f * model.FactorCount) + g] * exposure[g];
            }
        }
        return variance;
    }

    private double[] Simulate(SeededRandom stream)
    {
        var daily = 1d / Math.Sqrt(StatisticalRiskOptions.DaysPerYear);
        var closes = new double[Securities.Count * Days.Count];
        var levels = Securities.Select(_ => 100d).ToArray();
        for (var t = 0; t < Days.Count; t++)
        {
            var factors = FactorVolatilities.Select(v => v * daily * stream.Normal()).ToArray();
            for (var i = 0; i < levels.Length; i++)
            {
                var change = _exposures[i].Zip(factors, (e, r) => e * r).Sum() + (_specificVolatilities[i] * daily * stream.Normal());
                levels[i] *= Math.Exp(change);
                closes[(i * Days.Count) + t] = levels[i];
            }
        }
        return closes;
    }
}
