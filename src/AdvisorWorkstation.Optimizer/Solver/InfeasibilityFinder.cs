namespace AdvisorWorkstation.Optimizer;

/// <summary>
/// Decides whether the requirements contradict each other, and if they do, finds a smallest conflicting set by the deletion filter
/// (Chinneck, "Feasibility and Infeasibility in Optimization", 2008) and the cheapest way out. Allocates: infeasible accounts are rare.
/// </summary>
internal sealed class InfeasibilityFinder(InteriorPoint interior)
{
    /// <summary>More members of one kind than this are named as the kind.</summary>
    private const int MostMembers = 6;

    private readonly PhaseOne _phase = new(interior);
    private bool[] _lowerKept = [];
    private bool[] _upperKept = [];
    private double[] _penalty = [];
    private CompiledProblem _compiled = null!;

    public int Iterations => _phase.Iterations;

    /// <summary>The conflict, or null when the convex hull of the allowed trades meets all requirements.</summary>
    public InfeasibilityReport? Find(CompiledProblem compiled, TradeDomain domain)
    {
        _compiled = compiled;
        return OneAsset() ?? OneAssetInSteps(domain) ?? ForcedTrades() ?? Coupled();
    }

    /// <summary>
    /// What to name when the branching tree has shown that no decision is left although the convex hull of the allowed trades has one: the requirements
    /// whose multipliers are not 0 and those that make the trades non-convex. A conflicting set, but not a smallest one.
    /// </summary>
    public static InfeasibilityReport AfterExhaustion(CompiledProblem compiled, Multipliers multipliers)
    {
        List<Requirement> conflict = [];
        if (multipliers.Cash != 0)
            conflict.Add(new(multipliers.Cash > 0 ? RequirementKind.MinCash : RequirementKind.MaxCash));
        for (var r = 0; r < multipliers.Rows.Length; r++)
        {
            if (Math.Abs(multipliers.Rows[r]) > 1e-6)
                conflict.Add(new(multipliers.Rows[r] > 0 ? RequirementKind.RowUpper : RequirementKind.RowLower, r));
        }
        double[] budgets = [multipliers.Turnover, multipliers.ShortTermGains, multipliers.LongTermGains, multipliers.Trades];
        for (var e = 0; e < budgets.Length; e++)
        {
            if (budgets[e] > 1e-9)
                conflict.Add(new(BudgetKinds[e]));
        }
        if (!compiled.Relaxed.Includes(Relaxations.MinTrade) && compiled.Problem.Limits.MinTrade > 0)
            conflict.Add(new(RequirementKind.MinTrade));
        if (!compiled.Relaxed.Includes(Relaxations.WholeShares) && compiled.Problem.Assets.Fractional.Contains(false))
            conflict.Add(new(RequirementKind.WholeShares));
        if (!compiled.Relaxed.Includes(Relaxations.WashExclusion))
            conflict.Add(new(RequirementKind.WashExclusion));
        RelaxationStep[] steps = [.. conflict.Select(requirement => new RelaxationStep(requirement, double.PositiveInfinity))];
        return new(conflict, steps, []);
    }

    private int Rows => _compiled.Rows - _compiled.FactorRows;

    private void KeepAll()
    {
        var count = Rows + BudgetPrices.Count;
        if (_penalty.Length < count)
            (_lowerKept, _upperKept, _penalty) = (new bool[count], new bool[count], new double[count]);
        Array.Fill(_lowerKept, true);
        Array.Fill(_upperKept, true);
        Array.Fill(_penalty, 1);
    }

    /// <summary>An asset that its own requirements leave no weight.</summary>
    private InfeasibilityReport? OneAsset()
    {
        var problem = _compiled.Problem;
        for (var i = 0; i < _compiled.Assets; i++)
        {
            if (!IsEmpty(i, 0))
                continue;
            var dropped = 0UL;
            List<Requirement> conflict = [];
            foreach (var kind in TradeHull.Kinds)
            {
                if (!TradeHull.Applies(problem, i, kind))
                    continue;
                if (IsEmpty(i, dropped | 1UL << (int)kind))
                    dropped |= 1UL << (int)kind;
                else
                    conflict.Add(Named(kind, i));
            }
            RelaxationStep[] steps = [.. conflict.Select(requirement => new RelaxationStep(requirement, BoundShortfall(requirement)))];
            return new(conflict, [steps.MinBy(step => step.Amount)!], steps);
        }
        return null;
    }

