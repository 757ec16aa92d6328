namespace AdvisorWorkstation.Data;

/// <summary>Words that a person typed, as a pattern of SQL's LIKE in which nothing but the ends is wild.</summary>
internal static class LikePattern
{
    public const string Escape = "\\";

    public static string Containing(string words) =>
        "%" + words
            .Replace("\\", "\\\\", StringComparison.Ordinal)
            .Replace("%", "\\%", StringComparison.Ordinal)
            .Replace("_", "\\_", StringComparison.Ordinal) + "%";
}
