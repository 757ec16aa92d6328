using System.Globalization;
using Serilog;
using Serilog.Core;
using Serilog.Events;
using Serilog.Filters;

namespace AdvisorWorkstation.Hosting;

/// <summary>Logs for whoever runs the program: a file a day in the data folder, kept for thirty days; line breaks inside a message are escaped.</summary>
internal static class WorkstationLog
{
    private const string Template = "{Timestamp:yyyy-MM-dd HH:mm:ss.fff} {Level:u3} {SourceContext} {Message:j}{NewLine}{Exception}";

    public static Logger Create(DataFolder data, bool toConsole)
    {
        var configuration = new LoggerConfiguration()
            .MinimumLevel.Information()
            .MinimumLevel.Override("Microsoft", LogEventLevel.Warning)
            // Keys are kept from others by the folder's permissions; that they are not encrypted as well is warned of at every start.
            .MinimumLevel.Override("Microsoft.AspNetCore.DataProtection", LogEventLevel.Error)
            .WriteTo.File(
                Path.Combine(data.Logs, "workstation-.log"),
                outputTemplate: Template,
                formatProvider: CultureInfo.InvariantCulture,
                rollingInterval: RollingInterval.Day,
                retainedFileCountLimit: 30,
                shared: true);
        if (toConsole)
        {
            // What the host says of its own start and end, the verb says in a sentence; the trace is in the file.
            configuration = configuration.WriteTo.Logger(console => console
                .Filter.ByExcluding(Matching.FromSource("Microsoft.Extensions.Hosting"))
                .WriteTo.Console(restrictedToMinimumLevel: LogEventLevel.Warning, formatProvider: CultureInfo.InvariantCulture));
        }
        return configuration.CreateLogger();
    }
}
