namespace AdvisorWorkstation.Optimizer.Formats;

/// <summary>The names that the command line and the files use.</summary>
public static class RelaxationNames
{
    private static readonly (string Name, Relaxations Value)[] Names =
    [
        ("wash-exclusion", Relaxations.WashExclusion),
        ("min-trade", Relaxations.MinTrade),
        ("whole-shares", Relaxations.WholeShares),
        ("trade-count", Relaxations.TradeCount),
    ];

    /// <summary>Reads a comma-separated list of names, or "all"; null with the name that is not one.</summary>
    public static (Relaxations? Value, string? Unknown) Parse(string list)
    {
        var value = Relaxations.None;
        foreach (var name in list.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            if (name == "all")
                value = Relaxations.All;
            else if (Array.FindIndex(Names, entry => entry.Name == name) is >= 0 and var index)
                value |= Names[index].Value;
            else
                return (null, name);
        }
        return (value, null);
    }

    /// <summary>Names of the relaxations that are set.</summary>
    public static IEnumerable<string> Of(Relaxations relaxed) => Names.Where(entry => relaxed.Includes(entry.Value)).Select(entry => entry.Name);

    /// <summary>Name of a status.</summary>
    public static string Of(SolveStatus status) => status switch
    {
        SolveStatus.Certified => "certified",
        SolveStatus.TimeLimit => "time-limit",
        SolveStatus.Infeasible => "infeasible",
        SolveStatus.NoFeasiblePoint => "no-feasible-point",
        _ => throw new ArgumentOutOfRangeException(nameof(status), status, null),
    };
}
