using AdvisorWorkstation.Domain.Values;
using AdvisorWorkstation.Features.Imports.Facts;
using MathNet.Numerics.LinearAlgebra;

namespace AdvisorWorkstation.Features.Imports.Planning;

/// <summary>A risk model that arrived as three files.</summary>
/// <param name="Name">Its name.</param>
/// <param name="AsOf">The last day whose data it rests on.</param>
/// <param name="Source">The file of its exposures.</param>
/// <param name="Tickers">n securities, in order.</param>
/// <param name="Factors">k factors, in order.</param>
/// <param name="Exposures">n x k, row by row.</param>
/// <param name="Covariance">k x k, symmetric.</param>
/// <param name="SpecificVariance">n.</param>
internal sealed record RiskModelChange(
    string Name,
    DateOnly AsOf,
    string Source,
    IReadOnlyList<Ticker> Tickers,
    IReadOnlyList<string> Factors,
    double[] Exposures,
    double[] Covariance,
    double[] SpecificVariance);

/// <summary>Puts the three files of a risk model together, and refuses what is no model: a missing part, a gap, a covariance that is none.</summary>
internal static class RiskModelPlanner
{
    /// <summary>The least eigenvalue, as a part of the largest, that rounding in the file may have made negative.</summary>
    private const double EigenvalueTolerance = -1e-8;

    public static IReadOnlyList<RiskModelChange> Plan(Delivery delivery, TickerResolver tickers)
    {
        var exposures = delivery.Facts<ExposureFact>().ToLookup(f => f.Model, StringComparer.Ordinal);
        var covariances = delivery.Facts<CovarianceFact>().ToLookup(f => f.Model, StringComparer.Ordinal);
        var specifics = delivery.Facts<SpecificFact>().ToLookup(f => f.Model, StringComparer.Ordinal);
        var models = new List<RiskModelChange>();
        foreach (var name in exposures.Select(g => g.Key).Union(covariances.Select(g => g.Key)).Union(specifics.Select(g => g.Key)))
        {
            var at = exposures[name].Select(f => f.At)
                .Concat(covariances[name].Select(f => f.At))
                .Concat(specifics[name].Select(f => f.Ticker.At))
                .First();
            var missing = new[]
            {
                (exposures[name].Any(), "risk_exposures"), (covariances[name].Any(), "risk_covariance"), (specifics[name].Any(), "risk_specific"),
            }.Where(p => !p.Item1).Select(p => p.Item2).ToList();
            if (missing.Count > 0)
            {
                delivery.Error(at, $"Risk model {name} needs three files; {string.Join(" and ", missing)} is missing. Send the three together.");
            }
            else if (Assemble(name, [.. exposures[name]], [.. covariances[name]], [.. specifics[name]], delivery, tickers) is { } model)
            {
                models.Add(model);
            }
        }
        return models;
    }

    private static RiskModelChange? Assemble(
        string name,
        IReadOnlyList<ExposureFact> exposures,
        IReadOnlyList<CovarianceFact> covariances,
        IReadOnlyList<SpecificFact> specifics,
        Delivery delivery,
        TickerResolver tickers)
    {
        var first = exposures[0];
        delivery.CheckDay(first.At, first.AsOf);
        foreach (var other in exposures.Where(e => e.AsOf != first.AsOf).Take(1))
        {
            delivery.Error(
                other.At,
                $"Risk model {name} stands on {first.AsOf:yyyy-MM-dd} and on {other.AsOf:yyyy-MM-dd}. Give one day on every row.");
        }
        var variances = new Dictionary<Ticker, double>();
        foreach (var specific in specifics)
        {
            if (tickers.Find(specific.Ticker) is { } ticker && !variances.TryAdd(ticker, specific.Variance))
            {
                delivery.Error(specific.Ticker.At, $"{ticker} has two specific variances in risk model {name}. Keep one of the rows.");
            }
        }
        var names = variances.Keys.Order().ToList();
        var factors = covariances.SelectMany(c => new[] { c.Factor, c.OtherFactor })
            .Distinct(StringComparer.Ordinal)
            .Order(StringComparer.Ordinal)
            .ToList();
        var loadings = Loadings(name, exposures, names, factors, delivery, tickers);
        var covariance = Covariance(name, covariances, factors, delivery);
        return loadings is null || covariance is null
            ? null
            : new RiskModelChange(
                name, first.AsOf, delivery.FileName(first.At), names, factors, loadings, covariance, [.. names.Select(n => variances[n])]);
    }

