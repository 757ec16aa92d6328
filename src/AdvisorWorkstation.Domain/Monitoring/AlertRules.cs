using System.Globalization;
using AdvisorWorkstation.Domain.Accounts;
using AdvisorWorkstation.Domain.Customizations.Options;
using AdvisorWorkstation.Domain.Markets;
using AdvisorWorkstation.Domain.Values;

namespace AdvisorWorkstation.Domain.Monitoring;

/// <summary>
/// The alerts as a table of tests of one shape (menus.md, Alerts). Exactly at a band does not fire, one tick beyond does.
/// </summary>
public static class AlertRules
{
    private const decimal HarvestFromUsd = 500m;
    private const decimal HarvestFromShare = 0.0005m;
    private const int FlowNoticeDays = CashFlow.ReserveDays;
    private const int StalePriceDays = 4;

    private static readonly Func<AccountScan, IEnumerable<AlertFinding>>[] Tests =
    [
        SecurityDrift, SectorDrift, TrackingError, Harvest, HarvestBlocked, HighCash, LowCash, FlowsDue, DataProblems, StrategyDriftRule.Check,
    ];

    /// <summary>Everything that asks for attention in an account today.</summary>
    public static IReadOnlyList<AlertFinding> Check(AccountScan scan) => [.. Tests.SelectMany(test => test(scan))];

    private static IEnumerable<AlertFinding> SecurityDrift(AccountScan scan)
    {
        var band = scan.Snapshot.Policy.Require<SecurityBand>();
        var outside = scan.PositionGaps
            .Where(g => g.Active.Magnitude > band.Around(g.Target))
            .OrderByDescending(g => g.Active.Magnitude)
            .ToList();
        if (outside.Count > 0)
        {
            var worst = outside[0];
            var value = new Money(decimal.Round(outside.Sum(g => g.Active.Magnitude.Fraction) / 2m * scan.Figures.NetAssetValue.Usd, 2));
            yield return new AlertFinding(
                AlertKind.SecurityDrift,
                "",
                $"{worst.Ticker} is {Signed(worst.Active)} from its target{(outside.Count > 1 ? $"; {outside.Count} names are outside their bands" : "")}",
                $"distance {Percent(worst.Active.Magnitude)} > band {Percent(band.Around(worst.Target))}",
                value,
                null);
        }
    }

    private static IEnumerable<AlertFinding> SectorDrift(AccountScan scan)
    {
        var band = scan.Snapshot.Policy.Require<SectorBand>();
        var outside = scan.SectorGaps
            .Where(g => g.Sector != Sector.Unclassified && g.Active.Magnitude > band.Active)
            .OrderByDescending(g => g.Active.Magnitude)
            .ToList();
        if (outside.Count > 0)
        {
            yield return new AlertFinding(
                AlertKind.SectorDrift,
                "",
                $"{outside[0].Sector.Name()} is {Signed(outside[0].Active)} from its target",
                $"distance {Percent(outside[0].Active.Magnitude)} > band {Percent(band.Active)}",
                new Money(decimal.Round(outside.Sum(g => g.Active.Magnitude.Fraction) * scan.Figures.NetAssetValue.Usd, 2)),
                null);
        }
    }

    private static IEnumerable<AlertFinding> TrackingError(AccountScan scan)
    {
        var budget = scan.Snapshot.Policy.Require<TrackingErrorBudget>();
        var trackingError = scan.Figures.Risk.TrackingError;
        if (trackingError > budget.Budget)
        {
            yield return new AlertFinding(
                AlertKind.TrackingError,
                "",
                $"Tracking error {Bp(trackingError)} bp, budget {Bp(budget.Budget)} bp{(trackingError > budget.High ? "; high" : "")}",
                $"tracking error {Bp(trackingError)} bp > {Bp(budget.Budget)} bp",
                scan.RiskPrice,
                null);
        }
    }

    private static IEnumerable<AlertFinding> Harvest(AccountScan scan)
    {
        var saved = scan.Harvestable.TaxSaved;
        if (saved.Usd >= HarvestFromUsd || (saved > Money.Zero && saved.Usd >= scan.Figures.NetAssetValue.Usd * HarvestFromShare))
        {
            var lots = scan.Harvestable.Candidates.Count(c => c.SavedNow > Money.Zero);
            var heldBack = scan.Harvestable.HeldBackUntil is { } until
                ? $"; {Usd(scan.Harvestable.HeldBack)} of it waits until {until:yyyy-MM-dd}, because a part of those lots would be a wash sale"
                : "";
            yield return new AlertFinding(
                AlertKind.Harvest,
                "",
                $"{lots} {(lots == 1 ? "lot" : "lots")} at a loss of {Usd(scan.Harvestable.Loss)} would save {Usd(saved)}{heldBack}",
                $"saving {Usd(saved)} >= {Usd(new Money(HarvestFromUsd))}, or 5 bp of the account",
                saved,
                new DateOnly(scan.Snapshot.AsOf.TaxYear, 12, 31));
        }
    }

