using AdvisorWorkstation.Domain.Markets;

namespace AdvisorWorkstation.Domain.Rebalancing;

/// <summary>
/// Annual variance against the target, split so that the parts add up: each is the part's covariance with the whole, and a negative one
/// offsets the others. The sector part is what the account's sector weights explain through the sectors' average exposures; the factor part
/// is the rest of what the factors explain; the specific part is what they do not.
/// </summary>
public readonly record struct VarianceParts(double Sector, double Factor, double Specific)
{
    public double Total => Sector + Factor + Specific;
}

/// <summary>
/// A risk model's rows in the order of one account's securities. A security that the model does not know gets its sector's average
/// exposures and half as much again of its sector's average specific variance, and is flagged.
/// </summary>
public sealed class AlignedRisk
{
    private const double ProxySpecificMarkup = 1.5;

    private readonly double[] _sectorMeans;
    private readonly int[] _sectorOf;

    private AlignedRisk(int factorCount, double[] loadings, double[] factorCovariance, double[] specificVariance, bool[] isProxy, double[] sectorMeans, int[] sectorOf) =>
        (FactorCount, Loadings, FactorCovariance, SpecificVariance, IsProxy, _sectorMeans, _sectorOf) =
        (factorCount, loadings, factorCovariance, specificVariance, isProxy, sectorMeans, sectorOf);

    public int FactorCount { get; }

    /// <summary>n x k, row by row.</summary>
    public double[] Loadings { get; }

    /// <summary>k x k, annual.</summary>
    public double[] FactorCovariance { get; }

    /// <summary>n, annual.</summary>
    public double[] SpecificVariance { get; }

    /// <summary>n: true where the exposures are a sector's average.</summary>
    public bool[] IsProxy { get; }

    /// <summary>The rows for some securities.</summary>
    /// <param name="model">The model.</param>
    /// <param name="securities">n securities.</param>
    /// <param name="targets">n target weights: a sector's average counts its members by them.</param>
    public static AlignedRisk For(RiskModel model, IReadOnlyList<Security> securities, ReadOnlySpan<double> targets)
    {
        var (n, k) = (securities.Count, model.FactorCount);
        var loadings = new double[n * k];
        var specific = new double[n];
        var proxy = new bool[n];
        for (var i = 0; i < n; i++)
        {
            if (model.RowOf(securities[i].Id) is { } row)
            {
                model.ExposuresOf(row).CopyTo(loadings.AsSpan(i * k, k));
                specific[i] = model.SpecificVariance[row];
                proxy[i] = model.Origins[row] == ExposureOrigin.SectorProxy;
            }
            else
            {
                proxy[i] = true;
                FillFromPeers(model, securities, i, loadings.AsSpan(i * k, k), out specific[i]);
            }
        }
        var sectors = securities.Select(s => s.Sector).Distinct().Order().ToList();
        var sectorOf = securities.Select(s => sectors.IndexOf(s.Sector)).ToArray();
        return new AlignedRisk(
            k, loadings, model.FactorCovariance, specific, proxy, SectorMeans(sectors.Count, k, sectorOf, loadings, targets), sectorOf);
    }

    /// <summary>The variance of active weights, in parts.</summary>
    /// <param name="active">n weights less their targets.</param>
    public VarianceParts Variance(ReadOnlySpan<double> active)
    {
        var k = FactorCount;
        var exposure = new double[k];
        var sectorExposure = new double[k];
        var specific = 0d;
        for (var i = 0; i < active.Length; i++)
        {
            specific += SpecificVariance[i] * active[i] * active[i];
            for (var f = 0; f < k; f++)
            {
                exposure[f] += Loadings[(i * k) + f] * active[i];
                sectorExposure[f] += _sectorMeans[(_sectorOf[i] * k) + f] * active[i];
            }
        }
        var weighted = TimesCovariance(exposure);
        var sector = 0d;
        var total = 0d;
        for (var f = 0; f < k; f++)
        {
            sector += sectorExposure[f] * weighted[f];
            total += exposure[f] * weighted[f];
        }
        return new VarianceParts(sector, total - sector, specific);
    }

    /// <summary>The factors' exposures of active weights, each in standard deviations a year of its factor.</summary>
    public double[] FactorExposures(ReadOnlySpan<double> active)
    {
        var k = FactorCount;
        var exposure = new double[k];
        for (var i = 0; i < active.Length; i++)
        {
            for (var f = 0; f < k; f++)
            {
                exposure[f] += Loadings[(i * k) + f] * active[i];
            }
        }
        return exposure;
    }

    /// <summary>The covariance of every security with the active portfolio: half the change of the variance per unit of weight.</summary>
    public double[] Marginal(ReadOnlySpan<double> active)
    {
        var k = FactorCount;
        var weighted = TimesCovariance(FactorExposures(active));
        var marginal = new double[active.Length];
        for (var i = 0; i < active.Length; i++)
        {
            var sum = SpecificVariance[i] * active[i];
            for (var f = 0; f < k; f++)
            {
                sum += Loadings[(i * k) + f] * weighted[f];
            }
            marginal[i] = sum;
        }
        return marginal;
    }

    /// <summary>The variance of one security's return.</summary>
    public double OwnVariance(int security)
    {
        var row = Loadings.AsSpan(security * FactorCount, FactorCount).ToArray();
        var weighted = TimesCovariance(row);
        var sum = SpecificVariance[security];
        for (var f = 0; f < FactorCount; f++)
        {
            sum += row[f] * weighted[f];
        }
        return sum;
    }

    private double[] TimesCovariance(double[] exposure)
    {
        var k = FactorCount;
        var product = new double[k];
        for (var f = 0; f < k; f++)
        {
            for (var g = 0; g < k; g++)
            {
                product[f] += FactorCovariance[(f * k) + g] * exposure[g];
            }
        }
        return product;
    }

    private static void FillFromPeers(RiskModel model, IReadOnlyList<Security> securities, int index, Span<double> loadings, out double specific)
    {
        var peers = securities.Where(s => s.Sector == securities[index].Sector).Select(s => model.RowOf(s.Id)).OfType<int>().ToList();
        if (peers.Count == 0)
        {
            peers = [.. Enumerable.Range(0, model.Securities.Count)];
        }
        specific = 0d;
        foreach (var row in peers)
        {
            specific += model.SpecificVariance[row] / peers.Count * ProxySpecificMarkup;
            var exposures = model.ExposuresOf(row);
            for (var f = 0; f < loadings.Length; f++)
            {
                loadings[f] += exposures[f] / peers.Count;
            }
        }
    }

    private static double[] SectorMeans(int sectors, int k, int[] sectorOf, double[] loadings, ReadOnlySpan<double> targets)
    {
        var means = new double[sectors * k];
        var weights = new double[sectors];
        var counts = new int[sectors];
        for (var i = 0; i < sectorOf.Length; i++)
        {
            weights[sectorOf[i]] += targets[i];
            counts[sectorOf[i]]++;
        }
        for (var i = 0; i < sectorOf.Length; i++)
        {
            var sector = sectorOf[i];
            var share = weights[sector] > 0d ? targets[i] / weights[sector] : 1d / counts[sector];
            for (var f = 0; f < k; f++)
            {
                means[(sector * k) + f] += share * loadings[(i * k) + f];
            }
        }
        return means;
    }
}
