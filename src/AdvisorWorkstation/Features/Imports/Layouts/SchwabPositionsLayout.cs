using AdvisorWorkstation.Domain.Markets;
using AdvisorWorkstation.Domain.Values;
using AdvisorWorkstation.Features.Imports.Facts;
using AdvisorWorkstation.Features.Imports.Reading;

namespace AdvisorWorkstation.Features.Imports.Layouts;

/// <summary>
/// Schwab's positions export, of one account or of all: a title with the time, and for each account its name, a header, its positions, a row
/// of totals. The heading spellings of 2023 and of 2025 are both known.
/// </summary>
internal static class SchwabPositionsLayout
{
    private const string TitleStart = "Positions for ";

    private static readonly Column Symbol = Column.Needed("Symbol");
    private static readonly Column Description = Column.Needed("Description");
    private static readonly Column Quantity = Column.Needed("Qty (Quantity)", "Quantity");
    private static readonly Column Price = Column.Needed("Price");
    private static readonly Column Value = Column.Needed("Mkt Val (Market Value)", "Market Value");
    private static readonly Column CostBasis = Column.Needed("Cost Basis");
    private static readonly Column Kind = Column.Needed("Asset Type", "Security Type");

    private static readonly Column[] Columns =
    [
        Symbol, Description, Quantity, Price, Value, CostBasis, Kind,
        Column.Optional("Price Chng % (Price Change %)", "Price Change %"),
        Column.Optional("Price Chng $ (Price Change $)", "Price Change $"),
        Column.Optional("Day Chng $ (Day Change $)", "Day Change $"),
        Column.Optional("Day Chng % (Day Change %)", "Day Change %"),
        Column.Optional("Gain $ (Gain/Loss $)", "Gain/Loss $"),
        Column.Optional("Gain % (Gain/Loss %)", "Gain/Loss %"),
        Column.Optional("Ratings"),
        Column.Optional("Reinvest?", "Reinvest Dividends?"),
        Column.Optional("Reinvest Capital Gains?", "Capital Gains?"),
        Column.Optional("% of Acct (% of Account)", "% Of Account"),
    ];

    private static readonly Dictionary<string, SecurityKind> Kinds = new(StringComparer.OrdinalIgnoreCase)
    {
        ["Equity"] = SecurityKind.Equity,
        ["ETFs & Closed End Funds"] = SecurityKind.Fund,
    };

    public static readonly Layout Layout = Layouts.Layout.Of(
        "schwab-positions",
        "Schwab positions",
        head => head.First[0].StartsWith(TitleStart, StringComparison.Ordinal) && head.RowStarting("Symbol", "Description") is not null,
        Read);

    private static void Read(Sheet sheet, FileReading reading)
    {
        var first = sheet.Rows[sheet.FirstRow];
        if (SchwabTitle.Read(first, TitleStart, reading) is not { } title)
        {
            return;
        }
        var account = title.Who.StartsWith("account ", StringComparison.Ordinal) ? Open(title.Who["account ".Length..], first, title, reading) : null;
        TableHeader? header = null;
        foreach (var row in sheet.Rows.Skip(sheet.FirstRow + 1).Where(r => !r.IsBlank))
        {
            if (row[0] == Symbol.Name)
            {
                header = TableHeader.Open(row, Columns, reading);
                if (header is null)
                {
                    return;
                }
            }
            else if (account is null)
            {
                account = Open(row.IsTitle ? row[0] : "", row, title, reading);
                header = null;
            }
            else if (header?.Row(row) is { } data)
            {
                reading.Rows++;
                account = Take(data, account, reading);
            }
            else if (header is null)
            {
                reading.Error(row.Line, "column 1", $"'{row[0]}' stands where the row of headings should be. Download the file again.");
                return;
            }
        }
        if (account is { IsNamed: true })
        {
            reading.Error(
                account.At.Line,
                account.At.Column,
                $"{account.Name} {account.Number} has no totals row: the file was cut off. Download it again.");
        }
    }

    private static OpenAccount Open(string words, SheetRow row, SchwabTitle title, FileReading reading)
    {
        var at = reading.At(row.Line, "account");
        if (SchwabTitle.TryReadAccount(words) is { } account)
        {
            return new OpenAccount(account.Name, account.Number, title.AsOf, at);
        }
        reading.Error(
            at.Line,
            at.Column,
            $"'{row[0]}' stands where an account should be named, such as 'Individual ...001'. Download the file again.");
        return new OpenAccount("", "", title.AsOf, at);
    }

    /// <summary>Takes a row into its account; null once the account is complete.</summary>
    private static OpenAccount? Take(TableRow row, OpenAccount account, FileReading reading)
    {
        if (row.Raw(Symbol) is "Positions Total" or "Account Total")
        {
            account.Close(row, reading);
            return null;
        }
        if (row.Raw(Kind) == "Cash and Money Market")
        {
            account.AddCash(row.Needed(Value, Cells.Money));
            return account;
        }
        var ticker = row.Ticker(Symbol);
        var kind = Kinds.TryGetValue(row.Raw(Kind), out var known) ? known : SecurityKind.Other;
        var position = new PositionFact(
            ticker,
            kind,
            row.Needed(Quantity, Cells.Shares),
            PriceOf(row),
            row.Optional(Value, Cells.Money),
            row.Optional(CostBasis, Cells.Money));
        if (!row.IsFaulty)
        {
            reading.Add(new SecurityFact(ticker, Authority.Custodian, row.OptionalWords(Description), kind, null));
            account.Add(position);
        }
        return account;
    }

    /// <summary>A price of zero is what a worthless security is shown at: no price that it could be traded at.</summary>
    private static Price? PriceOf(TableRow row) =>
        NumberGrammar.TryRead(row.Raw(Price)) is { Value: 0m } ? null : row.Optional(Price, Cells.Price);

    /// <summary>An account whose rows are being read.</summary>
    private sealed class OpenAccount(string name, string number, Taken asOf, Place at)
    {
        private readonly List<PositionFact> _positions = [];
        private Money _cash;
        private int _rows;

        public string Name => name;

        public string Number => number;

        public Place At => at;

        /// <summary>False for the stand-in that collects the rows under a line that names no account.</summary>
        public bool IsNamed => number.Length > 0;

        public void AddCash(Money cash)
        {
            _cash += cash;
            _rows++;
        }

        public void Add(PositionFact position)
        {
            _positions.Add(position);
            _rows++;
        }

        public void Close(TableRow total, FileReading reading)
        {
            if (!IsNamed || reading.Findings.HasErrors)
            {
                return;
            }
            var value = _positions.Sum(p => p.Value?.Usd ?? 0m) + _cash.Usd;
            TotalsCheck.Compare($"{name} {number}, market value", total, Value, value, _rows);
            var basis = _positions.Sum(p => p.CostBasis?.Usd ?? 0m);
            if (!NumberGrammar.IsUnknown(total.Raw(CostBasis)))
            {
                TotalsCheck.Compare($"{name} {number}, cost basis", total, CostBasis, basis, _rows);
            }
            if (!total.IsFaulty)
            {
                reading.Reconciled.Add($"{SchwabTitle.Custodian} {name} {number}: {_rows} rows add up to ${value:#,0.00}, as the totals row says.");
                reading.Add(new HoldingsFact(new AccountReference(SchwabTitle.Custodian, number, at), name, asOf, _cash, _positions));
            }
        }
    }
}
