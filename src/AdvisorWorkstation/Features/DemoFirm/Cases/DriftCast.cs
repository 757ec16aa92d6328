using AdvisorWorkstation.Domain.Accounts;
using AdvisorWorkstation.Domain.Markets;
using AdvisorWorkstation.Features.DemoFirm.Clients;
using AdvisorWorkstation.Features.DemoFirm.Holdings;
using static AdvisorWorkstation.Features.DemoFirm.Cases.CastMember;

namespace AdvisorWorkstation.Features.DemoFirm.Cases;

/// <summary>Accounts that are far from their target.</summary>
internal static class DriftCast
{
    public static IReadOnlyList<CastMember> All { get; } =
    [
        new("Whitfield", "Eleanor Trust", "NG-1001-0001", AccountKind.Trust, DemoCustodians.Northgate, 12_480_000m,
            Plain(12_480_000m) with { Stakes = [new Stake(new SecurityChoice.BestSince(1_200), 0.32)] },
            (DemoCaseKind.LargeAccountHighTurnover, "A third of $12.5 million is in one stock: bringing it back sells more than a fifth."),
            (DemoCaseKind.FactorDrift, "One stock at a third of the account carries its factor exposures beyond the band of 0.20.")),

        new("Beaumont", "Luc Taxable", "H10-100002", AccountKind.Taxable, DemoCustodians.Harbor, 1_849_000m,
            Plain(1_849_000m) with { Names = 90, TrackingBp = 168 },
            (DemoCaseKind.TrackingErrorHigh, "Ninety names that nobody rebalanced for long: tracking error above 150 bp.")),

        new("Winslow", "Taxable", "10000003", AccountKind.Taxable, DemoCustodians.Summit, 980_000m,
            Plain(980_000m) with { TrackingBp = 124 },
            (DemoCaseKind.TrackingErrorWarning, "Drifted to a tracking error between 100 and 150 bp.")),

        new("Farrow", "Joint", "NG-1001-0004", AccountKind.JointTaxable, DemoCustodians.Northgate, 967_000m,
            Plain(967_000m) with { Stakes = [new Stake(SecurityChoice.Of("JNJ"), 0.024)] },
            (DemoCaseKind.SecurityDrift, "Johnson & Johnson is 1.5% above its weight in the index, outside of its band.")),

        new("Kessler", "Miriam Trust", "H10-100005", AccountKind.Trust, DemoCustodians.Harbor, 1_971_000m,
            Plain(1_971_000m) with { Tilt = (Sector.Energy, 0.034) },
            (DemoCaseKind.SectorDrift, "Energy is more than 2% above its weight in the index.")),

        new("Okonkwo", "Adaeze Trust", "NG-1001-0006", AccountKind.Trust, DemoCustodians.Northgate, 8_040_000m,
            Plain(8_040_000m) with { Stakes = [new Stake(SecurityChoice.Of("VXUS"), 0.30, 800)] },
            (DemoCaseKind.UnusualVersusPeers, "Thirty percent in a fund outside the index: its turnover stands out among its peers.")),

        new("Haddad", "Trust", "10000007", AccountKind.Trust, DemoCustodians.Summit, 1_198_000m,
            Plain(1_198_000m) with
            {
                Stakes = [new Stake(SecurityChoice.Of("LLY"), 0.24)],
                Wishes = [Rule(SecurityChoice.Of("LLY"), "never-sell", 400, "meeting", "Inherited; not to be touched")],
            },
            (DemoCaseKind.Concentration, "Eli Lilly is 24% of the account, above its cap, and is never sold: it still is after any trade."),
            (DemoCaseKind.RestrictionTouched, "An edit that sells Eli Lilly touches the wish never to sell it.")),
    ];
}
