using AdvisorWorkstation.Domain.Identity;
using AdvisorWorkstation.Features.Identity;
using Microsoft.EntityFrameworkCore;

namespace AdvisorWorkstation.Data;

/// <summary>Reads what a person may do now.</summary>
internal static class EntitlementQuery
{
    public static async Task<Entitlement> LoadAsync(AdvisorDb db, Actor actor, DateOnly today, CancellationToken cancel)
    {
        var id = actor.Person.Value;
        var person = await db.Users.AsNoTracking()
            .Where(p => p.Id == id && !p.IsDisabled)
            .Select(p => new { p.DisplayName })
            .FirstOrDefaultAsync(cancel);
        if (person is null)
        {
            return new Entitlement(actor.Person, "nobody", new HashSet<Role>(), BookScope.Nothing, actor.Session);
        }
        var names = await db.UserRoles
            .Where(r => r.UserId == id)
            .Join(db.Roles, r => r.RoleId, r => r.Id, (_, role) => role.Name!)
            .ToListAsync(cancel);
        var roles = names.Select(Enum.Parse<Role>).ToHashSet();
        var scope = roles.Any(Permissions.SeesEveryBook) ? BookScope.All : await BooksAsync(db, id, roles, today, cancel);
        return new Entitlement(actor.Person, person.DisplayName, roles, scope, actor.Session);
    }

    private static async Task<BookScope> BooksAsync(AdvisorDb db, Guid id, HashSet<Role> roles, DateOnly today, CancellationToken cancel)
    {
        if (!roles.Contains(Role.Advisor))
        {
            return BookScope.Nothing;
        }
        var books = await db.Set<BookMemberRow>()
            .Where(m => m.PersonId == id && m.From <= today && (m.To == null || today <= m.To))
            .Select(m => m.BookId)
            .ToListAsync(cancel);
        return new BookScope(false, books.ToHashSet());
    }
}
