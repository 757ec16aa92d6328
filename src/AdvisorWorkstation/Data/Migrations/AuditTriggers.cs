using Microsoft.EntityFrameworkCore.Migrations;

namespace AdvisorWorkstation.Data.Migrations;

/// <summary>Triggers that refuse to change or delete a line of the history, or a signed head. They slow an insider down; the tree finds him.</summary>
internal static class AuditTriggers
{
    public static void Create(MigrationBuilder migration)
    {
        foreach (var table in (string[])["AuditEntries", "AuditHeads"])
        {
            foreach (var change in (string[])["UPDATE", "DELETE"])
            {
                migration.Sql(
                    $"CREATE TRIGGER \"{table}_no_{change}\" BEFORE {change} ON \"{table}\" BEGIN SELECT RAISE(ABORT, 'the history is append-only'); END;");
            }
        }
    }
}
