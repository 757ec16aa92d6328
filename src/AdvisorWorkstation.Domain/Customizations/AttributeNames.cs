namespace AdvisorWorkstation.Domain.Customizations;

/// <summary>
/// The columns of attributes files that a choice speaks of. Any column is a screen, a score or a tilt without code; one that no security has would do
/// nothing, silently, so whoever takes a choice in asks here.
/// </summary>
public static class AttributeNames
{
    /// <summary>Screens that firms ask for, as suggestions.</summary>
    public static IReadOnlyList<string> Screens { get; } =
        ["tobacco", "weapons", "fossil", "gambling", "adult", "alcohol", "animal_testing", "private_prisons", "faith"];

    /// <summary>Styles that firms tilt to, as suggestions.</summary>
    public static IReadOnlyList<string> Styles { get; } = ["value", "quality", "momentum", "low_vol", "yield", "size"];

    /// <summary>What a choice names that no security has, as sentences.</summary>
    /// <param name="option">The option.</param>
    /// <param name="arguments">What is chosen.</param>
    /// <param name="known">Every column that some security has.</param>
    public static IReadOnlyList<string> Unknown(PolicyOption option, Arguments arguments, IReadOnlySet<string> known) =>
    [
        .. option.Parameters.SelectMany(p => p.AttributesIn(arguments.TextOf(p))
            .Where(name => !known.Contains(name))
            .Select(name => $"{p.Label}: no security has the attribute '{name}', so the choice does nothing before a file brings that column.")),
    ];

    /// <summary>A column's name in a sentence.</summary>
    public static string Words(string attribute) => attribute.Replace('_', ' ');
}
