namespace AdvisorWorkstation.Optimizer;

/// <summary>
/// Branch and bound from the relaxed solution: the node with the smallest bound is split at a hole between an asset's allowed trades, the multipliers are
/// maximized anew in both parts, and each part's relaxed solution is rounded in the hope of a better decision
/// (Land and Doig, 1960; bounds by Lagrangian relaxation as in Geoffrion, 1974).
/// </summary>
internal sealed unsafe class BranchTree(
    OuterMultipliers outer, Rounding rounding, LocalSearch search, InteriorPoint interior, DenseKernels dense)
{
    /// <summary>Most evaluations of the bound per node.</summary>
    private const int MostSteps = 3;

    /// <summary>Most further ones where the relaxed solution leaves nothing to split.</summary>
    private const int MoreSteps = 8;

    /// <summary>Share of the gap by which a bound may be worse than the best and still be a good place to round and to branch from.</summary>
    private const double RestoreShare = 0.5;

    /// <summary>Share of the gap that is not worth further steps.</summary>
    private const double OuterShare = 0.02;

    private readonly BranchChoice _choice = new(dense);
    private readonly TreeNodes _nodes = new();

    /// <summary>Nodes evaluated, the root included.</summary>
    public int Count => _nodes.Count;

    /// <summary>Proven bound: the smallest over the leaves.</summary>
    public double Bound => _nodes.Bound();

    /// <summary>Starts a tree at the root's multipliers.</summary>
    public void Plant(CompiledProblem compiled, TradeDomain domain, SolverSettings settings)
    {
        _nodes.Reset(settings.NodesFor(compiled.Assets, compiled.HasTradeCap) + 2, compiled.Rows);
        _nodes.Add(-1, -1, 0, 0);
        Record(compiled, domain, 0);
    }

    /// <summary>
    /// Grows the tree until gap, nodes or time are spent. With a finite <paramref name="cutoff"/> parts with a larger bound are not of interest, and any
    /// decision will do.
    /// </summary>
    public void Grow(
        CompiledProblem compiled, TradeDomain domain, SolverSettings settings, int mostNodes, Deadline deadline, IncumbentKeeper keeper,
        double cutoff = double.PositiveInfinity)
    {
        while (_nodes.Count + 2 <= mostNodes + 1 && !deadline.HasPassed())
        {
            var node = _nodes.Next(Math.Min(keeper.BestObjective - settings.TargetGap, cutoff));
            if (node < 0 || (double.IsFinite(cutoff) && keeper.Best.IsFeasible))
                break;
            var (asset, below, above) = (_nodes[node].SplitAsset, _nodes[node].Below, _nodes[node].Above);
            var left = _nodes.Add(node, asset, double.NegativeInfinity, below);
            var right = _nodes.Add(node, asset, above, double.PositiveInfinity);
            _nodes[node].FirstChild = left;
            Evaluate(compiled, domain, settings, left, keeper);
            Evaluate(compiled, domain, settings, right, keeper);
        }
        domain.Free(compiled.Assets);
    }

    /// <summary>Proof of <see cref="Bound"/>.</summary>
    public Certificate BuildCertificate(CompiledProblem compiled) => Build(compiled, 0);

    /// <summary>Multipliers of the whole account.</summary>
    public Multipliers BuildRootMultipliers(CompiledProblem compiled) =>
        CertificateBuilder.Multipliers(compiled, _nodes.Multipliers(0), _nodes[0].Prices);

    private Certificate Build(CompiledProblem compiled, int index)
    {
        ref readonly var node = ref _nodes[index];
        if (node.FirstChild >= 0)
            return new Certificate.Split(node.SplitAsset, node.Below, node.Above, Build(compiled, node.FirstChild), Build(compiled, node.FirstChild + 1));
        return double.IsPositiveInfinity(node.Bound)
            ? new Certificate.Empty()
            : new Certificate.Leaf(CertificateBuilder.Multipliers(compiled, _nodes.Multipliers(index), node.Prices));
    }

    private void Evaluate(CompiledProblem compiled, TradeDomain domain, SolverSettings settings, int index, IncumbentKeeper keeper)
    {
        ref var node = ref _nodes[index];
        _nodes.Apply(index, domain, compiled.Assets);
        var cutoff = keeper.BestObjective - settings.TargetGap;
        var tolerance = Math.Clamp(OuterShare * (keeper.BestObjective - _nodes[node.Parent].Bound), settings.TargetGap, 1e-4);
        if (!outer.Maximize(compiled, domain, _nodes[node.Parent].Prices, tolerance, MostSteps, cutoff))
        {
            node.Bound = double.PositiveInfinity;
            return;
        }
        if (outer.BestBound < cutoff)
            outer.Restore(compiled, domain, RestoreShare * (cutoff - outer.BestBound));
        Record(compiled, domain, index);
        if (node.IsUndecided && node.Bound < cutoff)
        {
            outer.Maximize(compiled, domain, node.Prices, settings.TargetGap, MoreSteps, cutoff);
            Record(compiled, domain, index);
        }
        Inherit(compiled, domain, index);
        if (node.Bound >= keeper.BestObjective - settings.TargetGap)
            return;
        if (!rounding.Run(compiled, domain, outer, outer.LastPrices, starts: 1, 2 * (keeper.BestObjective - node.Bound), keeper.Trial))
            return;
        keeper.Offer(compiled);
        if (!rounding.IsDiscrete(compiled))
            return;
        domain.Free(compiled.Assets);
        keeper.Search(compiled, domain, search, rounding, outer, keeper.Trial);
    }

    /// <summary>The parent's multipliers hold for its parts too, and may be better than what was found for this one.</summary>
    private void Inherit(CompiledProblem compiled, TradeDomain domain, int index)
    {
        ref var node = ref _nodes[index];
        if (node.Bound >= _nodes[node.Parent].Bound)
            return;
        node.Prices = _nodes[node.Parent].Prices;
        node.Bound = outer.BoundAt(compiled, domain, _nodes.Multipliers(node.Parent), node.Prices);
        new Span<double>(_nodes.Multipliers(node.Parent), compiled.Rows).CopyTo(new(_nodes.Multipliers(index), compiled.Rows));
    }

    /// <summary>Keeps a node's bound with its proof, and decides how it would be split.</summary>
    private void Record(CompiledProblem compiled, TradeDomain domain, int index)
    {
        ref var node = ref _nodes[index];
        (node.Bound, node.Prices) = (outer.BestBound, outer.BestPrices);
        new Span<double>(outer.BestMultipliers, compiled.Rows).CopyTo(new(_nodes.Multipliers(index), compiled.Rows));
        node.IsUndecided = !_choice.Find(compiled, domain, outer, interior);
        if (!node.IsUndecided || _choice.FindUndecided(compiled, domain, outer))
            (node.SplitAsset, node.Below, node.Above) = (_choice.Asset, _choice.Below, _choice.Above);
    }
}