    private static IEnumerable<AlertFinding> HarvestBlocked(AccountScan scan)
    {
        var blocked = scan.Harvestable.TaxBlocked;
        if (blocked.Usd >= HarvestFromUsd)
        {
            var until = scan.Harvestable.Candidates.Where(c => c.SavedLater > Money.Zero).Select(c => c.BlockedUntil).OfType<DateOnly>().Min();
            yield return new AlertFinding(
                AlertKind.HarvestBlocked,
                "",
                $"Losses that would save {Usd(blocked)} wait for the wash-sale window, the first until {until:yyyy-MM-dd}",
                $"saving {Usd(blocked)} >= {Usd(new Money(HarvestFromUsd))}, and the household bought the same lately",
                blocked,
                until);
        }
    }

    private static IEnumerable<AlertFinding> HighCash(AccountScan scan)
    {
        var limit = scan.Snapshot.Policy.Require<MaximumCash>().Share;
        if (scan.Figures.CashWeight > limit)
        {
            yield return new AlertFinding(
                AlertKind.HighCash,
                "",
                $"Cash {Percent(scan.Figures.CashWeight)}, above {Percent(limit)}",
                $"cash {Percent(scan.Figures.CashWeight)} > {Percent(limit)}",
                (scan.Figures.Cash - (scan.Figures.NetAssetValue * limit)).RoundedToCents,
                null);
        }
    }

    private static IEnumerable<AlertFinding> LowCash(AccountScan scan)
    {
        var need = scan.Figures.NetAssetValue * scan.Snapshot.Policy.Require<MinimumCash>().Of(scan.Figures.NetAssetValue);
        if (scan.Figures.Cash < need)
        {
            yield return new AlertFinding(
                AlertKind.LowCash,
                "",
                $"Cash {Usd(scan.Figures.Cash)} after what is about to leave, needs {Usd(need)}",
                $"cash {Usd(scan.Figures.Cash)} < {Usd(need)}",
                (need - scan.Figures.Cash).RoundedToCents,
                scan.Snapshot.Flows.Where(f => f.Amount < Money.Zero).Select(f => (DateOnly?)f.Due).Min());
        }
    }

    /// <summary>Two flows of one kind, amount and day are told apart by their number: each is an alert of its own.</summary>
    private static IEnumerable<AlertFinding> FlowsDue(AccountScan scan) =>
        scan.Snapshot.Flows
            .Where(f => scan.Snapshot.AsOf.DaysUntil(f.Due) <= FlowNoticeDays)
            .GroupBy(f => $"{f.Kind} {f.Due:yyyy-MM-dd} {f.Amount}")
            .SelectMany(same => same.Select((f, i) => new AlertFinding(
                AlertKind.FlowDue,
                i == 0 ? same.Key : $"{same.Key} #{i + 1}",
                $"{FlowWords(f.Kind)} of {Usd(f.Amount.Magnitude)} {(f.Due < scan.Snapshot.AsOf.Date ? "was due" : "is due")} {f.Due:yyyy-MM-dd}",
                $"due within {FlowNoticeDays} days",
                f.Amount.Magnitude,
                f.Due)));

    private static IEnumerable<AlertFinding> DataProblems(AccountScan scan)
    {
        foreach (var quarantine in scan.Snapshot.Quarantined)
        {
            yield return new AlertFinding(
                AlertKind.DataProblem, $"quarantine {quarantine.Security}", quarantine.Reason, "quarantined", Money.Zero, scan.Snapshot.AsOf.Date);
        }
        var held = scan.Snapshot.Positions.Where(p => p.Quantity != Shares.Zero).Select(p => p.Security).ToHashSet();
        var stale = scan.Snapshot.Securities
            .Where(v => held.Contains(v.Security.Id) && v.PriceDate is { } date && -scan.Snapshot.AsOf.DaysUntil(date) > StalePriceDays)
            .ToList();
        if (stale.Count > 0)
        {
            yield return new AlertFinding(
                AlertKind.DataProblem,
                "stale",
                $"{stale.Count} {(stale.Count == 1 ? "price is" : "prices are")} old, {stale[0].Security.Ticker} of {stale[0].PriceDate:yyyy-MM-dd}",
                $"price older than {StalePriceDays} days",
                Money.Zero,
                scan.Snapshot.AsOf.Date);
        }
    }

    private static string FlowWords(Accounts.CashFlowKind kind) => kind switch
    {
        Accounts.CashFlowKind.Deposit => "Deposit",
        Accounts.CashFlowKind.Withdrawal => "Withdrawal",
        Accounts.CashFlowKind.RequiredDistribution => "Required distribution",
        Accounts.CashFlowKind.Fee => "Fee",
        Accounts.CashFlowKind.TaxPayment => "Tax payment",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, null),
    };

    private static string Percent(Weight weight) => weight.Percent.ToString("0.00", CultureInfo.InvariantCulture) + "%";

    private static string Signed(Weight weight) => weight.Percent.ToString("+0.00;\u22120.00", CultureInfo.InvariantCulture) + "%";

    private static string Usd(Money amount) => amount.Usd.ToString("$#,##0;\u2212$#,##0", CultureInfo.InvariantCulture);

    private static string Bp(BasisPoints figure) => figure.Value.ToString("0.0", CultureInfo.InvariantCulture);
}
