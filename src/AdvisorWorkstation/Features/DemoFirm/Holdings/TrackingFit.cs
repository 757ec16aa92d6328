using AdvisorWorkstation.Domain.Markets;
using AdvisorWorkstation.Features.DemoFirm.Market;

namespace AdvisorWorkstation.Features.DemoFirm.Holdings;

/// <summary>
/// Weights of some names that track the index well: coordinate descent on the active variance of the risk model, the sum of all weights and
/// those of the sectors kept near their targets by penalties. A sketch of the optimizer, good enough to make portfolios that one left behind.
/// </summary>
internal sealed class TrackingFit
{
    private const int Sweeps = 25;
    private const double SumPenalty = 0.2;
    private const double SectorPenalty = 0.1;
    private const double MostAbove = 0.0075;
    private const double LeastShare = 0.1;

    private readonly RiskModel _risk;
    private readonly double[] _index;
    private readonly double[] _indexExposure;
    private readonly double[] _factorVariance;
    private readonly int[] _sectors;
    private readonly double[] _indexSectors;

    public TrackingFit(DemoMarket market)
    {
        _risk = market.Risk;
        _index = [.. market.Index.Today.Select(w => (double)w)];
        _factorVariance = [.. Enumerable.Range(0, _risk.FactorCount).Select(f => _risk.FactorCovariance[(f * _risk.FactorCount) + f])];
        _indexExposure = new double[_risk.FactorCount];
        _sectors = [.. market.Universe.Select(e => (int)e.Sector)];
        _indexSectors = new double[(int)Sector.Unclassified + 1];
        for (var i = 0; i < _index.Length; i++)
        {
            Add(_indexExposure, i, _index[i]);
            _indexSectors[_sectors[i]] += _index[i];
        }
    }

    /// <summary>The weights of some names; together what is invested.</summary>
    public double[] Fit(int[] names, double invested)
    {
        var weights = Start(names, invested);
        var exposure = Exposure(names, weights);
        var sectors = _indexSectors.Select(w => -w * invested).ToArray();
        for (var n = 0; n < names.Length; n++)
        {
            sectors[_sectors[names[n]]] += weights[n];
        }
        var sum = weights.Sum();
        for (var sweep = 0; sweep < Sweeps; sweep++)
        {
            for (var n = 0; n < names.Length; n++)
            {
                ref var sector = ref sectors[_sectors[names[n]]];
                var step = Step(names[n], weights[n], exposure, sum - invested, sector);
                weights[n] += step;
                sum += step;
                sector += step;
                Add(exposure, names[n], step);
            }
        }
        return [.. weights.Select(w => w * invested / sum)];
    }

    /// <summary>The expected tracking error of weights, in basis points a year.</summary>
    public double TrackingBp(int[] names, double[] weights)
    {
        var active = _index.Select(w => -w).ToArray();
        for (var n = 0; n < names.Length; n++)
        {
            active[names[n]] += weights[n];
        }
        var variance = 0d;
        for (var i = 0; i < active.Length; i++)
        {
            variance += _risk.SpecificVariance[i] * active[i] * active[i];
        }
        var exposure = Exposure(names, weights);
        for (var f = 0; f < exposure.Length; f++)
        {
            variance += _factorVariance[f] * exposure[f] * exposure[f];
        }
        return Math.Sqrt(variance) * 10_000d;
    }

    /// <summary>Each name at its weight in the index, and in equal parts at what its sector lacks: near the end already.</summary>
    private double[] Start(int[] names, double invested)
    {
        var lacking = (double[])_indexSectors.Clone();
        var counts = new int[lacking.Length];
        foreach (var name in names)
        {
            lacking[_sectors[name]] -= _index[name];
            counts[_sectors[name]]++;
        }
        return [.. names.Select(i => invested * (_index[i] + (lacking[_sectors[i]] / counts[_sectors[i]])))];
    }

    private double Step(int name, double weight, double[] exposure, double excess, double sector)
    {
        var loadings = _risk.ExposuresOf(name);
        var gradient = (_risk.SpecificVariance[name] * (weight - _index[name])) + (SumPenalty * excess) + (SectorPenalty * sector);
        var curvature = _risk.SpecificVariance[name] + SumPenalty + SectorPenalty;
        for (var f = 0; f < exposure.Length; f++)
        {
            gradient += loadings[f] * _factorVariance[f] * exposure[f];
            curvature += loadings[f] * loadings[f] * _factorVariance[f];
        }
        return Math.Clamp(weight - (gradient / curvature), LeastShare * _index[name], _index[name] + MostAbove) - weight;
    }

    private double[] Exposure(int[] names, double[] weights)
    {
        var exposure = _indexExposure.Select(e => -e).ToArray();
        for (var n = 0; n < names.Length; n++)
        {
            Add(exposure, names[n], weights[n]);
        }
        return exposure;
    }

    private void Add(double[] exposure, int name, double weight)
    {
        var loadings = _risk.ExposuresOf(name);
        for (var f = 0; f < exposure.Length; f++)
        {
            exposure[f] += loadings[f] * weight;
        }
    }
}
