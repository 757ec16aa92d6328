using AdvisorWorkstation.Domain.Values;

namespace AdvisorWorkstation.Domain.Accounts.Ledger;

/// <summary>
/// Carries corporate actions out on lots (tax.md, Corporate actions on lots): shares, bases and dates of every lot, in every account. Every account
/// has its new lots before any fraction is paid out, since the loss of a fraction may be washed by another account's lots.
/// </summary>
internal sealed class ActionBooking(LedgerBook book, Realizing realizing, WashMatching washes)
{
    public void Book(LedgerEntry.Action action)
    {
        var held = book.HeldAnywhere(action.Security);
        switch (action.Terms)
        {
            case ActionTerms.Split split:
                PayFractions(action, action.Security, Exchange(action, held, action.Security, split.Ratio), split.Price);
                break;
            case ActionTerms.Rename rename:
                Exchange(action, held, rename.To, 1m);
                break;
            case ActionTerms.StockMerger merger:
                PayFractions(action, merger.Into, Exchange(action, held, merger.Into, merger.Ratio), merger.Price);
                break;
            case ActionTerms.MixedMerger merger:
                held = [.. held.Select(l => PayCash(action, merger, l))];
                PayFractions(action, merger.Into, Exchange(action, held, merger.Into, merger.Ratio), merger.Price);
                break;
            case ActionTerms.SpinOff spinOff:
                PayFractions(action, spinOff.Child, SpinOff(action, spinOff, held), spinOff.ChildPrice);
                break;
            case ActionTerms.CashMerger merger:
                held.ForEach(book.Remove);
                Pay(action, [.. held.Select(l => (l, (l.Quantity * merger.CashPerShare).RoundedToCents))]);
                break;
            case ActionTerms.ReturnOfCapital returned:
                held.ForEach(l => ReturnCapital(action, l, (l.Quantity * returned.CashPerShare).RoundedToCents));
                break;
            case ActionTerms.Worthless:
                held.ForEach(l => WriteOff(action, l));
                break;
            default:
                throw new InvalidOperationException($"no way to book {action.Terms}");
        }
    }

    /// <summary>New shares for old ones; what comes to less than the smallest part of a share is gone for nothing, and its basis with it.</summary>
    private List<LedgerLot> Exchange(LedgerEntry.Action action, List<LedgerLot> lots, SecurityId into, decimal ratio)
    {
        lots.ForEach(book.Remove);
        var gone = lots.FindAll(l => Shares.FromDecimal(l.Quantity.Count * ratio) == Shares.Zero);
        foreach (var lot in lots.Except(gone))
        {
            book.Put(lot with { Security = into, Quantity = Shares.FromDecimal(lot.Quantity.Count * ratio) });
        }
        washes.AfterAction(action.Security, into, ratio);
        gone.ForEach(l => realizing.WithoutWash(action.Sequence, action.TradeDate, l, Money.Zero));
        return [.. lots.Except(gone)];
    }

    /// <summary>
    /// Pays what is over whole shares in each account, out of the oldest of the lots that the action made, unless the custodian keeps fractions. All
    /// fractions are one transaction: none of them replaces another. Without a price the fraction stays, and is a fault.
    /// </summary>
    private void PayFractions(LedgerEntry.Action action, SecurityId security, List<LedgerLot> made, Price? price)
    {
        var gone = new List<(LedgerLot, Money)>();
        foreach (var (account, entries) in made.GroupBy(l => l.Account, l => l.Number.Entry).Select(g => (g.Key, g.ToHashSet())))
        {
            var lots = book.Held(account, security).Where(l => entries.Contains(l.Number.Entry))
                .OrderBy(l => l.HeldSince ?? DateOnly.MinValue).ThenBy(l => l.Number).ToList();
            var total = lots.Sum(l => l.Quantity.Count);
            var fraction = book.Account(account).KeepsFractions ? 0m : total - decimal.Truncate(total);
            if (fraction > 0m && price is null)
            {
                book.Faults.Add(new LedgerFault(
                    action.Sequence, account, security, action.TradeDate, $"A fraction of {new Shares(fraction)} shares goes to cash in lieu, and no price is known for it."));
                continue;
            }
            foreach (var lot in lots.TakeWhile(_ => fraction > 0m))
            {
                var part = book.Take(lot, Shares.Min(new Shares(fraction), lot.Quantity));
                fraction -= part.Quantity.Count;
                gone.Add((part, (part.Quantity * price!.Value).RoundedToCents));
            }
        }
        Pay(action, gone);
    }

    /// <summary>The cash of a merger for cash and shares: a gain counts up to it, a loss not at all.</summary>
    private LedgerLot PayCash(LedgerEntry.Action action, ActionTerms.MixedMerger merger, LedgerLot lot)
    {
        var cash = (lot.Quantity * merger.CashPerShare).RoundedToCents;
        var worth = cash + new Shares(lot.Quantity.Count * merger.Ratio) * merger.Price;
        Money? counts = lot.Basis is { } basis ? Money.Min(Money.Max(worth - basis, Money.Zero), cash) : null;
        realizing.WithoutWash(action.Sequence, action.TradeDate, lot with { Basis = cash - counts }, cash);
        book.Cash.Add(new ActionCash(action.Sequence, lot.Account, cash));
        return lot with { Basis = lot.Basis - cash + counts };
    }

    private List<LedgerLot> SpinOff(LedgerEntry.Action action, ActionTerms.SpinOff terms, List<LedgerLot> lots)
    {
        var children = new List<LedgerLot>();
        foreach (var parent in lots)
        {
            var quantity = Shares.FromDecimal(parent.Quantity.Count * terms.Ratio);
            if (quantity == Shares.Zero)
            {
                continue;
            }
            var (basis, original) = (Part(parent.Basis, terms.ChildAllocation), Part(parent.OriginalBasis, terms.ChildAllocation));
            book.Put(parent with { Basis = parent.Basis - basis, OriginalBasis = parent.OriginalBasis - original });
            children.Add(parent with
            {
                Number = book.NextNumber(action.Sequence),
                Security = terms.Child,
                Quantity = quantity,
                Bought = null,
                Basis = basis,
                OriginalBasis = original,
            });
        }
        children.ForEach(book.Put);
        return children;
    }

    private void Pay(LedgerEntry.Action action, IReadOnlyList<(LedgerLot Part, Money Cash)> gone)
    {
        realizing.Realize(action.Sequence, action.TradeDate, gone);
        book.Cash.AddRange(gone.Select(g => new ActionCash(action.Sequence, g.Part.Account, g.Cash)));
    }

    private void ReturnCapital(LedgerEntry.Action action, LedgerLot lot, Money cash)
    {
        book.Cash.Add(new ActionCash(action.Sequence, lot.Account, cash));
        if (lot.Basis is not { } basis)
        {
            return;
        }
        book.Put(lot with { Basis = Money.Max(basis - cash, Money.Zero) });
        if (cash > basis)
        {
            realizing.WithoutWash(action.Sequence, action.TradeDate, lot with { Basis = Money.Zero }, cash - basis);
        }
    }

    /// <summary>Shares that became worthless count as sold for nothing on the last day of the year (IRC 165(g)).</summary>
    private void WriteOff(LedgerEntry.Action action, LedgerLot lot)
    {
        book.Remove(lot);
        realizing.WithoutWash(action.Sequence, new DateOnly(action.TradeDate.Year, 12, 31), lot, Money.Zero);
    }

    private static Money? Part(Money? basis, Weight part) => basis is { } money ? new Money(decimal.Round(money.Usd * part.Fraction, LedgerLot.BasisDecimals)) : null;
}
