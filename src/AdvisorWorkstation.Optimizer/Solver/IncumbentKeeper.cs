namespace AdvisorWorkstation.Optimizer;

/// <summary>The best decision so far and the one that is being tried.</summary>
internal sealed unsafe class IncumbentKeeper(DenseKernels dense)
{
    /// <summary>Effort of a local search once there is a feasible decision.</summary>
    private const double UsualEffort = 0.5;

    public Decision Best { get; } = new(dense);

    public Decision Trial { get; } = new(dense);

    /// <summary>Objective of the best feasible decision; plus infinity when there is none.</summary>
    public double BestObjective => Best.IsFeasible ? Best.Objective : double.PositiveInfinity;

    public void Resize(CompiledProblem compiled)
    {
        Best.Resize(compiled);
        Trial.Resize(compiled);
    }

    /// <summary>Searches near a decision, solves for what is not on a share grid, and keeps the result when it is better.</summary>
    public void Search(
        CompiledProblem compiled, TradeDomain domain, LocalSearch search, Rounding rounding, OuterMultipliers outer, Decision from)
    {
        from.Trade.AsSpan(0, compiled.Assets).CopyTo(search.State.Trade);
        if (!search.Run(compiled, domain, outer.Lots, outer.BestMultipliers, outer.BestPrices, Best.IsFeasible ? UsualEffort : 1))
            return;
        rounding.Settle(compiled, domain, outer.Lots, search.State.Trade, Trial);
        Offer(compiled);
    }

    /// <summary>Keeps the trial when it is better: feasible before infeasible, then by objective or by violation. True when kept.</summary>
    public bool Offer(CompiledProblem compiled)
    {
        var better = Trial.IsFeasible
            ? !Best.IsFeasible || Trial.Objective < Best.Objective
            : !Best.IsFeasible && Trial.Violation < Best.Violation;
        if (better)
            Best.CopyFrom(Trial, compiled);
        return better;
    }
}
