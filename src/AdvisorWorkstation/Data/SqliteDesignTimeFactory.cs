using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace AdvisorWorkstation.Data;

/// <summary>Used by <c>dotnet ef migrations add NAME --context SqliteAdvisorDb --output-dir Data/Migrations/Sqlite</c>.</summary>
internal sealed class SqliteDesignTimeFactory : IDesignTimeDbContextFactory<SqliteAdvisorDb>
{
    public SqliteAdvisorDb CreateDbContext(string[] args) => new(
        (DbContextOptions<SqliteAdvisorDb>)new DbContextOptionsBuilder<SqliteAdvisorDb>().UseSqliteDefaults("Data Source=design.db").Options);
}
