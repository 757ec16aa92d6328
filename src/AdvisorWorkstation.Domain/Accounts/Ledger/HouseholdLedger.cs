using AdvisorWorkstation.Domain.Accounts.Tax;
using AdvisorWorkstation.Domain.Values;

namespace AdvisorWorkstation.Domain.Accounts.Ledger;

/// <summary>
/// Lots out of what happened: the same entries give the same lots, at any past day. A household is replayed as a whole, because the wash-sale rule
/// looks at all of its accounts. An entry that can't be booked is left out and named; nothing is guessed. Where an account's books open with a
/// statement of its lots, what happened before is history: it is in those lots, and of its sales counts what the custodian states.
/// </summary>
public sealed class HouseholdLedger
{
    private const decimal Cent = 0.01m;

    private readonly LedgerBook _book;
    private readonly Func<SecurityId, bool> _mayAverage;
    private readonly WashMatching _washes;
    private readonly Realizing _realizing;
    private readonly ActionBooking _actions;
    private readonly StatementBooking _statements;
    private readonly Dictionary<AccountId, LedgerEntry.Statement> _openings;

    private HouseholdLedger(LedgerBook book, IReadOnlyList<LedgerEntry> entries, Func<SecurityId, bool> mayAverage)
    {
        (_book, _mayAverage) = (book, mayAverage);
        _openings = entries.OfType<LedgerEntry.Statement>().GroupBy(s => s.Account).ToDictionary(g => g.Key, g => g.First());
        _washes = new WashMatching(book);
        _realizing = new Realizing(book, _washes);
        _actions = new ActionBooking(book, _realizing, _washes);
        _statements = new StatementBooking(book, _washes);
    }

    /// <summary>Replays everything up to and including a day.</summary>
    /// <param name="accounts">Every account of the household.</param>
    /// <param name="groupOf">The equivalence group of a security; its own name where the firm lists none.</param>
    /// <param name="entries">What happened, in any order.</param>
    /// <param name="until">The last day that counts.</param>
    /// <param name="mayAverage">Says which securities may be sold at their average cost; none where it is left out.</param>
    public static LedgerState Replay(
        IEnumerable<LedgerAccount> accounts,
        Func<SecurityId, string> groupOf,
        IEnumerable<LedgerEntry> entries,
        DateOnly until,
        Func<SecurityId, bool>? mayAverage = null)
    {
        var ordered = entries
            .Where(e => e.TradeDate <= until)
            .OrderBy(e => e.TradeDate)
            .ThenBy(PlaceInDay)
            .ThenBy(e => e.Sequence)
            .ToList();
        var ledger = new HouseholdLedger(new LedgerBook(accounts.ToDictionary(a => a.Id), groupOf), ordered, mayAverage ?? (_ => false));
        ordered.ForEach(ledger.Book);
        return ledger._book.ToState();
    }

    private static int PlaceInDay(LedgerEntry entry) => entry switch
    {
        LedgerEntry.Action => 0,
        LedgerEntry.Statement => 2,
        _ => 1,
    };

    private bool IsHistory(AccountId account, DateOnly day) => _openings.TryGetValue(account, out var opening) && day <= opening.TradeDate;

    private void Book(LedgerEntry entry)
    {
        switch (entry)
        {
            case LedgerEntry.Sale s when IsHistory(s.Account, s.TradeDate):
                _realizing.AsStated(s);
                break;
            case LedgerEntry.Purchase p when IsHistory(p.Account, p.TradeDate):
            case LedgerEntry.TransferIn i when IsHistory(i.Account, i.TradeDate):
            case LedgerEntry.TransferOut o when IsHistory(o.Account, o.TradeDate):
                break;
            case LedgerEntry.Statement s:
                _statements.Book(s, isOpening: s.Sequence == _openings[s.Account].Sequence);
                break;
            case LedgerEntry.Purchase p:
                _washes.AfterPurchase(new LedgerLot(
                    _book.NextNumber(p.Sequence), p.Account, p.Security, p.Quantity, p.TradeDate, p.TradeDate, p.TradeDate, p.Cost, p.Cost, false));
                break;
            case LedgerEntry.TransferIn t:
                _book.Put(new LedgerLot(
                    _book.NextNumber(t.Sequence), t.Account, t.Security, t.Quantity, null, t.Acquired, t.Acquired, t.Basis, t.Basis, false));
                break;
            case LedgerEntry.Sale s:
                Sell(s);
                break;
            case LedgerEntry.TransferOut t:
                _book.Left.AddRange(Take(t, t.Account, t.Security, t.Quantity, t.Lots, price: null)
                    .Select(l => new LotLeft(t.Sequence, t.TradeDate, l.Account, l.Security, l.Number, l.Quantity, l.IsReplacement)));
                break;
            case LedgerEntry.Action a:
                _actions.Book(a);
                break;
            default:
                throw new InvalidOperationException($"no way to book {entry}");
        }
    }

