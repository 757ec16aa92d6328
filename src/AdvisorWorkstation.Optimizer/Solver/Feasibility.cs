namespace AdvisorWorkstation.Optimizer;

/// <summary>
/// The question whether any decision is allowed, asked of the solver itself: the problem <see cref="WithoutObjective"/> in a workspace of its own.
/// Its bounds know the holes between trades, which <see cref="PhaseOne"/> fills in. Allocates: accounts that need it are rare.
/// </summary>
internal sealed class Feasibility(SimdPath path)
{
    /// <summary>Nodes of a tree without an objective for each of one with: most are proven empty or left at the first decision.</summary>
    private const int NodesPerNode = 5;

    /// <summary>Steps towards the amount by which one limit has to give way.</summary>
    private const int MostEasings = 8;

    private static readonly SolverSettings BoundSettings = new() { TargetGap = 1e-6 };

    private static readonly Relaxations[] Steps = [Relaxations.MinTrade, Relaxations.WholeShares, Relaxations.WashExclusion];

    private SolverCore? _core;
    private Relaxations _relaxed;

    public int Iterations { get; private set; }

    private SolverCore Core => _core ??= new(path, canAsk: false);

    /// <summary>Looks for any allowed decision, and fills in what it sells and buys; false when there is none within the tree's reach.</summary>
    public bool Find(CompiledProblem compiled, SolverSettings settings, Deadline deadline, Decision result)
    {
        var own = settings with { Relax = compiled.Relaxed, TargetGap = BoundSettings.TargetGap, MostNodes = NodesPerNode * settings.MostNodes };
        Core.FindAny(WithoutObjective.Of(compiled.Problem), own, deadline, WithoutObjective.Most);
        Iterations += Core.Iterations;
        if (!Core.Incumbent.IsFeasible)
            return false;
        Array.Copy(Core.Incumbent.Sold, result.Sold, compiled.Problem.Lots.Count);
        Array.Copy(Core.Incumbent.Bought, result.Bought, compiled.Assets);
        return true;
    }

    /// <summary>The last search has shown that no decision is allowed.</summary>
    public bool IsRefuted => Core.Bound > WithoutObjective.Most;

    /// <summary>The conflict between requirements when the envelopes of the trades can't meet them together; null when they can.</summary>
    public InfeasibilityReport? Conflict(CompiledProblem compiled)
    {
        _relaxed = compiled.Relaxed;
        var problem = WithoutObjective.Of(compiled.Problem);
        if (!Refutes(problem))
            return null;
        var multipliers = Core.BuildMultipliers();
        var suspects = Priced(multipliers);
        List<Requirement> members = [];
        foreach (var innocent in Limits(problem).Except(suspects).ToList())
            problem = WithoutObjective.Drop(problem, innocent);
        if (!Refutes(problem))
            (problem, suspects) = (WithoutObjective.Of(compiled.Problem), [.. Limits(compiled.Problem)]);
        foreach (var suspect in suspects)
        {
            if (Refutes(WithoutObjective.Drop(problem, suspect)))
                problem = WithoutObjective.Drop(problem, suspect);
            else
                members.Add(suspect);
        }
        var limits = members.ToArray();
        AddKinds(compiled, problem, members);
        if (members.Count == 0)
            return InfeasibilityFinder.AfterExhaustion(compiled, multipliers);
        var alternatives = Alternatives(compiled, limits);
        var cheapest = alternatives.Count > 0 ? alternatives.MinBy(step => step.Amount / Scale(compiled, step.Requirement))! : new RelaxationStep(members[0], double.PositiveInfinity);
        return new(members, [cheapest], alternatives);
    }

