namespace AdvisorWorkstation.Features.Imports;

/// <summary>How states and findings of imports look.</summary>
internal static class ImportStateWords
{
    public static string ClassOf(ImportState state) => state switch
    {
        ImportState.Committed => "ok",
        ImportState.Refused => "block",
        ImportState.Previewed => "warn",
        _ => "m",
    };

    public static string IconOf(ImportState state) => state switch
    {
        ImportState.Committed => "check",
        ImportState.Refused => "block",
        ImportState.Previewed => "eye",
        _ => "close",
    };

    public static string ClassOf(ImportSeverity severity) => severity switch
    {
        ImportSeverity.Error => "block",
        ImportSeverity.NeedsYourWord or ImportSeverity.Warning => "warn",
        _ => "m",
    };

    public static string IconOf(ImportSeverity severity) => severity switch
    {
        ImportSeverity.Error => "block",
        ImportSeverity.NeedsYourWord => "eye",
        ImportSeverity.Warning => "warning",
        _ => "info",
    };

    public static string Words(ImportSeverity severity) => severity switch
    {
        ImportSeverity.Error => "Error",
        ImportSeverity.NeedsYourWord => "Needs your word",
        ImportSeverity.Warning => "Warning",
        _ => "Note",
    };
}