    private void Sell(LedgerEntry.Sale sale)
    {
        Price? price = sale.Proceeds > Money.Zero ? new Price(sale.Proceeds.Usd / sale.Quantity.Count) : null;
        var taken = Take(sale, sale.Account, sale.Security, sale.Quantity, sale.Lots, price);
        if (taken.Count == 0)
        {
            _realizing.AsStated(sale);
            return;
        }
        var (shares, paid) = (0m, Money.Zero);
        var gone = new List<(LedgerLot, Money)>();
        foreach (var part in taken)
        {
            shares += part.Quantity.Count;
            var until = shares == sale.Quantity.Count ? sale.Proceeds : (sale.Proceeds * (shares / sale.Quantity.Count)).RoundedToCents;
            gone.Add((part, until - paid));
            paid = until;
        }
        if (!sale.AreProceedsKnown)
        {
            _realizing.AsStated(sale);
            return;
        }
        _realizing.Realize(sale.Sequence, sale.TradeDate, gone);
        CompareWithStated(sale, gone);
    }

    /// <summary>Says so where the custodian states another gain than the lots give: it sold other lots than the books did.</summary>
    private void CompareWithStated(LedgerEntry.Sale sale, IReadOnlyList<(LedgerLot Part, Money Proceeds)> gone)
    {
        if (!sale.IsStated || gone.Any(g => g.Part.Basis is null))
        {
            return;
        }
        var (stated, booked) = ((sale.StatedShortTerm ?? Money.Zero) + (sale.StatedLongTerm ?? Money.Zero), gone.Aggregate(Money.Zero, (sum, g) => sum + g.Proceeds - g.Part.Basis!.Value));
        if ((stated - booked).Magnitude >= new Money(Cent))
        {
            _book.Corrections.Add(new LedgerCorrection(
                sale.Sequence, sale.Account, sale.Security, sale.TradeDate,
                $"The custodian states a gain of {stated.RoundedToCents} and the lots of the books give {booked.RoundedToCents}: it probably sold other lots."));
        }
    }

    /// <summary>Takes shares out of the book by the lots named, else by the relief method; nothing at all when they are not there.</summary>
    private List<LedgerLot> Take(
        LedgerEntry entry, AccountId account, SecurityId security, Shares quantity, IReadOnlyList<LotChoice> named, Price? price)
    {
        if (named.Count == 0 && _book.Account(account).Relief == LotReliefMethod.AverageCost)
        {
            Average(entry, account, security, quantity);
        }
        var held = _book.Held(account, security);
        var choices = named.Count > 0 ? Merged(named) : ByRelief(entry, account, held, quantity, price);
        var fault = choices.Select(c => FaultOf(held, c)).FirstOrDefault(f => f is not null)
            ?? (choices.Sum(c => c.Quantity.Count) == quantity.Count
                ? null
                : $"{quantity} shares leave, and the lots give {choices.Sum(c => c.Quantity.Count):0.######}: a purchase or a transfer is probably missing.");
        if (fault is not null)
        {
            _book.Faults.Add(new LedgerFault(entry.Sequence, account, security, entry.TradeDate, fault));
            return [];
        }
        var lots = held.ToDictionary(l => l.Number);
        return [.. choices.Select(c => _book.Take(lots[c.Lot], c.Quantity))];
    }

    private static List<LotChoice> Merged(IReadOnlyList<LotChoice> named) =>
        [.. named.GroupBy(c => c.Lot).Select(g => new LotChoice(g.Key, new Shares(g.Sum(c => c.Quantity.Count))))];

