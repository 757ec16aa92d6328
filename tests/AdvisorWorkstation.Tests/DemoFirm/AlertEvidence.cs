using AdvisorWorkstation.Domain.Accounts;
using AdvisorWorkstation.Domain.Accounts.Tax;
using AdvisorWorkstation.Domain.Customizations.Options;
using AdvisorWorkstation.Domain.Monitoring;
using AdvisorWorkstation.Domain.Rebalancing;
using AdvisorWorkstation.Domain.Values;
using AdvisorWorkstation.Features.Accounts;
using AdvisorWorkstation.Features.DemoFirm.Cases;
using static AdvisorWorkstation.Tests.DemoFirm.CaseEvidence;

namespace AdvisorWorkstation.Tests.DemoFirm;

/// <summary>Evidence for drift, cash and tax alerts.</summary>
internal static class AlertEvidence
{
    private const double FactorBand = 0.20;
    private const int TurningDays = 45;
    private const decimal TurningTax = 250m;
    private const decimal RunwayBp = 10m;

    public static IReadOnlyDictionary<DemoCaseKind, Func<DemoSnapshots, AccountRow, bool>> Tests { get; } =
        new Dictionary<DemoCaseKind, Func<DemoSnapshots, AccountRow, bool>>
        {
            [DemoCaseKind.SecurityDrift] = (firm, account) => Raises(firm, account, AlertKind.SecurityDrift),
            [DemoCaseKind.SectorDrift] = (firm, account) => Raises(firm, account, AlertKind.SectorDrift),
            [DemoCaseKind.FactorDrift] = (firm, account) => FactorExposures(firm, account).Any(e => Math.Abs(e) > FactorBand),
            [DemoCaseKind.TrackingErrorWarning] = (firm, account) => TrackingError(firm, account) is > 100m and <= 150m,
            [DemoCaseKind.TrackingErrorHigh] = (firm, account) => TrackingError(firm, account) > 150m,
            [DemoCaseKind.HarvestOpportunity] = (firm, account) => Raises(firm, account, AlertKind.Harvest),
            [DemoCaseKind.HarvestBlocked] = (firm, account) => Raises(firm, account, AlertKind.HarvestBlocked),
            [DemoCaseKind.LotTurningLongTerm] = (firm, account) => firm.Snapshot(account).Lots.Any(lot => IsTurning(firm, account, lot)),
            [DemoCaseKind.HighCash] = (firm, account) => Raises(firm, account, AlertKind.HighCash),
            [DemoCaseKind.LowCash] = (firm, account) => Raises(firm, account, AlertKind.LowCash),
            [DemoCaseKind.CashNeedDated] = (firm, account) =>
                Raises(firm, account, AlertKind.FlowDue) && firm.Snapshot(account).Flows.Any(f => f.Kind == CashFlowKind.RequiredDistribution)
                && firm.Scan(account).Figures.Cash < Money.Zero,
            [DemoCaseKind.CapitalFlowReceived] = (firm, account) =>
                Raises(firm, account, AlertKind.CapitalFlow)
                && firm.Snapshot(account).Flows.Any(f => f.Kind is CashFlowKind.Deposit or CashFlowKind.Withdrawal),
            [DemoCaseKind.TaxBudgetNearlyUsed] = (firm, account) => BudgetUsed(firm, account) is >= 0.9m and < 1m,
            [DemoCaseKind.TaxBudgetUsed] = (firm, account) => BudgetUsed(firm, account) >= 1m,
            [DemoCaseKind.TaxBudgetBreach] = (firm, account) => BudgetUsed(firm, account) > 1m,
            [DemoCaseKind.HarvestRunwayLow] = (firm, account) =>
                firm.Scan(account).Harvestable.TaxSaved.Usd * 10_000m < firm.Scan(account).Figures.NetAssetValue.Usd * RunwayBp
                && GrownLots(firm, account) > 0.85,
        };

    public static decimal TrackingError(DemoSnapshots firm, AccountRow account) => firm.Scan(account).Figures.Risk.TrackingError.Value;

    private static double[] FactorExposures(DemoSnapshots firm, AccountRow account)
    {
        var holdings = Holdings.Of(firm.Snapshot(account)).Value;
        var risk = AlignedRisk.For(firm.Rows.Market.Risk, [.. holdings.Securities.Select(v => v.Security)], holdings.Targets());
        return risk.FactorExposures([.. holdings.Weights().Zip(holdings.Targets(), (w, t) => w - t)]);
    }

    private static bool IsTurning(DemoSnapshots firm, AccountRow account, Lot lot)
    {
        var profile = firm.Snapshot(account).Account.TaxProfile;
        var days = firm.AsOf.DaysUntil(HoldingPeriod.FirstLongTermSale(lot.Acquired!.Value));
        var gain = (lot.Quantity * firm.Rows.Market.LastPrice(lot.Security.Value - 1)).Usd - lot.CostBasis!.Value.Usd;
        return days is > 0 and <= TurningDays && gain * (profile.ShortTermRate - profile.LongTermRate).Fraction >= TurningTax;
    }

    private static decimal BudgetUsed(DemoSnapshots firm, AccountRow account)
    {
        var snapshot = firm.Snapshot(account);
        return snapshot.YearToDate.LongTerm.Usd / snapshot.Policy.Require<GainBudget>().LongTerm!.Value.Usd;
    }

    /// <summary>The part of the lots that are worth a quarter more than they cost.</summary>
    private static double GrownLots(DemoSnapshots firm, AccountRow account) => firm.Lots(account).Average(lot =>
        (lot.Quantity * firm.Rows.Market.LastPrice(lot.SecurityId.Value - 1)).Usd > lot.CostBasis!.Value.Usd * 1.25m ? 1d : 0d);
}
