using AdvisorWorkstation.Domain.Values;

namespace AdvisorWorkstation.Hosting;

/// <summary>Reads the settings: the data folder's <c>appsettings.json</c>, then environment variables.</summary>
internal static class WorkstationSettings
{
    public const string FileName = "appsettings.json";

    private const string EnvironmentPrefix = "ADVISORWORKSTATION__";

    public static Outcome<WorkstationOptions> Read(string folder)
    {
        var configuration = new ConfigurationBuilder()
            .AddJsonFile(Path.Combine(folder, FileName), optional: true)
            .AddEnvironmentVariables(EnvironmentPrefix)
            .Build();
        return Bind(configuration);
    }

    /// <summary>Binds and checks; a setting that does not exist is a fault too, so that a misspelled one does not go unnoticed.</summary>
    public static Outcome<WorkstationOptions> Bind(IConfiguration configuration)
    {
        WorkstationOptions? options;
        try
        {
            options = configuration.Get<WorkstationOptions>(binder => binder.ErrorOnUnknownConfiguration = true) ?? new WorkstationOptions();
        }
        catch (InvalidOperationException fault)
        {
            return new Refusal("settings", $"The settings can't be read: {fault.Message} appsettings.example.json shows every one.");
        }
        var faults = options.Faults();
        return faults.Count == 0 ? options : new Refusal("settings", $"The settings are not usable: {string.Join(" ", faults)}");
    }
}
