using System.Text.RegularExpressions;
using AdvisorWorkstation.Domain.Markets;
using AdvisorWorkstation.Domain.Values;
using AdvisorWorkstation.Features.Imports.Facts;
using AdvisorWorkstation.Features.Imports.Reading;

namespace AdvisorWorkstation.Features.Imports.Layouts;

/// <summary>
/// Fidelity's positions export: one table for all accounts, then prose, then the day in the last line. Rows have one empty cell more than the
/// header; headings are spelled in title or in sentence case.
/// </summary>
internal static partial class FidelityPositionsLayout
{
    private const string Custodian = "Fidelity";

    private static readonly Column Number = Column.Needed("Account Number");
    private static readonly Column Name = Column.Needed("Account Name");
    private static readonly Column Symbol = Column.Needed("Symbol");
    private static readonly Column Description = Column.Needed("Description");
    private static readonly Column Quantity = Column.Needed("Quantity");
    private static readonly Column Price = Column.Needed("Last Price");
    private static readonly Column Value = Column.Needed("Current Value");
    private static readonly Column CostBasis = Column.Needed("Cost Basis Total");

    private static readonly Column[] Columns =
    [
        Number, Name, Symbol, Description, Quantity, Price, Value, CostBasis,
        Column.Optional("Last Price Change"), Column.Optional("Today's Gain/Loss Dollar"), Column.Optional("Today's Gain/Loss Percent"),
        Column.Optional("Total Gain/Loss Dollar"), Column.Optional("Total Gain/Loss Percent"), Column.Optional("Percent Of Account"),
        Column.Optional("Average Cost Basis"), Column.Optional("Type"),
    ];

    public static readonly Layout Layout = Layouts.Layout.Of(
        "fidelity-positions",
        "Fidelity positions",
        head => head.RowStarting("Account Number", "Account Name", "Symbol") is { } row && row.Cells.Any(Value.IsCalled),
        Read);

    [GeneratedRegex(
        @"^Date downloaded (?<date>[A-Z][a-z]{2}-[0-9]{2}-[0-9]{4}) (?<time>[0-9]{1,2}:[0-9]{2}) (?<half>[ap])\.?m\.?( ET)?$",
        RegexOptions.ExplicitCapture,
        1000)]
    private static partial Regex Downloaded { get; }

    /// <summary>An option's symbol: the stock's, six digits of a date, C or P, the strike.</summary>
    [GeneratedRegex(@"^-?[A-Z]{1,6}[0-9]{6}[CP][0-9.]+$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex OptionSymbol { get; }

    private static void Read(Sheet sheet, FileReading reading)
    {
        var start = sheet.Rows.TakeWhile(r => !r[0].Equals(Number.Name, StringComparison.OrdinalIgnoreCase)).Count();
        if (TableHeader.Open(sheet.Rows[start], Columns, reading) is not { } header)
        {
            return;
        }
        var rows = sheet.Rows.Skip(start + 1).TakeWhile(r => !r.IsBlank).ToList();
        var asOf = ReadFooter(sheet.Rows.Skip(start + 1 + rows.Count), sheet.Rows[^1].Line, reading);
        var accounts = new Dictionary<string, OpenAccount>(StringComparer.Ordinal);
        foreach (var row in rows.Select(header.Row).OfType<TableRow>())
        {
            reading.Rows++;
            Take(row, accounts, reading);
        }
        if (asOf is { } taken && !reading.Findings.HasErrors)
        {
            foreach (var account in accounts.Values)
            {
                reading.Add(new HoldingsFact(account.Reference, account.Name, taken, account.Cash, account.Positions));
            }
        }
    }

    private static Taken? ReadFooter(IEnumerable<SheetRow> rows, int lastLine, FileReading reading)
    {
        Taken? taken = null;
        foreach (var row in rows.Where(r => !r.IsBlank))
        {
            if (!row.IsTitle || taken is not null)
            {
                reading.Error(row.Line, "column 1", "A row follows the end of the table: the file holds more than one export. Download it again.");
                return null;
            }
            var match = Downloaded.Match(row[0]);
            if (match.Success
                && DateGrammar.TryRead(match.Groups["date"].Value, DateGrammar.Dashed) is { } date
                && DateGrammar.TryReadTime($"{match.Groups["time"].Value} {match.Groups["half"].Value.ToUpperInvariant()}M") is { } time)
            {
                taken = new Taken(date, time);
            }
        }
        if (taken is null)
        {
            reading.Error(
                lastLine,
                "last line",
                "The file does not end with the line 'Date downloaded Nov-19-2026 5:45 p.m ET', so its day is unknown. "
                + "It was cut off; download it again.");
        }
        return taken;
    }

    private static void Take(TableRow row, Dictionary<string, OpenAccount> accounts, FileReading reading)
    {
        var number = row.Words(Number);
        var name = row.Words(Name);
        if (!accounts.TryGetValue(number, out var account))
        {
            accounts[number] = account = new OpenAccount(new AccountReference(Custodian, number, row.At(Number)), name);
        }
        var symbol = row.Raw(Symbol);
        if (symbol.EndsWith("**", StringComparison.Ordinal) || symbol.Equals("Pending activity", StringComparison.OrdinalIgnoreCase))
        {
            account.Cash += row.Needed(Value, Cells.Money);
            return;
        }
        SecurityKind? kind = OptionSymbol.IsMatch(symbol) ? SecurityKind.Other : null;
        var ticker = row.Ticker(Symbol);
        var position = new PositionFact(
            ticker,
            kind,
            row.Needed(Quantity, Cells.Shares),
            NumberGrammar.TryRead(row.Raw(Price)) is { Value: 0m } ? null : row.Optional(Price, Cells.Price),
            row.Optional(Value, Cells.Money),
            row.Optional(CostBasis, Cells.Money));
        if (!row.IsFaulty)
        {
            reading.Add(new SecurityFact(ticker, Authority.Custodian, row.OptionalWords(Description), kind, null));
            account.Positions.Add(position);
        }
    }

    /// <summary>An account whose rows are being read.</summary>
    private sealed class OpenAccount(AccountReference reference, string name)
    {
        public AccountReference Reference => reference;

        public string Name => name;

        public Money Cash { get; set; }

        public List<PositionFact> Positions { get; } = [];
    }
}
