using AdvisorWorkstation.Domain.Accounts.Tax;
using AdvisorWorkstation.Domain.Values;

namespace AdvisorWorkstation.Domain.Accounts.Ledger;

/// <summary>
/// Matches losses with replacement shares (IRC 1091; tax.md, Wash sales): bought from thirty days before the sale to thirty days after it, in any
/// account of the household, in order of purchase, share for share, each share once. What was bought together with the sold shares is no
/// replacement (Rev. Rul. 56-602), nor is what was sold again before the loss.
/// </summary>
internal sealed class WashMatching(LedgerBook book)
{
    private List<OpenLoss> _open = [];

    /// <summary>Looks for shares bought before a sale that replace what it sold at a loss; keeps what stays open for later purchases.</summary>
    /// <param name="place">The loss's place in the book.</param>
    /// <param name="bought">When the sold shares were bought; what was bought together with them replaces nothing.</param>
    public void AfterLoss(int place, DateOnly? bought)
    {
        var sale = book.SaleAt(place);
        var loss = new OpenLoss(place, sale, book.GroupOf(sale.Security));
        var replacements = book.HeldOfGroup(loss.Group)
            .Where(l => !l.IsReplacement && !(l.Number.Entry == sale.Lot.Entry && l.Bought == bought))
            .Where(l => l.Bought >= sale.Date.AddDays(-WashSaleView.WindowDays) && l.Bought <= sale.Date)
            .OrderBy(l => l.Bought)
            .ThenBy(l => l.Number)
            .ToList();
        foreach (var lot in replacements.TakeWhile(_ => loss.Left > Shares.Zero))
        {
            Match(loss, lot);
        }
        if (loss.Left > Shares.Zero)
        {
            _open.Add(loss);
        }
    }

    /// <summary>Books bought shares, cut where losses of the thirty days before want them as replacement.</summary>
    public void AfterPurchase(LedgerLot bought)
    {
        book.Put(bought);
        _open = [.. _open.Where(o => o.Left > Shares.Zero)];
        var group = book.GroupOf(bought.Security);
        var rest = bought;
        foreach (var loss in _open.Where(o => o.Group == group && o.MayBeReplacedOn(bought.Bought)))
        {
            if (Match(loss, rest) is not { } stays)
            {
                return;
            }
            rest = stays;
        }
    }

    /// <summary>
    /// Puts shares into the book that a statement names. Where they replace a loss of the same account and security, the custodian's basis has that
    /// loss in it already; it knows nothing of other accounts.
    /// </summary>
    public void AfterStatement(LedgerLot stated)
    {
        var group = book.GroupOf(stated.Security);
        var own = _open.FirstOrDefault(o => o.Group == group && o.IsOf(stated) && o.MayBeReplacedOn(stated.Bought));
        if (own is null)
        {
            AfterPurchase(stated);
            return;
        }
        var quantity = Shares.Min(own.Left, stated.Quantity);
        var disallowed = own.Take(quantity);
        var (part, rest) = stated.Cut(quantity);
        book.Put(part with { IsReplacement = true });
        book.Disallow(own.Place, disallowed);
        book.Washes.Add(new WashMatch(own.Sale, own.Lot, part.Number, quantity, disallowed, IsLostForGood: false));
        if (rest is not null)
        {
            AfterStatement(rest with { Number = book.NextNumber(stated.Number.Entry) });
        }
    }

    /// <summary>The window follows shares into their new form; a twin has its own shares, and its own split.</summary>
    public void AfterAction(SecurityId from, SecurityId to, decimal ratio)
    {
        foreach (var loss in _open.Where(o => o.Security == from))
        {
            loss.Become(to, book.GroupOf(to), ratio);
        }
    }

    /// <summary>Replaces as many shares as there are; returns what stays of the lot, if anything.</summary>
    private LedgerLot? Match(OpenLoss loss, LedgerLot lot)
    {
        var quantity = Shares.Min(loss.Left, lot.Quantity);
        var disallowed = loss.Take(quantity);
        var (part, rest) = lot.Cut(quantity);
        if (rest is not null)
        {
            book.Put(rest);
            part = part with { Number = book.NextNumber(lot.Number.Entry) };
        }
        var isTaxed = book.Account(lot.Account).IsTaxed;
        book.Put(isTaxed ? part.Replacing(disallowed, loss.DaysHeld) : part with { IsReplacement = true });
        book.Disallow(loss.Place, disallowed);
        book.Washes.Add(new WashMatch(loss.Sale, loss.Lot, part.Number, quantity, disallowed, !isTaxed));
        return rest;
    }

    /// <summary>A loss whose shares are not all replaced.</summary>
    private sealed class OpenLoss(int place, Realized sale, string group)
    {
        private const int Cents = 2;
        private readonly Money _loss = -(sale.Gain ?? Money.Zero);
        private Shares _all = sale.Quantity;
        private Money _taken;

        public int Place => place;

        public long Sale => sale.Entry;

        public LedgerLotNumber Lot => sale.Lot;

        public SecurityId Security { get; private set; } = sale.Security;

        public string Group { get; private set; } = group;

        public Shares Left { get; private set; } = sale.Quantity;

        public bool IsOf(LedgerLot lot) => sale.Account == lot.Account && Security == lot.Security;

        /// <summary>True when shares bought on a day are inside of the window and still wanted.</summary>
        public bool MayBeReplacedOn(DateOnly? day) => Left > Shares.Zero
            && day >= sale.Date.AddDays(-WashSaleView.WindowDays) && day <= sale.Date.AddDays(WashSaleView.WindowDays);

        /// <summary>Days that the sold shares were held; none where nobody knows.</summary>
        public int DaysHeld { get; } = sale.HeldSince is { } since ? sale.Date.DayNumber - since.DayNumber : 0;

        /// <summary>The loss of some of the shares, in cents; all parts together are the whole loss, and never more.</summary>
        public Money Take(Shares quantity)
        {
            Left -= quantity;
            var until = Left == Shares.Zero ? _loss : Money.Min(_loss, new Money(decimal.Round(_loss.Usd * (_all.Count - Left.Count) / _all.Count, Cents)));
            var part = until - _taken;
            _taken = until;
            return part;
        }

        public void Become(SecurityId to, string newGroup, decimal ratio)
        {
            (Security, Group) = (to, newGroup);
            (_all, Left) = (Shares.FromDecimal(_all.Count * ratio), Shares.FromDecimal(Left.Count * ratio));
        }
    }
}
