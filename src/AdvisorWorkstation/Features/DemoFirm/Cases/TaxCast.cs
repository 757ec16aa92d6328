using AdvisorWorkstation.Domain.Accounts;
using AdvisorWorkstation.Domain.Customizations;
using AdvisorWorkstation.Features.DemoFirm.Clients;
using AdvisorWorkstation.Features.DemoFirm.Holdings;
using static AdvisorWorkstation.Features.DemoFirm.Cases.CastMember;

namespace AdvisorWorkstation.Features.DemoFirm.Cases;

/// <summary>Accounts whose taxes ask for attention.</summary>
internal static class TaxCast
{
    private const int TurnsInAMonth = 335;
    private const int HalfAYear = 200;

    private static readonly SecurityChoice Young = new SecurityChoice.BestSince(150);
    private static readonly SecurityChoice Loser = new SecurityChoice.WorstSince(HalfAYear);

    public static IReadOnlyList<CastMember> All { get; } =
    [
        new("Delacroix", "Simone Trust", "NG-1001-0021", AccountKind.Trust, DemoCustodians.Northgate, 3_123_000m,
            Plain(3_123_000m) with { LossesKept = 0.7 },
            (DemoCaseKind.HarvestOpportunity, "Came from an adviser who did not harvest: many lots are at a loss.")),

        new("Rosenthal", "David Taxable", "H10-100022", AccountKind.Taxable, DemoCustodians.Harbor, 3_721_000m,
            Plain(3_721_000m) with { Stakes = [new Stake(Loser, 0.05, HalfAYear)], RecentLossSales = 3 },
            (DemoCaseKind.HarvestBlocked, "The loss in its largest loser would be washed: the wife's IRA bought the same stock nine days ago."),
            (DemoCaseKind.WashSale, "An edit that sells that stock makes a wash sale across the household.")),

        new("Rosenthal", "Miriam IRA", "H10-100023", AccountKind.TraditionalIra, DemoCustodians.Harbor, 640_000m,
            Plain(640_000m) with { Stakes = [new Stake(Loser, 0.03, 9)] }),

        new("Sorensen", "Astrid Taxable", "NG-1001-0024", AccountKind.Taxable, DemoCustodians.Northgate, 3_830_000m,
            Plain(3_830_000m) with { Stakes = [new Stake(new SecurityChoice.BestSince(TurnsInAMonth), 0.04, TurnsInAMonth)] },
            (DemoCaseKind.LotTurningLongTerm, "A lot with a large gain turns long-term in about a month.")),

        new("Nakamura", "Kenji Taxable", "10000025", AccountKind.Taxable, DemoCustodians.Summit, 6_976_000m,
            Plain(6_976_000m) with
            {
                Stakes = [new Stake(Young, 0.02, 150)],
                Wishes =
                [
                    new WishPlan(PolicyScope.Account, "tax.gain-budget", "short=150000", 5, "call", "Has losses elsewhere"),
                    Rule(Young, "never-hold", 5, "call", "New employer"),
                ],
            },
            (DemoCaseKind.ShortTermGain, "A stock bought five months ago, with a gain, has to go.")),

        new("Hidalgo", "Taxable", "NG-1001-0026", AccountKind.Taxable, DemoCustodians.Northgate, 1_055_000m,
            Plain(1_055_000m) with
            {
                Year = new YearPlan(-900m, 10_450m),
                Wishes = [new WishPlan(PolicyScope.Account, "tax.gain-budget", "long=10000", 300, "meeting", "Estimated taxes are paid on this")],
            },
            (DemoCaseKind.TaxBudgetUsed, "This year's long-term gains of $10,450 are above the budget of $10,000."),
            (DemoCaseKind.TaxBudgetBreach, "Any further long-term gain breaches a budget that is used up.")),

        new("Ngata", "Taxable", "H10-100027", AccountKind.Taxable, DemoCustodians.Harbor, 672_000m,
            Plain(672_000m) with
            {
                Year = new YearPlan(-1_200m, 23_100m),
                Wishes = [new WishPlan(PolicyScope.Account, "tax.gain-budget", "long=25000", 240, "meeting", "Keeps a bracket")],
            },
            (DemoCaseKind.TaxBudgetNearlyUsed, "Long-term gains of $23,100 are 92% of the year's budget.")),

        new("Erickson", "Joint", "10000028", AccountKind.JointTaxable, DemoCustodians.Summit, 1_358_000m,
            Plain(1_358_000m) with { GainSought = 0.6, LossesKept = 0 },
            (DemoCaseKind.HarvestRunwayLow, "Everything has grown for years: next to nothing will be there to harvest.")),
    ];
}
