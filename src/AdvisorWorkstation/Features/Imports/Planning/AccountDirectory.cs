using AdvisorWorkstation.Domain.Accounts;
using AdvisorWorkstation.Features.Imports.Facts;

namespace AdvisorWorkstation.Features.Imports.Planning;

/// <summary>Names an account before and after it has an id: as the database has it, or as it will.</summary>
internal sealed record AccountKey(string Custodian, string Number)
{
    public override string ToString() => $"{Custodian} {Number}";
}

/// <summary>The accounts that the firm has and those that a delivery adds, found by what files call them.</summary>
internal sealed class AccountDirectory
{
    private readonly Dictionary<string, List<AccountKey>> _byCustodian = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<AccountKey, AccountKey> _exact = [];

    public AccountDirectory(FirmState firm)
    {
        foreach (var custodian in firm.Custodians)
        {
            _byCustodian[custodian.Name] = [];
        }
        foreach (var account in firm.Accounts)
        {
            Add(new AccountKey(account.Custodian, account.Number));
        }
    }

    /// <summary>Every account a reference can mean: none, the one, or several.</summary>
    public IReadOnlyList<AccountKey> Find(AccountReference reference)
    {
        if (_exact.TryGetValue(new AccountKey(NameOf(reference.Custodian), reference.Number), out var exact))
        {
            return [exact];
        }
        var number = new AccountNumber(reference.Number);
        return
        [
            .. _byCustodian.GetValueOrDefault(reference.Custodian, [])
                .Where(k => number.MayBe(new AccountNumber(k.Number)))
                .OrderBy(k => k.Number, StringComparer.Ordinal),
        ];
    }

    /// <summary>The account a reference means; null, with an error, when it is none or can be several.</summary>
    public AccountKey? Resolve(AccountReference reference, Delivery delivery)
    {
        var found = Find(reference);
        if (found.Count != 1 && delivery.IsFirst(reference.At, $"{reference.Custodian} {reference.Number}"))
        {
            delivery.Error(
                reference.At,
                found.Count == 0
                    ? $"{reference.Custodian} account {reference.Number} is not known. "
                        + "Import its positions or an accounts file first, or together with this file."
                    : SeveralWords(reference, found));
        }
        return found.Count == 1 ? found[0] : null;
    }

    public static string SeveralWords(AccountReference reference, IEnumerable<AccountKey> found) =>
        $"{reference.Custodian} {reference.Number} can mean {string.Join(" or ", found.Select(k => k.Number))}. "
        + "Give their full numbers in an accounts file first.";

    /// <summary>Every account of a number, at whatever custodian.</summary>
    public IReadOnlyList<AccountKey> FindNumber(string number) =>
        [.. _byCustodian.Keys.SelectMany(c => Find(new AccountReference(c, number, default))).Distinct()];

    /// <summary>A custodian's name as the firm spells it.</summary>
    public string NameOf(string custodian) =>
        _byCustodian.Keys.FirstOrDefault(k => k.Equals(custodian, StringComparison.OrdinalIgnoreCase)) ?? custodian;

    public void Add(AccountKey key)
    {
        if (!_byCustodian.TryGetValue(key.Custodian, out var keys))
        {
            _byCustodian[key.Custodian] = keys = [];
        }
        keys.Add(key);
        _exact.TryAdd(key, key);
    }

    /// <summary>Finds an account by its full number too, once a file has given it.</summary>
    public void AddNumber(AccountKey key, string fullNumber) => _exact.TryAdd(key with { Number = fullNumber }, key);
}
