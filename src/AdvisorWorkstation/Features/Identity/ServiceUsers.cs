using AdvisorWorkstation.Data;
using AdvisorWorkstation.Domain.Identity;
using AdvisorWorkstation.Domain.Values;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace AdvisorWorkstation.Features.Identity;

/// <summary>The users that verbs act as, and the roles of every firm. They are made at start; nobody can sign in as a service user.</summary>
internal static class ServiceUsers
{
    private static readonly PersonId Operations = new(new Guid("5e41c000-0000-4000-8000-000000000001"));

    /// <summary>What a verb acts as.</summary>
    public static Actor For(string verb) => new(Operations, $"verb {verb}");

    public static async Task EnsureAsync(IDbContextFactory<AdvisorDb> contexts, CancellationToken cancel)
    {
        await using var db = await contexts.CreateDbContextAsync(cancel);
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        var roles = await db.Roles.ToDictionaryAsync(r => r.Name!, cancel);
        foreach (var name in Enum.GetNames<Role>().Where(n => !roles.ContainsKey(n)))
        {
            roles[name] = new IdentityRole<Guid>(name) { Id = Guid.NewGuid(), NormalizedName = name.ToUpperInvariant() };
            db.Add(roles[name]);
        }
        if (!await db.Users.AnyAsync(p => p.Id == Operations.Value, cancel))
        {
            db.Add(new Person
            {
                Id = Operations.Value,
                UserName = "operations-service",
                NormalizedUserName = "OPERATIONS-SERVICE",
                DisplayName = "Operations service",
                IsService = true,
                SecurityStamp = Guid.NewGuid().ToString("N"),
            });
            db.Add(new IdentityUserRole<Guid> { UserId = Operations.Value, RoleId = roles[nameof(Role.Operations)].Id });
        }
        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
    }
}
