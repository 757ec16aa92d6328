using System.Text.RegularExpressions;
using AdvisorWorkstation.Domain.Accounts.Tax;
using AdvisorWorkstation.Domain.Values;
using AdvisorWorkstation.Features.Imports.Facts;
using AdvisorWorkstation.Features.Imports.Reading;

namespace AdvisorWorkstation.Features.Imports.Layouts;

/// <summary>Schwab's realized gains, lot by lot, of one account and a period that its title names. A disallowed loss is seen with and without a minus.</summary>
internal static partial class SchwabRealizedLayout
{
    private const string TitleStart = "Realized Gain/Loss - Lot Details for ";
    private const string TotalWord = "Total";

    private static readonly Column Symbol = Column.Needed("Symbol");
    private static readonly Column Name = Column.Optional("Name");
    private static readonly Column Closed = Column.Needed("Closed Date");
    private static readonly Column Opened = Column.Needed("Opened Date");
    private static readonly Column Quantity = Column.Needed("Quantity");
    private static readonly Column Proceeds = Column.Needed("Proceeds");
    private static readonly Column CostBasis = Column.Needed("Cost Basis (CB)", "Cost Basis");
    private static readonly Column Gain = Column.Needed("Gain/Loss ($)");
    private static readonly Column LongTerm = Column.Optional("Long Term Gain/Loss");
    private static readonly Column ShortTerm = Column.Optional("Short Term Gain/Loss");
    private static readonly Column Term = Column.Needed("Term");
    private static readonly Column WashSale = Column.Needed("Wash Sale?");
    private static readonly Column Disallowed = Column.Needed("Disallowed Loss");

    private static readonly Column[] Columns =
    [
        Symbol, Name, Closed, Opened, Quantity, Proceeds, CostBasis, Gain, LongTerm, ShortTerm, Term, WashSale, Disallowed,
        .. new[]
        {
            "Proceeds Per Share", "Cost Per Share", "Gain/Loss (%)", "Unadjusted Cost Basis", "Transaction Closed Date", "Transaction Cost Basis",
            "Total Transaction Gain/Loss ($)", "Total Transaction Gain/Loss (%)", "LT Transaction Gain/Loss ($)", "LT Transaction Gain/Loss (%)",
            "ST Transaction Gain/Loss ($)", "ST Transaction Gain/Loss (%)",
        }.Select(n => Column.Optional(n)),
    ];

    private static readonly Dictionary<string, HoldingTerm> Terms = new()
    {
        ["short term"] = HoldingTerm.ShortTerm,
        ["long term"] = HoldingTerm.LongTerm,
    };

    public static readonly Layout Layout = Layouts.Layout.Of(
        "schwab-realized",
        "Schwab realized gains",
        head => head.First[0].StartsWith(TitleStart, StringComparison.Ordinal) && head.RowWith("Symbol", "Closed Date") is not null,
        Read);

