using System.Text.RegularExpressions;
using AdvisorWorkstation.Data;
using AdvisorWorkstation.Domain.Identity;
using AdvisorWorkstation.Domain.Values;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace AdvisorWorkstation.Features.Identity;

/// <summary>A person about to be added.</summary>
/// <param name="UserName">What they sign in with.</param>
/// <param name="DisplayName">Their name on screens and in the history.</param>
/// <param name="Roles">What they come to do.</param>
/// <param name="Books">The books that an advisor serves.</param>
public sealed partial record PersonDraft(string UserName, string DisplayName, IReadOnlyList<Role> Roles, IReadOnlyList<BookId> Books)
{
    /// <summary>What keeps this person from being added, or null.</summary>
    internal async Task<Refusal?> FaultAsync(AdvisorDb db, CancellationToken cancel)
    {
        if (!UserNames().IsMatch(UserName))
        {
            return new Refusal("user-name", "A sign-in name has 3 to 60 letters, digits, dots, hyphens or @.");
        }
        if (string.IsNullOrWhiteSpace(DisplayName) || DisplayName.Length > 80)
        {
            return new Refusal("name", "Give a name of at most 80 characters; the history shows it.");
        }
        if (Roles.Count == 0)
        {
            return new Refusal("no-role", "Give at least one role; without one a person can do nothing.");
        }
        var normalized = UserName.ToUpperInvariant();
        return await db.Users.AnyAsync(p => p.NormalizedUserName == normalized, cancel)
            ? new Refusal("taken", $"{UserName} is taken. Choose another sign-in name.")
            : null;
    }

    /// <summary>Adds the person with a password.</summary>
    internal async Task<Person> AddAsync(
        AdvisorDb db, IPasswordHasher<Person> hasher, string password, bool mustChange, DateOnly today, CancellationToken cancel)
    {
        var person = new Person
        {
            Id = Guid.NewGuid(),
            UserName = UserName,
            NormalizedUserName = UserName.ToUpperInvariant(),
            DisplayName = DisplayName.Trim(),
            SecurityStamp = Guid.NewGuid().ToString("N"),
            LockoutEnabled = true,
            MustChangePassword = mustChange,
        };
        person.PasswordHash = hasher.HashPassword(person, password);
        db.Add(person);
        var names = Roles.Select(r => r.ToString()).ToArray();
        foreach (var role in await db.Roles.Where(r => names.Contains(r.Name!)).ToListAsync(cancel))
        {
            db.Add(new IdentityUserRole<Guid> { UserId = person.Id, RoleId = role.Id });
        }
        db.AddRange(Books.Select(book => new BookMemberRow { BookId = book, PersonId = person.Id, From = today }));
        return person;
    }

    [GeneratedRegex("^[A-Za-z0-9.@-]{3,60}$", RegexOptions.None, 1_000)]
    private static partial Regex UserNames();
}
