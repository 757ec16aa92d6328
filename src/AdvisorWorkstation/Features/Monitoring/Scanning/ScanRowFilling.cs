using AdvisorWorkstation.Domain.Rebalancing;
using AdvisorWorkstation.Domain.Values;

namespace AdvisorWorkstation.Features.Monitoring.Scanning;

/// <summary>Writes what a look found into the account's row.</summary>
internal static class ScanRowFilling
{
    public static void Fill(AccountScanRow row, WatchedAccount account, AsOf asOf, DateTimeOffset at)
    {
        (row.BookId, row.AsOf, row.ScannedAt, row.Failure) = (account.Row.BookId, asOf.Date, at, account.Failure);
        if (account is not { Figures: { } look, Snapshot: { } snapshot })
        {
            (row.TrackingError, row.SectorPart, row.FactorPart, row.SpecificPart) = (null, null, null, null);
            return;
        }
        var figures = look.Figures;
        row.NetAssetValue = figures.Value.RoundedToCents;
        row.Cash = new Weight(decimal.Round(snapshot.Cash.ShareOf(figures.Value).Fraction, 8));
        row.Holdings = figures.Holdings;
        (row.TrackingError, row.SectorPart, row.FactorPart, row.SpecificPart) =
            (figures.Risk.TrackingError, figures.Risk.Sector, figures.Risk.Factor, figures.Risk.Specific);
        (row.LargestPositionGap, row.LargestPositionGapWeight) = Parts(figures.LargestPosition);
        (row.LargestSectorGap, row.LargestSectorGapWeight) = Parts(figures.LargestSector);
        (row.HarvestableLoss, row.HarvestableTax) = (look.HarvestableLoss, look.HarvestableTax);
        row.FlowsDue = snapshot.Flows.Aggregate(Money.Zero, (sum, f) => sum + f.Amount);
        row.NextFlowDue = snapshot.Flows.Count > 0 ? snapshot.Flows.Min(f => f.Due) : null;
    }

    private static (string Name, Weight Weight) Parts(Gap gap) => (gap.Name, gap.Active);
}
