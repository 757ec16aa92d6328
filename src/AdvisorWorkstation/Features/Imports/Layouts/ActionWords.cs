namespace AdvisorWorkstation.Features.Imports.Layouts;

/// <summary>Tables of what custodians call events.</summary>
internal static class ActionWords
{
    public static Dictionary<string, Meaning> Table(params (Meaning Meaning, string[] Words)[] lines) => lines
        .SelectMany(l => l.Words.Select(w => (Word: w, l.Meaning)))
        .ToDictionary(w => w.Word, w => w.Meaning, StringComparer.OrdinalIgnoreCase);
}
