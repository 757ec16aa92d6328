using AdvisorWorkstation.Data;
using AdvisorWorkstation.Features.Accounts;
using AdvisorWorkstation.Features.BatchRuns;
using AdvisorWorkstation.Features.Compliance;
using AdvisorWorkstation.Features.CorporateActions;
using AdvisorWorkstation.Features.DemoFirm;
using AdvisorWorkstation.Features.Exports;
using AdvisorWorkstation.Features.Health;
using AdvisorWorkstation.Features.Identity;
using AdvisorWorkstation.Features.Imports;
using AdvisorWorkstation.Features.Markets;
using AdvisorWorkstation.Features.Models;
using AdvisorWorkstation.Features.Monitoring;
using AdvisorWorkstation.Features.Proposals;
using AdvisorWorkstation.Features.Reviews;
using AdvisorWorkstation.Features.Today;
using AdvisorWorkstation.Features.Wishes;
using Microsoft.EntityFrameworkCore;

namespace AdvisorWorkstation.Hosting;

/// <summary>What the verbs and the server share: options, data, operations. Each slice adds its own.</summary>
internal static class WorkstationServices
{
    public static IServiceCollection AddWorkstation(this IServiceCollection services, WorkstationOptions options, DataFolder data)
    {
        services.AddSingleton(options);
        services.AddSingleton(options.Imports);
        services.AddSingleton(data);
        services.AddSingleton(TimeProvider.System);
        services.AddSingleton<DeskNews>();
        services.AddSingleton<MonitoringState>();
        services.AddSingleton(new WorkerCount(options.Runs.Workers));
        services.AddAdvisorDb(options.Database.ConnectionStringIn(data.Path));
        services.AddCompliance();
        services.AddMarkets();
        services.AddAccounts();
        services.AddProposals();
        services.AddWishes();
        services.AddMonitoring();
        services.AddReviews();
        services.AddExports();
        services.AddCorporateActions();
        services.AddBatchRuns();
        services.AddModels();
        services.AddHealth();
        services.AddToday();
        services.AddImports();
        services.AddDemoFirm();
        return services;
    }

    /// <summary>Brings the data folder up to date before anything is done with it.</summary>
    public static async Task PrepareAsync(IServiceProvider services, CancellationToken cancel)
    {
        var contexts = services.GetRequiredService<IDbContextFactory<AdvisorDb>>();
        await DatabaseSetup.PrepareAsync(contexts, cancel);
        await ServiceUsers.EnsureAsync(contexts, cancel);
    }
}
