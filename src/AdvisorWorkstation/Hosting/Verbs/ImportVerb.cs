using System.CommandLine;

namespace AdvisorWorkstation.Hosting.Verbs;

internal static class ImportVerb
{
    public static Command Create() => new("import", "later");
}
