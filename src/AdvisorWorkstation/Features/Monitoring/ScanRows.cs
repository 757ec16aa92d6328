using AdvisorWorkstation.Domain.Rebalancing;
using AdvisorWorkstation.Domain.Values;

namespace AdvisorWorkstation.Features.Monitoring;

/// <summary>Writes what a look found into the account's row.</summary>
internal static class ScanRows
{
    public static void Fill(AccountScanRow row, AccountLook look, AsOf asOf, DateTimeOffset at)
    {
        (row.BookId, row.AsOf, row.ScannedAt, row.Failure) = (look.Account.BookId, asOf.Date, at, look.Failure);
        if (look.Scan is not { } scan)
        {
            (row.TrackingError, row.SectorPart, row.FactorPart, row.SpecificPart) = (null, null, null, null);
            return;
        }
        var figures = scan.Figures;
        row.NetAssetValue = Cents(figures.Value);
        row.Cash = new Weight(decimal.Round(scan.Snapshot.Cash.ShareOf(figures.Value).Fraction, 8));
        row.Holdings = figures.Holdings;
        (row.TrackingError, row.SectorPart, row.FactorPart, row.SpecificPart) =
            (figures.Risk.TrackingError, figures.Risk.Sector, figures.Risk.Factor, figures.Risk.Specific);
        (row.LargestPositionGap, row.LargestPositionGapWeight) = Parts(figures.LargestPosition);
        (row.LargestSectorGap, row.LargestSectorGapWeight) = Parts(figures.LargestSector);
        (row.HarvestableLoss, row.HarvestableTax) = (scan.Harvestable.Loss, scan.Harvestable.TaxSaved);
        row.FlowsDue = scan.Snapshot.Flows.Aggregate(Money.Zero, (sum, f) => sum + f.Amount);
        row.NextFlowDue = scan.Snapshot.Flows.Count > 0 ? scan.Snapshot.Flows.Min(f => f.Due) : null;
    }

    private static (string Name, Weight Weight) Parts(Gap gap) => (gap.Name, gap.Active);

    private static Money Cents(Money amount) => amount.RoundedToCents;
}
