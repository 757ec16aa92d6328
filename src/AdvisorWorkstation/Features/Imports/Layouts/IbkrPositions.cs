using AdvisorWorkstation.Domain.Accounts.Tax;
using AdvisorWorkstation.Domain.Markets;
using AdvisorWorkstation.Domain.Values;
using AdvisorWorkstation.Features.Imports.Facts;
using AdvisorWorkstation.Features.Imports.Reading;

namespace AdvisorWorkstation.Features.Imports.Layouts;

/// <summary>
/// Open positions of a statement. Summary and Lot rows restate each other: positions are taken from the one, lots from the other, and they must
/// agree. So must the totals row of each kind of asset.
/// </summary>
internal sealed class IbkrPositions(IbkrStatement statement)
{
    private const decimal Cent = 0.01m;
    private const decimal ShareTolerance = 0.0001m;
    private const string Stocks = "Stocks";

    private static readonly Column Level = Column.Needed("DataDiscriminator");
    private static readonly Column Asset = Column.Needed("Asset Category");
    private static readonly Column Currency = Column.Needed("Currency");
    private static readonly Column Symbol = Column.Needed("Symbol");
    private static readonly Column Opened = Column.Optional("Open");
    private static readonly Column Quantity = Column.Needed("Quantity");
    private static readonly Column CostBasis = Column.Needed("Cost Basis");
    private static readonly Column Price = Column.Needed("Close Price");
    private static readonly Column Value = Column.Needed("Value");
    private static readonly Column Code = Column.Optional("Code");

    private static readonly Column[] Columns =
    [
        Level, Asset, Currency, Symbol, Opened, Quantity, CostBasis, Price, Value, Code,
        Column.Optional("Mult"), Column.Optional("Cost Price"), Column.Optional("Unrealized P/L"), Column.Optional("Unrealized P/L %"),
    ];

    private readonly IbkrTotals _totals = new();
    private readonly Dictionary<string, (PositionFact Position, TableRow Row)> _summaries = new(StringComparer.Ordinal);

    public IbkrSection Section => new("Open Positions", Columns, Take);

    /// <summary>Compares the lots with their positions, and the sums with the totals rows.</summary>
    public void Close()
    {
        _totals.Close(statement.Reading);
        foreach (var (symbol, lots) in statement.Lots)
        {
            var (position, row) = _summaries[symbol];
            var shares = lots.Sum(l => l.Quantity.Count);
            if (Math.Abs(shares - position.Quantity.Count) > ShareTolerance)
            {
                row.Fault(Quantity, $"The lots of {symbol} hold {shares:0.######} shares, its summary {position.Quantity}. A row was lost; download the file again.");
            }
            if (position.CostBasis is { } basis && lots.TrueForAll(l => l.CostBasis is not null)
                && Math.Abs(lots.Sum(l => l.CostBasis!.Value.Usd) - basis.Usd) > Cent * lots.Count)
            {
                row.Fault(CostBasis, $"The lots of {symbol} do not add up to the cost basis of its summary, {basis}. A figure was lost; download the file again.");
            }
        }
        if (statement.HasPositions && !statement.Reading.Findings.HasErrors)
        {
            statement.Reading.Reconciled.Add(
                $"{IbkrStatement.Custodian}: {_summaries.Count} positions and {statement.Lots.Values.Sum(l => l.Count)} lots agree with each other and with the totals rows.");
        }
    }

    private void Take(TableRow row, string word)
    {
        statement.HasPositions = true;
        if (word != IbkrSection.Data)
        {
            _totals.Compare(row, Key(row), $"Open positions, {row.Raw(Asset)}", [CostBasis, Value]);
        }
        else if (row.Raw(Level) is "Summary" or "Lot")
        {
            if (row.Raw(Level) == "Summary")
            {
                _totals.Count(row, Key(row), [CostBasis, Value]);
            }
            if (statement.IsInDollars(row, Currency, $"The position in {row.Shown(Symbol)}"))
            {
                TakeLevel(row);
            }
        }
        else
        {
            row.Fault(Level, $"'{row.Shown(Level)}' is no kind of row that is known here. Download the statement with summaries and lots.");
        }
    }

    private void TakeLevel(TableRow row)
    {
        var ticker = row.Ticker(Symbol);
        if (row.IsFaulty)
        {
            return;
        }
        if (row.Raw(Level) == "Summary")
        {
            TakeSummary(row, ticker);
        }
        else if (!_summaries.TryGetValue(ticker.Text, out var summary))
        {
            row.Fault(Symbol, $"The lot of {ticker.Text} has no summary before it. A row was lost; download the file again.");
        }
        else if (summary.Position.Quantity < Shares.Zero)
        {
            statement.Reading.Note(row.Line, Symbol.Name, $"Lots of a short position, as in {ticker.Text}, are not kept; the position is.");
        }
        else
        {
            TakeLot(row, ticker);
        }
    }

    private void TakeSummary(TableRow row, Spelled ticker)
    {
        SecurityKind? kind = row.Raw(Asset) == Stocks ? null : SecurityKind.Other;
        var position = new PositionFact(
            ticker,
            kind,
            row.Needed(Quantity, Cells.Shares),
            NumberGrammar.TryRead(row.Raw(Price)) is { Value: 0m } ? null : row.Optional(Price, Cells.Price),
            row.Optional(Value, Cells.Money),
            row.Optional(CostBasis, Cells.Money));
        if (!_summaries.TryAdd(ticker.Text, (position, row)))
        {
            row.Fault(Symbol, $"{ticker.Text} has two summaries in this statement. Download the file again.");
        }
        if (!row.IsFaulty)
        {
            statement.Positions.Add(position);
            statement.Add(_ => new SecurityFact(ticker, Authority.Custodian, null, kind, null));
        }
    }

    private void TakeLot(TableRow row, Spelled ticker)
    {
        var codes = IbkrStatement.Codes(row, Code);
        var lot = new LotFact(
            ticker,
            row.Needed(Quantity, Cells.SharesHeld),
            row.Optional(Opened, IbkrStatement.Day),
            row.Optional(CostBasis, Cells.Money),
            codes.Contains("LT") ? HoldingTerm.LongTerm : codes.Contains("ST") ? HoldingTerm.ShortTerm : null,
            null);
        if (statement.AsOf is { } asOf && lot.Acquired > asOf)
        {
            row.Fault(Opened, $"The lot is opened on {lot.Acquired:yyyy-MM-dd}, after the {asOf:yyyy-MM-dd} that the statement ends on.");
        }
        if (row.IsFaulty)
        {
            return;
        }
        if (!statement.Lots.TryGetValue(ticker.Text, out var lots))
        {
            statement.Lots[ticker.Text] = lots = [];
        }
        lots.Add(lot);
    }

    private static string Key(TableRow row) => $"{row.Raw(Asset)} in {row.Raw(Currency)}";
}
