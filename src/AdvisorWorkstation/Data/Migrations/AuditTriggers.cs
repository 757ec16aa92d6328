using Microsoft.EntityFrameworkCore.Migrations;

namespace AdvisorWorkstation.Data.Migrations;

/// <summary>Triggers that refuse to change or delete a line of the history, a signed head, or a record of coverage. They slow an insider down; the tree finds him.</summary>
internal static class AuditTriggers
{
    public static void Create(MigrationBuilder migration)
    {
        foreach (var table in (string[])["AuditEntries", "AuditHeads", "Coverage"])
        {
            foreach (var change in (string[])["UPDATE", "DELETE"])
            {
                migration.Sql(
                    $"CREATE TRIGGER \"{table}_no_{change}\" BEFORE {change} ON \"{table}\" BEGIN SELECT RAISE(ABORT, 'the history is append-only'); END;");
            }
        }
    }
}
