using AdvisorWorkstation.Domain.Identity;
using AdvisorWorkstation.Domain.Values;
using AdvisorWorkstation.Features.DemoFirm.People;
using AdvisorWorkstation.Features.DemoFirm.Randomness;
using AdvisorWorkstation.Features.Identity;

namespace AdvisorWorkstation.Features.DemoFirm.Rows;

/// <summary>
/// The people of the demo firm, their books, and who is in which. Nobody has a password: the host gives demo people a way in, or none.
/// </summary>
public sealed class PeopleRows
{
    private const int YearsInTheBook = 6;

    private PeopleRows(IReadOnlyList<Person> people, IReadOnlyList<BookRow> books, IReadOnlyList<BookMemberRow> members) =>
        (People, Books, Members) = (people, books, members);

    /// <summary>In the order of <see cref="DemoPeople.All"/>.</summary>
    public IReadOnlyList<Person> People { get; }

    /// <summary>In the order of <see cref="DemoPeople.Advisors"/>.</summary>
    public IReadOnlyList<BookRow> Books { get; }

    public IReadOnlyList<BookMemberRow> Members { get; }

    /// <summary>The role of a person.</summary>
    public static Role RoleOf(int person) => DemoPeople.All[person].Role;

    public static PeopleRows Draw(DateOnly asOf, SeededRandom random)
    {
        var people = DemoPeople.All.Select(p => PersonOf(p, random.Fork(p.UserName))).ToList();
        var books = DemoPeople.Advisors
            .Select(a => new BookRow { Id = new BookId(random.Fork("book").Fork(a.UserName).Id()), Name = a.BookName })
            .ToList();
        var members = DemoPeople.Advisors.Select((advisor, i) => new BookMemberRow
        {
            BookId = books[i].Id,
            PersonId = people.Single(p => p.UserName == advisor.UserName).Id,
            From = asOf.AddYears(-YearsInTheBook),
        });
        return new PeopleRows(people, books, [.. members]);
    }

    private static Person PersonOf(DemoPerson person, SeededRandom random) => new()
    {
        Id = random.Id(),
        UserName = person.UserName,
        NormalizedUserName = person.UserName.ToUpperInvariant(),
        Email = person.Email,
        NormalizedEmail = person.Email.ToUpperInvariant(),
        EmailConfirmed = true,
        DisplayName = person.Name,
        SecurityStamp = random.Id().ToString("N"),
        ConcurrencyStamp = random.Id().ToString("N"),
        LockoutEnabled = true,
    };
}
