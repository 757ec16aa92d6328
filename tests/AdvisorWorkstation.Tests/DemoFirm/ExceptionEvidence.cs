using AdvisorWorkstation.Domain.Accounts.Tax;
using AdvisorWorkstation.Domain.Customizations;
using AdvisorWorkstation.Domain.Customizations.Options;
using AdvisorWorkstation.Domain.Rebalancing;
using AdvisorWorkstation.Domain.Values;
using AdvisorWorkstation.Features.Accounts;
using AdvisorWorkstation.Features.DemoFirm.Cases;
using AdvisorWorkstation.Features.DemoFirm.Market;

namespace AdvisorWorkstation.Tests.DemoFirm;

/// <summary>Evidence for exceptions: what in the account leads a proposal to them.</summary>
internal static class ExceptionEvidence
{
    public static IReadOnlyDictionary<DemoCaseKind, Func<DemoSnapshots, AccountRow, bool>> Tests { get; } =
        new Dictionary<DemoCaseKind, Func<DemoSnapshots, AccountRow, bool>>
        {
            [DemoCaseKind.LargeAccountHighTurnover] = (firm, account) =>
                firm.Scan(account).Figures.NetAssetValue.Usd >= 10_000_000m && Draft(firm, account).Any(a => Above(a) > 0.25m),
            [DemoCaseKind.HighTurnover] = (firm, account) => MustGo(firm, account).Sum(a => a.Held.Fraction) > 0.35m,
            [DemoCaseKind.NetRealizedGain] = (firm, account) => CheapestGainToRaise(firm, account) > 25_000m,
            [DemoCaseKind.ShortTermGain] = (firm, account) => MustGo(firm, account).Sum(a => ShortTermGain(firm, account, a)) > 1_000m,
            [DemoCaseKind.WashSale] = (firm, account) => firm.Scan(account).Harvestable.Candidates.Any(c => c.BlockedUntil is not null),
            [DemoCaseKind.TrackingErrorAfter] = (firm, account) => TrackingBpWithout(firm, account, MustGo(firm, account)) > 100d,
            [DemoCaseKind.RestrictionTouched] = (firm, account) => Draft(firm, account).Any(a => a.NoSell && Above(a) > 0.05m),
            [DemoCaseKind.OptimalityGap] = (firm, account) =>
                firm.Scan(account).Figures.NetAssetValue.Usd < 150_000m && !firm.Snapshot(account).Custodian.FractionalShares
                && firm.Snapshot(account).Policy.Require<MaximumTrades>().Count <= 12 && AlertEvidence.TrackingError(firm, account) > 150m,
            [DemoCaseKind.Infeasible] = (firm, account) =>
                ProblemTranslation.Translate(firm.Snapshot(account), firm.Rows.Market.Risk, []).Refusal?.Code == "conflict",
            [DemoCaseKind.DataNotClean] = (firm, account) => firm.Snapshot(account).Quarantined.Count > 0,
            [DemoCaseKind.CorporateActionPending] = (firm, account) => DataEvidence.Actions(firm, account).Any(a =>
                a.Effective <= TradingDays.Shift(firm.AsOf.Date, 2) && firm.Rows.Market.Index.Today[a.SecurityId.Value - 1] == 0m),
            [DemoCaseKind.Concentration] = (firm, account) => Draft(firm, account).Any(a =>
                a.NoSell && a.Held > firm.Snapshot(account).Policy.Require<SingleNameCap>().On(a.View.Target)),
            [DemoCaseKind.OrderSize] = (firm, account) => Draft(firm, account).Any(a =>
                Math.Abs(Value(firm, account, a) - TargetValue(firm, account, a)) > Math.Min(1_000_000m, TenthOfAVolume(a))),
            [DemoCaseKind.FirstRebalance] = (firm, account) => account.Opened > firm.AsOf.Date.AddDays(-90),
            [DemoCaseKind.NonDiscretionary] = (_, account) => !account.Discretionary,
            [DemoCaseKind.ManualEdit] = (firm, account) => !firm.Snapshot(account).Policy.Require<AutomaticApproval>().On,
            [DemoCaseKind.SettingsChanged] = (firm, account) => firm.Wishes(account).Any(w => w.From == firm.AsOf.Date),
            [DemoCaseKind.TradeCount] = (firm, account) =>
                Draft(firm, account).Count(a => Value(firm, account, a) < TargetValue(firm, account, a) - 250m) > 75,
            [DemoCaseKind.UnusualVersusPeers] = (firm, account) =>
                Draft(firm, account).Where(a => a.View.Target == Weight.Zero).Sum(a => a.Held.Fraction) >= 0.25m,
            [DemoCaseKind.RandomSample] = (firm, account) =>
                account.Discretionary && account.Opened < firm.AsOf.Date.AddDays(-90) && AlertEvidence.TrackingError(firm, account) < 100m
                && firm.Snapshot(account).Policy.Require<AutomaticApproval>().On,
        };

