using AdvisorWorkstation.Domain.Values;

namespace AdvisorWorkstation.Domain.Accounts.Ledger;

/// <summary>Brings the book to what a statement says, keeping the number and the history of every lot that it knows.</summary>
internal sealed class StatementBooking(LedgerBook book, WashMatching washes)
{
    public void Book(LedgerEntry.Statement statement, bool isOpening)
    {
        if (IsPositionOf(statement))
        {
            return;
        }
        var comparison = StatementMatching.Compare(book.Held(statement.Account, statement.Security), statement.Lots, statement.UnknownSaysNothing);
        foreach (var match in comparison.Same)
        {
            Name(match);
        }
        foreach (var lot in comparison.Gone)
        {
            book.Remove(lot);
            Note(statement, $"{lot.Quantity} shares acquired {Day(lot.Acquired)} are no longer stated, and nothing booked explains it.");
        }
        foreach (var match in comparison.Changed)
        {
            Change(match);
            Note(statement, $"A lot acquired {Day(match.Stated.Acquired)} is stated with {match.Stated.Quantity} shares and a basis of {Basis(match.Stated)}.");
        }
        foreach (var lot in comparison.New)
        {
            var made = FromStated(statement, lot);
            book.Stated.Add(made);
            washes.AfterStatement(made);
            if (!isOpening)
            {
                Note(statement, $"{lot.Quantity} shares acquired {Day(lot.Acquired)} with a basis of {Basis(lot)} are stated, and nothing booked explains them.");
            }
        }
    }

    /// <summary>
    /// True for a position without lots that is as the book has it: it knows nothing better. It was stated before a corporate action was booked that explains it.
    /// </summary>
    private bool IsPositionOf(LedgerEntry.Statement statement) =>
        statement.Lots.Count > 0 && statement.Lots.All(l => l is { IsEstimate: true, Acquired: null })
        && book.Held(statement.Account, statement.Security) is { Count: > 0 } held
        && TieOut.FaultOfLots(new Shares(statement.Lots.Sum(l => l.Quantity.Count)), new Shares(held.Sum(l => l.Quantity.Count))) is null;

    /// <summary>Takes over what the custodian knows of lots that are as stated.</summary>
    private void Name(StatedMatch match)
    {
        foreach (var lot in match.Held)
        {
            book.Put(lot with
            {
                CustodianLotId = lot.CustodianLotId ?? match.Stated.CustodianLotId,
                StatedTerm = lot.StatedTerm ?? match.Stated.Term,
            });
        }
    }

    /// <summary>Lots whose shares stay get the stated basis; else the first of them becomes what is stated, and the others were parts of it.</summary>
    private void Change(StatedMatch match)
    {
        if (match.Stated.Basis is { } restated && match.Held.Sum(l => l.Quantity.Count) == match.Stated.Quantity.Count
            && match.Held.All(l => l is { Basis: not null, OriginalBasis: not null } && (match.Stated.Acquired == l.Acquired || match.Stated.Acquired == l.HeldSince)))
        {
            Restate(match, restated);
            return;
        }
        foreach (var part in match.Held.Skip(1))
        {
            book.Remove(part);
        }
        var (lot, stated) = (match.Held[0], match.Stated);
        var isSameDay = stated.Acquired == lot.Acquired || stated.Acquired == lot.HeldSince;
        book.Put(lot with
        {
            Quantity = stated.Quantity,
            Acquired = isSameDay ? lot.Acquired : stated.Acquired,
            HeldSince = isSameDay ? lot.HeldSince : stated.Acquired,
            Bought = lot.Bought is null ? null : isSameDay ? lot.Bought : stated.Acquired,
            Basis = stated.Basis,
            OriginalBasis = stated.Basis,
            Standing = StandingOf(stated),
            StatedTerm = stated.Term ?? lot.StatedTerm,
            CustodianLotId = stated.CustodianLotId ?? lot.CustodianLotId,
        });
    }

    /// <summary>
    /// Another basis for the same shares: what a wash sale put on top of it stays there, and so does what each part has replaced. The custodian gives the
    /// basis as bought or as adjusted, whichever is nearer.
    /// </summary>
    private void Restate(StatedMatch match, Money restated)
    {
        var (original, adjusted) = (match.Held.Sum(l => l.OriginalBasis!.Value.Usd), match.Held.Sum(l => l.Basis!.Value.Usd));
        var asBought = Math.Abs(restated.Usd - original) <= Math.Abs(restated.Usd - adjusted);
        var given = 0m;
        foreach (var (i, lot) in match.Held.Index())
        {
            var part = i == match.Held.Count - 1
                ? restated.Usd - given
                : decimal.Round(restated.Usd * lot.Quantity.Count / match.Stated.Quantity.Count, LedgerLot.BasisDecimals);
            given += part;
            var onTop = lot.Basis!.Value - lot.OriginalBasis!.Value;
            book.Put(lot with
            {
                OriginalBasis = asBought ? new Money(part) : new Money(part) - onTop,
                Basis = asBought ? new Money(part) + onTop : new Money(part),
                Standing = StandingOf(match.Stated),
                StatedTerm = match.Stated.Term ?? lot.StatedTerm,
                CustodianLotId = match.Stated.CustodianLotId ?? lot.CustodianLotId,
            });
        }
    }

    private LedgerLot FromStated(LedgerEntry.Statement statement, StatedLot lot) => new(
        book.NextNumber(statement.Sequence),
        statement.Account,
        statement.Security,
        lot.Quantity,
        lot.Acquired,
        lot.Acquired,
        lot.Acquired,
        lot.Basis,
        lot.Basis,
        false)
    {
        Standing = StandingOf(lot),
        StatedTerm = lot.Term,
        CustodianLotId = lot.CustodianLotId,
    };

    private static BasisStanding StandingOf(StatedLot lot) =>
        lot.Basis is null ? BasisStanding.Unknown : lot.IsEstimate ? BasisStanding.Estimated : BasisStanding.Known;

    private void Note(LedgerEntry.Statement statement, string sentence) =>
        book.Corrections.Add(new LedgerCorrection(statement.Sequence, statement.Account, statement.Security, statement.TradeDate, sentence));

    private static string Day(DateOnly? day) => day is { } known ? $"{known:yyyy-MM-dd}" : "on an unknown day";

    private static string Basis(StatedLot lot) => lot.Basis is { } basis ? $"{basis.RoundedToCents}" : "unknown";
}
