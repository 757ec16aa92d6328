using AdvisorWorkstation.Data;
using AdvisorWorkstation.Domain.Identity;
using AdvisorWorkstation.Domain.Values;
using Microsoft.EntityFrameworkCore;

namespace AdvisorWorkstation.Features.Identity;

/// <summary>One person in the list of people.</summary>
public sealed record PersonLine(
    PersonId Id, string UserName, string DisplayName, IReadOnlyList<Role> Roles, IReadOnlyList<string> Books, bool IsShutOut, bool HasSecondFactor);

/// <summary>A book to choose from.</summary>
public sealed record BookLine(BookId Id, string Name);

/// <summary>Everybody who can sign in, and the books there are.</summary>
public sealed record PeopleList(IReadOnlyList<PersonLine> People, IReadOnlyList<BookLine> Books);

/// <summary>Who there is.</summary>
public sealed class PeopleQuery(Desk desk)
{
    public async Task<Outcome<PeopleList>> RunAsync(Actor actor, CancellationToken cancel)
    {
        var opened = await desk.ReadAsync(actor, Capability.ManagePeople, cancel);
        if (opened.IsRefused)
        {
            return opened.Refusal;
        }
        await using var session = opened.Value;
        var db = session.Db;
        var today = DateOnly.FromDateTime(session.At.UtcDateTime);
        var roles = (await db.UserRoles.Join(db.Roles, u => u.RoleId, r => r.Id, (u, r) => new { u.UserId, r.Name }).ToListAsync(cancel))
            .ToLookup(r => r.UserId, r => Enum.Parse<Role>(r.Name!));
        var books = (await db.Set<BookMemberRow>()
                .Where(m => m.From <= today && (m.To == null || today <= m.To))
                .Join(db.Set<BookRow>(), m => m.BookId, b => b.Id, (m, b) => new { m.PersonId, b.Name })
                .ToListAsync(cancel))
            .ToLookup(m => m.PersonId, m => m.Name);
        var people = await db.Users.Where(p => !p.IsService).OrderBy(p => p.DisplayName).ToListAsync(cancel);
        return new PeopleList(
            people.ConvertAll(p => new PersonLine(
                new PersonId(p.Id),
                p.UserName ?? "",
                p.DisplayName,
                [.. roles[p.Id].Order()],
                [.. books[p.Id].Order(StringComparer.Ordinal)],
                p.IsDisabled,
                p.TwoFactorEnabled)),
            await db.Set<BookRow>().OrderBy(b => b.Name).Select(b => new BookLine(b.Id, b.Name)).ToListAsync(cancel));
    }
}
