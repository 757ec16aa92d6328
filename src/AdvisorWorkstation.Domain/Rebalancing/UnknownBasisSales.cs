using AdvisorWorkstation.Domain.Accounts;
using AdvisorWorkstation.Domain.Values;

namespace AdvisorWorkstation.Domain.Rebalancing;

/// <summary>
/// Sales of shares whose basis is unknown. A person chooses them, with a reason (<see cref="Pin.UnknownBasisSold"/>); the solver has no say in them and
/// works around them: the shares are gone and their proceeds are there before it begins.
/// </summary>
internal static class UnknownBasisSales
{
    /// <summary>The quantity of a row that stands for shares which are gone: a lot of the optimizer is never empty, and this one is as good as that.</summary>
    public const double Gone = double.Epsilon;

    /// <summary>The lots that the pins sell from, and how much of each.</summary>
    public static IReadOnlyDictionary<LotId, Shares> Of(AccountSnapshot snapshot, IReadOnlyList<Pin> pins)
    {
        var sold = new Dictionary<LotId, Shares>();
        foreach (var pin in pins.Where(p => p.UnknownBasisSold > Shares.Zero))
        {
            var left = pin.UnknownBasisSold;
            foreach (var lot in LotsOf(snapshot, pin.Security).TakeWhile(_ => left > Shares.Zero))
            {
                sold[lot.Id] = Shares.Min(left, lot.Quantity);
                left -= sold[lot.Id];
            }
            if (left > Shares.Zero)
            {
                throw new ArgumentException($"{left} shares of unknown basis are to be sold that security {pin.Security} does not have");
            }
        }
        return sold;
    }

    /// <summary>The lots of unknown basis that the optimizer does not sell, the oldest first, those of unknown day last.</summary>
    public static IEnumerable<Lot> LotsOf(AccountSnapshot snapshot, SecurityId security) => snapshot.Account.Kind.IsTaxable()
        ? snapshot.Lots.Where(l => l.Security == security && l.CostBasis is null).OrderBy(l => l.Acquired is null).ThenBy(l => l.Acquired).ThenBy(l => l.Id)
        : [];

    /// <summary>True for the row of a problem that stands for shares which a person sells.</summary>
    public static bool IsSoldByPerson(this AccountProblem account, int lot) =>
        account.Lots[lot] is not null && account.Problem.Lots.Quantity[lot] <= Gone && account.Problem.Lots.Locked[lot];

    /// <summary>What a person sells of an asset, by row.</summary>
    public static IReadOnlyList<int> RowsOf(AccountProblem account, int asset) =>
        [.. Enumerable.Range(0, account.Lots.Count).Where(l => account.Problem.Lots.Asset[l] == asset && account.IsSoldByPerson(l))];
}
