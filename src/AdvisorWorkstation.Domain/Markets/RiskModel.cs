using System.Buffers.Binary;
using System.Security.Cryptography;
using AdvisorWorkstation.Domain.Values;

namespace AdvisorWorkstation.Domain.Markets;

/// <summary>How the numbers of a risk model's row came about.</summary>
public enum ExposureOrigin
{
    /// <summary>Given by the provider, or estimated from the security's own history.</summary>
    Own,

    /// <summary>The sector's average, because the security's history is too short or absent. Shown as a flag wherever the figure is.</summary>
    SectorProxy,
}

/// <summary>
/// A linear factor model of annual return variance: covariance of returns = F Omega F' + diag(D).
/// Immutable: a change is a new version, and every proposal names the version and its hash.
/// </summary>
public sealed class RiskModel
{
    private readonly Dictionary<SecurityId, int> _rows;

    /// <summary>A model over some securities.</summary>
    /// <param name="name">Its name, unique with its version, such as <c>statistical-20 2026-11-19</c>.</param>
    /// <param name="asOf">The last day whose data it rests on.</param>
    /// <param name="securities">n securities; the rows of what follows.</param>
    /// <param name="factorCount">k.</param>
    /// <param name="exposures">n x k, row by row.</param>
    /// <param name="factorCovariance">k x k, annual, symmetric.</param>
    /// <param name="specificVariance">n, annual, at least zero.</param>
    /// <param name="origins">n: where each row came from.</param>
    /// <exception cref="ArgumentException">A length does not fit, or a number is not finite.</exception>
    public RiskModel(
        string name,
        AsOf asOf,
        IReadOnlyList<SecurityId> securities,
        int factorCount,
        double[] exposures,
        double[] factorCovariance,
        double[] specificVariance,
        IReadOnlyList<ExposureOrigin> origins)
    {
        var n = securities.Count;
        if (exposures.Length != n * factorCount || factorCovariance.Length != factorCount * factorCount
            || specificVariance.Length != n || origins.Count != n)
        {
            throw new ArgumentException($"risk model {name}: array lengths do not fit {n} securities and {factorCount} factors");
        }
        if (!Array.TrueForAll(exposures, double.IsFinite) || !Array.TrueForAll(factorCovariance, double.IsFinite)
            || !Array.TrueForAll(specificVariance, v => double.IsFinite(v) && v >= 0d))
        {
            throw new ArgumentException($"risk model {name}: a number is not finite, or a variance is negative");
        }
        (Name, AsOf, Securities, FactorCount) = (name, asOf, securities, factorCount);
        (Exposures, FactorCovariance, SpecificVariance, Origins) = (exposures, factorCovariance, specificVariance, origins);
        _rows = securities.Select((s, i) => (s, i)).ToDictionary(p => p.s, p => p.i);
        Hash = ComputeHash();
    }

    public string Name { get; }

    public AsOf AsOf { get; }

    public IReadOnlyList<SecurityId> Securities { get; }

    public int FactorCount { get; }

    public double[] Exposures { get; }

    public double[] FactorCovariance { get; }

    public double[] SpecificVariance { get; }

    public IReadOnlyList<ExposureOrigin> Origins { get; }

    /// <summary>SHA-256 over every number, in hex: two models with one hash give the same proposals.</summary>
    public string Hash { get; }

    /// <summary>The row of a security, or null when the model does not know it.</summary>
    public int? RowOf(SecurityId security) => _rows.TryGetValue(security, out var row) ? row : null;

    /// <summary>The factor exposures of a row.</summary>
    public ReadOnlySpan<double> ExposuresOf(int row) => Exposures.AsSpan(row * FactorCount, FactorCount);

    private string ComputeHash()
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Span<byte> word = stackalloc byte[8];
        foreach (var security in Securities)
        {
            BinaryPrimitives.WriteInt64LittleEndian(word, security.Value);
            hash.AppendData(word);
        }
        foreach (var numbers in (double[][])[Exposures, FactorCovariance, SpecificVariance])
        {
            foreach (var number in numbers)
            {
                BinaryPrimitives.WriteDoubleLittleEndian(word, number);
                hash.AppendData(word);
            }
        }
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
