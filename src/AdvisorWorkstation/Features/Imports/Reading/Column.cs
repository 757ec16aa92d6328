namespace AdvisorWorkstation.Features.Imports.Reading;

/// <summary>A column that a layout knows, by any of the spellings that files give it.</summary>
internal sealed class Column(bool isNeeded, params string[] spellings)
{
    /// <summary>True when a file without it can't be read.</summary>
    public bool IsNeeded => isNeeded;

    /// <summary>True when it holds days, which a file of somebody else's may write in another way.</summary>
    public bool IsDay { get; private init; }

    /// <summary>Its name in sentences.</summary>
    public string Name => spellings[0];

    public bool IsCalled(string heading) => Array.Exists(spellings, s => s.Equals(heading, StringComparison.OrdinalIgnoreCase));

    public static Column Needed(params string[] spellings) => new(true, spellings);

    public static Column Optional(params string[] spellings) => new(false, spellings);

    public static Column NeededDay(string name) => new(true, name) { IsDay = true };

    public static Column OptionalDay(string name) => new(false, name) { IsDay = true };
}
