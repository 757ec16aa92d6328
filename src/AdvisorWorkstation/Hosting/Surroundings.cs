using Microsoft.AspNetCore.Connections;
using Microsoft.Data.Sqlite;

namespace AdvisorWorkstation.Hosting;

/// <summary>
/// What the machine around the program refuses it: a disk, a permission, a port, a database that another process holds. Each is a sentence for whoever
/// runs the program; every other exception is a fault of the program and ends it with its trace.
/// </summary>
internal static class Surroundings
{
    private const int Busy = 5, Locked = 6, ReadOnly = 8, DiskError = 10, Corrupt = 11, Full = 13, CannotOpen = 14, NotADatabase = 26;

    /// <summary>A sentence that says what to do, or nothing when the exception is a fault of the program.</summary>
    public static string? Explain(Exception fault) => fault switch
    {
        OperationCanceledException => "Stopped before the end. What was not stored yet is left out as a whole; run the same command again.",
        SqliteException database => Explain(database),
        DllNotFoundException => "SQLite is not on this machine. On Debian or Ubuntu: apt-get install libsqlite3-0. Then run the same command again.",
        IOException { InnerException: AddressInUseException } => "Something else listens on that address already. End it, or choose another one with --url.",
        UnauthorizedAccessException or IOException => $"The machine refused a file or folder: {fault.Message} Nothing was half stored; mend that and run the same command again.",
        _ => fault.InnerException is { } inner ? Explain(inner) : null,
    };

    private static string? Explain(SqliteException fault) => fault.SqliteErrorCode switch
    {
        Busy or Locked => "Another process is writing to the database. Wait until it is done, then run the same command again.",
        ReadOnly or CannotOpen => "The database can't be written. Check who owns the data folder and that its disk is mounted for writing.",
        Full or DiskError => "The disk of the data folder is full or fails. Nothing was half stored; make room and run the same command again.",
        Corrupt or NotADatabase => "The database file is damaged or is no database. Bring back the last backup of the data folder; nothing was changed.",
        _ => null,
    };
}
