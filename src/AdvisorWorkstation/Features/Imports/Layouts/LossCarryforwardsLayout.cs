using AdvisorWorkstation.Domain.Accounts.Tax;
using AdvisorWorkstation.Domain.Values;
using AdvisorWorkstation.Features.Imports.Facts;
using AdvisorWorkstation.Features.Imports.Reading;

namespace AdvisorWorkstation.Features.Imports.Layouts;

/// <summary>
/// Our own <c>loss_carryforwards</c>: household,custodian,account_number,year,short_term,long_term; losses that a return carries into a year, each zero
/// or more. Custodian and number name a trust, which files by itself; both are empty for the household's return.
/// </summary>
internal static class LossCarryforwardsLayout
{
    private const int FirstYear = 1977;
    private static readonly Column Household = Column.Needed("household");
    private static readonly Column Custodian = Column.Optional("custodian");
    private static readonly Column Number = Column.Optional("account_number");
    private static readonly Column Year = Column.Needed("year");
    private static readonly Column ShortTerm = Column.Needed("short_term");
    private static readonly Column LongTerm = Column.Needed("long_term");

    public static readonly Layout Layout = OwnFormat.Of(
        "loss-carryforwards", "Loss carryforwards", [Household, Custodian, Number, Year, ShortTerm, LongTerm], Read);

    private static void Read(TableRow row, FileReading reading)
    {
        var (custodian, number) = (row.OptionalWords(Custodian), row.OptionalWords(Number));
        var fact = new LossCarryforwardFact(
            row.Words(Household),
            row.At(Household),
            custodian is not null && number is not null ? new AccountReference(custodian, number, row.At(Number)) : null,
            row.Needed(Year, Cells.Count),
            row.At(Year),
            new LossCarried(row.Needed(ShortTerm, Cells.Money), row.Needed(LongTerm, Cells.Money)));
        if (custodian is null != number is null)
        {
            row.Fault(custodian is null ? Custodian : Number, "A trust is named by its custodian and its number, both; for the household's return both are empty.");
        }
        if (!row.IsFaulty && fact.Year is < FirstYear or > 2199)
        {
            row.Fault(Year, $"{fact.Year} is no year between {FirstYear} and 2199.");
        }
        foreach (var (column, loss) in new[] { (ShortTerm, fact.Losses.ShortTerm), (LongTerm, fact.Losses.LongTerm) }.Where(c => c.Item2 < Money.Zero))
        {
            row.Fault(column, $"A loss of {loss} has the wrong sign: what is carried in is written as zero or more.");
        }
        if (!row.IsFaulty)
        {
            reading.Add(fact);
        }
    }
}
