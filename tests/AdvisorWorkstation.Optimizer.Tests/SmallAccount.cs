namespace AdvisorWorkstation.Optimizer.Tests;

/// <summary>A readable account to start tests from: equal targets, one lot per asset, one factor, wide limits. Change what the test is about.</summary>
internal sealed record SmallAccount
{
    public int Assets { get; init; } = 8;

    public double NavUsd { get; init; } = 1_000_000;

    public Func<int, double> Held { get; init; } = i => 0.98 / 8 * (i % 2 == 0 ? 1.2 : 0.8);

    public Func<int, double> Gain { get; init; } = i => i % 3 == 0 ? -0.2 : 0.3;

    public Func<Assets, Assets> ChangeAssets { get; init; } = assets => assets;

    public Func<Lots, Lots> ChangeLots { get; init; } = lots => lots;

    public Limits Limits { get; init; } = new() { MinCash = 0, MaxCash = 0.05 };

    public Weights Weights { get; init; } = new() { Gamma = 20, Theta = 1 };

    public IReadOnlyList<LinearRow> Rows { get; init; } = [];

    public FactorModel? Factors { get; init; }

    public RebalanceProblem Build()
    {
        var n = Assets;
        var held = Enumerable.Range(0, n).Select(Held).ToArray();
        int[] holders = [.. Enumerable.Range(0, n).Where(i => held[i] > 0)];
        double[] Fill(double value) => [.. Enumerable.Repeat(value, n)];
        var assets = new Assets
        {
            Price = [.. Enumerable.Range(0, n).Select(i => 50.0 + 10 * i)],
            Target = Fill(0.98 / n),
            Held = held,
            Lower = Fill(0),
            Upper = Fill(1),
            UnitCost = Fill(0.0005),
            SpecificVariance = Fill(0.05),
            Linear = Fill(0),
            Fractional = [.. Enumerable.Repeat(true, n)],
            NoBuy = new bool[n],
            NoSell = new bool[n],
            MustSell = new bool[n],
            WashNoBuy = new bool[n],
        };
        var lots = new Lots
        {
            Asset = holders,
            Quantity = [.. holders.Select(i => held[i])],
            TaxPerUnit = [.. holders.Select(i => 0.3 * Gain(i))],
            GainPerUnit = [.. holders.Select(Gain)],
            LongTerm = [.. holders.Select(i => i % 2 == 0)],
            Locked = new bool[holders.Length],
        };
        var factors = Factors ?? new FactorModel { Count = 1, Loadings = [.. Enumerable.Range(0, n).Select(i => 0.8 + 0.05 * i)], Covariance = [0.03] };
        return new(ChangeAssets(assets), ChangeLots(lots), factors, Rows, Limits, Weights, NavUsd);
    }
}
