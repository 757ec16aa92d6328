using System.Globalization;

namespace AdvisorWorkstation.Domain.Tests.Builders;

/// <summary>How far sweeps over seeds go: the usual length, or that many times as far for a long night.</summary>
internal static class Sweep
{
    private const string Variable = "ADVISORWORKSTATION_TEST_TIMES";

    public static int Times { get; } = Environment.GetEnvironmentVariable(Variable) is { } times ? int.Parse(times, CultureInfo.InvariantCulture) : 1;
}
