using AdvisorWorkstation.Optimizer;

namespace AdvisorWorkstation.Benchmarks.Generation;

/// <summary>Random accounts of a given shape; the same seed gives the same account on any machine.</summary>
public sealed class InstanceGenerator(InstanceShape shape, int seed)
{
    private const int Sectors = 11;
    private const double ShortTermRate = 0.408;
    private const double LongTermRate = 0.238;

    private readonly Random _random = new(seed);
    private readonly int[] _sector = new int[shape.Assets];

    /// <summary>Generates one account.</summary>
    public RebalanceProblem Generate()
    {
        var n = shape.Assets;
        var outside = n < 10 ? 0 : Math.Max(1, (int)(0.03 * n));
        var target = Targets(n, outside);
        var (lots, held) = Holdings(target, outside);
        var assets = Describe(target, held, outside);
        var lotTable = Tabulate(lots, held);
        var factors = Factors(n);
        var rows = Rows(target, held, factors);
        var limits = new Limits
        {
            MinCash = shape.MinCash,
            MaxCash = shape.MaxCash,
            TurnoverCap = shape.Turnover,
            ShortTermGainBudget = shape.ShortTermBudget,
            LongTermGainBudget = shape.LongTermBudget,
            MinTrade = shape.MinTradeUsd / shape.NavUsd,
            MaxTrades = shape.TradeShare is { } share ? Math.Max(1, (int)(share * n)) : null,
        };
        return new(assets, lotTable, factors, rows, limits, new Weights { Gamma = shape.Gamma, Theta = shape.Theta }, shape.NavUsd);
    }

    private double Normal()
    {
        var (a, b) = (1 - _random.NextDouble(), _random.NextDouble());
        return Math.Sqrt(-2 * Math.Log(a)) * Math.Cos(2 * Math.PI * b);
    }

    private double[] Targets(int n, int outside)
    {
        var weights = new double[n];
        for (var i = 0; i < n; i++)
        {
            _sector[i] = (int)(Sectors * Math.Pow(_random.NextDouble(), 1.4));
            weights[i] = i < n - outside ? Math.Exp(1.35 * Normal()) : 0;
        }
        for (var round = 0; round < 20; round++)
        {
            var sum = weights.Sum();
            for (var i = 0; i < n; i++)
                weights[i] = Math.Min(weights[i] / sum, Math.Max(0.07, 1.2 / n));
        }
        Array.Sort(weights, 0, n - outside);
        Array.Reverse(weights, 0, n - outside);
        var total = weights.Sum();
        return [.. weights.Select(weight => weight / total)];
    }

    private (List<(int Asset, double Quantity, double Gain, bool LongTerm, bool Locked)> Lots, double[] Held) Holdings(double[] target, int outside)
    {
        var n = target.Length;
        var wish = new double[n];
        for (var i = 0; i < n - outside; i++)
            wish[i] = _random.NextDouble() < 0.05 ? 0 : target[i] * Math.Exp(shape.Drift * Normal());
        for (var i = n - outside; i < n; i++)
            wish[i] = shape.Legacy / outside * (0.3 + 1.4 * _random.NextDouble());
        if (shape.Concentration > 0)
            wish[_random.Next(Math.Max(1, n / 10))] = shape.Concentration;
        var cash = 0.01 + shape.FlowShare * _random.NextDouble();
        var scale = (1 - cash) / wish.Sum();
        var lots = new List<(int, double, double, bool, bool)>();
        var held = new double[n];
        for (var i = 0; i < n; i++)
        {
            if (wish[i] <= 0)
                continue;
            var count = Math.Max(1, (int)Math.Round(shape.LotsPerAsset * (0.2 + 1.6 * _random.NextDouble())));
            var parts = Enumerable.Range(0, count).Select(_ => Math.Exp(Normal())).ToArray();
            var recentlyBought = _random.NextDouble() < 0.1;
            foreach (var part in parts)
            {
                var quantity = wish[i] * scale * part / parts.Sum();
                var concentrated = wish[i] == shape.Concentration && shape.Concentration > 0;
                var ratio = Math.Exp(shape.MeanGain + (concentrated ? 1.5 : 0) + 0.35 * Normal());
                var gain = 1 - 1 / ratio;
                lots.Add((i, quantity, gain, _random.NextDouble() > (gain < 0 ? 0.35 : 0.2), gain < 0 && recentlyBought));
                held[i] += quantity;
            }
        }
        return (lots, held);
    }

    private static Lots Tabulate(List<(int Asset, double Quantity, double Gain, bool LongTerm, bool Locked)> lots, double[] held) => new()
    {
        Asset = [.. lots.Select(lot => lot.Asset)],
        Quantity = [.. lots.Select(lot => lot.Quantity)],
        TaxPerUnit = [.. lots.Select(lot => lot.Gain * (lot.LongTerm ? LongTermRate : ShortTermRate))],
        GainPerUnit = [.. lots.Select(lot => lot.Gain)],
        LongTerm = [.. lots.Select(lot => lot.LongTerm)],
        Locked = [.. lots.Select(lot => lot.Locked)],
    };

