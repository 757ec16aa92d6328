using System.CommandLine;

namespace AdvisorWorkstation.Hosting.Verbs;

internal static class OptimizeVerb
{
    public static Command Create() => new("optimize", "later");
}
