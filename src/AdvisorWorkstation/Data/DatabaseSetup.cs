using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace AdvisorWorkstation.Data;

/// <summary>Chooses the provider, brings the schema up to date, and asserts the settings that money rests on.</summary>
internal static class DatabaseSetup
{
    /// <summary>Registers the database that a connection string names.</summary>
    /// <exception cref="NotSupportedException">No provider for it is built in.</exception>
    public static IServiceCollection AddAdvisorDb(this IServiceCollection services, string connectionString)
    {
        if (connectionString.Contains("Host=", StringComparison.OrdinalIgnoreCase))
        {
            throw new NotSupportedException("Database:ConnectionString names a PostgreSQL server; this version runs on SQLite only (Data Source=FILE).");
        }
        services.AddDbContextFactory<SqliteAdvisorDb>(options => options.UseSqliteDefaults(connectionString));
        services.AddSingleton<IDbContextFactory<AdvisorDb>, AdvisorDbFactory<SqliteAdvisorDb>>();
        services.AddScoped(provider => provider.GetRequiredService<IDbContextFactory<AdvisorDb>>().CreateDbContext());
        services.AddSingleton<Desk>();
        return services;
    }

    /// <summary>True when the file that a connection string names is there; a connection would make it.</summary>
    public static bool Exists(string connectionString) => File.Exists(new SqliteConnectionStringBuilder(connectionString).DataSource);

    public static DbContextOptionsBuilder UseSqliteDefaults(this DbContextOptionsBuilder options, string connectionString) => options
        .UseSqlite(connectionString, sqlite => sqlite.UseQuerySplittingBehavior(QuerySplittingBehavior.SplitQuery))
        .ConfigureWarnings(w => w.Ignore(CoreEventId.PossibleIncorrectRequiredNavigationWithQueryFilterInteractionWarning))
        .AddInterceptors(new SqliteConnectionSettings(), new ChangeGuard());

    /// <summary>Brings the schema up to date and asserts the connection's settings.</summary>
    /// <exception cref="InvalidOperationException">A setting is not what it must be; the program must not start.</exception>
    public static async Task PrepareAsync(IDbContextFactory<AdvisorDb> contexts, CancellationToken cancel)
    {
        await using var db = await contexts.CreateDbContextAsync(cancel);
        await db.Database.MigrateAsync(cancel);
        await db.Database.OpenConnectionAsync(cancel);
        foreach (var (pragma, value, meaning) in SqliteConnectionSettings.Demanded)
        {
            await using var command = db.Database.GetDbConnection().CreateCommand();
            command.CommandText = "PRAGMA " + pragma;
            var answer = Convert.ToString(await command.ExecuteScalarAsync(cancel), System.Globalization.CultureInfo.InvariantCulture);
            if (answer != value)
            {
                throw new InvalidOperationException($"the database answers {pragma}={answer} where {value} is needed ({meaning}); not starting");
            }
        }
    }

    private sealed class AdvisorDbFactory<T>(IDbContextFactory<T> inner) : IDbContextFactory<AdvisorDb> where T : AdvisorDb
    {
        public AdvisorDb CreateDbContext() => inner.CreateDbContext();
    }
}
