namespace AdvisorWorkstation.Domain.Customizations;

/// <summary>The values chosen for an option's parameters, by name; a parameter that is not named has its default.</summary>
public sealed record Arguments(IReadOnlyDictionary<string, string> Values)
{
    /// <summary>Every parameter at its default.</summary>
    public static readonly Arguments Default = new(new Dictionary<string, string>());

    /// <summary>The value of a parameter.</summary>
    public T Get<T>(Parameter<T> parameter) => parameter.Read(TextOf(parameter));

    /// <summary>The text of a parameter.</summary>
    public string TextOf(Parameter parameter) => Values.TryGetValue(parameter.Name, out var text) ? text : parameter.DefaultText;

    /// <summary>Reads <c>name=value; name=value</c>, the form of a file's cell. A part without an equals sign is an empty name.</summary>
    public static Arguments Parse(string text) => new(
        text.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Select(part => part.Split('=', 2, StringSplitOptions.TrimEntries))
            .GroupBy(pair => pair.Length == 2 ? pair[0] : "", StringComparer.Ordinal)
            .ToDictionary(g => g.Key, g => g.Last()[^1], StringComparer.Ordinal));

    /// <summary>The form that <see cref="Parse"/> reads, by name.</summary>
    public string ToText() => string.Join("; ", Values.OrderBy(v => v.Key, StringComparer.Ordinal).Select(v => $"{v.Key}={v.Value}"));

    public bool Equals(Arguments? other) => other is not null && ToText() == other.ToText();

    public override int GetHashCode() => ToText().GetHashCode(StringComparison.Ordinal);
}
