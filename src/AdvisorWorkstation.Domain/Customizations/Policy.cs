using System.Collections.Frozen;
using AdvisorWorkstation.Domain.Values;

namespace AdvisorWorkstation.Domain.Customizations;

/// <summary>One line of a policy: what holds, and where it comes from.</summary>
/// <param name="Option">The option's key.</param>
/// <param name="Arguments">What holds.</param>
/// <param name="Chosen">The choice that won; null where the firm's standard value holds because nobody chose.</param>
/// <param name="Overruled">Choices of farther levels that lost, nearest first.</param>
public sealed record PolicyEntry(string Option, Arguments Arguments, Customization? Chosen, IReadOnlyList<Customization> Overruled)
{
    /// <summary>The option itself.</summary>
    public PolicyOption Declaration => PolicyOptions.Find(Option) ?? throw new InvalidOperationException($"no option '{Option}'");

    /// <summary>What holds, as a sentence.</summary>
    public string Sentence => Declaration.Sentence(Arguments);

    /// <summary>True when it is not the standard value that the option was declared with.</summary>
    public bool DiffersFromStandard =>
        Declaration.Instance is not null || Declaration.Parameters.Any(p => Arguments.TextOf(p) != p.DefaultText);

    /// <summary>True when it is not what the firm says: the firm's own choice, or the standard value where the firm has made none.</summary>
    public bool DiffersFromFirm => Chosen is not null && Chosen.Scope != PolicyScope.Firm
        && (Overruled.FirstOrDefault(c => c.Scope == PolicyScope.Firm) is { } firm
            ? !Declaration.Says(firm.Arguments, Arguments)
            : Declaration.Instance is not null || !Declaration.Says(Arguments.Default, Arguments));

    /// <summary>True when the firm or the model fixed it.</summary>
    public bool IsLocked => Chosen is { IsLocked: true };
}

/// <summary>
/// All wishes of one account on one day, merged: account over household over model over firm over the standard values. A choice that the firm or the
/// model locked wins over everything nearer, and the firm's lock over the model's.
/// </summary>
public sealed class Policy
{
    private readonly FrozenDictionary<Type, IReadOnlyList<Requirement>> _requirements;

    /// <summary>A policy of these lines.</summary>
    public Policy(IReadOnlyList<PolicyEntry> entries)
    {
        Entries = entries;
        Requirements = [.. entries.Select(e => e.Declaration.Reduce(e.Arguments))];
        ByPhase = [.. Requirements.OrderBy(r => r.Phase)];
        _requirements = Requirements
            .GroupBy(r => r.GetType())
            .ToFrozenDictionary(g => g.Key, g => (IReadOnlyList<Requirement>)[.. g]);
    }

    /// <summary>The lines, by menu number; within one option by what tells its choices apart.</summary>
    public IReadOnlyList<PolicyEntry> Entries { get; }

    /// <summary>Every requirement, in the order of the lines.</summary>
    public IReadOnlyList<Requirement> Requirements { get; }

    /// <summary>The same by phase; within one in the order of the lines.</summary>
    public IReadOnlyList<Requirement> ByPhase { get; }

    /// <summary>The one requirement of a type.</summary>
    public T Require<T>() where T : Requirement => (T)_requirements[typeof(T)][0];

    /// <summary>All requirements of a type that an account can have several of; none is an empty list.</summary>
    public IEnumerable<T> RequireAll<T>() where T : Requirement =>
        _requirements.TryGetValue(typeof(T), out var found) ? found.Cast<T>() : [];

    /// <summary>Merges the choices that hold on a day.</summary>
    public static Policy Merge(IEnumerable<Customization> choices, AsOf asOf)
    {
        var active = choices
            .Where(c => c.HoldsOn(asOf.Date))
            .ToLookup(c => c.Option, StringComparer.Ordinal);
        return new Policy([.. PolicyOptions.All.SelectMany(option => EntriesOf(option, active[option.Key]))]);
    }

    /// <summary>
    /// This policy with some choices in place of those of the same level that hold: what a what-if tries. What is locked stays. Nothing is stored.
    /// </summary>
    public Policy With(IReadOnlyList<Customization> tried, AsOf asOf)
    {
        var replaced = tried.Select(c => (Key(c), c.Scope)).ToHashSet();
        return Merge(Choices.Where(c => !replaced.Contains((Key(c), c.Scope))).Concat(tried), asOf);
    }

    /// <summary>This policy without some of its choices: the next level's hold in their place.</summary>
    public Policy Without(IReadOnlyCollection<Customization> dropped, AsOf asOf) => Merge(Choices.Where(c => !dropped.Contains(c)), asOf);

    /// <summary>Every choice that holds today, those that lost too.</summary>
    public IEnumerable<Customization> Choices =>
        Entries.SelectMany(e => e.Chosen is { } chosen ? e.Overruled.Prepend(chosen) : e.Overruled);

    /// <summary>True when one choice takes the place of the other where both hold on one level.</summary>
    public static bool IsSameMatter(Customization a, Customization b) => Key(a) == Key(b);

    private static (string Option, string Instance) Key(Customization choice) =>
        (choice.Option, InstanceOf(PolicyOptions.Find(choice.Option), choice));

    /// <summary>What tells this choice apart from others of its option, in one spelling: BRK/B and BRK.B are the same security.</summary>
    private static string InstanceOf(PolicyOption? option, Customization choice) =>
        option?.Instance is { } parameter ? parameter.Spelled(choice.Arguments.TextOf(parameter)) : "";

    private static IEnumerable<PolicyEntry> EntriesOf(PolicyOption option, IEnumerable<Customization> choices)
    {
        var instances = choices
            .GroupBy(c => InstanceOf(option, c), StringComparer.Ordinal)
            .OrderBy(g => g.Key, StringComparer.Ordinal)
            .Select(Chain)
            .ToList();
        if (instances.Count == 0 && option.Instance is null)
        {
            return [new PolicyEntry(option.Key, Arguments.Default, null, [])];
        }
        return instances.Select(chain => new PolicyEntry(option.Key, chain[0].Arguments, chain[0], chain[1..]));
    }

    /// <summary>The winner first, then those that lost, the nearest first. On one level the later choice stands for the others.</summary>
    private static List<Customization> Chain(IEnumerable<Customization> choices)
    {
        var nearest = choices.OrderByDescending(c => c.Scope).ThenByDescending(c => c.From).ThenByDescending(c => c.IsLocked)
            .ThenBy(c => c.Arguments.ToText(), StringComparer.Ordinal).ToList();
        var standing = nearest.DistinctBy(c => c.Scope).LastOrDefault(c => c.IsLocked);
        return standing is null ? nearest : [standing, .. nearest.Where(c => !ReferenceEquals(c, standing))];
    }
}
