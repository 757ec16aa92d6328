using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace AdvisorWorkstation.Data;

/// <summary>
/// What every SQLite connection is opened with: a write-ahead log, a sync of it at every commit (NORMAL could lose the last commits on a power
/// loss), foreign keys, and a wait instead of an error when another writer is at work. Transactions begin IMMEDIATE by the provider's default.
/// </summary>
internal sealed class SqliteConnectionSettings : DbConnectionInterceptor
{
    public const int BusyTimeoutMilliseconds = 10_000;

    private const string Pragmas =
        "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON; PRAGMA busy_timeout=10000; PRAGMA temp_store=MEMORY;";

    /// <summary>What a connection must answer for this program to start.</summary>
    public static IReadOnlyList<(string Pragma, string Value, string Meaning)> Demanded { get; } =
    [
        ("journal_mode", "wal", "write-ahead log"),
        ("synchronous", "2", "a sync at every commit"),
        ("foreign_keys", "1", "foreign keys"),
        ("busy_timeout", "10000", "waiting for another writer"),
    ];

    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData)
    {
        using var command = connection.CreateCommand();
        command.CommandText = Pragmas;
        command.ExecuteNonQuery();
    }

    public override async Task ConnectionOpenedAsync(
        DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = Pragmas;
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
