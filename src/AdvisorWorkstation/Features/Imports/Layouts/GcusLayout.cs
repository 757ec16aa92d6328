using System.Globalization;
using System.Text.RegularExpressions;
using AdvisorWorkstation.Domain.Values;
using AdvisorWorkstation.Features.Imports.Facts;
using AdvisorWorkstation.Features.Imports.Reading;

namespace AdvisorWorkstation.Features.Imports.Layouts;

/// <summary>
/// Pershing's global customer positions (GCUS): records of 750 characters, the first and the last of them with the day, the last with the number
/// of those between. Numbers have no decimal point, and their sign stands behind them. Of a position the trade-date quantity counts. The file has
/// no cash.
/// </summary>
internal static partial class GcusLayout
{
    private const string Custodian = "Pershing";
    private const int Length = 750;
    private const decimal QuantityUnit = 0.00001m;
    private const decimal ValueUnit = 0.001m;
    private const string Dollars = "USD";

    private static readonly Field Kind = new("record", 0, 3);
    private static readonly Field Sequence = new("sequence number", 3, 8);
    private static readonly Field Account = new("account", 11, 10);
    private static readonly Field Cusip = new("CUSIP", 21, 9);
    private static readonly Field TradeDay = new("trade date", 57, 8);
    private static readonly Field Quantity = new("quantity", 73, 18);
    private static readonly Field Symbol = new("symbol", 434, 20);
    private static readonly Field Description = new("description", 537, 40);
    private static readonly Field Currency = new("currency", 661, 3);
    private static readonly Field Value = new("market value", 664, 18);

    public static readonly Layout Layout = Layouts.Layout.OfLines(
        "pershing-gcus", "Pershing positions (GCUS)", "BOF      PERSHING GLOBAL CUST POS", Read);

    /// <summary>A field of a record: its name in sentences, where it starts, how long it is.</summary>
    private sealed record Field(string Name, int Start, int Width)
    {
        public string Column => $"{Name} ({Start + 1}-{Start + Width})";

        public string Of(string record) => record.Substring(Start, Width).Trim();

        public char SignOf(string record) => record[Start + Width];
    }

