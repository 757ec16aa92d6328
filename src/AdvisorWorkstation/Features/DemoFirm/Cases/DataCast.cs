using AdvisorWorkstation.Domain.Accounts;
using AdvisorWorkstation.Features.DemoFirm.Clients;
using AdvisorWorkstation.Features.DemoFirm.Holdings;
using AdvisorWorkstation.Features.DemoFirm.Market;
using static AdvisorWorkstation.Features.DemoFirm.Cases.CastMember;

namespace AdvisorWorkstation.Features.DemoFirm.Cases;

/// <summary>Accounts whose data do not fit, and accounts that something happens to in the market.</summary>
internal static class DataCast
{
    public static IReadOnlyList<CastMember> All { get; } =
    [
        new("Silva", "Beatriz Taxable", "H10-100041", AccountKind.Taxable, DemoCustodians.Harbor, 920_000m,
            Plain(920_000m) with { Stakes = [new Stake(SecurityChoice.Of("AVGO"), 0.03) { SharesWithoutLot = 14 }] },
            (DemoCaseKind.LotsDoNotTie, "The custodian reports 14 Broadcom more than its lots add up to."),
            (DemoCaseKind.DataNotClean, "Broadcom is in quarantine: no proposal may trade it.")),

        new("Pruitt", "Harlan Taxable", "NG-1001-0042", AccountKind.Taxable, DemoCustodians.Northgate, 3_446_000m,
            Plain(3_446_000m) with { Stakes = [new Stake(SecurityChoice.Of("ODC"), 0.012) { UnknownBasis = true }] },
            (DemoCaseKind.UnknownBasis, "A lot of Oil-Dri was transferred in without its cost: it can't be sold until that is known.")),

        new("Goldman", "Trust", "10000043", AccountKind.Trust, DemoCustodians.Summit, 1_029_000m,
            Plain(1_029_000m) with { Stakes = [new Stake(SecurityChoice.Of(MarketEvents.StalePrice.Ticker.Symbol), 0.012)] },
            (DemoCaseKind.StalePrice, "Tootsie Roll has had no price for more than a week.")),

        new("Novak", "Taxable", "NG-1001-0044", AccountKind.Taxable, DemoCustodians.Northgate, 500_000m,
            Plain(500_000m) with { Funded = false, OpenedDaysAgo = 6 },
            (DemoCaseKind.CoverageGap, "Enrolled six days ago, and nothing has arrived from the custodian: it can't be scanned.")),

        new("Jarvis", "Trust", "H10-100045", AccountKind.Trust, DemoCustodians.Harbor, 532_000m,
            Plain(532_000m) with { MissingPurchase = ("SNPS", 25) },
            (DemoCaseKind.ReconciliationBreak, "A purchase of the day before was booked, and the custodian's positions do not show it.")),

        new("Ito", "Naomi Taxable", "NG-1001-0046", AccountKind.Taxable, DemoCustodians.Northgate, 1_714_000m,
            Plain(1_714_000m) with
            {
                Stakes =
                [
                    new Stake(SecurityChoice.Of("LW"), 0.002),
                    new Stake(SecurityChoice.Of("MOS"), 0.002),
                    new Stake(SecurityChoice.Of("DVA"), 0.0015),
                ],
            },
            (DemoCaseKind.IndexChange, "Holds all three names that leave the index in a few days.")),

        new("Chandra", "Trust", "H10-100047", AccountKind.Trust, DemoCustodians.Harbor, 1_444_000m,
            Plain(1_444_000m) with { Stakes = [new Stake(SecurityChoice.Of(MarketEvents.Actions[0].Ticker.Symbol), 0.012)] },
            (DemoCaseKind.CorporateAction, "AutoZone splits 10:1 in a few days.")),

        new("Lindqvist", "Family Trust", "NG-1001-0048", AccountKind.Trust, DemoCustodians.Northgate, 7_986_000m,
            Plain(7_986_000m) with { Stakes = [new Stake(SecurityChoice.Of(MarketEvents.Actions[1].Ticker.Symbol), 0.02)] },
            (DemoCaseKind.CorporateActionPending, "Winmark, which is outside the index and to be sold, splits in two trading days.")),

        new("Quist", "Trust", "10000049", AccountKind.Trust, DemoCustodians.Summit, 847_000m,
            Plain(847_000m) with { Stakes = [new Stake(SecurityChoice.Of(MarketEvents.Fall.Ticker.Symbol), 0.012)] },
            (DemoCaseKind.MarketMove, "Rivian fell more than 10% in a day.")),
    ];
}