    private Assets Describe(double[] target, double[] held, int outside)
    {
        var n = target.Length;
        var mustSell = Flags(n, i => (i >= n - outside && _random.NextDouble() < 0.25) || (shape.Excluded > 0 && _random.NextDouble() < shape.Excluded));
        var noSell = Flags(n, i => !mustSell[i] && _random.NextDouble() < 0.01);
        var noBuy = Flags(n, _ => _random.NextDouble() < 0.01);
        var washNoBuy = Flags(n, _ => _random.NextDouble() < 0.04);
        double[] lower = [.. target.Select((w, i) => mustSell[i] ? 0 : Math.Max(0, Math.Min(w - Math.Max(w / 2, 0.004), noBuy[i] || washNoBuy[i] ? held[i] : 1)))];
        double[] upper = [.. target.Select((w, i) => mustSell[i] ? 0 : Math.Max(w > 0 ? w + Math.Max(w / 2, 0.004) : held[i], noSell[i] || shape.Concentration > 0 ? held[i] : 0))];
        for (var i = 0; i < n && !shape.BandsForce; i++)
            (lower[i], upper[i]) = (Math.Min(lower[i], held[i]), mustSell[i] ? 0 : Math.Max(upper[i], held[i]));
        return new Assets
        {
            Price = [.. target.Select(_ => Math.Round(90 * Math.Exp(0.8 * Normal()), 2) + 1)],
            Target = target,
            Held = held,
            Lower = lower,
            Upper = upper,
            UnitCost = [.. target.Select(w => 3e-5 + 5e-5 * Math.Exp(0.6 * Normal()) * Math.Min(3, 0.002 / Math.Max(w, 2e-4)))],
            SpecificVariance = [.. target.Select(_ => 0.053 * Math.Exp(0.6 * Normal()))],
            Linear = new double[n],
            Fractional = Flags(n, _ => _random.NextDouble() < shape.Fractional),
            NoBuy = noBuy,
            NoSell = noSell,
            MustSell = mustSell,
            WashNoBuy = washNoBuy,
        };
    }

    private static bool[] Flags(int n, Func<int, bool> flag) => [.. Enumerable.Range(0, n).Select(flag)];

    private FactorModel Factors(int n)
    {
        var k = 1 + Sectors + shape.Styles;
        var loadings = new double[n * k];
        for (var i = 0; i < n; i++)
        {
            loadings[i * k] = Math.Max(0.2, 1 + 0.25 * Normal());
            for (var s = 0; s < Sectors; s++)
                loadings[i * k + 1 + s] = s == _sector[i] ? 0.95 + 0.15 * Normal() : 0.06 * Normal();
            for (var s = 0; s < shape.Styles; s++)
                loadings[i * k + 1 + Sectors + s] = Normal();
        }
        var volatility = new double[k];
        for (var j = 0; j < k; j++)
            volatility[j] = j == 0 ? 0.16 : j <= Sectors ? 0.04 + 0.05 * _random.NextDouble() : 0.017 + 0.018 * _random.NextDouble();
        var covariance = new double[k * k];
        var mix = new double[k * 3];
        for (var m = 0; m < mix.Length; m++)
            mix[m] = 0.3 * Normal();
        for (var a = 0; a < k; a++)
        {
            for (var b = 0; b < k; b++)
            {
                double common = 0, normA = 1, normB = 1;
                for (var m = 0; m < 3; m++)
                {
                    common += mix[a * 3 + m] * mix[b * 3 + m];
                    normA += mix[a * 3 + m] * mix[a * 3 + m];
                    normB += mix[b * 3 + m] * mix[b * 3 + m];
                }
                covariance[a * k + b] = volatility[a] * volatility[b] * (a == b ? 1 : common / Math.Sqrt(normA * normB));
            }
        }
        return new FactorModel { Count = k, Loadings = loadings, Covariance = covariance };
    }

    private List<LinearRow> Rows(double[] target, double[] held, FactorModel factors)
    {
        var n = target.Length;
        List<LinearRow> rows = [];
        double Middle(int[] asset, double[] coefficient)
        {
            var (index, now) = (0.0, 0.0);
            for (var j = 0; j < asset.Length; j++)
            {
                index += coefficient[j] * target[asset[j]];
                now += coefficient[j] * held[asset[j]];
            }
            return index + shape.BandShift * (now - index);
        }
        for (var s = 0; s < Sectors; s++)
        {
            int[] members = [.. Enumerable.Range(0, n).Where(i => _sector[i] == s)];
            if (members.Length == 0)
                continue;
            double[] ones = [.. members.Select(_ => 1.0)];
            var middle = Middle(members, ones);
            rows.Add(new($"sector_{s}", middle - shape.SectorBand, middle + shape.SectorBand, members, ones));
        }
        int[] all = [.. Enumerable.Range(0, n)];
        for (var s = 0; s < Math.Min(4, shape.Styles); s++)
        {
            double[] exposure = [.. all.Select(i => factors.Loadings[i * factors.Count + 1 + Sectors + s])];
            var middle = Middle(all, exposure);
            rows.Add(new($"style_{s}", middle - shape.StyleBand, middle + shape.StyleBand, all, exposure));
        }
        double[] score = [.. all.Select(_ => Math.Clamp(53 + 15 * Normal(), 0, 100))];
        rows.Add(new("esg_score", Middle(all, score) - 1, 1000, all, score));
        if (shape.Theme > 0)
            rows.Add(new("theme", shape.Theme, 1, [.. all.Where(i => i % 2 == 0)], [.. all.Where(i => i % 2 == 0).Select(_ => 1.0)]));
        return rows;
    }
}
