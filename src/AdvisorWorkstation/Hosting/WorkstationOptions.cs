using System.ComponentModel.DataAnnotations;

namespace AdvisorWorkstation.Hosting;

/// <summary>
/// Every setting, with its default. <c>appsettings.example.json</c> lists them with their units; a test keeps the two the same. They are read from
/// <c>appsettings.json</c> in the data folder, then from environment variables such as <c>ADVISORWORKSTATION__Server__Url</c>.
/// </summary>
public sealed class WorkstationOptions
{
    public ServerOptions Server { get; init; } = new();

    public DatabaseOptions Database { get; init; } = new();

    public SecurityOptions Security { get; init; } = new();

    public RunOptions Runs { get; init; } = new();

    public MonitoringOptions Monitoring { get; init; } = new();

    public ImportOptions Imports { get; init; } = new();

    public ExportOptions Exports { get; init; } = new();

    public AuditOptions Audit { get; init; } = new();

    /// <summary>Everything that is wrong with the settings, in sentences.</summary>
    public IReadOnlyList<string> Faults()
    {
        object[] parts = [Server, Database, Security, Runs, Monitoring, Imports, Exports, Audit];
        var faults = new List<string>();
        foreach (var part in parts)
        {
            var results = new List<ValidationResult>();
            Validator.TryValidateObject(part, new ValidationContext(part), results, validateAllProperties: true);
            var section = part.GetType().Name.Replace("Options", "", StringComparison.Ordinal);
            faults.AddRange(results.Select(r => $"{section}: {r.ErrorMessage}"));
        }
        return faults;
    }
}

/// <summary>Where the workstation listens.</summary>
public sealed class ServerOptions
{
    /// <summary>The address. Anything but a loopback address has to be https, or behind a proxy that is.</summary>
    [Required]
    public string Url { get; init; } = "http://localhost:5080";

    /// <summary>The addresses that browsers use, when a proxy stands in front; requests from any other origin are refused.</summary>
    public IReadOnlyList<string> PublicOrigins { get; init; } = [];
}

/// <summary>Where the data is kept.</summary>
public sealed class DatabaseOptions
{
    /// <summary>The database; <c>{data}</c> stands for the data folder.</summary>
    [Required]
    public string ConnectionString { get; init; } = "Data Source={data}/workstation.db";

    /// <summary>The same with the data folder's path in place of <c>{data}</c>.</summary>
    public string ConnectionStringIn(string folder) => ConnectionString.Replace("{data}", folder, StringComparison.Ordinal);
}

/// <summary>Sign-in and sessions.</summary>
public sealed class SecurityOptions
{
    /// <summary>Minutes without a key or a click after which a session ends.</summary>
    [Range(1, 240)]
    public int IdleMinutes { get; init; } = 15;

    /// <summary>Hours after which a session ends in any case.</summary>
    [Range(1, 24)]
    public int AbsoluteHours { get; init; } = 12;

    /// <summary>Wrong passwords after which a user is locked out.</summary>
    [Range(3, 20)]
    public int LockoutAttempts { get; init; } = 5;

    /// <summary>Minutes that a lockout lasts.</summary>
    [Range(1, 1_440)]
    public int LockoutMinutes { get; init; } = 15;

    /// <summary>Attempts to sign in a minute that one address may make.</summary>
    [Range(1, 1_000)]
    public int SignInsPerMinute { get; init; } = 20;

    /// <summary>Rounds of PBKDF2 with SHA-512 over a password.</summary>
    [Range(210_000, 10_000_000)]
    public int PasswordIterations { get; init; } = 210_000;

    /// <summary>Pages that one user may have open at once.</summary>
    [Range(1, 100)]
    public int CircuitsPerUser { get; init; } = 10;
}

/// <summary>The run over all accounts.</summary>
public sealed class RunOptions
{
    /// <summary>Accounts optimized at once; 0 is one for each processor.</summary>
    [Range(0, 256)]
    public int Workers { get; init; }
}

/// <summary>The scan that goes on by itself while the server runs.</summary>
public sealed class MonitoringOptions
{
    /// <summary>Seconds between two looks at whether anything changed; what a page changes is looked at at once.</summary>
    [Range(5, 3_600)]
    public int EverySeconds { get; init; } = 60;
}

/// <summary>Limits of what comes in (security.md 3.4).</summary>
public sealed class ImportOptions
{
    /// <summary>Megabytes of one file.</summary>
    [Range(1, 1_000)]
    public int MaxFileMegabytes { get; init; } = 10;

    /// <summary>Rows of one file.</summary>
    [Range(1, 10_000_000)]
    public int MaxRows { get; init; } = 100_000;

    /// <summary>Columns of one file.</summary>
    [Range(1, 10_000)]
    public int MaxColumns { get; init; } = 200;

    /// <summary>Kilobytes of one cell.</summary>
    [Range(1, 10_000)]
    public int MaxCellKilobytes { get; init; } = 64;

    /// <summary>Seconds that reading a delivery may take.</summary>
    [Range(1, 3_600)]
    public int MaxSeconds { get; init; } = 30;

    /// <summary>Deliveries of one user that are read at once.</summary>
    [Range(1, 100)]
    public int MaxAtOnce { get; init; } = 2;

    /// <summary>Megabytes that one user may bring in a day, in UTC.</summary>
    [Range(1, 1_000_000)]
    public int MaxMegabytesADay { get; init; } = 500;
}

/// <summary>What goes out.</summary>
public sealed class ExportOptions
{
    /// <summary>The SenderCompID of the firm's FIX sessions.</summary>
    [Required, RegularExpression("[A-Z0-9-]{1,20}")]
    public string FixSender { get; init; } = "ADVISOR";
}

/// <summary>Signed heads of the history.</summary>
public sealed class AuditOptions
{
    /// <summary>Seconds after which a changed history gets a new signed head.</summary>
    [Range(1, 3_600)]
    public int HeadEverySeconds { get; init; } = 60;

    /// <summary>Entries after which a changed history gets a new signed head.</summary>
    [Range(1, 1_000_000)]
    public int HeadEveryEntries { get; init; } = 1_000;
}
