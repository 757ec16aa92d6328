using AdvisorWorkstation.Domain.Values;
using AdvisorWorkstation.Features.Imports.Facts;

namespace AdvisorWorkstation.Features.Imports.Planning;

/// <summary>Which household and book an account belongs to, and which of them are new.</summary>
internal sealed class HouseholdPlanner(FirmState firm, Delivery delivery)
{
    private readonly Dictionary<string, NewHousehold> _households = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<string> _books = [];

    public IReadOnlyList<string> NewBooks => _books;

    public IReadOnlyList<NewHousehold> NewHouseholds => [.. _households.Values];

    public HouseholdKey KeyOf(HouseholdId id) => new(firm.Households.First(h => h.Id == id).Name, id);

    public string BookName(BookId id) => firm.Books.First(b => b.Id == id).Name;

    /// <summary>The household that an accounts file names, and its book. A name that the account's household has already means that one.</summary>
    public (HouseholdKey Household, string Book) Find(AccountFact fact, HouseholdKey? before)
    {
        var stored = firm.Households.Where(h => h.Name.Equals(fact.Household, StringComparison.OrdinalIgnoreCase)).ToList();
        var household = stored.Find(h => h.Id == before?.Id) ?? stored.FirstOrDefault();
        if (stored.Count > 1 && household?.Id != before?.Id)
        {
            delivery.Error(fact.Account.At, $"There are {stored.Count} households named '{fact.Household}'. Rename one of them first.");
        }
        if (household is not null)
        {
            var book = BookName(household.BookId);
            CheckBook(fact, book);
            return (new HouseholdKey(household.Name, household.Id), book);
        }
        if (!_households.TryGetValue(fact.Household, out var added))
        {
            _households[fact.Household] = added = new NewHousehold(fact.Household, BookFor(fact.Book));
        }
        CheckBook(fact, added.Book);
        return (new HouseholdKey(added.Name, null), added.Book);
    }

    /// <summary>The household of an account that nobody has put into one.</summary>
    public HouseholdKey OwnHouseholdOf(AccountKey key, string name, out string book)
    {
        var words = $"{(name == key.Number ? "" : name + " ")}{key.Number} ({key.Custodian})";
        book = BookFor(null);
        _households[words] = new NewHousehold(words, book);
        return new HouseholdKey(words, null);
    }

    private void CheckBook(AccountFact fact, string book)
    {
        if (fact.Book is { } stated && !stated.Equals(book, StringComparison.OrdinalIgnoreCase))
        {
            delivery.Error(
                fact.Account.At,
                $"Household '{fact.Household}' is in the book {book}, and this row says {stated}. A household is in one book; "
                + "a file does not move it.");
        }
    }

    private string BookFor(string? stated)
    {
        var name = stated ?? (firm.Books.Count == 1 ? firm.Books[0].Name : AccountAssumptions.UnassignedBook);
        var known = firm.Books.Select(b => b.Name).Concat(_books).FirstOrDefault(b => b.Equals(name, StringComparison.OrdinalIgnoreCase));
        if (known is null)
        {
            _books.Add(name);
        }
        return known ?? name;
    }
}