    [GeneratedRegex(
        "^(?<who>.+) as of .{10,40} from (?<from>[0-9/]{10}) to (?<to>[0-9/]{10})$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Title { get; }

    private static void Read(Sheet sheet, FileReading reading)
    {
        var first = sheet.Rows[sheet.FirstRow];
        var match = Title.Match(first[0][TitleStart.Length..]);
        if (!match.Success
            || SchwabTitle.TryReadAccount(match.Groups["who"].Value) is not { } account
            || DateGrammar.TryRead(match.Groups["from"].Value, DateGrammar.MonthFirst) is not { } from
            || DateGrammar.TryRead(match.Groups["to"].Value, DateGrammar.MonthFirst) is not { } to)
        {
            reading.Error(
                first.Line,
                "title",
                "The first line does not name an account and a period, as 'Individual ...001 as of Thu Nov 19 18:48:00 EST 2026 "
                + "from 01/01/2026 to 11/19/2026' does. Download the file again.");
            return;
        }
        var rows = sheet.Rows.Skip(sheet.FirstRow + 1).Where(r => !r.IsBlank).ToList();
        if (TableHeader.Open(rows[0], Columns, reading) is not { } header)
        {
            return;
        }
        var reference = new AccountReference(SchwabTitle.Custodian, account.Number, reading.At(first.Line, "title"));
        var lots = new List<RealizedLotFact>();
        TableRow? total = null;
        foreach (var row in rows.Skip(1).Select(header.Row).OfType<TableRow>())
        {
            if (total is not null)
            {
                row.Fault(Symbol, "A row follows the totals row: the file holds more than one export. Download it again.");
            }
            else if (row.Raw(Symbol) == TotalWord)
            {
                total = row;
            }
            else
            {
                reading.Rows++;
                Take(row, reference, (from, to), lots, reading);
            }
        }
        Reconcile(total, lots, reading);
    }

    private static void Take(
        TableRow row, AccountReference account, (DateOnly From, DateOnly To) period, List<RealizedLotFact> lots, FileReading reading)
    {
        var ticker = row.Ticker(Symbol);
        var closed = row.Needed(Closed, Cells.Date(DateGrammar.MonthFirst));
        var (proceeds, basis) = (row.Optional(Proceeds, Cells.Money), row.Optional(CostBasis, Cells.Money));
        var (longTerm, shortTerm) = (row.Optional(LongTerm, Cells.Money), row.Optional(ShortTerm, Cells.Money));
        var gain = row.Optional(Gain, Cells.Money);
        var lot = new RealizedLotFact(
            account with { At = row.At(Symbol) },
            ticker,
            closed,
            RealizedLots.Opened(row, Opened),
            row.Needed(Quantity, Cells.SharesHeld),
            proceeds,
            basis,
            row.Optional(Term, Cells.OneOf(Terms)) ?? RealizedLots.TermOf(shortTerm, longTerm),
            DisallowedLoss(row));
        if (closed < period.From || closed > period.To)
        {
            row.Fault(Closed, $"The lot was closed on {closed:yyyy-MM-dd}, outside of the title's period of {period.From:yyyy-MM-dd} to {period.To:yyyy-MM-dd}.");
        }
        RealizedLots.CheckDays(row, Opened, lot.Opened, closed);
        if (!RealizedLots.Fits(gain, proceeds, basis))
        {
            RealizedLots.FaultGain(row, Gain, gain, proceeds, basis);
        }
        if (gain is { } total && (longTerm ?? shortTerm) is not null && total != (longTerm ?? Money.Zero) + (shortTerm ?? Money.Zero))
        {
            row.Fault(Gain, $"The gain of {total} is not what the long- and the short-term gain add up to. A figure was lost; download the file again.");
        }
        if (!row.IsFaulty)
        {
            reading.Add(new SecurityFact(ticker, Authority.Custodian, row.OptionalWords(Name), null, null));
            reading.Add(lot);
            lots.Add(lot);
        }
    }

    private static Money DisallowedLoss(TableRow row)
    {
        var isWash = row.Needed(WashSale, Cells.YesNo);
        var loss = row.Optional(Disallowed, Cells.Money)?.Magnitude;
        if (isWash && loss is null && !row.IsFaulty)
        {
            row.Fault(Disallowed, "It is a wash sale, and the loss that is disallowed is not known. Ask Schwab for it.");
        }
        if (!isWash && loss > Money.Zero)
        {
            row.Fault(Disallowed, $"A loss of {loss} is disallowed, and it is no wash sale. Check the row at Schwab.");
        }
        return loss ?? Money.Zero;
    }

    private static void Reconcile(TableRow? total, List<RealizedLotFact> lots, FileReading reading)
    {
        if (reading.Findings.HasErrors)
        {
            return;
        }
        if (total is not null)
        {
            TotalsCheck.Compare("Proceeds", total, Proceeds, lots.Sum(l => l.Proceeds?.Usd ?? 0m), lots.Count);
            TotalsCheck.Compare("Cost basis", total, CostBasis, lots.Sum(l => l.CostBasis?.Usd ?? 0m), lots.Count);
        }
        reading.Reconciled.Add(total is null
            ? $"{SchwabTitle.Custodian}: each of {lots.Count} closed lots has the gain that its proceeds and basis make; the file has no totals row."
            : $"{SchwabTitle.Custodian}: {lots.Count} closed lots add up to the totals row.");
    }
}
