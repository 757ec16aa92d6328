using MathNet.Numerics.LinearAlgebra;

namespace AdvisorWorkstation.Features.Markets.Estimation;

/// <summary>
/// One security's exposures to the factors, and the part of its variance that they leave, both in units of its standardized return.
/// </summary>
internal readonly record struct FactorFit(double[] Exposures, double Rest)
{
    /// <summary>A security that shapes the factors: its entries in their vectors, and what these leave of one.</summary>
    public static FactorFit OfCore(PrincipalFactors factors, int place)
    {
        var exposures = factors.Vectors.Select(v => v[place]).ToArray();
        return new FactorFit(exposures, 1d - exposures.Zip(factors.Variances, (e, v) => e * e * v).Sum());
    }

    /// <summary>A security that does not: the weighted regression of its returns on the factors', over the days that it has.</summary>
    public static FactorFit ByRegression(ReturnTable table, int security, PrincipalFactors factors)
    {
        var k = factors.Count;
        var returns = table.Of(security);
        var squares = Matrix<double>.Build.Dense(k, k);
        var products = Vector<double>.Build.Dense(k);
        var day = new double[k];
        for (var t = 0; t < table.Days; t++)
        {
            if (double.IsNaN(returns[t]))
            {
                continue;
            }
            var weight = table.DayWeights[t] / table.WeightSums[security];
            var standardized = (returns[t] - table.Means[security]) / table.Deviations[security];
            for (var f = 0; f < k; f++)
            {
                day[f] = factors.Returns[f][t];
                products[f] += weight * day[f] * standardized;
                for (var g = 0; g <= f; g++)
                {
                    squares[f, g] += weight * day[f] * day[g];
                    squares[g, f] = squares[f, g];
                }
            }
        }
        var exposures = squares.Cholesky().Solve(products);
        var explained = exposures.DotProduct(products);
        var freedom = table.EffectiveDays[security] / Math.Max(table.EffectiveDays[security] - k, 1d);
        return new FactorFit(exposures.ToArray(), Math.Max(1d - explained, 0d) * freedom);
    }
}
