using AdvisorWorkstation.Optimizer;

namespace AdvisorWorkstation.Domain.Rebalancing;

/// <summary>
/// Solves without the limits that seldom bind and adds those that the answer breaks, until it breaks none. What is best among more portfolios and is
/// allowed is best among the allowed ones, and a bound that holds for more portfolios holds for them too, so the certificate stays true.
/// </summary>
internal static class GuardSearch
{
    /// <summary>The answer, and the problem with those limits in it that it took.</summary>
    public static (AccountProblem Account, BoundedSolution Solved) Solve(
        AccountProblem account, RebalanceSolver solver, SolverSettings settings, CancellationToken cancel)
    {
        while (true)
        {
            var solved = TwinSearch.Solve(account, solver, settings, cancel);
            var broken = solved.HasAnswer ? account.Guards.Where(g => Excess(g, solved.Solution.After!.Weight) > Tolerances.Feasibility * Scale(g)).ToList() : [];
            var turnsOver = solved.HasAnswer && account.Problem.Limits.TurnoverCap > YearTurnover(account) && solved.Solution.After!.Turnover > YearTurnover(account) + Tolerances.Feasibility;
            if (broken.Count == 0 && !turnsOver)
            {
                return (account, solved);
            }
            account = With(account, broken, turnsOver ? YearTurnover(account) : account.Problem.Limits.TurnoverCap);
        }
    }

    /// <summary>By how much some weights are outside of a limit; zero or less inside.</summary>
    public static double Excess(LinearRow row, double[] weights)
    {
        var value = 0d;
        for (var j = 0; j < row.Asset.Length; j++)
        {
            value += row.Coefficient[j] * weights[row.Asset[j]];
        }
        return Math.Max(row.Lower - value, value - row.Upper);
    }

    /// <summary>The largest coefficient, at least one: tolerances are multiples of it.</summary>
    public static double Scale(LinearRow row) => row.Coefficient.Aggregate(1d, (most, a) => Math.Max(most, Math.Abs(a)));

    /// <summary>The most that the year lets the run turn over.</summary>
    public static double YearTurnover(AccountProblem account) => account.Draft.YearTurnoverCap is { } cap ? (double)cap.Fraction : double.PositiveInfinity;

    private static AccountProblem With(AccountProblem account, List<LinearRow> broken, double turnoverCap)
    {
        var problem = account.Problem;
        return account with
        {
            Problem = new RebalanceProblem(
                problem.Assets, problem.Lots, problem.Factors, [.. problem.Rows, .. broken], problem.Limits with { TurnoverCap = turnoverCap }, problem.Weights, problem.NavUsd),
            Guards = [.. account.Guards.Except(broken)],
        };
    }
}
