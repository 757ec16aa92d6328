using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace AdvisorWorkstation.Optimizer;

/// <summary>Multipliers of the budgets, each at least 0; also used for amounts of the four budgets. In order: turnover, short-term gains, long-term gains, trades.</summary>
[InlineArray(Count)]
[StructLayout(LayoutKind.Sequential)]
internal struct BudgetPrices
{
    public const int Count = 4;

    private double _first;

    public readonly double Turnover => this[0];

    public readonly double ShortTerm => this[1];

    public readonly double LongTerm => this[2];

    public readonly double Trades => this[3];

    /// <summary>Limits of a problem's budgets; infinite where there is none.</summary>
    public static BudgetPrices Limits(RebalanceProblem problem, Relaxations relaxed)
    {
        BudgetPrices limits = default;
        limits[0] = problem.Limits.TurnoverCap;
        limits[1] = problem.Limits.ShortTermGainBudget;
        limits[2] = problem.Limits.LongTermGainBudget;
        limits[3] = relaxed.Includes(Relaxations.TradeCount) ? double.PositiveInfinity : problem.Limits.MaxTrades ?? double.PositiveInfinity;
        return limits;
    }
}
