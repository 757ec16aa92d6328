using System.Runtime.InteropServices;

namespace AdvisorWorkstation.Optimizer;

/// <summary>
/// The relaxed answer to a what-if: trades may stand between allowed ones, which makes it a bound, a hundred times quicker than a decision.
/// Fractions of NAV; variances are annual.
/// </summary>
/// <param name="IsPossible">False when an asset has no allowed trade; then nothing else means anything.</param>
/// <param name="Bound">Lower bound on the objective of every feasible decision.</param>
/// <param name="TrackingVariance">Variance of the relaxed weights relative to the target.</param>
/// <param name="Cash">Cash of the relaxed weights.</param>
/// <param name="Turnover">Turnover of the relaxed trades.</param>
/// <param name="ShortTermGain">Net short-term gain of the relaxed trades.</param>
/// <param name="LongTermGain">Net long-term gain of the relaxed trades.</param>
/// <param name="Trades">Number of trades, fractional.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct RelaxedEstimate(
    bool IsPossible, double Bound, double TrackingVariance, double Cash, double Turnover, double ShortTermGain, double LongTermGain, double Trades);
