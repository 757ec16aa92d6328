using AdvisorWorkstation.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace AdvisorWorkstation.Tests.Fixtures;

/// <summary>The services that the verbs and the server share, on a data folder and a clock of the test.</summary>
internal static class TestServices
{
    public static ServiceProvider Build(DataFolder folder, TimeProvider clock, ImportOptions? limits = null, int workers = 0)
    {
        var options = new WorkstationOptions
        {
            Database = new DatabaseOptions { ConnectionString = "Data Source={data}/workstation.db;Pooling=False" },
            Imports = limits ?? new ImportOptions(),
            Runs = new RunOptions { Workers = workers },
        };
        return new ServiceCollection()
            .AddLogging()
            .AddWorkstation(options, folder)
            .AddSingleton(clock)
            .BuildServiceProvider(validateScopes: true);
    }
}
