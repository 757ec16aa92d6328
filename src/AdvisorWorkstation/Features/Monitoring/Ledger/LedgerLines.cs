using AdvisorWorkstation.Domain.Accounts;
using AdvisorWorkstation.Domain.Accounts.Tax;
using AdvisorWorkstation.Domain.Values;
using AdvisorWorkstation.Features.Accounts;
using AdvisorWorkstation.Features.Accounts.Books;
using AdvisorWorkstation.Features.Markets;

namespace AdvisorWorkstation.Features.Monitoring.Ledger;

/// <summary>Puts stored entries and what booking says about them into lines.</summary>
internal sealed class LedgerLines
{
    public required IReadOnlyDictionary<SecurityId, Ticker> Tickers { get; init; }

    public required ILookup<long, RealizedRow> Realized { get; init; }

    public required ILookup<long, LedgerNoteRow> Notes { get; init; }

    public required ILookup<long, LedgerPlace> Replacements { get; init; }

    public required IReadOnlyDictionary<int, (CorporateActionRow Action, long Entry)> Actions { get; init; }

    /// <summary>The day of the first statement of lots; null where transactions are all there is.</summary>
    public required DateOnly? BooksOpen { get; init; }

    public IEnumerable<LedgerLine> Of(TransactionRow row)
    {
        var entry = row.ActionId is { } action ? Actions[action].Entry : LedgerSequence.OfTransaction(row.Id);
        var realized = Realized[entry].ToList();
        yield return new LedgerLine($"t{row.Id}", row.TradeDate, LedgerKinds.Of(row.Kind), TickerOf(row.SecurityId), SentenceOf(row, entry))
        {
            Shares = row.SecurityId is null || row.Quantity == Shares.Zero ? null : row.Quantity,
            Cash = row.Amount,
            Gain = row.Kind == TransactionKind.Sell || realized.Count > 0 ? GainOf(row, realized) : null,
            Fault = string.Join(" ", Notes[entry].Where(n => n.IsFault).Select(n => n.Sentence)) is { Length: > 0 } fault ? fault : null,
            Replacements = [.. Replacements[entry]],
        };
    }

    public IEnumerable<LedgerLine> Of(LotStatementRow row, bool isOpening)
    {
        var holdings = row.Holdings();
        var lots = holdings.Sum(h => h.Lots.Count);
        var one = holdings is [var only] ? TickerOf(only.Security) : null;
        var notes = Notes[LedgerSequence.OfStatement(row.Id)].Select((n, i) =>
            new LedgerLine($"s{row.Id}.{i}", row.Date, LedgerKind.Correction, TickerOf(n.SecurityId), $"Correction: {n.Sentence}") { Fault = n.IsFault ? n.Sentence : null });
        var what = $"{lots:#,##0} {(lots == 1 ? "lot" : "lots")} of {holdings.Count} {(holdings.Count == 1 ? "security" : "securities")}";
        var line = isOpening
            ? new LedgerLine($"s{row.Id}", row.Date, LedgerKind.Statement, one, $"Books opened with {what}, {StatedBy(row)}.")
            : row.Note.Length > 0
                ? new LedgerLine($"s{row.Id}", row.Date, LedgerKind.Correction, one, $"Correction: {what}, {StatedBy(row)}.")
                : new LedgerLine($"s{row.Id}", row.Date, LedgerKind.Statement, one, $"{what}, {StatedBy(row)}, where the books said otherwise.");
        return notes.Prepend(line);
    }

    private static string StatedBy(LotStatementRow row) => row.Note.Length > 0 ? $"as stated by {row.Note.TrimEnd('.')}" : "as stated by the custodian";

    private static LedgerGain GainOf(TransactionRow row, List<RealizedRow> realized)
    {
        var sales = realized.ConvertAll(r => r.ToRealized());
        var isKnown = sales.Count > 0 && sales.TrueForAll(s => s.Gain is not null && (s.Term is not null || s.Gain == Money.Zero));
        return new LedgerGain(
            isKnown ? Sum(sales.Where(s => s.Term == HoldingTerm.ShortTerm).Select(s => s.Gain!.Value)) : null,
            isKnown ? Sum(sales.Where(s => s.Term == HoldingTerm.LongTerm).Select(s => s.Gain!.Value)) : null,
            Sum(sales.Select(s => s.Disallowed)),
            row.ShortTermGain,
            row.LongTermGain);
    }

    private string SentenceOf(TransactionRow row, long entry)
    {
        var said = Notes[entry].Where(n => !n.IsFault).Select(n => n.Sentence).ToList();
        if (row.ActionId is { } action)
        {
            said.Add($"{Actions[action].Action.Kind} {Actions[action].Action.Terms}".TrimEnd() + ".");
        }
        if (row.SecurityId is not null && row.Kind != TransactionKind.Dividend && row.TradeDate <= BooksOpen)
        {
            said.Add("Before the books opened; its shares are in the opening lots.");
        }
        return string.Join(" ", said);
    }

    private Ticker? TickerOf(SecurityId? security) => security is { } id ? Tickers[id] : null;

    private static Money Sum(IEnumerable<Money> amounts) => amounts.Aggregate(Money.Zero, (sum, a) => sum + a);
}
