namespace AdvisorWorkstation.Optimizer;

/// <summary>The best decision so far and the one that is being tried.</summary>
internal sealed class IncumbentKeeper(DenseKernels dense)
{
    public Decision Best { get; } = new(dense);

    public Decision Trial { get; } = new(dense);

    /// <summary>Objective of the best feasible decision; plus infinity when there is none.</summary>
    public double BestObjective => Best.IsFeasible ? Best.Objective : double.PositiveInfinity;

    public void Resize(CompiledProblem compiled)
    {
        Best.Resize(compiled);
        Trial.Resize(compiled);
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
