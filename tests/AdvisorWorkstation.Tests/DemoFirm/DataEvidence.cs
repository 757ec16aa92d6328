using AdvisorWorkstation.Domain.Accounts;
using AdvisorWorkstation.Domain.Customizations.Options;
using AdvisorWorkstation.Domain.Monitoring;
using AdvisorWorkstation.Domain.Values;
using AdvisorWorkstation.Features.Accounts;
using AdvisorWorkstation.Features.DemoFirm.Cases;
using AdvisorWorkstation.Features.DemoFirm.Market;
using AdvisorWorkstation.Features.DemoFirm.Rows;
using AdvisorWorkstation.Features.Markets;
using static AdvisorWorkstation.Tests.DemoFirm.CaseEvidence;

namespace AdvisorWorkstation.Tests.DemoFirm;

/// <summary>Evidence for alerts about data, events and wishes.</summary>
internal static class DataEvidence
{
    private const int ExpiryNotice = 14;
    private const int StaleDays = 4;
    private const double LargeMove = 0.10;

    public static IReadOnlyDictionary<DemoCaseKind, Func<DemoSnapshots, AccountRow, bool>> Tests { get; } =
        new Dictionary<DemoCaseKind, Func<DemoSnapshots, AccountRow, bool>>
        {
            [DemoCaseKind.IndexChange] = (firm, account) =>
                Held(firm, account).Count(i => firm.Rows.Market.Universe[i].Role == UniverseRole.Leaves) == 3,
            [DemoCaseKind.CorporateAction] = (firm, account) => Actions(firm, account).Any(a => a.Effective > firm.AsOf.Date),
            [DemoCaseKind.RestrictionViolated] = (firm, account) => firm.Wishes(account).Any(w =>
                w.Option == "screen.exclude" && w.From < firm.AsOf.Date
                && Held(firm, account).Any(i => firm.Rows.Market.Universe[i].Screens.Any(s => w.Arguments == $"screen={s}"))),
            [DemoCaseKind.RestrictionExpiring] = (firm, account) => firm.Wishes(account).Any(w =>
                w.To is { } to && firm.AsOf.DaysUntil(to) is >= 0 and <= ExpiryNotice),
            [DemoCaseKind.MarketMove] = (firm, account) => Held(firm, account).Any(i =>
                Math.Abs(firm.Rows.Market.Growth(i, DemoMarket.DayCount - 2) - 1d) >= LargeMove),
            [DemoCaseKind.LotsDoNotTie] = (firm, account) =>
                Raises(firm, account, AlertKind.DataProblem) && firm.Rows.Clients.Quarantines.Any(q => q.AccountId == account.Id),
            [DemoCaseKind.StalePrice] = (firm, account) =>
                Raises(firm, account, AlertKind.DataProblem)
                && Held(firm, account).Any(i =>
                    -firm.AsOf.DaysUntil(firm.Rows.Market.Days[firm.Rows.Market.Prices.LastDay(i)]) > StaleDays),
            [DemoCaseKind.UnknownBasis] = (firm, account) => firm.Lots(account).Any(l => l.CostBasis is null),
            [DemoCaseKind.ApprovalAgeing] = (firm, account) => !firm.Snapshot(account).Policy.Require<AutomaticApproval>().On,
            [DemoCaseKind.ReconciliationBreak] = (firm, account) => firm.Transactions(account).Any(t =>
                t.Kind == TransactionKind.Buy && t.TradeDate == TradingDays.Before(firm.AsOf.Date)
                && !firm.Lots(account).Any(l => l.SecurityId == t.SecurityId && l.Acquired == t.TradeDate)),
            [DemoCaseKind.CoverageGap] = (firm, account) =>
                account.Enrolled && account.HoldingsAsOf is null && AccountScan.Of(firm.Snapshot(account), firm.Rows.Market.Risk).IsRefused,
        };

    /// <summary>The places of the securities that an account holds.</summary>
    public static IEnumerable<int> Held(DemoSnapshots firm, AccountRow account) =>
        firm.Positions(account).Where(p => p.Quantity > Shares.Zero).Select(p => p.SecurityId.Value - 1);

    /// <summary>The announced actions on what an account holds.</summary>
    public static IEnumerable<CorporateActionRow> Actions(DemoSnapshots firm, AccountRow account)
    {
        var held = Held(firm, account).Select(DemoMarket.IdOf).ToHashSet();
        return MarketRowsOf.CorporateActions(firm.Rows.Market).Where(a => held.Contains(a.SecurityId));
    }
}