    /// <summary>The exposures as a matrix. A pair that no row gives is an exposure of zero, which is how providers write industries.</summary>
    private static double[]? Loadings(
        string name, IReadOnlyList<ExposureFact> exposures, List<Ticker> names, List<string> factors, Delivery delivery, TickerResolver tickers)
    {
        var row = names.Select((t, i) => (t, i)).ToDictionary(p => p.t, p => p.i);
        var column = factors.Select((f, i) => (f, i)).ToDictionary(p => p.f, p => p.i, StringComparer.Ordinal);
        var loadings = new double[names.Count * factors.Count];
        var given = new bool[loadings.Length];
        var isSound = true;
        foreach (var exposure in exposures)
        {
            if (tickers.Find(exposure.Ticker) is not { } ticker)
            {
                continue;
            }
            if (!row.TryGetValue(ticker, out var i) || !column.TryGetValue(exposure.Factor, out var k) || given[(i * factors.Count) + k])
            {
                isSound = false;
                delivery.Error(exposure.At, Fault(ticker, exposure.Factor));
                continue;
            }
            loadings[(i * factors.Count) + k] = exposure.Exposure;
            given[(i * factors.Count) + k] = true;
        }
        foreach (var bare in names.Where((_, i) => !given.AsSpan(i * factors.Count, factors.Count).Contains(true)))
        {
            isSound = false;
            delivery.Error(
                exposures[0].At,
                $"{bare} has a specific variance and no exposure in risk model {name}. Send its exposures, or leave it out.");
        }
        if (isSound && given.Count(g => !g) is > 0 and var zeros)
        {
            delivery.Note(
                exposures[0].At,
                $"{zeros} pairs of a security and a factor have no row in risk model {name}; they count as no exposure.");
        }
        return isSound ? loadings : null;

        string Fault(Ticker ticker, string factor) =>
            !row.ContainsKey(ticker) ? $"{ticker} has no specific variance in risk model {name}. Send it, or leave the security out."
            : !column.ContainsKey(factor) ? $"Factor {factor} has no covariance in risk model {name}. Send it, or leave the factor out."
            : $"The exposure of {ticker} to {factor} stands twice in risk model {name}. Keep one of the rows.";
    }

    private static double[]? Covariance(string name, IReadOnlyList<CovarianceFact> facts, List<string> factors, Delivery delivery)
    {
        var k = factors.Count;
        var matrix = new double?[k, k];
        var isSound = true;
        foreach (var fact in facts)
        {
            var (i, j) = (factors.BinarySearch(fact.Factor, StringComparer.Ordinal), factors.BinarySearch(fact.OtherFactor, StringComparer.Ordinal));
            if (matrix[i, j] is { } other && other != fact.Covariance)
            {
                isSound = false;
                delivery.Error(
                    fact.At,
                    $"The covariance of {fact.Factor} and {fact.OtherFactor} stands twice in risk model {name}, and differs. Keep one.");
            }
            matrix[i, j] = matrix[j, i] = fact.Covariance;
        }
        for (var i = 0; i < k; i++)
        {
            for (var j = i; j < k; j++)
            {
                if (matrix[i, j] is null)
                {
                    isSound = false;
                    delivery.Error(
                        facts[0].At,
                        $"The covariance of {factors[i]} and {factors[j]} is missing in risk model {name}. Send every pair.");
                }
            }
        }
        if (!isSound)
        {
            return null;
        }
        var values = matrix.Cast<double?>().Select(v => v!.Value).ToArray();
        var eigenvalues = Matrix<double>.Build.DenseOfRowMajor(k, k, values).Evd(Symmetricity.Symmetric).EigenValues;
        if (eigenvalues.Min(e => e.Real) < EigenvalueTolerance * Math.Max(eigenvalues.Max(e => e.Real), double.Epsilon))
        {
            delivery.Error(
                facts[0].At,
                $"The factor covariance of risk model {name} is no covariance: some mix of factors would have a negative variance. "
                + "Ask its provider.");
            return null;
        }
        return values;
    }
}
