namespace AdvisorWorkstation.Domain.Customizations;

/// <summary>Every option there is, by menu number.</summary>
public static class PolicyOptions
{
    /// <summary>All options. They are found by type, so that a new one needs no line here.</summary>
    public static IReadOnlyList<PolicyOption> All { get; } =
    [
        .. typeof(PolicyOptions).Assembly.GetTypes()
            .Where(t => t is { IsAbstract: false } && t.IsSubclassOf(typeof(PolicyOption)))
            .Select(t => (PolicyOption)Activator.CreateInstance(t)!)
            .OrderBy(o => o.Number)
            .ThenBy(o => o.Key, StringComparer.Ordinal),
    ];

    private static readonly Dictionary<string, PolicyOption> ByKey = All.ToDictionary(o => o.Key, StringComparer.Ordinal);

    /// <summary>The option of a key, or null.</summary>
    public static PolicyOption? Find(string key) => ByKey.GetValueOrDefault(key);
}
