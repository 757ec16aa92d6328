using AdvisorWorkstation.Optimizer;

namespace AdvisorWorkstation.Domain.Rebalancing;

/// <summary>A solved problem with a bound that holds for every allowed portfolio.</summary>
/// <param name="Solution">The best answer found.</param>
/// <param name="Bound">No allowed portfolio has a smaller objective.</param>
internal sealed record BoundedSolution(Solution Solution, double Bound)
{
    public bool HasAnswer => Solution.Status is SolveStatus.Certified or SolveStatus.TimeLimit;
}

/// <summary>
/// The optimizer never sells and buys one security; the wash-sale rule asks the same of substantially identical ones (tax.md). Where an answer sells
/// one of a group at a loss and buys another of it, the group either takes no loss or buys nothing: both are solved, the better one is taken,
/// and the smaller of their bounds holds for all. Groups are few and conflicts rare, so the tree stays small.
/// </summary>
internal static class TwinSearch
{
    public static BoundedSolution Solve(AccountProblem account, RebalanceSolver solver, SolverSettings settings, CancellationToken cancel)
    {
        var groups = account.Holdings.Securities
            .Select((view, asset) => (view.Security.EquivalenceGroup, asset))
            .GroupBy(p => p.EquivalenceGroup, p => p.asset, StringComparer.Ordinal)
            .Where(g => g.Count() > 1)
            .OrderBy(g => g.Key, StringComparer.Ordinal)
            .Select(g => g.ToArray())
            .ToList();
        return Solve(account.Problem, groups, solver, settings, cancel);
    }

    private static BoundedSolution Solve(
        RebalanceProblem problem, List<int[]> groups, RebalanceSolver solver, SolverSettings settings, CancellationToken cancel)
    {
        var solution = solver.Solve(problem, settings, cancel);
        var solved = new BoundedSolution(solution, solution.Bound);
        if (!solved.HasAnswer || groups.Find(g => IsWashed(problem, solution, g)) is not { } group)
        {
            return solved;
        }
        var others = groups.Where(g => g != group).ToList();
        var buyingNothing = Solve(WithoutBuying(problem, group), others, solver, settings, cancel);
        if (MustTakeLoss(problem, group))
        {
            return buyingNothing;
        }
        var takingNoLoss = Solve(WithoutLosses(problem, group), others, solver, settings, cancel);
        return Better(buyingNothing, takingNoLoss);
    }

    /// <summary>A security that has to go is sold whatever it realizes; then its group can only buy nothing.</summary>
    private static bool MustTakeLoss(RebalanceProblem problem, int[] group) =>
        Enumerable.Range(0, problem.Lots.Count).Any(lot =>
            problem.Lots.GainPerUnit[lot] < 0d && problem.Assets.MustSell[problem.Lots.Asset[lot]] && Array.IndexOf(group, problem.Lots.Asset[lot]) >= 0);

    private static BoundedSolution Better(BoundedSolution left, BoundedSolution right)
    {
        if (!left.HasAnswer || !right.HasAnswer)
        {
            return left.HasAnswer ? left with { Bound = Math.Min(left.Bound, BoundOf(right)) } : right with { Bound = Math.Min(right.Bound, BoundOf(left)) };
        }
        var best = left.Solution.After!.Objective <= right.Solution.After!.Objective ? left : right;
        return best with { Bound = Math.Min(left.Bound, right.Bound) };
    }

    /// <summary>A branch without any allowed portfolio bounds nothing.</summary>
    private static double BoundOf(BoundedSolution branch) =>
        branch.Solution.Status == SolveStatus.Infeasible ? double.PositiveInfinity : branch.Bound;

    private static bool IsWashed(RebalanceProblem problem, Solution solution, int[] group)
    {
        if (!Array.Exists(group, asset => solution.Bought[asset] > 0d))
        {
            return false;
        }
        for (var lot = 0; lot < problem.Lots.Count; lot++)
        {
            if (solution.Sold[lot] > 0d && problem.Lots.GainPerUnit[lot] < 0d && Array.IndexOf(group, problem.Lots.Asset[lot]) >= 0)
            {
                return true;
            }
        }
        return false;
    }

    private static RebalanceProblem WithoutBuying(RebalanceProblem problem, int[] group)
    {
        var noBuy = (bool[])problem.Assets.NoBuy.Clone();
        foreach (var asset in group)
        {
            noBuy[asset] = true;
        }
        return Changed(problem, problem.Assets with { NoBuy = noBuy }, problem.Lots);
    }

    private static RebalanceProblem WithoutLosses(RebalanceProblem problem, int[] group)
    {
        var locked = (bool[])problem.Lots.Locked.Clone();
        for (var lot = 0; lot < locked.Length; lot++)
        {
            locked[lot] |= problem.Lots.GainPerUnit[lot] < 0d && Array.IndexOf(group, problem.Lots.Asset[lot]) >= 0;
        }
        return Changed(problem, problem.Assets, problem.Lots with { Locked = locked });
    }

    private static RebalanceProblem Changed(RebalanceProblem problem, Assets assets, Lots lots) =>
        new(assets, lots, problem.Factors, problem.Rows, problem.Limits, problem.Weights, problem.NavUsd);
}
