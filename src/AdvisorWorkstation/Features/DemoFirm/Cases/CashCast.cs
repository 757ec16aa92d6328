using AdvisorWorkstation.Domain.Accounts;
using AdvisorWorkstation.Domain.Customizations;
using AdvisorWorkstation.Features.DemoFirm.Clients;
using AdvisorWorkstation.Features.DemoFirm.Holdings;
using static AdvisorWorkstation.Features.DemoFirm.Cases.CastMember;

namespace AdvisorWorkstation.Features.DemoFirm.Cases;

/// <summary>Accounts with too much cash, too little, or some on its way.</summary>
internal static class CashCast
{
    public static IReadOnlyList<CastMember> All { get; } =
    [
        new("Thackeray", "Joint", "H10-100011", AccountKind.JointTaxable, DemoCustodians.Harbor, 1_884_000m,
            Plain(1_884_000m) with { Cash = 0.062 },
            (DemoCaseKind.HighCash, "Cash is 6.2%, above 3%.")),

        new("Pemberton", "Joint", "NG-1001-0012", AccountKind.JointTaxable, DemoCustodians.Northgate, 772_000m,
            Plain(772_000m) with
            {
                Cash = 0.12,
                Wishes = [new WishPlan(PolicyScope.Account, "cash.minimum", "amount=40000", 20, "call", "Reserve for tuition in the spring")],
            },
            (DemoCaseKind.HighCash, "Cash is 12%: a house was sold.")),

        new("Dubois", "Joint", "10000013", AccountKind.JointTaxable, DemoCustodians.Summit, 1_087_000m,
            Plain(1_087_000m) with { Cash = 0.003 },
            (DemoCaseKind.LowCash, "Cash is 0.3%, below 1%.")),

        new("Hargrove", "June IRA", "NG-1001-0014", AccountKind.TraditionalIra, DemoCustodians.Northgate, 1_544_000m,
            Plain(1_544_000m) with
            {
                Cash = -0.021,
                Flows = [new FlowPlan(CashFlowKind.RequiredDistribution, -0.056, 8, "Required minimum distribution")],
            },
            (DemoCaseKind.CashNeedDated, "A required distribution is due in eight business days, and the cash for it is not there.")),

        new("Mbeki", "Family Trust", "H10-100015", AccountKind.Trust, DemoCustodians.Harbor, 3_530_000m,
            Plain(3_530_000m) with
            {
                Cash = 0.10,
                TrackingBp = 90,
                Flows = [new FlowPlan(CashFlowKind.Deposit, 0.088, 0, "Sale of the family's practice")],
            },
            (DemoCaseKind.CapitalFlowReceived, "A deposit of 8.8% arrives today."),
            (DemoCaseKind.TradeCount, "Investing a tenth of the account takes more than 75 trades.")),

        new("Grantham", "Joint", "NG-1001-0016", AccountKind.JointTaxable, DemoCustodians.Northgate, 1_992_000m,
            Plain(1_992_000m) with
            {
                Cash = -0.012,
                Flows = [new FlowPlan(CashFlowKind.Withdrawal, -0.0276, 3, "New roof, asked for on the phone")],
            },
            (DemoCaseKind.CapitalFlowReceived, "A withdrawal was asked for, due in three business days.")),

        new("Abernathy", "Joint", "H10-100017", AccountKind.JointTaxable, DemoCustodians.Harbor, 7_761_000m,
            Plain(7_761_000m) with
            {
                Cash = -0.045,
                GainSought = 0.6,
                LossesKept = 0,
                TrackingBp = 85,
                Flows = [new FlowPlan(CashFlowKind.Withdrawal, -0.06, 5, "Buys a boat")],
            },
            (DemoCaseKind.NetRealizedGain, "Raises 6% in cash out of lots that have all grown: the net gain is above $25,000.")),
    ];
}
