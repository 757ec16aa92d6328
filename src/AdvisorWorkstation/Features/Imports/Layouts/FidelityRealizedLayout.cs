using System.Text.RegularExpressions;
using AdvisorWorkstation.Domain.Values;
using AdvisorWorkstation.Features.Imports.Facts;
using AdvisorWorkstation.Features.Imports.Reading;

namespace AdvisorWorkstation.Features.Imports.Layouts;

/// <summary>
/// Fidelity's closed positions of one account, which the file does not name. It has no column for a disallowed loss: what the stated gain is
/// above proceeds less basis is one, and where they are equal there is none.
/// </summary>
internal static partial class FidelityRealizedLayout
{
    private const string Custodian = "Fidelity";
    private const decimal Cent = 0.01m;

    private static readonly Column Symbol = Column.Needed("Symbol(CUSIP)");
    private static readonly Column Name = Column.Optional("Security Description");
    private static readonly Column Quantity = Column.Needed("Quantity");
    private static readonly Column Opened = Column.Needed("Date Acquired");
    private static readonly Column Closed = Column.Needed("Date Sold");
    private static readonly Column Proceeds = Column.Needed("Proceeds");
    private static readonly Column CostBasis = Column.Needed("Cost Basis");
    private static readonly Column ShortTerm = Column.Needed("Short Term Gain/Loss");
    private static readonly Column LongTerm = Column.Needed("Long Term Gain/Loss");

    private static readonly Column[] Columns = [Symbol, Name, Quantity, Opened, Closed, Proceeds, CostBasis, ShortTerm, LongTerm];

    public static readonly Layout Layout = Layouts.Layout.Of(
        "fidelity-realized", "Fidelity realized gains", head => head.RowWith("Symbol(CUSIP)", "Date Sold") is not null, Read);

    [GeneratedRegex(@"^(?<symbol>[^()]+)\((?<cusip>[A-Z0-9]{9})\)$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex SymbolAndCusip { get; }

    private static void Read(Sheet sheet, FileReading reading)
    {
        var start = sheet.Rows.TakeWhile(r => !r.Has(Symbol.Name)).Count();
        if (TableHeader.Open(sheet.Rows[start], Columns, reading) is not { } header)
        {
            return;
        }
        var rows = sheet.Rows.Skip(start + 1).TakeWhile(r => !r.IsBlank).ToList();
        foreach (var stray in sheet.Rows.Take(start).Concat(sheet.Rows.Skip(start + 1 + rows.Count)).Where(r => !r.IsBlank && !r.IsTitle))
        {
            reading.Error(stray.Line, "column 1", "The row does not stand in the table: the file holds more than one export. Download it again.");
        }
        var nobody = AccountReference.OfNobody(Custodian, reading.At(sheet.Rows[start].Line, ContentCheck.WholeFile));
        foreach (var row in rows.Select(header.Row).OfType<TableRow>())
        {
            reading.Rows++;
            Take(row, nobody, reading);
        }
        if (!reading.Findings.HasErrors)
        {
            reading.Reconciled.Add($"{Custodian}: each of {reading.Rows} closed lots has the gain that its proceeds and basis make; the file has no totals row.");
        }
    }

    private static void Take(TableRow row, AccountReference nobody, FileReading reading)
    {
        var (ticker, cusip) = SymbolOf(row);
        var closed = row.Needed(Closed, Cells.Date(DateGrammar.MonthFirst));
        var (proceeds, basis) = (row.Optional(Proceeds, Cells.Money), row.Optional(CostBasis, Cells.Money));
        var (shortTerm, longTerm) = (row.Optional(ShortTerm, Cells.Money), row.Optional(LongTerm, Cells.Money));
        var gain = shortTerm is null && longTerm is null ? null : (Money?)((shortTerm ?? Money.Zero) + (longTerm ?? Money.Zero));
        var disallowed = Disallowed(gain, proceeds, basis);
        var lot = new RealizedLotFact(
            nobody with { At = row.At(Symbol) },
            ticker,
            closed,
            RealizedLots.Opened(row, Opened),
            row.Needed(Quantity, Cells.SharesHeld),
            proceeds,
            basis,
            RealizedLots.TermOf(shortTerm, longTerm),
            disallowed);
        RealizedLots.CheckDays(row, Opened, lot.Opened, closed);
        if (disallowed == Money.Zero && !RealizedLots.Fits(gain, proceeds, basis))
        {
            RealizedLots.FaultGain(row, longTerm is null ? ShortTerm : LongTerm, gain, proceeds, basis);
        }
        if (row.IsFaulty)
        {
            return;
        }
        if (lot.Term is null)
        {
            reading.Note(row.Line, Opened.Name, $"{row.Raw(Symbol)} realized gains of both terms or of none, so its term is not known.");
        }
        if (disallowed > Money.Zero)
        {
            reading.Note(
                row.Line, Proceeds.Name, $"The stated gain of {gain} is {disallowed} above proceeds less basis, which is taken for a disallowed loss.");
        }
        reading.Add(new SecurityFact(ticker, Authority.Custodian, row.OptionalWords(Name), null, null) { Cusip = cusip });
        reading.Add(lot);
    }

    private static (Spelled Ticker, string? Cusip) SymbolOf(TableRow row)
    {
        var match = SymbolAndCusip.Match(row.Raw(Symbol));
        if (match.Success && Ticker.TryParse(match.Groups["symbol"].Value) is not null)
        {
            return (new Spelled(match.Groups["symbol"].Value.Trim(), row.At(Symbol)), match.Groups["cusip"].Value);
        }
        row.Fault(Symbol, $"'{row.Shown(Symbol)}' is no symbol with a CUSIP behind it, such as 'ALFA(000000AA1)'.");
        return (default, null);
    }

    /// <summary>Only a loss can be disallowed, and not more than all of it.</summary>
    private static Money Disallowed(Money? gain, Money? proceeds, Money? basis) =>
        gain is { } g && proceeds is { } p && basis is { } b && p < b && g <= Money.Zero && (g - (p - b)).Usd > 2 * Cent ? g - (p - b) : Money.Zero;
}
