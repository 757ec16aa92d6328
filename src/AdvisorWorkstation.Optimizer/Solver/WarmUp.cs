namespace AdvisorWorkstation.Optimizer;

/// <summary>
/// Small accounts that take every way through the solver: each kind of row and budget, whole shares and fractions, a conflict. Solving them until the
/// compiler has optimized what it runs spares the first user a second or so.
/// </summary>
internal static class WarmUp
{
    private const int Assets = 48;
    private const int Factors = 4;

    /// <summary>Calls after which the compiler optimizes a method, and some more for what few accounts reach.</summary>
    private const int Rounds = 40;

    public static void Run(CancellationToken cancellationToken)
    {
        var solver = new RebalanceSolver();
        var problems = Problems();
        var convex = new SolverSettings { Relax = Relaxations.All };
        for (var round = 0; round < Rounds; round++)
        {
            foreach (var problem in problems)
            {
                solver.Solve(problem, new SolverSettings { MostNodes = 8 }, cancellationToken);
                solver.Run(problem, convex, cancellationToken);
                solver.Estimate(problem, SolverSettings.Default, nearLast: round > 0);
            }
        }
    }

    /// <summary>Fractions and whole shares, a cap on trades, and more cash than the turnover can raise.</summary>
    internal static RebalanceProblem[] Problems() =>
        [Problem(2_000_000, 0.4, 0.08), Problem(60_000, 0, 0.2), Problem(60_000, 0, 0.2, mostTrades: 12), Problem(2_000_000, 1, 0.01, minCash: 0.3)];

    private static RebalanceProblem Problem(double nav, double fractional, double turnover, int? mostTrades = null, double minCash = 0.005)
    {
        double Wave(int i, int period) => Math.Sin(1 + i * 2.399963 + period);
        double[] Column(Func<int, double> value) => [.. Enumerable.Range(0, Assets).Select(value)];
        var held = Column(i => i % 11 == 0 ? 0 : 1.07 / Assets * (1 + 0.4 * Wave(i, 1)));
        int[] lotAsset = [.. Enumerable.Range(0, 3 * Assets).Select(l => l / 3).Where(i => held[i] > 0)];
        var gain = lotAsset.Select((_, l) => 0.1 + 0.4 * Wave(l, 2)).ToArray();
        var assets = new Assets
        {
            Price = Column(i => 60 + 40 * Wave(i, 3)),
            Target = Column(i => i % 13 == 0 ? 0 : 1.0 / Assets),
            Held = held,
            Lower = Column(_ => 0),
            Upper = Column(_ => 0.2),
            UnitCost = Column(_ => 0.0004),
            SpecificVariance = Column(i => 0.06 + 0.03 * Wave(i, 4)),
            Linear = new double[Assets],
            Fractional = [.. Enumerable.Range(0, Assets).Select(i => i < fractional * Assets)],
            NoBuy = [.. Enumerable.Range(0, Assets).Select(i => i % 17 == 3)],
            NoSell = new bool[Assets],
            MustSell = [.. Enumerable.Range(0, Assets).Select(i => i == 26)],
            WashNoBuy = new bool[Assets],
        };
        var lots = new Lots
        {
            Asset = lotAsset,
            Quantity = [.. lotAsset.Select(i => held[i] / 3)],
            GainPerUnit = gain,
            TaxPerUnit = [.. gain.Select(g => 0.3 * g)],
            LongTerm = [.. lotAsset.Select((_, l) => l % 3 > 0)],
            Locked = [.. lotAsset.Select((_, l) => l % 19 == 5)],
        };
        var factors = new FactorModel
        {
            Count = Factors,
            Loadings = [.. Enumerable.Range(0, Assets * Factors).Select(j => j % Factors == 0 ? 1 : Wave(j, 5))],
            Covariance = [.. Enumerable.Range(0, Factors * Factors).Select(j => j % (Factors + 1) == 0 ? 0.02 : 0.001)],
        };
        LinearRow[] rows = [.. Enumerable.Range(0, 4).Select(s => Row(s, Enumerable.Range(0, Assets).Where(i => i % 4 == s).ToArray()))];
        return new(assets, lots, factors, rows, new Limits
        {
            MinCash = minCash,
            MaxCash = minCash + 0.03,
            TurnoverCap = turnover,
            ShortTermGainBudget = 0,
            LongTermGainBudget = 0.01,
            MinTrade = 50 / nav,
            MaxTrades = mostTrades,
        }, new Weights { Gamma = 30, Theta = 1 }, nav);

        LinearRow Row(int sector, int[] members) => new($"sector {sector}", 0.2, 0.28, members, [.. members.Select(_ => 1.0)]);
    }
}
