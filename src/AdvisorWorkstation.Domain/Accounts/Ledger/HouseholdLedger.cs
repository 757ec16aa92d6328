using AdvisorWorkstation.Domain.Accounts.Tax;
using AdvisorWorkstation.Domain.Values;

namespace AdvisorWorkstation.Domain.Accounts.Ledger;

/// <summary>
/// Lots out of what happened: the same entries give the same lots, at any past day. A household is replayed as a whole, because the wash-sale rule
/// looks at all of its accounts. An entry that can't be booked is left out and named; nothing is guessed.
/// </summary>
public sealed class HouseholdLedger
{
    private readonly LedgerBook _book;
    private readonly WashMatching _washes;
    private readonly Realizing _realizing;
    private readonly ActionBooking _actions;

    private HouseholdLedger(LedgerBook book)
    {
        _book = book;
        _washes = new WashMatching(book);
        _realizing = new Realizing(book, _washes);
        _actions = new ActionBooking(book, _realizing, _washes);
    }

    /// <summary>Replays everything up to and including a day.</summary>
    /// <param name="accounts">Every account of the household.</param>
    /// <param name="groupOf">The equivalence group of a security; its own name where the firm lists none.</param>
    /// <param name="entries">What happened, in any order.</param>
    /// <param name="until">The last day that counts.</param>
    public static LedgerState Replay(
        IEnumerable<LedgerAccount> accounts, Func<SecurityId, string> groupOf, IEnumerable<LedgerEntry> entries, DateOnly until)
    {
        var ledger = new HouseholdLedger(new LedgerBook(accounts.ToDictionary(a => a.Id), groupOf));
        foreach (var entry in entries
            .Where(e => e.TradeDate <= until)
            .OrderBy(e => e.TradeDate)
            .ThenBy(e => e is not LedgerEntry.Action)
            .ThenBy(e => e.Sequence))
        {
            ledger.Book(entry);
        }
        return ledger._book.ToState();
    }

    private void Book(LedgerEntry entry)
    {
        switch (entry)
        {
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
                Take(t.Sequence, t.TradeDate, t.Account, t.Security, t.Quantity, t.Lots, price: null);
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
        var taken = Take(sale.Sequence, sale.TradeDate, sale.Account, sale.Security, sale.Quantity, sale.Lots, price);
        var (shares, paid) = (0m, Money.Zero);
        var gone = new List<(LedgerLot, Money)>();
        foreach (var part in taken)
        {
            shares += part.Quantity.Count;
            var until = shares == sale.Quantity.Count ? sale.Proceeds : (sale.Proceeds * (shares / sale.Quantity.Count)).RoundedToCents;
            gone.Add((part, until - paid));
            paid = until;
        }
        _realizing.Realize(sale.Sequence, sale.TradeDate, gone);
    }

    /// <summary>Takes shares out of the book by the lots named, else by the relief method; nothing at all when they are not there.</summary>
    private List<LedgerLot> Take(
        long entry, DateOnly date, AccountId account, SecurityId security, Shares quantity, IReadOnlyList<LotChoice> named, Price? price)
    {
        var held = _book.Held(account, security);
        var choices = named.Count > 0 ? Merged(named) : ByRelief(account, held, quantity, date, price);
        var fault = choices.Select(c => FaultOf(held, c)).FirstOrDefault(f => f is not null)
            ?? (choices.Sum(c => c.Quantity.Count) == quantity.Count
                ? null
                : $"{quantity} shares leave, and the lots give {choices.Sum(c => c.Quantity.Count):0.######}: a purchase or a transfer is probably missing.");
        if (fault is not null)
        {
            _book.Faults.Add(new LedgerFault(entry, fault));
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

    private List<LotChoice> ByRelief(AccountId account, IReadOnlyList<LedgerLot> held, Shares quantity, DateOnly date, Price? price)
    {
        var owner = _book.Account(account);
        var lots = held.Select((l, i) => new Lot(new LotId(i), l.Security, l.Quantity, l.HeldSince, l.Basis, null, null));
        var takes = LotRelief.Take(
            price is null ? LotReliefMethod.FirstInFirstOut : owner.Relief, lots, quantity, price ?? new Price(1m), new AsOf(date), owner.TaxProfile);
        return [.. takes.Select(t => new LotChoice(held[(int)t.Lot.Id.Value].Number, t.Quantity))];
    }
}
