using MathNet.Numerics.LinearAlgebra;

namespace AdvisorWorkstation.Features.Markets.Estimation;

/// <summary>
/// The leading principal components of the standardized returns of the securities with a long history.
/// <para>
/// How many: as many as have an eigenvalue beyond what noise can reach (<see cref="NoiseSpectrum.Edge"/>), one after the other, where the noise's
/// variance is the mean of the eigenvalues not yet taken (Laloux, Cizeau, Bouchaud and Potters, "Noise dressing of financial correlation
/// matrices", 1999); at least one, at most <see cref="StatisticalRiskOptions.MaxFactors"/>.
/// </para>
/// </summary>
internal sealed class PrincipalFactors
{
    private const double LeastVariance = 1e-4;

    private PrincipalFactors(double[] variances, double[][] vectors, double[][] returns) =>
        (Variances, Vectors, Returns) = (variances, vectors, returns);

    public int Count => Variances.Length;

    /// <summary>k: each factor's variance in units of a standardized return, without its noise.</summary>
    public double[] Variances { get; }

    /// <summary>k x core: each factor's unit vector; its largest entry is positive.</summary>
    public double[][] Vectors { get; }

    /// <summary>k x T: each factor's daily return.</summary>
    public double[][] Returns { get; }

    /// <summary>The factors of the core securities.</summary>
    public static PrincipalFactors Of(ReturnTable table, IReadOnlyList<int> core, StatisticalRiskOptions options)
    {
        ManagedMath.Choose();
        var standardized = Standardize(table, core);
        var weighted = Matrix<double>.Build.Dense(
            table.Days, core.Count, (t, i) => standardized[i][t] * Math.Sqrt(table.DayWeights[t] / table.WeightSums[core[i]]));
        var spectrum = weighted.TransposeThisAndMultiply(weighted).Evd(Symmetricity.Symmetric);
        var eigenvalues = spectrum.EigenValues.Select(e => e.Real).Reverse().ToArray();
        var noise = new NoiseSpectrum(table.DayWeights, core.Count);
        var count = CountBeyond(noise, eigenvalues, Math.Min(options.MaxFactors, core.Count - 1));
        var rest = eigenvalues.Skip(count).Average();
        var vectors = Enumerable.Range(0, count)
            .Select(f => Oriented(spectrum.EigenVectors.Column(core.Count - 1 - f).ToArray()))
            .ToArray();
        return new PrincipalFactors(
            [.. eigenvalues.Take(count).Select(e => VarianceOf(noise, e, rest))],
            vectors,
            [.. vectors.Select(v => Combine(standardized, v, table.Days))]);
    }

    private static double[][] Standardize(ReturnTable table, IReadOnlyList<int> core) =>
    [
        .. core.Select(i =>
        {
            var returns = table.Of(i);
            var row = new double[table.Days];
            for (var t = 0; t < row.Length; t++)
            {
                row[t] = double.IsNaN(returns[t]) ? 0d : (returns[t] - table.Means[i]) / table.Deviations[i];
            }
            return row;
        }),
    ];

    private static int CountBeyond(NoiseSpectrum noise, double[] eigenvalues, int most)
    {
        var left = eigenvalues.Sum();
        var count = 0;
        while (count < most && eigenvalues[count] > noise.Edge * left / (eigenvalues.Length - count))
        {
            left -= eigenvalues[count++];
        }
        return Math.Max(count, 1);
    }

    /// <summary>The noise-free variance of a factor; one that was taken without being beyond the noise keeps what it has over the mean.</summary>
    private static double VarianceOf(NoiseSpectrum noise, double eigenvalue, double rest) =>
        Math.Max(LeastVariance, eigenvalue > noise.Edge * rest ? rest * noise.ExcessOf(eigenvalue / rest) : eigenvalue - rest);

    private static double[] Oriented(double[] vector)
    {
        var largest = vector.MaxBy(Math.Abs);
        return largest >= 0d ? vector : [.. vector.Select(v => -v)];
    }

    private static double[] Combine(double[][] standardized, double[] vector, int days)
    {
        var returns = new double[days];
        for (var i = 0; i < vector.Length; i++)
        {
            var row = standardized[i];
            for (var t = 0; t < days; t++)
            {
                returns[t] += vector[i] * row[t];
            }
        }
        return returns;
    }
}
