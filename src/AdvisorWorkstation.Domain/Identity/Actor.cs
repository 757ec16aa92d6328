using AdvisorWorkstation.Domain.Values;

namespace AdvisorWorkstation.Domain.Identity;

/// <summary>
/// Who asks: a person and the session they ask from. It claims nothing about rights; those are read anew for every action
/// (<see cref="Entitlement"/>), so that a role taken away is gone with the next click.
/// </summary>
/// <param name="Person">Who.</param>
/// <param name="Session">The circuit, request or verb.</param>
public sealed record Actor(PersonId Person, string Session);

/// <summary>Which books somebody's data access covers.</summary>
/// <param name="Every">True when all of them.</param>
/// <param name="Books">The books, when not all.</param>
public sealed record BookScope(bool Every, IReadOnlySet<BookId> Books)
{
    /// <summary>No client's data.</summary>
    public static readonly BookScope Nothing = new(false, new HashSet<BookId>());

    /// <summary>All client data.</summary>
    public static readonly BookScope All = new(true, new HashSet<BookId>());

    /// <summary>True when the scope covers a book.</summary>
    public bool Covers(BookId book) => Every || Books.Contains(book);
}

/// <summary>What a person may do at one moment, read from the database at that moment.</summary>
/// <param name="Person">Who.</param>
/// <param name="Name">The name that the history shows.</param>
/// <param name="Roles">The roles held now.</param>
/// <param name="Scope">The books covered now.</param>
/// <param name="Session">The circuit, request or verb.</param>
public sealed record Entitlement(PersonId Person, string Name, IReadOnlySet<Role> Roles, BookScope Scope, string Session)
{
    /// <summary>True when one of the roles allows it.</summary>
    public bool May(Capability capability) => Permissions.Allow(Roles, capability);

    /// <summary>The roles in one word list, for the history.</summary>
    public string RoleWords => string.Join(", ", Roles.Order().Select(r => r.Words()));
}
