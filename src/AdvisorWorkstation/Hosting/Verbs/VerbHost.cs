using AdvisorWorkstation.Domain.Values;
using AdvisorWorkstation.Features.Compliance;
using Serilog;

namespace AdvisorWorkstation.Hosting.Verbs;

/// <summary>The services of one verb's run: options read, data folder made, database brought up to date; a signed head when it ends.</summary>
internal sealed class VerbHost : IAsyncDisposable
{
    private readonly ServiceProvider _services;

    private VerbHost(ServiceProvider services) => _services = services;

    public T Get<T>() where T : notnull => _services.GetRequiredService<T>();

    /// <summary>Opens a data folder, or says what is wrong with its settings.</summary>
    public static async Task<Outcome<VerbHost>> OpenAsync(DirectoryInfo folder, CancellationToken cancel)
    {
        var data = new DataFolder(folder.FullName);
        var options = WorkstationSettings.Read(data);
        if (options.IsRefused)
        {
            return options.Refusal;
        }
        var services = new ServiceCollection()
            .AddLogging(logging => logging.AddSerilog(WorkstationLog.Create(data, toConsole: false), dispose: true))
            .AddWorkstation(options.Value, data)
            .BuildServiceProvider();
        await WorkstationServices.PrepareAsync(services, cancel);
        return new VerbHost(services);
    }

    /// <summary>Runs a verb's work in a data folder and turns what comes of it into an exit code.</summary>
    public static async Task<int> RunAsync(
        DirectoryInfo folder, TextWriter error, Func<VerbHost, Task<Outcome<int>>> work, CancellationToken cancel)
    {
        var opened = await OpenAsync(folder, cancel);
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