    [GeneratedRegex(@"^BOF      PERSHING GLOBAL CUST POS +DATA OF  (?<day>[0-9/]{10}) .*BEGINS HERE", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Header { get; }

    [GeneratedRegex(
        @"^EOF      PERSHING GLOBAL CUST POS +DATA OF  (?<day>[0-9/]{10}) .*TOTAL DETAIL RECORDS: (?<count>[0-9]{10}) ",
        RegexOptions.ExplicitCapture,
        1000)]
    private static partial Regex Trailer { get; }

    private static void Read(Sheet sheet, FileReading reading)
    {
        var records = sheet.Rows.Where(r => r.Cells[0].Length > 0).ToList();
        foreach (var record in records.Where(r => r.Cells[0].Length != Length))
        {
            reading.Error(
                record.Line,
                "record",
                $"The record has {record.Cells[0].Length} characters where {Length} are needed. The file was damaged on its way; fetch it again.");
        }
        if (reading.Findings.HasErrors || Day(records, reading) is not { } day)
        {
            return;
        }
        var entries = records.Skip(1).SkipLast(1).Select((r, i) => Take(r, i + 1, day, reading)).OfType<Entry>().ToList();
        reading.Rows = records.Count - 2;
        if (reading.Findings.HasErrors)
        {
            return;
        }
        foreach (var account in entries.GroupBy(e => e.Account.Number, StringComparer.Ordinal))
        {
            reading.Add(new HoldingsFact(account.First().Account, account.Key, new Taken(day, null), null, [.. account.Select(e => e.Position)]));
        }
        reading.Reconciled.Add($"{Custodian}: {reading.Rows} records, as the trailer says.");
    }

    private static DateOnly? Day(List<SheetRow> records, FileReading reading)
    {
        var (first, last) = (Header.Match(records[0].Cells[0]), Trailer.Match(records[^1].Cells[0]));
        if (!first.Success || DateGrammar.TryRead(first.Groups["day"].Value, DateGrammar.MonthFirst) is not { } day)
        {
            reading.Error(records[0].Line, "header", "The first record does not say of which day the data is. Fetch the file again.");
            return null;
        }
        if (!last.Success)
        {
            reading.Error(records[^1].Line, "trailer", "The last record is not the trailer: the file was cut off. Fetch it again.");
            return null;
        }
        var details = records.Count - 2;
        if (long.Parse(last.Groups["count"].Value, CultureInfo.InvariantCulture) is var stated && stated != details)
        {
            reading.Error(
                records[^1].Line, "trailer", $"The trailer says {stated} records, and there are {details}. Records were lost; fetch the file again.");
            return null;
        }
        if (last.Groups["day"].Value != first.Groups["day"].Value)
        {
            reading.Error(records[^1].Line, "trailer", "The first and the last record are of different days. Fetch the file again.");
            return null;
        }
        return day;
    }

    private static Entry? Take(SheetRow row, int number, DateOnly day, FileReading reading)
    {
        var record = row.Cells[0];
        var faults = reading.Findings.Count(ImportSeverity.Error);
        void Fault(Field field, string sentence) => reading.Error(row.Line, field.Column, sentence);

        if (Kind.Of(record) != "GCA" || Sequence.Of(record) != number.ToString("00000000", CultureInfo.InvariantCulture))
        {
            Fault(Sequence, $"Record {number} is '{Kind.Of(record)}' number '{Sequence.Of(record)}'. Records were lost or are new here; fetch the file again.");
        }
        if (DateGrammar.TryRead(TradeDay.Of(record), DateGrammar.Compact) != day)
        {
            Fault(TradeDay, $"The record is of '{TradeDay.Of(record)}' where the file is of {day:yyyy-MM-dd}.");
        }
        var account = Account.Of(record);
        if (account.Length == 0 || !account.All(char.IsAsciiLetterOrDigit))
        {
            Fault(Account, $"'{account}' is no account number.");
        }
        if (Currency.Of(record) is var currency && currency != Dollars)
        {
            Fault(Currency, $"The value is in '{currency}'. Only US dollars are kept here.");
        }
        var symbol = Symbol.Of(record);
        if (Ticker.TryParse(symbol) is null)
        {
            Fault(Symbol, $"'{symbol}' is not a ticker. Securities without one can't be kept here; CUSIP {Cusip.Of(record)}.");
        }
        var quantity = Number(record, Quantity, QuantityUnit, Fault);
        var value = Number(record, Value, ValueUnit, Fault);
        if (reading.Findings.Count(ImportSeverity.Error) > faults)
        {
            return null;
        }
        var ticker = new Spelled(symbol, reading.At(row.Line, Symbol.Column));
        reading.Add(new SecurityFact(ticker, Authority.Custodian, Description.Of(record) is { Length: > 0 } name ? name : null, null, null)
        {
            Cusip = Cusip.Of(record) is { Length: 9 } cusip && cusip.All(char.IsAsciiLetterOrDigit) ? cusip : null,
        });
        return new Entry(
            new AccountReference(Custodian, account, reading.At(row.Line, Account.Column)),
            new PositionFact(ticker, null, new Shares(quantity), null, new Money(value), null));
    }

    private static decimal Number(string record, Field field, decimal unit, Action<Field, string> fault)
    {
        var digits = record.Substring(field.Start, field.Width);
        var sign = field.SignOf(record);
        if (!digits.All(char.IsAsciiDigit) || sign is not ('+' or '-'))
        {
            fault(field, $"'{digits}{sign}' is no number of {field.Width} digits with its sign behind it.");
            return 0m;
        }
        var value = decimal.Parse(digits, NumberStyles.None, CultureInfo.InvariantCulture) * unit;
        return sign == '-' ? -value : value;
    }

    private sealed record Entry(AccountReference Account, PositionFact Position);
}