    /// <summary>An asset that has to be traded, but not in steps that the smallest trade and whole shares allow.</summary>
    private InfeasibilityReport? OneAssetInSteps(TradeDomain domain)
    {
        for (var i = 0; i < _compiled.Assets; i++)
        {
            if (!domain.Root(i).IsEmpty)
                continue;
            var relaxed = _compiled.Relaxed;
            List<Requirement> conflict = [];
            foreach (var (step, kind) in Steps)
            {
                if (TradeDomain.Describe(_compiled, i, relaxed | step).IsEmpty)
                    relaxed |= step;
                else
                    conflict.Add(new(kind, i));
            }
            var hull = TradeHull.Of(_compiled.Problem, i, default);
            conflict.Add(new(hull.Low > 0 ? RequirementKind.AssetLower : RequirementKind.AssetUpper, i));
            RelaxationStep[] steps = [.. conflict.Select(requirement => new RelaxationStep(requirement, double.PositiveInfinity))];
            return new(conflict, [steps[0]], steps);
        }
        return null;
    }

    private static readonly (Relaxations Step, RequirementKind Kind)[] Steps =
        [(Relaxations.MinTrade, RequirementKind.MinTrade), (Relaxations.WholeShares, RequirementKind.WholeShares)];

    private bool IsEmpty(int asset, ulong dropped)
    {
        var hull = TradeHull.Of(_compiled.Problem, asset, new(0, asset, dropped));
        return hull.Low > hull.High + Tolerances.Feasibility;
    }

    /// <summary>By how much a bound misses what the asset's other requirements leave it; infinite for a prohibition.</summary>
    private double BoundShortfall(Requirement requirement)
    {
        if (requirement.Kind is not (RequirementKind.AssetLower or RequirementKind.AssetUpper))
            return double.PositiveInfinity;
        var hull = TradeHull.Of(_compiled.Problem, requirement.Index, default);
        return Math.Abs(hull.Low - hull.High);
    }

    /// <summary>An asset's requirement of a kind; that of its locked lots is named by the first of them.</summary>
    private Requirement Named(RequirementKind kind, int asset) =>
        new(kind, kind == RequirementKind.LockedLot ? Array.IndexOf(_compiled.Problem.Lots.Locked, true, _compiled.Problem.FirstLot[asset]) : asset);

    /// <summary>More assets that have to be traded than trades are allowed.</summary>
    private InfeasibilityReport? ForcedTrades()
    {
        var forced = 0;
        for (var i = 0; i < _compiled.Assets; i++)
            forced += Forces(i) is null ? 0 : 1;
        var excess = forced - _compiled.BudgetLimit.Trades;
        if (!(excess > 0))
            return null;
        List<Requirement> conflict = [new(RequirementKind.TradeCount), .. Enumerable.Range(0, _compiled.Assets).Select(Forces).OfType<Requirement>()];
        conflict.RemoveRange(conflict.Count - (int)(excess - 1), (int)(excess - 1));
        var step = new RelaxationStep(conflict[0], excess);
        return new(conflict, [step], [step]);
    }

    /// <summary>What forces a trade of an asset; null when nothing does.</summary>
    private Requirement? Forces(int asset)
    {
        var problem = _compiled.Problem;
        if (problem.Assets.MustSell[asset] && problem.Assets.Held[asset] > Tolerances.Feasibility)
            return new(RequirementKind.MustSell, asset);
        var hull = TradeHull.Of(problem, asset, default);
        return hull.Low > Tolerances.Feasibility ? new(RequirementKind.AssetLower, asset)
            : hull.High < -Tolerances.Feasibility ? new(RequirementKind.AssetUpper, asset)
            : null;
    }

    private InfeasibilityReport? Coupled()
    {
        KeepAll();
        if (Violation(default) <= PhaseOne.Tolerance)
            return null;
        var everything = Relaxed();
        var members = FilterRows();
        var conflict = members.Concat(FilterKinds()).ToList();
        var alternatives = Alternatives(members);
        var cheapest = alternatives.Count > 0 ? [alternatives.MinBy(step => step.Amount / Scale(step.Requirement))!] : everything;
        return new(conflict, cheapest, alternatives);
    }

    private double Violation(IgnoredRequirements ignored) => _phase.Solve(_compiled, _lowerKept, _upperKept, _penalty, ignored);

    /// <summary>The violations of the last solution as relaxations.</summary>
    private List<RelaxationStep> Relaxed()
    {
        List<RelaxationStep> steps = [];
        for (var r = 0; r < _phase.Count; r++)
        {
            if (_phase.Amount[r] > PhaseOne.Tolerance)
                steps.Add(Step(Name(r, _phase.Multiplier[r] > 0), _phase.Amount[r] * Scale(r)));
        }
        return steps;
    }

