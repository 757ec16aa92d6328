namespace AdvisorWorkstation.Optimizer;

/// <summary>
/// Proof of a lower bound on the objective of every feasible decision. A leaf's multipliers bound its part of the decisions by Lagrangian duality;
/// a split divides the trades of one asset so that none is lost; the bound is the smallest over the leaves.
/// </summary>
public abstract record Certificate
{
    private Certificate()
    {
    }

    /// <summary>The bound that these multipliers prove holds for every decision of this part.</summary>
    public sealed record Leaf(Multipliers Multipliers) : Certificate;

    /// <summary>Left: the asset's trade z = x - h is at most <paramref name="Below"/>. Right: at least <paramref name="Above"/>. No allowed trade lies between.</summary>
    public sealed record Split(int Asset, double Below, double Above, Certificate Left, Certificate Right) : Certificate;

    /// <summary>The splits leave some asset no allowed trade.</summary>
    public sealed record Empty : Certificate;
}