    /// <summary>Names the requirements on assets that the conflict needs, by kind, and those that make holes between trades.</summary>
    private void AddKinds(CompiledProblem compiled, RebalanceProblem problem, List<Requirement> members)
    {
        foreach (var step in Steps)
        {
            var before = _relaxed;
            if (before.Includes(step))
                continue;
            _relaxed |= step;
            if (Refutes(problem))
                continue;
            _relaxed = before;
            members.Add(new(step switch
            {
                Relaxations.MinTrade => RequirementKind.MinTrade,
                Relaxations.WholeShares => RequirementKind.WholeShares,
                _ => RequirementKind.WashExclusion,
            }));
        }
        foreach (var kind in TradeHull.Kinds)
        {
            if (!Enumerable.Range(0, compiled.Assets).Any(i => TradeHull.Applies(compiled.Problem, i, kind)))
                continue;
            if (Refutes(WithoutObjective.Drop(problem, new(kind))))
                problem = WithoutObjective.Drop(problem, new(kind));
            else
                members.Add(new(kind));
        }
        _relaxed = compiled.Relaxed;
    }

    /// <summary>
    /// For each limit: by how much it alone would have to give way. The bound falls with the amount, convexly, so that Newton's steps come from below.
    /// </summary>
    private List<RelaxationStep> Alternatives(CompiledProblem compiled, Requirement[] limits)
    {
        List<RelaxationStep> steps = [];
        foreach (var limit in limits)
        {
            var (problem, amount) = (WithoutObjective.Of(compiled.Problem), 0.0);
            for (var step = 0; step < MostEasings; step++)
            {
                if (!Refutes(step == 0 ? problem : WithoutObjective.Ease(problem, limit, amount)))
                {
                    steps.Add(new(limit, limit.Kind == RequirementKind.TradeCount ? Math.Ceiling(amount) : amount));
                    break;
                }
                var price = Price(Core.BuildMultipliers(), limit);
                if (price <= 0 || double.IsInfinity(Core.Bound))
                    break;
                amount += Core.Bound / price;
            }
        }
        return steps;
    }

    private static double Scale(CompiledProblem compiled, Requirement limit) =>
        limit.Kind is RequirementKind.RowLower or RequirementKind.RowUpper ? compiled.RowScale[limit.Index + 1] : 1;

    private bool Refutes(RebalanceProblem problem)
    {
        Core.BoundOnly(problem, BoundSettings with { Relax = _relaxed });
        Iterations += Core.Iterations;
        return Core.Bound > WithoutObjective.Most;
    }

    private static IEnumerable<Requirement> Limits(RebalanceProblem problem)
    {
        RequirementKind[] account =
        [
            RequirementKind.MinCash, RequirementKind.MaxCash, RequirementKind.Turnover, RequirementKind.ShortTermGains, RequirementKind.LongTermGains,
            RequirementKind.TradeCount,
        ];
        return account.Select(kind => new Requirement(kind))
            .Concat(Enumerable.Range(0, problem.Rows.Count).SelectMany(r => new Requirement[] { new(RequirementKind.RowLower, r), new(RequirementKind.RowUpper, r) }));
    }

    /// <summary>Limits that carry the proof, the least important first.</summary>
    private static List<Requirement> Priced(Multipliers multipliers)
    {
        var rows = Enumerable.Range(0, multipliers.Rows.Length);
        IEnumerable<Requirement> all =
        [
            new(multipliers.Cash > 0 ? RequirementKind.MinCash : RequirementKind.MaxCash), new(RequirementKind.Turnover),
            new(RequirementKind.ShortTermGains), new(RequirementKind.LongTermGains), new(RequirementKind.TradeCount),
            .. rows.Select(r => new Requirement(multipliers.Rows[r] > 0 ? RequirementKind.RowUpper : RequirementKind.RowLower, r)),
        ];
        return [.. all.Where(limit => Price(multipliers, limit) > 1e-3).OrderBy(limit => Price(multipliers, limit))];
    }

    private static double Price(Multipliers multipliers, Requirement limit) => limit.Kind switch
    {
        RequirementKind.MinCash or RequirementKind.MaxCash => Math.Abs(multipliers.Cash),
        RequirementKind.Turnover => multipliers.Turnover,
        RequirementKind.ShortTermGains => multipliers.ShortTermGains,
        RequirementKind.LongTermGains => multipliers.LongTermGains,
        RequirementKind.TradeCount => multipliers.Trades,
        _ => Math.Abs(multipliers.Rows[limit.Index]),
    };
}