    /// <summary>Drops every limit without which the rest still conflicts, those that hardly matter first.</summary>
    private List<Requirement> FilterRows()
    {
        var order = Enumerable.Range(0, _phase.Count)
            .Select(r => (Row: r, Weight: Math.Abs(_phase.Multiplier[r]), Upper: _phase.Multiplier[r] > 0))
            .OrderBy(entry => entry.Weight).ThenBy(entry => entry.Row).ToList();
        foreach (var (row, weight, upper) in order)
        {
            _lowerKept[row] = weight > 1e-6 && !upper;
            _upperKept[row] = weight > 1e-6 && upper;
        }
        List<Requirement> members = [];
        foreach (var (row, weight, upper) in order)
        {
            if (weight <= 1e-6)
                continue;
            var kept = upper ? _upperKept : _lowerKept;
            kept[row] = false;
            if (Violation(default) > PhaseOne.Tolerance)
                continue;
            kept[row] = true;
            members.Add(Name(row, upper));
        }
        return members;
    }

    /// <summary>The kinds of requirements on assets that the conflict needs; by name where few assets matter.</summary>
    private List<Requirement> FilterKinds()
    {
        List<Requirement> needed = [];
        var ignored = default(IgnoredRequirements);
        foreach (var kind in TradeHull.Kinds)
        {
            var without = ignored.With(kind);
            if (Violation(without) > PhaseOne.Tolerance)
                ignored = without;
            else
                needed.AddRange(Members(kind));
        }
        return needed;
    }

    private List<Requirement> Members(RequirementKind kind)
    {
        List<Requirement> members = [];
        for (var i = 0; i < _compiled.Assets && members.Count <= MostMembers; i++)
        {
            if (TradeHull.Applies(_compiled.Problem, i, kind) && IsTouched(i))
                members.Add(Named(kind, i));
        }
        return members.Count is > 0 and <= MostMembers ? members : [new(kind)];
    }

    /// <summary>A row of the conflict reads the asset.</summary>
    private bool IsTouched(int asset)
    {
        var problem = _compiled.Problem;
        for (var r = 1; r < Rows; r++)
        {
            if ((_lowerKept[r] || _upperKept[r]) && problem.Rows[r - 1].Asset.Contains(asset))
                return true;
        }
        return _lowerKept[0] || _upperKept[0] || Enumerable.Range(Rows, BudgetPrices.Count).Any(e => _upperKept[e]);
    }

    /// <summary>For each limit of the conflict: by how much it alone would have to give way, everything else holding.</summary>
    private List<RelaxationStep> Alternatives(List<Requirement> members)
    {
        KeepAll();
        List<RelaxationStep> steps = [];
        foreach (var member in members)
        {
            var row = RowOf(member);
            Array.Fill(_penalty, PhaseOne.Hard);
            _penalty[row] = 1;
            Violation(default);
            var others = 0.0;
            for (var r = 0; r < _phase.Count; r++)
                others = r == row ? others : Math.Max(others, _phase.Amount[r]);
            if (others <= PhaseOne.Tolerance)
                steps.Add(Step(member, _phase.Amount[row] * Scale(row)));
        }
        return steps;
    }

    private static RelaxationStep Step(Requirement requirement, double amount) =>
        new(requirement, requirement.Kind == RequirementKind.TradeCount ? Math.Ceiling(amount - PhaseOne.Tolerance) : amount);

    private double Scale(Requirement requirement) => Scale(RowOf(requirement));

    private double Scale(int row) => row < Rows ? _compiled.RowScale[row] : 1;

    private int RowOf(Requirement requirement) => requirement.Kind switch
    {
        RequirementKind.MinCash or RequirementKind.MaxCash => 0,
        RequirementKind.RowLower or RequirementKind.RowUpper => requirement.Index + 1,
        RequirementKind.Turnover => Rows,
        RequirementKind.ShortTermGains => Rows + 1,
        RequirementKind.LongTermGains => Rows + 2,
        _ => Rows + 3,
    };

    private Requirement Name(int row, bool upper) => row == 0 ? new(upper ? RequirementKind.MinCash : RequirementKind.MaxCash)
        : row < Rows ? new(upper ? RequirementKind.RowUpper : RequirementKind.RowLower, row - 1)
        : new(BudgetKinds[row - Rows]);

    private static ReadOnlySpan<RequirementKind> BudgetKinds =>
        [RequirementKind.Turnover, RequirementKind.ShortTermGains, RequirementKind.LongTermGains, RequirementKind.TradeCount];
}
