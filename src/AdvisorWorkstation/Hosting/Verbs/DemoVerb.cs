using System.CommandLine;

namespace AdvisorWorkstation.Hosting.Verbs;

internal static class DemoVerb
{
    public static Command Create() => new("demo", "later");
}
