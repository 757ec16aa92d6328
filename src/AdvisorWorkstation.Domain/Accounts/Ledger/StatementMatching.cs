using AdvisorWorkstation.Domain.Values;

namespace AdvisorWorkstation.Domain.Accounts.Ledger;

/// <summary>A stated lot and the lots of the book that it is: several where a wash sale has cut the book's lot.</summary>
public sealed record StatedMatch(StatedLot Stated, IReadOnlyList<LedgerLot> Held);

/// <summary>How a statement of one security's lots compares with the book.</summary>
/// <param name="Same">Lots that are as stated.</param>
/// <param name="Changed">Lots of the same name or day whose shares or basis are stated otherwise.</param>
/// <param name="New">Stated lots that the book does not have.</param>
/// <param name="Gone">Lots of the book that nobody states.</param>
public sealed record StatementComparison(
    IReadOnlyList<StatedMatch> Same, IReadOnlyList<StatedMatch> Changed, IReadOnlyList<StatedLot> New, IReadOnlyList<LedgerLot> Gone)
{
    public bool IsSame => Changed.Count == 0 && New.Count == 0 && Gone.Count == 0;
}

/// <summary>
/// Finds which lots of the book are the stated ones: first by the custodian's own lot id, then by day, shares and basis. A custodian may give the
/// basis and the day as bought, or adjusted for a wash sale of its own; the book's lots count as the same in either reading.
/// </summary>
public static class StatementMatching
{
    private static readonly Money Cent = new(0.01m);

    /// <summary>Compares the lots of one security in one account.</summary>
    /// <param name="held">The lots of the book.</param>
    /// <param name="stated">The lots as stated.</param>
    /// <param name="unknownSaysNothing">True when a day or a basis that is left out agrees with any (<see cref="LedgerEntry.Statement.UnknownSaysNothing"/>).</param>
    public static StatementComparison Compare(IReadOnlyList<LedgerLot> held, IReadOnlyList<StatedLot> stated, bool unknownSaysNothing = false)
    {
        var left = held.GroupBy(l => (l.Number.Entry, l.Acquired, l.CustodianLotId)).Select(g => g.OrderBy(l => l.Number).ToList()).ToList();
        var (same, changed, open) = (new List<StatedMatch>(), new List<StatedMatch>(), new List<StatedLot>());
        foreach (var lot in stated)
        {
            if (lot.CustodianLotId is { } id && left.Find(g => g[0].CustodianLotId == id) is { } named)
            {
                left.Remove(named);
                (IsSame(named, lot) || (unknownSaysNothing && IsSameAsFarAsSaid(named, lot)) ? same : changed).Add(new StatedMatch(lot, named));
            }
            else
            {
                open.Add(lot);
            }
        }
        open = Unmatched(open, same, left, lot => left.Find(g => IsUnnamedTwin(g, lot)) ?? Split(left, lot));
        if (unknownSaysNothing)
        {
            open = Unmatched(open, same, left, lot => left.Find(g => MayBeTheSame(g, lot) && IsSameAsFarAsSaid(g, lot)));
        }
        open = Unmatched(open, changed, left, lot => left.Find(g => MayBeTheSame(g, lot) && lot.Acquired is not null && IsSameDay(g, lot.Acquired) && IsSameQuantity(g, lot)));
        return new StatementComparison(same, changed, open, [.. left.SelectMany(g => g)]);
    }

    /// <summary>Matches what has a twin, and returns what has none.</summary>
    private static List<StatedLot> Unmatched(
        List<StatedLot> stated, List<StatedMatch> same, List<List<LedgerLot>> left, Func<StatedLot, List<LedgerLot>?> twinOf)
    {
        var open = new List<StatedLot>();
        foreach (var lot in stated)
        {
            if (twinOf(lot) is { } twin)
            {
                left.Remove(twin);
                same.Add(new StatedMatch(lot, twin));
            }
            else
            {
                open.Add(lot);
            }
        }
        return open;
    }

    private static bool IsUnnamedTwin(List<LedgerLot> group, StatedLot lot) => MayBeTheSame(group, lot) && IsSame(group, lot);

    private static bool MayBeTheSame(List<LedgerLot> group, StatedLot lot) => lot.CustodianLotId is null || group[0].CustodianLotId is null;

    /// <summary>The shares fit, and so does what is stated of day and basis.</summary>
    private static bool IsSameAsFarAsSaid(List<LedgerLot> group, StatedLot lot) =>
        IsSameQuantity(group, lot)
        && (lot.Acquired is null || IsSameDay(group, lot.Acquired))
        && (lot.Basis is null || IsSameBasis(group, lot.Basis));

    /// <summary>A single part of a group that was cut, where the custodian cut it in the same way.</summary>
    private static List<LedgerLot>? Split(List<List<LedgerLot>> groups, StatedLot lot)
    {
        foreach (var group in groups.Where(g => g.Count > 1))
        {
            if (group.Find(part => IsUnnamedTwin([part], lot)) is { } part)
            {
                group.Remove(part);
                return [part];
            }
        }
        return null;
    }

    private static bool IsSame(List<LedgerLot> group, StatedLot lot) =>
        IsSameQuantity(group, lot)
        && IsSameDay(group, lot.Acquired)
        && IsSameBasis(group, lot.Basis);

    private static bool IsSameQuantity(List<LedgerLot> group, StatedLot lot) => group.Sum(l => l.Quantity.Count) == lot.Quantity.Count;

    private static bool IsSameDay(List<LedgerLot> group, DateOnly? stated) =>
        stated is null ? group[0].Acquired is null : group.TrueForAll(l => l.Acquired == stated) || group.TrueForAll(l => l.HeldSince == stated);

    private static bool IsSameBasis(List<LedgerLot> group, Money? stated) =>
        stated is { } basis
            ? Sum(group, l => l.OriginalBasis) is { } original && (original - basis).Magnitude < Cent
                || Sum(group, l => l.Basis) is { } adjusted && (adjusted - basis).Magnitude < Cent
            : group.TrueForAll(l => l.Basis is null);

    private static Money? Sum(List<LedgerLot> group, Func<LedgerLot, Money?> basis) =>
        group.Aggregate((Money?)Money.Zero, (sum, l) => sum + basis(l));
}
