using AdvisorWorkstation.Data;
using AdvisorWorkstation.Domain.Values;
using AdvisorWorkstation.Features.Compliance;
using Serilog;

namespace AdvisorWorkstation.Hosting.Verbs;

/// <summary>The services of one verb's run: options read, data folder made where the verb may begin one, database brought up to date; a signed head when it ends.</summary>
internal sealed class VerbHost : IAsyncDisposable
{
    private readonly ServiceProvider _services;

    private VerbHost(ServiceProvider services) => _services = services;

    public T Get<T>() where T : notnull => _services.GetRequiredService<T>();

    /// <summary>Opens a data folder, or says what is wrong with it or its settings; a folder that may not be new is not made then.</summary>
    private static async Task<Outcome<VerbHost>> OpenAsync(DirectoryInfo folder, bool mayBeNew, CancellationToken cancel)
    {
        var options = WorkstationSettings.Read(folder.FullName);
        if (options.IsRefused)
        {
            return options.Refusal;
        }
        if (!mayBeNew && !DatabaseSetup.Exists(options.Value.Database.ConnectionStringIn(folder.FullName)))
        {
            return new Refusal(
                "no-database", $"There is no firm's database in '{folder.FullName}'. Check --data; only serve, import and demo begin a new one. Nothing was made.");
        }
        var data = new DataFolder(folder.FullName);
        var services = new ServiceCollection()
            .AddLogging(logging => logging.AddSerilog(WorkstationLog.Create(data, toConsole: false), dispose: true))
            .AddWorkstation(options.Value, data)
            .BuildServiceProvider();
        await WorkstationServices.PrepareAsync(services, cancel);
        return new VerbHost(services);
    }

    /// <summary>Runs a verb's work in a data folder and turns what comes of it into an exit code.</summary>
    /// <param name="folder">The data folder.</param>
    /// <param name="mayBeNew">True for a verb that fills an empty folder; the others refuse one without a database.</param>
    /// <param name="error">Told why nothing was done.</param>
    /// <param name="work">The verb's work; answers its exit code.</param>
    /// <param name="cancel">Gives up.</param>
    public static async Task<int> RunAsync(
        DirectoryInfo folder, bool mayBeNew, TextWriter error, Func<VerbHost, Task<Outcome<int>>> work, CancellationToken cancel)
    {
        var opened = await OpenAsync(folder, mayBeNew, cancel);
        if (opened.IsRefused)
        {
            await error.WriteLineAsync(opened.Refusal.Sentence);
            return ExitCodes.Refused;
        }
        await using var host = opened.Value;
        var done = await work(host);
        await host.Get<AuditHeads>().SignAsync(1, CancellationToken.None);
        if (done.IsRefused)
        {
            await error.WriteLineAsync(done.Refusal.Sentence);
            return ExitCodes.Refused;
        }
        return done.Value;
    }

    public ValueTask DisposeAsync() => _services.DisposeAsync();
}
