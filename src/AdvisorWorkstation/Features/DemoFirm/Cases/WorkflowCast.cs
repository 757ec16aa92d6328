using AdvisorWorkstation.Domain.Accounts;
using AdvisorWorkstation.Domain.Customizations;
using AdvisorWorkstation.Features.DemoFirm.Clients;
using AdvisorWorkstation.Features.DemoFirm.Holdings;
using static AdvisorWorkstation.Features.DemoFirm.Cases.CastMember;

namespace AdvisorWorkstation.Features.DemoFirm.Cases;

/// <summary>Accounts whose proposals need a person for what the account or the order is.</summary>
internal static class WorkflowCast
{
    private static readonly SecurityChoice Employer = new SecurityChoice.WorstSince(700);

    public static IReadOnlyList<CastMember> All { get; } =
    [
        new("Castellanos", "Marisol IRA", "NG-1001-0051", AccountKind.TraditionalIra, DemoCustodians.Northgate, 6_852_000m,
            Plain(6_852_000m) with
            {
                Names = 110,
                OpenedDaysAgo = 18,
                Stakes = [new Stake(SecurityChoice.Of("VXUS"), 0.30, 500), new Stake(SecurityChoice.Of("VTI"), 0.25, 900)],
            },
            (DemoCaseKind.FirstRebalance, "Transferred in eighteen days ago, half of it in funds: the first rebalance.")),

        new("Fairbanks", "Joint", "H10-100052", AccountKind.JointTaxable, DemoCustodians.Harbor, 6_566_000m,
            Plain(6_566_000m) with { Discretionary = false, TrackingBp = 92 },
            (DemoCaseKind.NonDiscretionary, "The client has to agree to each trade.")),

        new("Callahan", "Joint", "NG-1001-0053", AccountKind.JointTaxable, DemoCustodians.Northgate, 3_797_000m,
            Plain(3_797_000m) with
            {
                Stakes = [new Stake(Employer, 0.32), new Stake(SecurityChoice.Of("ODC"), 0.05)],
                Wishes = [Rule(Employer, "never-hold", 3, "meeting", "Left the company")],
            },
            (DemoCaseKind.OrderSize, "One order of more than $1 million, and one of more than a tenth of a daily volume.")),

        new("Vandermeer", "Family Trust", "H10-100056", AccountKind.Trust, DemoCustodians.Harbor, 44_600_000m,
            Plain(44_600_000m) with { Stakes = [new Stake(SecurityChoice.Of("AAPL"), 0.04)] },
            (DemoCaseKind.OrderSize, "The largest account: bringing Apple back to its weight is an order of more than $1 million.")),

        new("Adeyemi", "Taxable", "10000054", AccountKind.Taxable, DemoCustodians.Summit, 918_000m,
            Plain(918_000m) with
            {
                TrackingBp = 94,
                LossesKept = 0.2,
                Wishes = [new WishPlan(PolicyScope.Account, "workflow.automatic-approval", "approval=off", 150, "meeting", "Wants a person to look")],
            },
            (DemoCaseKind.ManualEdit, "Every proposal waits for a person, who may edit it."),
            (DemoCaseKind.ApprovalAgeing, "No proposal is approved by policy: one that nobody opens grows old.")),

        new("Ibsen", "Joint", "NG-1001-0055", AccountKind.JointTaxable, DemoCustodians.Northgate, 488_000m,
            Plain(488_000m),
            (DemoCaseKind.RandomSample, "An ordinary account that policy approves, as the sample draws them.")),
    ];
}
