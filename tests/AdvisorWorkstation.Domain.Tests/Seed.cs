using System.Globalization;

namespace AdvisorWorkstation.Domain.Tests;

/// <summary>A fresh seed for every run, printed so that the run can be had again; a set one where a change is checked.</summary>
internal static class Seed
{
    private const string Variable = "ADVISORWORKSTATION_TEST_SEED";

    public static Random Print(ITestOutputHelper output)
    {
        var given = Environment.GetEnvironmentVariable(Variable);
        var seed = given is null ? Random.Shared.Next() : int.Parse(given, CultureInfo.InvariantCulture);
        output.WriteLine($"seed {seed}; set {Variable}={seed} to have this run again");
        return new Random(seed);
    }
}
