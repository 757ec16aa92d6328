namespace AdvisorWorkstation.Optimizer;

/// <summary>
/// One account on one day: assets i with holding h_i (the sum of its lots), target w_i; lots l with amount q_l, tax t_l and gain g_l per unit sold.
/// Decide sells u_l in [0, q_l] and buys b_i >= 0; then x_i = h_i - sum u + b_i and cash = 1 - sum x.
/// <code>
/// minimize    Gamma (x-w)'(F Omega F' + D)(x-w) + Theta sum t_l u_l + sum UnitCost_i (b_i + sum u_l) + sum Linear_i x_i
/// subject to  MinCash &lt;= cash &lt;= MaxCash;  Lower &lt;= x &lt;= Upper;  rows;  sum(b+u)/2 &lt;= TurnoverCap;  gain budgets;
///             no-buy, no-sell, must-sell; locked lots are not sold; assets with target 0 are not bought;
///             an asset is never both sold and bought;  a trade is 0, at least MinTrade, or the whole position;
///             whole shares where fractions are not allowed;  at most MaxTrades assets traded
/// </code>
/// Amounts are fractions of NAV. Immutable after construction; the arrays are shared with the caller.
/// </summary>
public sealed class RebalanceProblem
{
    /// <summary>Takes the parts as they are; nothing is silently changed.</summary>
    /// <exception cref="ArgumentException"><see cref="Check"/> has findings; the message names the first few by field and index.</exception>
    public RebalanceProblem(
        Assets assets, Lots lots, FactorModel factors, IReadOnlyList<LinearRow> rows, Limits limits, Weights weights, double navUsd)
    {
        var findings = Check(assets, lots, factors, rows, limits, weights, navUsd);
        if (findings.Count > 0)
            throw new ArgumentException(string.Join("; ", findings.Take(5)) + (findings.Count > 5 ? $"; and {findings.Count - 5} more" : ""));
        (Assets, Lots, Factors, Rows, Limits, Weights, NavUsd) = (assets, lots, factors, rows, limits, weights, navUsd);
        FirstLot = new int[assets.Count + 1];
        foreach (var asset in lots.Asset)
            FirstLot[asset + 1]++;
        for (var i = 0; i < assets.Count; i++)
            FirstLot[i + 1] += FirstLot[i];
    }

    /// <summary>The assets, n of them.</summary>
    public Assets Assets { get; }

    /// <summary>The tax lots, grouped by asset.</summary>
    public Lots Lots { get; }

    /// <summary>The factor model of risk.</summary>
    public FactorModel Factors { get; }

    /// <summary>Linear requirements on the weights.</summary>
    public IReadOnlyList<LinearRow> Rows { get; }

    /// <summary>Limits on the account as a whole.</summary>
    public Limits Limits { get; }

    /// <summary>Weights of the terms of the objective.</summary>
    public Weights Weights { get; }

    /// <summary>Net asset value in USD, cash and pending flow included; above 0.</summary>
    public double NavUsd { get; }

    /// <summary>The lots of asset i are FirstLot[i] .. FirstLot[i + 1] - 1.</summary>
    internal int[] FirstLot { get; }

    /// <summary>Weight of one share of an asset.</summary>
    internal double ShareWeight(int asset) => Assets.Price[asset] / NavUsd;

    /// <summary>Everything that makes an input unusable: NaN, wrong lengths, values out of range or at odds with each other. Empty means usable.</summary>
    public static IReadOnlyList<ProblemFinding> Check(
        Assets assets, Lots lots, FactorModel factors, IReadOnlyList<LinearRow> rows, Limits limits, Weights weights, double navUsd) =>
        ProblemCheck.Run(assets, lots, factors, rows, limits, weights, navUsd);
}