    /// <summary>The account's securities with what its wishes ask of each.</summary>
    private static List<DraftAsset> Draft(DemoSnapshots firm, AccountRow account)
    {
        var snapshot = firm.Snapshot(account);
        var holdings = Holdings.Of(snapshot).Value;
        var assets = holdings.Securities.Select((v, i) => new DraftAsset(v, holdings.Values[i].ShareOf(holdings.NetAssetValue))).ToList();
        var draft = new ProblemDraft(holdings.NetAssetValue, snapshot.YearToDate, assets);
        draft.Apply(snapshot.Policy);
        return assets;
    }

    private static List<DraftAsset> MustGo(DemoSnapshots firm, AccountRow account) =>
        [.. Draft(firm, account).Where(a => a.MustSell && a.Held > Weight.Zero)];

    private static decimal Above(DraftAsset asset) => (asset.Held - asset.View.Target).Fraction;

    private static decimal Value(DemoSnapshots firm, AccountRow account, DraftAsset asset) =>
        (firm.Scan(account).Figures.NetAssetValue * asset.Held).Usd;

    private static decimal TargetValue(DemoSnapshots firm, AccountRow account, DraftAsset asset) =>
        (firm.Scan(account).Figures.NetAssetValue * asset.View.Target).Usd;

    private static decimal TenthOfAVolume(DraftAsset asset) =>
        (asset.View.Security.AverageDailyVolume!.Value * asset.View.Price!.Value).Usd / 10m;

    private static decimal ShortTermGain(DemoSnapshots firm, AccountRow account, DraftAsset asset) => firm.Snapshot(account).Lots
        .Where(l => l.Security == asset.View.Security.Id && HoldingPeriod.TermOn(firm.AsOf, l.Acquired!.Value) == HoldingTerm.ShortTerm)
        .Sum(l => (l.Quantity * asset.View.Price!.Value).Usd - l.CostBasis!.Value.Usd);

    /// <summary>The least gain that raises the cash that is missing: the dearest lots first.</summary>
    private static decimal CheapestGainToRaise(DemoSnapshots firm, AccountRow account)
    {
        var missing = -firm.Scan(account).Figures.Cash.Usd;
        var gain = 0m;
        var lots = firm.Lots(account)
            .Select(l => (Value: (l.Quantity * firm.Rows.Market.LastPrice(l.SecurityId.Value - 1)).Usd, Cost: l.CostBasis!.Value.Usd))
            .OrderBy(l => l.Value / l.Cost);
        foreach (var lot in lots)
        {
            if (missing <= 0m)
            {
                break;
            }
            var part = Math.Min(1m, missing / lot.Value);
            gain += part * (lot.Value - lot.Cost);
            missing -= part * lot.Value;
        }
        return gain;
    }

    /// <summary>Tracking error when some names are gone and the others grow in their place.</summary>
    private static double TrackingBpWithout(DemoSnapshots firm, AccountRow account, List<DraftAsset> gone)
    {
        var holdings = Holdings.Of(firm.Snapshot(account)).Value;
        var names = gone.Select(a => a.View.Security.Id).ToHashSet();
        var weights = holdings.Weights();
        var left = 1d - gone.Sum(a => (double)a.Held.Fraction);
        var after = holdings.Securities.Select((v, i) => names.Contains(v.Security.Id) ? 0d : weights[i] / left);
        var active = after.Zip(holdings.Targets(), (w, t) => w - t).ToArray();
        var risk = AlignedRisk.For(firm.Rows.Market.Risk, [.. holdings.Securities.Select(v => v.Security)], holdings.Targets());
        return Math.Sqrt(risk.Variance(active).Total) * 10_000d;
    }
}
