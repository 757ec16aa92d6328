using System.Globalization;
using AdvisorWorkstation.Features.Accounts;
using AdvisorWorkstation.Features.Accounts.Books;
using AdvisorWorkstation.Features.Imports;
using AdvisorWorkstation.Features.Markets;
using AdvisorWorkstation.Tests.Imports;

namespace AdvisorWorkstation.Tests.Accounts.Books;

/// <summary>A household of three accounts (A taxed, B the spouse's, I an IRA) whose books are written by files of our own formats.</summary>
internal sealed class BooksFirm(ImportFirm firm) : IAsyncDisposable
{
    private const string Accounts =
        "household,account_number,account_name,custodian,kind,opened,relief,federal_ordinary,federal_long_term,state,niit,cash,cash_as_of\n"
        + "Lake,A,Joint,Harbor,joint,2020-01-02,fifo,37,20,5,3.8,1000,2026-09-30\n"
        + "Lake,B,Spouse,Harbor,taxable,2020-01-02,fifo,37,20,5,3.8,1000,2026-09-30\n"
        + "Lake,I,Spouse IRA,Harbor,ira,2020-01-02,fifo,,,,,1000,2026-09-30\n";

    private const string Securities = "ticker,name,kind,equivalence_group\nX,X Corp,equity,\nXB,X Corp B,equity,X\nY,Y Corp,equity,\n";
    private int _files;

    public ImportFirm Firm => firm;

    public static async Task<BooksFirm> OpenAsync()
    {
        var books = new BooksFirm(await ImportFirm.CreateAsync());
        await books.Firm.ImportAsync(ImportFirm.File("accounts.csv", Accounts), ImportFirm.File("securities.csv", Securities));
        return books;
    }

    /// <summary>Imports a lots file: rows of account, day, ticker, quantity, acquired, basis.</summary>
    public Task<ImportPreview> LotsAsync(params string[] rows) => ImportAsync(
        "custodian,account_number,as_of,ticker,quantity,acquired,cost_basis", rows);

    /// <summary>Imports transactions: rows of account, day, kind, ticker, quantity, amount, short-term gain, long-term gain.</summary>
    public Task<ImportPreview> TransactionsAsync(params string[] rows) => ImportAsync(
        "custodian,account_number,trade_date,kind,ticker,quantity,amount,short_term_gain,long_term_gain", rows);

    /// <summary>The lots as booked, a line each.</summary>
    public async Task<IReadOnlyList<string>> LotsNowAsync()
    {
        var (accounts, tickers) = await NamesAsync();
        return
        [
            .. (await firm.AllAsync<LotRow>())
                .Select(l => Line(accounts[l.AccountId], tickers[l.SecurityId], l.ToLot().Quantity.Count, l.CostBasis?.Usd, l.ToLot().Acquired, l.Acquired))
                .Order(StringComparer.Ordinal),
        ];
    }

    /// <summary>The lots as they were at the close of a day.</summary>
    public async Task<IReadOnlyList<string>> LotsOnAsync(string day)
    {
        var (accounts, tickers) = await NamesAsync();
        await using var db = await firm.OpenAsync();
        var ledger = Assert.Single(await StoredLedger.LoadAsync(db, [(await firm.AllAsync<HouseholdRow>())[0].Id], ImportFirm.Cancel));
        return
        [
            .. ledger.Replay(DateOnly.ParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture)).Lots
                .Select(l => Line(accounts[l.Account], tickers[l.Security], l.Quantity.Count, l.Basis?.Usd, l.HeldSince, l.Acquired))
                .Order(StringComparer.Ordinal),
        ];
    }

    public async Task<IReadOnlyList<string>> QuarantinedAsync()
    {
        var (accounts, tickers) = await NamesAsync();
        return [.. (await firm.AllAsync<QuarantineRow>()).Select(q => $"{accounts[q.AccountId]} {tickers[q.SecurityId]}: {q.Reason}").Order(StringComparer.Ordinal)];
    }

    public async Task<IReadOnlyList<string>> NotesAsync() =>
        [.. (await firm.AllAsync<LedgerNoteRow>()).OrderBy(n => n.Date).ThenBy(n => n.Id).Select(n => (n.IsFault ? "left out: " : "corrected: ") + n.Sentence)];

    public ValueTask DisposeAsync() => firm.DisposeAsync();

    private Task<ImportPreview> ImportAsync(string header, string[] rows) =>
        firm.ImportAsync(ImportFirm.File($"file{++_files}.csv", $"{header}\n{string.Concat(rows.Select(r => $"Harbor,{r}\n"))}"));

    private async Task<(Dictionary<Domain.Values.AccountId, string> Accounts, Dictionary<Domain.Values.SecurityId, string> Tickers)> NamesAsync() =>
    (
        (await firm.AllAsync<AccountRow>()).ToDictionary(a => a.Id, a => a.Number),
        (await firm.AllAsync<SecurityRow>()).ToDictionary(s => s.Id, s => s.Ticker.Symbol));

    private static string Line(string account, string ticker, decimal shares, decimal? basis, DateOnly? since, DateOnly? acquired) =>
        FormattableString.Invariant($"{account} {ticker} {shares:0.######} for {basis:0.00##} since {since:yyyy-MM-dd}")
        + (since == acquired ? "" : FormattableString.Invariant($", bought {acquired:yyyy-MM-dd}"));
}
