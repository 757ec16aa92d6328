using System.CommandLine;

namespace AdvisorWorkstation.Hosting.Verbs;

internal static class ExportVerb
{
    public static Command Create() => new("export", "later");
}
