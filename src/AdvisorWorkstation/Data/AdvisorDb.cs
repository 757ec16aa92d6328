using AdvisorWorkstation.Domain.Identity;
using AdvisorWorkstation.Domain.Values;
using AdvisorWorkstation.Features.Identity;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;

namespace AdvisorWorkstation.Data;

/// <summary>A row that belongs to one book of business: nobody outside of the book sees it.</summary>
public interface IBooked
{
    BookId BookId { get; }
}

/// <summary>A row whose every change must be written into the history in the same transaction.</summary>
public interface IAudited;

/// <summary>
/// The database. Each provider has a thin subclass with its own migrations. A context sees the books of its <see cref="Scope"/> only, which is
/// nothing until <see cref="DeskSession"/> has read who asks.
/// </summary>
public abstract class AdvisorDb(DbContextOptions options) : IdentityDbContext<Person, IdentityRole<Guid>, Guid>(options)
{
    /// <summary>The books that this context's queries see and its writes may touch.</summary>
    public BookScope Scope { get; set; } = BookScope.Nothing;

    /// <summary>Fixed here, so that the schema is the same whoever builds the model.</summary>
    protected override Version SchemaVersion => IdentitySchemaVersions.Version3;

    private bool SeesEveryBook => Scope.Every;

    private BookId[] SeenBooks => [.. Scope.Books];

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder) =>
        ValueConverters.Register(configurationBuilder);

    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);
        builder.ApplyConfigurationsFromAssembly(typeof(AdvisorDb).Assembly);
        foreach (var booked in builder.Model.GetEntityTypes().Select(e => e.ClrType).Where(t => t.IsAssignableTo(typeof(IBooked))).ToList())
        {
            typeof(AdvisorDb)
                .GetMethod(nameof(FilterByBook), System.Reflection.BindingFlags.NonPublic | System.Reflection.BindingFlags.Instance)!
                .MakeGenericMethod(booked)
                .Invoke(this, [builder]);
        }
    }

    private void FilterByBook<T>(ModelBuilder builder) where T : class, IBooked =>
        builder.Entity<T>().HasQueryFilter(row => SeesEveryBook || SeenBooks.Contains(row.BookId));
}

/// <summary>The database on SQLite.</summary>
public sealed class SqliteAdvisorDb(DbContextOptions<SqliteAdvisorDb> options) : AdvisorDb(options);
