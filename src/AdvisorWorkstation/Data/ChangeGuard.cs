using AdvisorWorkstation.Features.Compliance;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace AdvisorWorkstation.Data;

/// <summary>
/// Refuses to save what must not happen: a changed line of history, an audited change without its line, a row of a book that the
/// actor does not cover. It stops mistakes in this program; triggers and the tree stop the rest.
/// </summary>
internal sealed class ChangeGuard : SaveChangesInterceptor
{
    public override InterceptionResult<int> SavingChanges(DbContextEventData eventData, InterceptionResult<int> result)
    {
        Check((AdvisorDb)eventData.Context!);
        return result;
    }

    public override ValueTask<InterceptionResult<int>> SavingChangesAsync(
        DbContextEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
    {
        Check((AdvisorDb)eventData.Context!);
        return ValueTask.FromResult(result);
    }

    private static void Check(AdvisorDb db)
    {
        var changed = db.ChangeTracker.Entries()
            .Where(e => e.State is EntityState.Added or EntityState.Modified or EntityState.Deleted)
            .ToList();
        if (changed.Exists(e => e.Entity is AuditRow && e.State != EntityState.Added))
        {
            throw new InvalidOperationException("a line of the history was about to be changed");
        }
        if (changed.Find(e => e.Entity is IAudited) is { } silent && !changed.Exists(e => e.Entity is AuditRow))
        {
            throw new InvalidOperationException($"{silent.Metadata.ShortName()} was about to change without a line in the history");
        }
        if (changed.Find(e => IsOutsideScope(db, e)) is { } foreign)
        {
            throw new InvalidOperationException($"{foreign.Metadata.ShortName()} of another book was about to be changed");
        }
    }

    private static bool IsOutsideScope(AdvisorDb db, EntityEntry entry) => entry.Entity is IBooked booked && !db.Scope.Covers(booked.BookId);
}
