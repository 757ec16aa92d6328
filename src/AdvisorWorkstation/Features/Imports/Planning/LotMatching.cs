using AdvisorWorkstation.Domain.Values;
using AdvisorWorkstation.Features.Accounts;

namespace AdvisorWorkstation.Features.Imports.Planning;

/// <summary>
/// Which stored lots are the lots of a file, so that a lot keeps its id from one delivery to the next: first by the custodian's own lot id, then
/// by the same day, quantity and basis. What has no partner is new, or gone.
/// </summary>
internal sealed class LotMatching
{
    public List<PlannedLot> New { get; } = [];

    public List<LotChange> Changed { get; } = [];

    public List<LotId> Gone { get; } = [];

    public int Kept { get; private set; }

    /// <summary>Matches the lots of one security.</summary>
    public void Match(IEnumerable<LotRow> stored, IEnumerable<PlannedLot> wanted)
    {
        var left = stored.OrderBy(l => l.Id).ToList();
        var open = new List<PlannedLot>();
        foreach (var lot in wanted)
        {
            if (lot.CustodianLotId is { } id && left.Find(l => l.CustodianLotId == id) is { } same)
            {
                Take(same, lot, left);
            }
            else
            {
                open.Add(lot);
            }
        }
        foreach (var lot in open)
        {
            var same = left.Find(l => l.Acquired == lot.Acquired && l.Quantity == lot.Quantity && l.CostBasis == lot.CostBasis
                && (l.CustodianLotId is null || lot.CustodianLotId is null));
            if (same is null)
            {
                New.Add(lot);
            }
            else
            {
                Take(same, lot with { CustodianLotId = lot.CustodianLotId ?? same.CustodianLotId }, left);
            }
        }
        Gone.AddRange(left.Select(l => l.Id));
    }

    private void Take(LotRow row, PlannedLot lot, List<LotRow> left)
    {
        left.Remove(row);
        var term = lot.Term ?? row.StatedTerm;
        if ((row.Quantity, row.Acquired, row.CostBasis, row.StatedTerm, row.CustodianLotId)
            == (lot.Quantity, lot.Acquired, lot.CostBasis, term, lot.CustodianLotId))
        {
            Kept++;
        }
        else
        {
            Changed.Add(new LotChange(row.Id, lot with { Term = term }));
        }
    }
}
