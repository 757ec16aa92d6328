using AdvisorWorkstation.Domain.Accounts;
using AdvisorWorkstation.Features.Imports.Facts;
using AdvisorWorkstation.Features.Imports.Reading;

namespace AdvisorWorkstation.Features.Imports.Layouts;

/// <summary>Our own <c>cash_flows</c>: custodian,account_number,kind,amount,due,note; what enters is positive, what leaves negative.</summary>
internal static class CashFlowsLayout
{
    private static readonly Column Custodian = Column.Needed("custodian");
    private static readonly Column Number = Column.Needed("account_number");
    private static readonly Column Kind = Column.Needed("kind");
    private static readonly Column Amount = Column.Needed("amount");
    private static readonly Column Due = Column.NeededDay("due");
    private static readonly Column Note = Column.Optional("note");

    private static readonly Dictionary<string, CashFlowKind> Kinds = new()
    {
        ["deposit"] = CashFlowKind.Deposit,
        ["withdrawal"] = CashFlowKind.Withdrawal,
        ["required_distribution"] = CashFlowKind.RequiredDistribution,
        ["fee"] = CashFlowKind.Fee,
        ["tax_payment"] = CashFlowKind.TaxPayment,
    };

    public static readonly Layout Layout = OwnFormat.Of("cash-flows", "Cash flows", [Custodian, Number, Kind, Amount, Due, Note], Read);

    private static void Read(TableRow row, FileReading reading)
    {
        var account = new AccountReference(row.Words(Custodian), row.Words(Number), row.At(Number));
        var flow = new CashFlow(
            row.Needed(Kind, Cells.OneOf(Kinds)),
            row.Needed(Amount, Cells.Money),
            row.Needed(Due, Cells.IsoDate),
            row.OptionalWords(Note) ?? "");
        if (flow.Kind == CashFlowKind.Deposit ? flow.Amount.Usd < 0m : flow.Amount.Usd > 0m)
        {
            row.Fault(Amount, $"A {row.Raw(Kind)} of {flow.Amount} has the wrong sign. What enters is positive, what leaves negative.");
        }
        if (!row.IsFaulty)
        {
            reading.Add(new CashFlowFact(account, flow));
        }
    }
}