    private static string? FaultOf(IReadOnlyList<LedgerLot> held, LotChoice choice)
    {
        var lot = held.FirstOrDefault(l => l.Number == choice.Lot);
        return lot is null
            ? $"Lot {choice.Lot} is not held."
            : choice.Quantity > lot.Quantity ? $"Lot {choice.Lot} holds {lot.Quantity} shares, and {choice.Quantity} would leave." : null;
    }

    /// <summary>Spreads the basis of all shares over them before some leave; says so where that may not or cannot be done.</summary>
    private void Average(LedgerEntry entry, AccountId account, SecurityId security, Shares quantity)
    {
        var held = _book.Held(account, security).ToList();
        if (held.Sum(l => l.Quantity.Count) < quantity.Count)
        {
            return;
        }
        if (AverageCost.WhyNot(_mayAverage(security), held.Select(l => l.Basis)) is { } why)
        {
            _book.Corrections.Add(new LedgerCorrection(entry.Sequence, account, security, entry.TradeDate, why));
            return;
        }
        var bases = AverageCost.Spread([.. held.Select(l => (l.Quantity, l.Basis!.Value))]);
        for (var i = 0; i < held.Count; i++)
        {
            _book.Put(held[i] with { Basis = bases[i] });
        }
    }

    /// <summary>
    /// The lots of a sale that names none: the account's method chooses them, unless the custodian states a gain that another method gives to the cent,
    /// because then that is what it sold.
    /// </summary>
    private List<LotChoice> ByRelief(LedgerEntry entry, AccountId account, IReadOnlyList<LedgerLot> held, Shares quantity, Price? price)
    {
        var owner = _book.Account(account);
        var lots = held.Select((l, i) => new Lot(new LotId(i), l.Security, l.Quantity, l.HeldSince, l.Basis, l.StatedTerm, null)).ToList();
        if (price is not { } known)
        {
            return Choices(LotRelief.Take(LotReliefMethod.FirstInFirstOut, lots, quantity, new Price(1m), new AsOf(entry.TradeDate), owner.TaxProfile));
        }
        if (entry is LedgerEntry.Sale { Closed.Count: > 0 } named && ClosedLots.Find(held, named.Closed) is { } found)
        {
            return found;
        }
        var usual = Take(owner.Relief);
        return entry is LedgerEntry.Sale sale && sale.IsStated && !Agrees(sale, usual)
            ? Choices(Enum.GetValues<LotReliefMethod>().Select(Take).FirstOrDefault(t => Agrees(sale, t)) ?? usual)
            : Choices(usual);

        IReadOnlyList<LotTake> Take(LotReliefMethod method) => LotRelief.Take(method, lots, quantity, known, new AsOf(entry.TradeDate), owner.TaxProfile);

        List<LotChoice> Choices(IReadOnlyList<LotTake> takes) => [.. takes.Select(t => new LotChoice(held[(int)t.Lot.Id.Value].Number, t.Quantity))];
    }

    /// <summary>True when the lots give the stated gains, each to the cent.</summary>
    private static bool Agrees(LedgerEntry.Sale sale, IReadOnlyList<LotTake> takes)
    {
        var price = sale.Proceeds.Usd / sale.Quantity.Count;
        var (shortTerm, longTerm) = (0m, 0m);
        foreach (var (lot, quantity) in takes)
        {
            if (lot.BasisPerShare is not { } basis || (lot.Acquired is null && lot.StatedTerm is null))
            {
                return false;
            }
            var gain = (price - basis) * quantity.Count;
            var term = lot.Acquired is { } since ? HoldingPeriod.TermOn(new AsOf(sale.TradeDate), since) : lot.StatedTerm;
            (shortTerm, longTerm) = term == HoldingTerm.ShortTerm ? (shortTerm + gain, longTerm) : (shortTerm, longTerm + gain);
        }
        return Math.Abs(shortTerm - (sale.StatedShortTerm?.Usd ?? 0m)) < Cent && Math.Abs(longTerm - (sale.StatedLongTerm?.Usd ?? 0m)) < Cent;
    }
}
