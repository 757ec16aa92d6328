using AdvisorWorkstation.Domain.Accounts;
using AdvisorWorkstation.Domain.Accounts.Tax;
using AdvisorWorkstation.Features.Imports.Facts;
using AdvisorWorkstation.Features.Imports.Reading;

namespace AdvisorWorkstation.Features.Imports.Layouts;

/// <summary>
/// Our own <c>accounts</c>: household,book,account_number,account_name,custodian,kind,model,opened,discretionary,relief,federal_ordinary,
/// federal_long_term,state,niit,cash,cash_as_of,reinvests_dividends; rates in percent.
/// </summary>
internal static class AccountsLayout
{
    private static readonly Column Household = Column.Needed("household");
    private static readonly Column Book = Column.Optional("book");
    private static readonly Column Number = Column.Needed("account_number");
    private static readonly Column Name = Column.Needed("account_name");
    private static readonly Column Custodian = Column.Needed("custodian");
    private static readonly Column Kind = Column.Needed("kind");
    private static readonly Column Model = Column.Optional("model");
    private static readonly Column Opened = Column.OptionalDay("opened");
    private static readonly Column Discretionary = Column.Optional("discretionary");
    private static readonly Column Relief = Column.Optional("relief");
    private static readonly Column FederalOrdinary = Column.Optional("federal_ordinary");
    private static readonly Column FederalLongTerm = Column.Optional("federal_long_term");
    private static readonly Column State = Column.Optional("state");
    private static readonly Column Surtax = Column.Optional("niit");
    private static readonly Column Cash = Column.Optional("cash");
    private static readonly Column CashAsOf = Column.OptionalDay("cash_as_of");
    private static readonly Column Reinvests = Column.Optional("reinvests_dividends");

    private static readonly Column[] Columns =
    [
        Household, Book, Number, Name, Custodian, Kind, Model, Opened, Discretionary, Relief,
        FederalOrdinary, FederalLongTerm, State, Surtax, Cash, CashAsOf, Reinvests,
    ];

    private static readonly Dictionary<string, AccountKind> Kinds = new()
    {
        ["taxable"] = AccountKind.Taxable,
        ["joint"] = AccountKind.JointTaxable,
        ["trust"] = AccountKind.Trust,
        ["ira"] = AccountKind.TraditionalIra,
        ["roth"] = AccountKind.RothIra,
    };

    private static readonly Dictionary<string, LotReliefMethod> Methods = new()
    {
        ["minimum_tax"] = LotReliefMethod.MinimumTax,
        ["hifo"] = LotReliefMethod.HighestCostFirst,
        ["lifo"] = LotReliefMethod.LastInFirstOut,
        ["fifo"] = LotReliefMethod.FirstInFirstOut,
        ["long_term_first"] = LotReliefMethod.LongTermFirst,
        ["average_cost"] = LotReliefMethod.AverageCost,
    };

    public static readonly Layout Layout = OwnFormat.Of("accounts", "Accounts", Columns, Read);

    private static void Read(TableRow row, FileReading reading)
    {
        var fact = new AccountFact(
            new AccountReference(row.Words(Custodian), row.Words(Number), row.At(Number)),
            row.Words(Household),
            row.Words(Name),
            row.Needed(Kind, Cells.OneOf(Kinds)))
        {
            Book = row.OptionalWords(Book),
            Model = row.OptionalWords(Model),
            ModelAt = row.At(Model),
            Opened = row.Optional(Opened, Cells.IsoDate),
            Discretionary = row.Optional(Discretionary, Cells.YesNo),
            Relief = row.Optional(Relief, Cells.OneOf(Methods)),
            FederalOrdinary = row.Optional(FederalOrdinary, Cells.Rate),
            FederalLongTerm = row.Optional(FederalLongTerm, Cells.Rate),
            State = row.Optional(State, Cells.Rate),
            NetInvestmentIncome = row.Optional(Surtax, Cells.Rate),
            Cash = row.Optional(Cash, Cells.Money),
            CashAsOf = row.Optional(CashAsOf, Cells.IsoDate),
            ReinvestsDividends = row.Optional(Reinvests, Cells.YesNo),
        };
        if (fact.Cash is not null && fact.CashAsOf is null)
        {
            row.Fault(CashAsOf, "The cash has no day. Give cash_as_of, or leave cash empty.");
        }
        if (!row.IsFaulty)
        {
            reading.Add(fact);
        }
    }
}
