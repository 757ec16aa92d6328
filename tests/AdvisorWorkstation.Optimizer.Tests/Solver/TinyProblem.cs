namespace AdvisorWorkstation.Optimizer.Tests.Solver;

/// <summary>Random accounts of a few assets that trade in few whole shares, small enough to try every decision. Lots are sold cheapest first, which is best
/// without gain budgets.</summary>
internal static class TinyProblem
{
    public static RebalanceProblem Generate(int seed)
    {
        var random = new Random(seed);
        var n = random.Next(1, 5);
        var k = random.Next(0, 4);
        const double Nav = 10_000;
        double Uniform(double low, double high) => low + (high - low) * random.NextDouble();
        bool Chance(double p) => random.NextDouble() < p;
        var price = Enumerable.Range(0, n).Select(_ => Math.Round(Uniform(500, 1500), 2)).ToArray();
        var weight = Enumerable.Range(0, n).Select(_ => Uniform(0.05, 1)).ToArray();
        var total = weight.Sum() * Uniform(1.0, 1.1);
        List<(int Asset, double Quantity, double Gain, bool LongTerm, bool Locked)> lots = [];
        var held = new double[n];
        for (var i = 0; i < n; i++)
        {
            weight[i] /= total;
            for (var count = random.Next(0, 4); count > 0; count--)
            {
                var shares = Chance(0.3) ? Uniform(0.2, 3) : random.Next(1, 4);
                var quantity = shares * price[i] / Nav;
                if (held.Sum() + quantity > 0.98)
                    break;
                lots.Add((i, quantity, Uniform(-0.6, 0.6), Chance(0.5), Chance(0.1)));
                held[i] += quantity;
            }
        }
        var mustSell = Enumerable.Range(0, n).Select(_ => Chance(0.08)).ToArray();
        var assets = new Assets
        {
            Price = price,
            Target = [.. weight.Select(w => Chance(0.1) ? 0 : w)],
            Held = held,
            Lower = [.. weight.Select((w, i) => mustSell[i] || Chance(0.5) ? 0 : Math.Max(0, w - 0.2))],
            Upper = [.. weight.Select((w, i) => mustSell[i] ? 0 : w + 0.25)],
            UnitCost = [.. weight.Select(_ => Uniform(0, 0.003))],
            SpecificVariance = [.. weight.Select(_ => Chance(0.2) ? 0 : Uniform(0.01, 0.2))],
            Linear = [.. weight.Select(_ => Chance(0.7) ? 0 : Uniform(-0.02, 0.02))],
            Fractional = new bool[n],
            NoBuy = [.. weight.Select(_ => Chance(0.1))],
            NoSell = [.. weight.Select(_ => Chance(0.1))],
            MustSell = mustSell,
            WashNoBuy = [.. weight.Select(_ => Chance(0.1))],
        };
        var covariance = new double[k * k];
        for (var j = 0; j < k; j++)
            covariance[j * k + j] = Uniform(0.01, 0.04);
        List<LinearRow> rows = [];
        for (var r = random.Next(0, 3); r > 0; r--)
        {
            var members = Enumerable.Range(0, n).Where(_ => Chance(0.6)).ToArray();
            if (members.Length == 0)
                continue;
            var coefficient = members.Select(_ => Chance(0.7) ? 1 : Uniform(-1, 2)).ToArray();
            var middle = members.Select((i, j) => coefficient[j] * assets.Target[i]).Sum();
            rows.Add(new($"row_{r}", Chance(0.3) ? double.NegativeInfinity : middle - Uniform(0, 0.2), middle + Uniform(0, 0.2), members, coefficient));
        }
        return new(
            assets,
            new Lots
            {
                Asset = [.. lots.Select(lot => lot.Asset)],
                Quantity = [.. lots.Select(lot => lot.Quantity)],
                TaxPerUnit = [.. lots.Select(lot => lot.Gain * (lot.LongTerm ? 0.238 : 0.408))],
                GainPerUnit = [.. lots.Select(lot => lot.Gain)],
                LongTerm = [.. lots.Select(lot => lot.LongTerm)],
                Locked = [.. lots.Select(lot => lot.Locked)],
            },
            new FactorModel { Count = k, Loadings = [.. Enumerable.Range(0, n * k).Select(_ => Uniform(-1, 1.5))], Covariance = covariance },
            rows,
            new Limits
            {
                MinCash = 0,
                MaxCash = Uniform(0.1, 0.4),
                TurnoverCap = Chance(0.5) ? double.PositiveInfinity : Uniform(0.05, 0.6),
                MinTrade = Chance(0.5) ? 0 : Uniform(0, 0.3),
                MaxTrades = Chance(0.6) ? null : random.Next(1, 4),
            },
            new Weights { Gamma = Uniform(0.5, 40), Theta = Chance(0.1) ? 0 : 1 },
            Nav);
    }

    /// <summary>The best objective over every allowed decision, by trying them all; plus infinity when there is none.</summary>
    public static double BestObjective(RebalanceProblem problem)
    {
        var n = problem.Assets.Count;
        var trades = Enumerable.Range(0, n).Select(i => Trades(problem, i)).ToArray();
        var (sold, bought) = (new double[problem.Lots.Count], new double[n]);
        return Best(0);

        double Best(int asset)
        {
            if (asset == n)
            {
                var evaluation = Evaluator.Evaluate(problem, sold, bought);
                return evaluation.IsFeasible ? evaluation.Objective : double.PositiveInfinity;
            }
            var best = double.PositiveInfinity;
            foreach (var z in trades[asset])
            {
                bought[asset] = Math.Max(z, 0);
                Sell(problem, asset, -z, sold);
                best = Math.Min(best, Best(asset + 1));
            }
            return best;
        }
    }

    private static List<double> Trades(RebalanceProblem problem, int i)
    {
        var unit = problem.Assets.Price[i] / problem.NavUsd;
        List<double> trades = [-problem.Assets.Held[i]];
        for (var shares = -(int)(problem.Assets.Held[i] / unit + 1e-9); shares * unit <= problem.Assets.Upper[i] - problem.Assets.Held[i] + 1e-6; shares++)
            trades.Add(shares * unit);
        return trades;
    }

    private static void Sell(RebalanceProblem problem, int asset, double amount, double[] sold)
    {
        var lots = Enumerable.Range(0, problem.Lots.Count).Where(l => problem.Lots.Asset[l] == asset).ToList();
        foreach (var l in lots)
            sold[l] = 0;
        foreach (var l in lots.Where(l => problem.Assets.MustSell[asset] || !problem.Lots.Locked[l]).OrderBy(l => problem.Lots.TaxPerUnit[l]))
        {
            sold[l] = Math.Min(Math.Max(amount, 0), problem.Lots.Quantity[l]);
            amount -= sold[l];
        }
    }
}
