namespace AdvisorWorkstation.Optimizer;

/// <summary>How much work a solve may do. The defaults suit one account of an overnight run or a what-if.</summary>
public sealed record SolverSettings
{
    /// <summary>Wall time after which the best decision so far is returned. Null, the default: work limits only, the same result on any machine.</summary>
    public TimeSpan? TimeBudget { get; init; }

    /// <summary>Non-convex requirements to ignore. Default: none.</summary>
    public Relaxations Relax { get; init; }

    /// <summary>Gap, as a fraction of NAV, at which the search for better decisions and bounds ends. Default: 1e-7, 0.001 basis points.</summary>
    public double TargetGap { get; init; } = 1e-7;

    /// <summary>
    /// Most nodes of the branching tree; 0 leaves the root's bound as it is. Twice as many with a cap on trades on up to 100 assets, fewer from there to
    /// 200: a node costs little there, and helps. Default: 60.
    /// </summary>
    public int MostNodes { get; init; } = 60;

    /// <summary>Most evaluations of the bound for the best budget prices at the root. Default: 20.</summary>
    public int MostOuterSteps { get; init; } = 20;

    /// <summary>Instructions to run on; all give the same bits. Null, the default: the fastest that the machine has.</summary>
    public SimdPath? Simd { get; init; }

    /// <summary>The default settings.</summary>
    public static SolverSettings Default { get; } = new();

    /// <summary>Most nodes for an account of that many assets.</summary>
    internal int NodesFor(int assets, bool hasTradeCap) => hasTradeCap ? (int)(MostNodes * Math.Clamp(200.0 / assets, 1, 2)) : MostNodes;

    private bool IsUsable =>
        !(TimeBudget <= TimeSpan.Zero) && TargetGap >= 0 && MostNodes >= 0 && MostOuterSteps >= 1
        && (Simd is not { } path || SimdSupport.IsSupported(path));

    /// <summary>Refuses unusable settings.</summary>
    /// <exception cref="ArgumentException"><see cref="Check"/> has findings.</exception>
    internal void ThrowIfUnusable()
    {
        if (!IsUsable)
            throw new ArgumentException(string.Join("; ", Check()));
    }

    /// <summary>Everything that makes the settings unusable.</summary>
    public IReadOnlyList<ProblemFinding> Check()
    {
        List<ProblemFinding> findings = [];
        if (TimeBudget is { } budget && budget <= TimeSpan.Zero)
            findings.Add(new(nameof(TimeBudget), null, $"is {budget}, not above 0"));
        if (!(TargetGap >= 0))
            findings.Add(new(nameof(TargetGap), null, $"is {TargetGap}, not at least 0"));
        if (MostNodes < 0)
            findings.Add(new(nameof(MostNodes), null, $"is {MostNodes}, not at least 0"));
        if (MostOuterSteps < 1)
            findings.Add(new(nameof(MostOuterSteps), null, $"is {MostOuterSteps}, not at least 1"));
        if (Simd is { } path && !SimdSupport.IsSupported(path))
            findings.Add(new(nameof(Simd), null, $"is {path}, which this machine does not have"));
        return findings;
    }
}
