using AdvisorWorkstation.Domain.Values;

namespace AdvisorWorkstation.Domain.Accounts.Ledger;

/// <summary>The lots of a household while its ledger is replayed.</summary>
internal sealed class LedgerBook(IReadOnlyDictionary<AccountId, LedgerAccount> accounts, Func<SecurityId, string> groupOf)
{
    private readonly Dictionary<(AccountId, SecurityId), List<LedgerLot>> _lots = [];
    private readonly Dictionary<string, HashSet<SecurityId>> _seenInGroup = new(StringComparer.Ordinal);
    private readonly Dictionary<long, int> _parts = [];
    private readonly List<Realized> _sales = [];

    public List<WashMatch> Washes { get; } = [];

    public List<ActionCash> Cash { get; } = [];

    public List<LedgerCorrection> Corrections { get; } = [];

    public List<LedgerFault> Faults { get; } = [];

    public List<LotLeft> Left { get; } = [];

    public List<LedgerLot> Stated { get; } = [];

    public LedgerAccount Account(AccountId id) => accounts[id];

    public string GroupOf(SecurityId security) => groupOf(security);

    /// <summary>What an account holds of a security, by number.</summary>
    public IReadOnlyList<LedgerLot> Held(AccountId account, SecurityId security) =>
        _lots.TryGetValue((account, security), out var lots) ? lots : [];

    /// <summary>What the household holds of a security, by account and number.</summary>
    public List<LedgerLot> HeldAnywhere(SecurityId security) => [.. accounts.Keys.OrderBy(a => a.Value).SelectMany(a => Held(a, security))];

    /// <summary>What the household holds of substantially identical securities.</summary>
    public IEnumerable<LedgerLot> HeldOfGroup(string group) =>
        _seenInGroup.TryGetValue(group, out var securities) ? securities.Order().SelectMany(HeldAnywhere) : [];

    /// <summary>The next number for shares that came in by an entry.</summary>
    public LedgerLotNumber NextNumber(long entry)
    {
        var part = _parts.GetValueOrDefault(entry) + 1;
        _parts[entry] = part;
        return new LedgerLotNumber(entry, part);
    }

    public void Put(LedgerLot lot)
    {
        if (!_lots.TryGetValue((lot.Account, lot.Security), out var lots))
        {
            _lots[(lot.Account, lot.Security)] = lots = [];
        }
        var at = lots.FindIndex(l => l.Number >= lot.Number);
        if (at < 0)
        {
            lots.Add(lot);
        }
        else if (lots[at].Number == lot.Number)
        {
            lots[at] = lot;
        }
        else
        {
            lots.Insert(at, lot);
        }
        var group = groupOf(lot.Security);
        if (!_seenInGroup.TryGetValue(group, out var securities))
        {
            _seenInGroup[group] = securities = [];
        }
        securities.Add(lot.Security);
    }

    public void Remove(LedgerLot lot) => _lots[(lot.Account, lot.Security)].RemoveAll(l => l.Number == lot.Number);

    /// <summary>Takes shares out of a lot of the book.</summary>
    public LedgerLot Take(LedgerLot lot, Shares quantity)
    {
        var (part, rest) = lot.Cut(quantity);
        if (rest is null)
        {
            Remove(lot);
        }
        else
        {
            Put(rest);
        }
        return part;
    }

    /// <summary>Writes down something realized; returns its place.</summary>
    public int Record(Realized sale)
    {
        _sales.Add(sale);
        return _sales.Count - 1;
    }

    public Realized SaleAt(int place) => _sales[place];

    public void Disallow(int place, Money loss) => _sales[place] = _sales[place] with { Disallowed = _sales[place].Disallowed + loss };

    public LedgerState ToState() => new(
        [.. _lots.Values.SelectMany(l => l).OrderBy(l => l.Account.Value).ThenBy(l => l.Security).ThenBy(l => l.Number)],
        _sales,
        Washes,
        Cash,
        Corrections,
        Faults)
    {
        Left = Left,
        Stated = Stated,
    };
}
