namespace AdvisorWorkstation.Features.Imports;

/// <summary>How much a finding about a delivered file weighs, least first.</summary>
public enum ImportSeverity
{
    /// <summary>Good to know.</summary>
    Note,

    /// <summary>Something was assumed or left out; the rest goes on.</summary>
    Warning,

    /// <summary>Goes on only when the person, or the caller of the verb, says so.</summary>
    NeedsYourWord,

    /// <summary>The delivery can't be committed.</summary>
    Error,
}

/// <summary>One thing that was noticed about a delivered file.</summary>
/// <param name="Severity">How much it weighs.</param>
/// <param name="File">The file's name as it came.</param>
/// <param name="Line">The line of the file, from one.</param>
/// <param name="Column">The column's name as the file spells it, or <c>whole file</c>.</param>
/// <param name="Sentence">What was found, what was done about it, and what to do.</param>
public sealed record ImportFinding(ImportSeverity Severity, string File, int Line, string Column, string Sentence);
