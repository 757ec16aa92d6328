namespace AdvisorWorkstation.Optimizer.Tests.Solver;

/// <summary>The one-dimensional pieces of the bound against brute force over every allowed trade.</summary>
public sealed class AssetCurveTests
{
    private const int Problems = 400;

    private readonly CompiledProblem _compiled = new();
    private readonly TradeDomain _domain = new();
    private readonly PricedLots _lots = new();

    private static BudgetPrices Prices(Random random)
    {
        BudgetPrices prices = default;
        for (var e = 0; e < BudgetPrices.Count; e++)
            prices[e] = random.NextDouble() < 0.5 ? 0 : random.NextDouble() * (e == 3 ? 0.005 : 0.2);
        return prices;
    }

    private RebalanceProblem Load(int seed, in BudgetPrices prices)
    {
        var problem = TinyProblem.Generate(seed);
        if (seed % 3 == 0)
        {
            problem = new(
                problem.Assets with { Fractional = [.. problem.Assets.Fractional.Select(_ => true)] },
                problem.Lots, problem.Factors, problem.Rows, problem.Limits, problem.Weights, problem.NavUsd);
        }
        _compiled.Load(problem, Relaxations.None);
        _domain.Load(_compiled);
        _lots.Load(_compiled);
        _lots.Sort(_compiled, prices);
        return problem;
    }

    /// <summary>Allowed trades of an asset: every point of a share grid, a fine sample of an interval.</summary>
    private List<double> Allowed(RebalanceProblem problem, int i)
    {
        var trades = _domain.Of(i);
        List<double> points = trades.Hold ? [0] : [];
        if (trades.Whole)
            points.Add(-problem.Assets.Held[i]);
        void Side(int sign, double low, double high)
        {
            var step = trades.Unit > 0 ? trades.Unit : (high - low) / 300;
            if (high < low || step <= 0)
                return;
            for (var z = trades.Unit > 0 ? Math.Ceiling(low / step - 1e-7) * step : low; z <= high + 1e-7 * step; z += step)
                points.Add(sign * z);
        }

        if (trades.CanSell)
            Side(-1, trades.SellLow, trades.SellHigh);
        if (trades.CanBuy)
            Side(1, trades.BuyLow, trades.BuyHigh);
        return points;
    }

    [Fact]
    public void The_minimum_is_the_least_over_all_allowed_trades()
    {
        var random = new Random(1);
        for (var seed = 0; seed < Problems; seed++)
        {
            var prices = Prices(random);
            var problem = Load(seed, prices);
            var reference = new AssetCostReference(problem, Relaxations.None);
            for (var i = 0; i < problem.Assets.Count; i++)
            {
                var price = random.NextDouble() * 0.4 - 0.2;
                var q = price + problem.Assets.Linear[i];
                var minimum = AssetMinimum.Of(_compiled, _domain.Of(i), _lots, i, q, prices);
                var slow = reference.Minimum(i, price, prices.Turnover, prices.ShortTerm, prices.LongTerm, prices.Trades, double.NegativeInfinity, double.PositiveInfinity);
                Assert.Equal(slow, minimum.Value, 1e-13);
                var allowed = Allowed(problem, i);
                if (allowed.Count == 0)
                    continue;
                var best = allowed.Min(z => AssetCost.Priced(_compiled, _lots, i, z, q, prices));
                Assert.True(minimum.Value <= best + 1e-12, $"seed {seed} asset {i}: {minimum.Value:R} above {best:R}");
                if (_domain.Of(i).Unit > 0)
                    Assert.Equal(best, minimum.Value, 1e-12);
            }
        }
    }

    [Fact]
    public void The_envelope_is_convex_lies_below_every_allowed_trade_and_touches_its_tangents()
    {
        var random = new Random(2);
        var envelope = new Envelope();
        for (var seed = 0; seed < Problems; seed++)
        {
            var prices = Prices(random);
            var problem = Load(seed, prices);
            envelope.Load(_compiled);
            if (!envelope.BuildAll(_compiled, _domain, _lots, prices))
                continue;
            for (var i = 0; i < problem.Assets.Count; i++)
            {
                var allowed = Allowed(problem, i);
                var (z, value) = (envelope.Start(i), AssetCost.Priced(_compiled, _lots, i, envelope.Start(i), problem.Assets.Linear[i], prices));
                var lastSlope = double.NegativeInfinity;
                for (var s = envelope.First(i); s < envelope.End(i); s++)
                {
                    var (length, slope, curvature) = (envelope.Segments.Length[s], envelope.Segments.Slope[s], envelope.Segments.Curvature[s]);
                    Assert.True(slope >= lastSlope - 1e-9, $"seed {seed} asset {i}: slope {slope} after {lastSlope}");
                    foreach (var point in allowed.Where(point => point >= z && point <= z + length))
                    {
                        var below = value + (point - z) * (slope + curvature * (point - z) / 2);
                        Assert.True(below <= AssetCost.Priced(_compiled, _lots, i, point, problem.Assets.Linear[i], prices) + 1e-10);
                    }
                    value += length * (slope + curvature * length / 2);
                    z += length;
                    lastSlope = slope + curvature * length;
                }
                Assert.Equal(allowed.Max(), z, 1e-9);
                Assert.True(Math.Abs(AssetCost.Priced(_compiled, _lots, i, z, problem.Assets.Linear[i], prices) - value) <= 1e-9, $"seed {seed} asset {i}: ends at {value:R} z {z} {_domain.Of(i).SellLow} {_domain.Of(i).SellHigh} {_domain.Of(i).Hold} {_domain.Of(i).Whole} {_domain.Of(i).BuyLow} {_domain.Of(i).BuyHigh} unit {_domain.Of(i).Unit} held {problem.Assets.Held[i]} kappa {prices.Trades} segs {string.Join(" ", Enumerable.Range(envelope.First(i), envelope.End(i) - envelope.First(i)).Select(q => $"({envelope.Segments.Length[q]} {envelope.Segments.Slope[q]} {envelope.Segments.Curvature[q]} {envelope.IsBridge(q)})"))}");
                for (var slope = -0.3; slope <= 0.3; slope += 0.05)
                    Assert.Equal(allowed.Min(p => AssetCost.Priced(_compiled, _lots, i, p, problem.Assets.Linear[i], prices) - slope * p), EnvelopeMinimum(envelope, problem, i, slope, prices), _domain.Of(i).Unit > 0 ? 1e-11 : 1e-4);
            }
        }
    }

    private double EnvelopeMinimum(Envelope envelope, RebalanceProblem problem, int i, double tilt, in BudgetPrices prices)
    {
        var (z, value) = (envelope.Start(i), AssetCost.Priced(_compiled, _lots, i, envelope.Start(i), problem.Assets.Linear[i], prices));
        var best = value - tilt * z;
        for (var s = envelope.First(i); s < envelope.End(i); s++)
        {
            var (length, slope, curvature) = (envelope.Segments.Length[s], envelope.Segments.Slope[s], envelope.Segments.Curvature[s]);
            var v = curvature > 0 ? Math.Clamp((tilt - slope) / curvature, 0, length) : slope < tilt ? length : 0;
            best = Math.Min(best, value + v * (slope + curvature * v / 2) - tilt * (z + v));
            value += length * (slope + curvature * length / 2);
            z += length;
        }
        return best;
    }
}
