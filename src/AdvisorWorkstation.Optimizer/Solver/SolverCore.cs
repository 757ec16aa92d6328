namespace AdvisorWorkstation.Optimizer;

/// <summary>
/// One solve, in the solver's own workspace: bound, then decision, then both together until they meet. Allocates only while its arrays grow.
/// </summary>
internal sealed unsafe class SolverCore
{
    /// <summary>Nodes after which an account without a decision is asked whether there is any.</summary>
    private const int NodesBeforeAsking = 6;

    /// <summary>How much worse than the best the bound may be where the first rounding starts.</summary>
    private const double RootRestore = 2e-6;

    private readonly DenseKernels _dense;
    private readonly InteriorPoint _interior;
    private readonly OuterMultipliers _outer;
    private readonly Rounding _rounding;
    private readonly LocalSearch _search;
    private readonly ConvexSolve _convex;
    private readonly InfeasibilityFinder _infeasibility;
    private readonly BranchTree _tree;
    private readonly Feasibility? _feasibility;
    private bool _planted;
    private bool _allowed;
    private bool _asked;

    /// <param name="path">Instructions to run on.</param>
    /// <param name="canAsk">Accounts without a decision are looked into by a second core.</param>
    public SolverCore(SimdPath path, bool canAsk = true)
    {
        _feasibility = canAsk ? new(path) : null;
        _dense = DenseKernels.For(path);
        _interior = new(path, _dense);
        _outer = new(_interior, _dense);
        _rounding = new(_dense, _interior);
        _convex = new(_interior);
        _infeasibility = new(_interior);
        _search = new(_dense);
        _tree = new(_outer, _rounding, _search, _interior, _dense);
        Keeper = new(_dense);
    }

    public CompiledProblem Compiled { get; } = new();

    public TradeDomain Domain { get; } = new();

    public IncumbentKeeper Keeper { get; }

    public Decision Incumbent => Keeper.Best;

    public SolveStatus Status { get; private set; }

    public double Bound { get; private set; }

    public InfeasibilityReport? Infeasible { get; private set; }

    public int Nodes => _planted ? _tree.Count : 1;

    public int Iterations => _outer.Iterations + _rounding.Iterations + _convex.Iterations + _infeasibility.Iterations + (_asked ? _feasibility!.Iterations : 0);

    public void Run(RebalanceProblem problem, SolverSettings settings, CancellationToken cancellation)
    {
        var deadline = new Deadline(settings.TimeBudget, cancellation);
        var isConvex = settings.Relax == Relaxations.All;
        Load(problem, isConvex ? settings.Relax : settings.Relax & ~Relaxations.WashExclusion);
        if (isConvex)
            SolveConvex();
        else
            SolveFully(settings, deadline);
        if (!isConvex && settings.Relax.Includes(Relaxations.WashExclusion))
            BoundWithoutExclusion(problem, settings);
        Status = Incumbent.IsFeasible ? deadline.HasPassed() ? SolveStatus.TimeLimit : SolveStatus.Certified : Explain();
    }

    /// <summary>The relaxed answer alone.</summary>
    public RelaxedEstimate Estimate(RebalanceProblem problem, SolverSettings settings, bool nearLast)
    {
        LoadForBound(problem, settings.Relax);
        var from = nearLast ? _outer.Resume(Compiled) : default;
        if (!_allowed || !_outer.Maximize(Compiled, Domain, from, settings.TargetGap, settings.MostOuterSteps, trustCurvature: true))
            return default;
        _outer.Save(Compiled);
        double* row = stackalloc double[Compiled.Rows];
        _dense.Multiply(Compiled.Matrix, Compiled.Rows, Compiled.Slots, _interior.Point.X, row);
        var variance = 0.0;
        for (var j = 0; j < Compiled.FactorRows; j++)
            variance += (row[j] - Compiled.TargetExposure[j]) * (row[j] - Compiled.TargetExposure[j]);
        for (var i = 0; i < Compiled.Assets; i++)
        {
            var active = _interior.Point.X[Compiled.SlotOf[i]] - problem.Assets.Target[i];
            variance += problem.Assets.SpecificVariance[i] * active * active;
        }
        var use = _outer.Envelopes.Use(Compiled, _interior.Point);
        return new(true, _outer.BestBound, variance, 1 - row[Compiled.FactorRows], use.Turnover, use.ShortTerm, use.LongTerm, use.Trades);
    }

    /// <summary>The bound at the root, and nothing else.</summary>
    public void BoundOnly(RebalanceProblem problem, SolverSettings settings)
    {
        LoadForBound(problem, settings.Relax);
        _planted = false;
        var bounded = _allowed && _outer.Maximize(Compiled, Domain, default, settings.TargetGap, settings.MostOuterSteps, WithoutObjective.Most);
        Bound = bounded ? _outer.BestBound : double.PositiveInfinity;
    }

    /// <summary>Looks for one feasible decision; a bound above <paramref name="most"/> proves that there is none.</summary>
    public void FindAny(RebalanceProblem problem, SolverSettings settings, Deadline deadline, double most)
    {
        Load(problem, settings.Relax & ~Relaxations.WashExclusion);
        if (!Root(settings))
            return;
        _tree.Grow(Compiled, Domain, settings, settings.MostNodes, deadline, Keeper, most);
        Bound = _tree.Bound;
    }

