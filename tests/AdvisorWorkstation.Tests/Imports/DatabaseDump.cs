using System.Data.Common;
using System.Globalization;
using System.Text;
using AdvisorWorkstation.Data;
using Microsoft.EntityFrameworkCore;

namespace AdvisorWorkstation.Tests.Imports;

/// <summary>Every row of every table as text, but for the list of imports and the history, which a refusal is written into.</summary>
internal static class DatabaseDump
{
    private static readonly string[] Logs = ["Imports", "ImportFiles", "AuditEntries", "sqlite_sequence"];

    public static async Task<string> OfAsync(AdvisorDb db, CancellationToken cancel)
    {
        var connection = db.Database.GetDbConnection();
        await db.Database.OpenConnectionAsync(cancel);
        var tables = await RowsAsync(connection, "SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name", cancel);
        var text = new StringBuilder();
        foreach (var table in tables.Except(Logs, StringComparer.Ordinal))
        {
            var rows = await RowsAsync(connection, $"SELECT * FROM \"{table}\" ORDER BY 1, 2", cancel);
            text.Append(CultureInfo.InvariantCulture, $"{table}: {rows.Count}\n");
            rows.ForEach(r => text.Append(r).Append('\n'));
        }
        return text.ToString();
    }

    private static async Task<List<string>> RowsAsync(DbConnection connection, string sql, CancellationToken cancel)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await using var reader = await command.ExecuteReaderAsync(cancel);
        var rows = new List<string>();
        while (await reader.ReadAsync(cancel))
        {
            rows.Add(string.Join('|', Enumerable.Range(0, reader.FieldCount).Select(i => reader.GetValue(i) is byte[] bytes
                ? Convert.ToHexString(bytes)
                : Convert.ToString(reader.GetValue(i), CultureInfo.InvariantCulture))));
        }
        return rows;
    }
}
