using AdvisorWorkstation.Domain.Identity;
using AdvisorWorkstation.Domain.Values;

namespace AdvisorWorkstation.Domain.Tests.Builders;

/// <summary>People of two books, with the rights that their roles give.</summary>
internal static class People
{
    public static readonly BookId Book = new(new Guid(10, 0, 0, new byte[8]));

    public static readonly BookId OtherBook = new(new Guid(11, 0, 0, new byte[8]));

    public static readonly Entitlement Operations = Of(1, "Olga Ops", BookScope.All, Role.Operations);

    public static readonly Entitlement OtherOperations = Of(2, "Oscar Ops", BookScope.All, Role.Operations);

    public static readonly Entitlement Advisor = Of(3, "Adam Advisor", Only(Book), Role.Advisor);

    public static readonly Entitlement AdvisorOfAnotherBook = Of(4, "Bea Advisor", Only(OtherBook), Role.Advisor);

    public static readonly Entitlement Compliance = Of(5, "Cora Compliance", BookScope.All, Role.Compliance);

    public static readonly Entitlement Policy = Of(6, "Pia Policy", BookScope.All, Role.InvestmentPolicy);

    public static readonly Entitlement Administrator = Of(7, "Ada Admin", BookScope.Nothing, Role.Administrator);

    public static Entitlement Of(int id, string name, BookScope scope, params Role[] roles) =>
        new(new PersonId(new Guid(id, 0, 0, new byte[8])), name, roles.ToHashSet(), scope, "test");

    private static BookScope Only(BookId book) => new(false, new HashSet<BookId> { book });
}