    /// <summary>Proof of the bound.</summary>
    public Certificate? BuildCertificate() =>
        double.IsPositiveInfinity(Bound) ? null : _planted ? _tree.BuildCertificate(Compiled) : new Certificate.Leaf(BuildMultipliers());

    /// <summary>Multipliers of the root.</summary>
    public Multipliers BuildMultipliers() =>
        _planted ? _tree.BuildRootMultipliers(Compiled) : CertificateBuilder.Multipliers(Compiled, _outer.BestMultipliers, _outer.BestPrices);

    private void Load(RebalanceProblem problem, Relaxations relaxed)
    {
        LoadForBound(problem, relaxed);
        _rounding.Load(Compiled);
        _convex.Load(Compiled);
        Keeper.Resize(Compiled);
        (_planted, _asked) = (false, false);
        Infeasible = null;
    }

    private void LoadForBound(RebalanceProblem problem, Relaxations relaxed)
    {
        Compiled.Load(problem, relaxed);
        Domain.Load(Compiled);
        _allowed = _outer.Load(Compiled, Domain);
    }

    /// <summary>
    /// A bound for the problem in which an asset may be sold and bought at once while other holes remain: those are filled in. The decision keeps
    /// the exclusion: what it gives away is in the gap.
    /// </summary>
    private void BoundWithoutExclusion(RebalanceProblem problem, SolverSettings settings)
    {
        _planted = false;
        LoadForBound(problem, settings.Relax);
        var bounded = _outer.Maximize(Compiled, Domain, default, settings.TargetGap, settings.MostOuterSteps);
        Bound = bounded ? _outer.BestBound : double.PositiveInfinity;
    }

    private void SolveFully(SolverSettings settings, Deadline deadline)
    {
        if (!Root(settings) || (!Incumbent.IsFeasible && FindConflict()))
            return;
        if (!Incumbent.IsFeasible && settings.MostNodes > 0)
            _tree.Grow(Compiled, Domain, settings, Math.Min(NodesBeforeAsking, settings.MostNodes), deadline, Keeper);
        if (!Incumbent.IsFeasible && Ask(settings, deadline))
            return;
        _tree.Grow(Compiled, Domain, settings, settings.NodesFor(Compiled.Assets, Compiled.HasTradeCap), deadline, Keeper);
        Bound = _tree.Bound;
    }

    /// <summary>The root's bound, and the decisions near it; false when an asset has no allowed trade.</summary>
    private bool Root(SolverSettings settings)
    {
        if (!_allowed || !_outer.Maximize(Compiled, Domain, default, settings.TargetGap, settings.MostOuterSteps))
        {
            Bound = double.PositiveInfinity;
            return false;
        }
        _outer.Restore(Compiled, Domain, RootRestore);
        _tree.Plant(Compiled, Domain, settings);
        _planted = true;
        _rounding.Run(Compiled, Domain, _outer, _outer.LastPrices, starts: 3, double.PositiveInfinity, Keeper.Trial);
        Keeper.Offer(Compiled);
        _search.State.Load(Compiled);
        if (!Incumbent.IsFeasible || _rounding.IsDiscrete(Compiled))
            Keeper.Search(Compiled, Domain, _search, _rounding, _outer, Incumbent);
        Bound = _tree.Bound;
        return true;
    }

    /// <summary>Asks whether any decision is allowed: true when it is proven that none is; otherwise one that was found is improved on.</summary>
    private bool Ask(SolverSettings settings, Deadline deadline)
    {
        if (_feasibility is not { } feasibility || deadline.HasPassed())
            return false;
        _asked = true;
        Infeasible = feasibility.Conflict(Compiled);
        if (Infeasible is null && !feasibility.Find(Compiled, settings, deadline, Keeper.Trial))
        {
            if (!feasibility.IsRefuted)
                return false;
            Infeasible = InfeasibilityFinder.AfterExhaustion(Compiled, BuildMultipliers());
        }
        if (Infeasible is not null)
        {
            Bound = double.PositiveInfinity;
            return true;
        }
        Keeper.Trial.Measure(Compiled, Domain);
        Keeper.Offer(Compiled);
        _rounding.Settle(Compiled, Domain, _outer.Lots, Keeper.Best.Trade, Keeper.Trial);
        Keeper.Offer(Compiled);
        Keeper.Search(Compiled, Domain, _search, _rounding, _outer, Incumbent);
        return false;
    }

    private void SolveConvex()
    {
        _convex.Run(Compiled, Domain, Keeper.Trial);
        Keeper.Offer(Compiled);
        _outer.Adopt(Compiled, Domain, _interior.Multipliers, _convex.Prices);
        Bound = _outer.BestBound;
    }

    /// <summary>Without a feasible decision: a named conflict, or the admission that none was found.</summary>
    private SolveStatus Explain()
    {
        if (FindConflict())
            return SolveStatus.Infeasible;
        if (!double.IsPositiveInfinity(Bound))
            return SolveStatus.NoFeasiblePoint;
        Infeasible = InfeasibilityFinder.AfterExhaustion(Compiled, BuildMultipliers());
        return SolveStatus.Infeasible;
    }

    /// <summary>Looks for requirements that contradict each other; a conflict makes the bound infinite.</summary>
    private bool FindConflict()
    {
        Infeasible ??= _feasibility is null ? null : _infeasibility.Find(Compiled, Domain);
        if (Infeasible is null)
            return false;
        Bound = double.PositiveInfinity;
        return true;
    }
}
