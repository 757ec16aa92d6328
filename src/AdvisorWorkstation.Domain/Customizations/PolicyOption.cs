using AdvisorWorkstation.Domain.Values;

namespace AdvisorWorkstation.Domain.Customizations;

/// <summary>The menus that a client's wishes are grouped by.</summary>
public enum Menu
{
    Target,
    Cash,
    SizeAndCost,
    Taxes,
    Transition,
    Security,
    Sector,
    Screens,
    Tilts,
    Household,
    Execution,
    Workflow,
    Notes,

    /// <summary>Thresholds of the alerts.</summary>
    Alerts,
}

/// <summary>The menus' names on screens.</summary>
public static class Menus
{
    public static string Words(this Menu menu) => menu == Menu.SizeAndCost ? "Size and cost" : menu.ToString();
}

/// <summary>
/// A choice that a menu offers, declared once: from the declaration come its check, its inheritance, its sentence, and its way
/// into the optimizer. To add one, add a file with a sealed class of <see cref="PolicyOption{TRequirement}"/>.
/// </summary>
public abstract class PolicyOption
{
    /// <summary>The stable name in files and in the database, such as <c>cash.minimum</c>.</summary>
    public abstract string Key { get; }

    /// <summary>Where menus list it.</summary>
    public abstract int Number { get; }

    /// <summary>The menu it stands in.</summary>
    public abstract Menu Menu { get; }

    /// <summary>The name on screens.</summary>
    public abstract string Name { get; }

    /// <summary>What it takes.</summary>
    public abstract IReadOnlyList<Parameter> Parameters { get; }

    /// <summary>
    /// The parameter that tells several choices of this option apart (which security, which screen), or null when an account
    /// has exactly one. A choice of the former kind exists only when somebody made it; the latter has a default.
    /// </summary>
    public virtual Parameter? Instance => null;

    /// <summary>The levels that can choose it.</summary>
    public virtual IReadOnlyList<PolicyScope> Scopes => Enum.GetValues<PolicyScope>();

    /// <summary>True when two choices say the same.</summary>
    public bool Says(Arguments one, Arguments other) => Parameters.All(p => p.Tidy(one.TextOf(p)) == p.Tidy(other.TextOf(p)));

    /// <summary>The choice as a sentence that a client could read.</summary>
    public abstract string Sentence(Arguments arguments);

    /// <summary>The numbers behind a choice's words where they stand elsewhere in the policy; null when the words say it all.</summary>
    public virtual string? Figures(Arguments arguments, Policy policy) => null;

    /// <summary>The choice as what the engine enforces.</summary>
    public abstract Requirement Reduce(Arguments arguments);

    /// <summary>Everything that is wrong with a choice: unknown names, faulty values, missing ones.</summary>
    public IReadOnlyList<string> Faults(Arguments arguments)
    {
        var known = Parameters.Select(p => p.Name).ToHashSet(StringComparer.Ordinal);
        return
        [
            .. arguments.Values.Keys.Where(name => !known.Contains(name))
                .Select(name => $"{Name} takes no '{name}'; it takes {string.Join(", ", Parameters.Select(p => p.Name))}."),
            .. Parameters.Select(p => p.Fault(arguments.TextOf(p))).OfType<string>(),
        ];
    }
}

/// <summary>An option that reduces to one type of requirement.</summary>
public abstract class PolicyOption<TRequirement> : PolicyOption
    where TRequirement : Requirement
{
    /// <summary>The choice as what the engine enforces.</summary>
    public abstract TRequirement ReduceTo(Arguments arguments);

    public sealed override Requirement Reduce(Arguments arguments) => ReduceTo(arguments);
}

/// <summary>
/// What a choice makes the engine do. A stored choice is text and may be missing; a requirement is typed and always there.
/// A requirement that the optimizer must respect overrides <see cref="Restrict"/>, <see cref="Retarget"/>, <see cref="Shape"/> or <see cref="Consider"/>; one that an alert or an exception rule reads says so in its summary.
/// </summary>
public abstract record Requirement
{
    /// <summary>Writes down what may not be bought, sold or held. All of these come first, so that limits know what is left to invest in.</summary>
    public virtual void Restrict(ProblemDraft draft)
    {
    }

    /// <summary>Changes what the account follows, in the order of the menus: after what is forbidden, before limits, so that these know the targets.</summary>
    public virtual void Retarget(ProblemDraft draft)
    {
    }

    /// <summary>Securities that an account has to know for this, though it neither holds nor follows them.</summary>
    public virtual IReadOnlyList<Ticker> Securities => [];

    /// <summary>Requirements of a later phase are written after those of an earlier one, because they rest on them.</summary>
    public virtual int Phase => 0;

    /// <summary>Writes the requirement's limits and prices into an account's problem.</summary>
    public virtual void Shape(ProblemDraft draft)
    {
    }

    /// <summary>Writes down what may be sold of which lots, and how much of their tax counts; after everything else, in the order of the phases.</summary>
    public virtual void Consider(ProblemDraft draft)
    {
    }
}
