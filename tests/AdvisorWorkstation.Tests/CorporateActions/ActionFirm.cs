using AdvisorWorkstation.Domain.Identity;
using AdvisorWorkstation.Domain.Values;
using AdvisorWorkstation.Features.Accounts;
using AdvisorWorkstation.Features.Compliance;
using AdvisorWorkstation.Features.CorporateActions;
using AdvisorWorkstation.Features.Imports;
using AdvisorWorkstation.Features.Markets;
using AdvisorWorkstation.Tests.Imports;

namespace AdvisorWorkstation.Tests.CorporateActions;

/// <summary>
/// A firm of two households on 2026-11-20: R-1 (taxed) and R-2 (IRA) at a custodian of whole shares, S-1 at one that keeps fractions. All hold NOVA, by
/// lots of 2026-11-10.
/// </summary>
internal sealed class ActionFirm : IAsyncDisposable
{
    public const string LotsHeader = "custodian,account_number,as_of,ticker,lot_id,quantity,acquired,cost_basis,term\n";
    public const string TransactionsHeader = "custodian,account_number,trade_date,kind,ticker,quantity,amount,short_term_gain,long_term_gain\n";

    private ActionFirm(ImportFirm firm) => Imports = firm;

    public ImportFirm Imports { get; }

    public static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public static async Task<ActionFirm> OpenAsync()
    {
        var firm = new ActionFirm(await ImportFirm.CreateAsync());
        await firm.ImportAsync(
            ("custodians.csv", "name,fractional_shares,share_decimals,lot_instructions,fix_target\nWhole,no,0,text,\nParts,yes,3,fields,\n"),
            ("securities.csv", "ticker,name,kind,sector,equivalence_group,average_daily_volume,cusip\nNOVA,Nova,equity,Energy,,,\nKIDS,Kids,equity,Energy,,,\nBIGC,Big,equity,Energy,,,\n"),
            ("accounts.csv",
                "household,book,account_number,account_name,custodian,kind,model,opened,discretionary,relief,federal_ordinary,federal_long_term,state,niit,cash,cash_as_of\n"
                + "Rivera,West,R-1,Ana,Whole,taxable,,2021-03-01,yes,fifo,35,15,9.3,3.8,0,2026-11-10\n"
                + "Rivera,West,R-2,Ana IRA,Whole,ira,,2021-03-01,yes,fifo,,,,,0,2026-11-10\n"
                + "Sun,West,S-1,Sun,Parts,taxable,,2021-03-01,yes,fifo,35,15,9.3,3.8,0,2026-11-10\n"),
            ("lots.csv",
                LotsHeader
                + "Whole,R-1,2026-11-10,NOVA,,100,2021-05-04,3000,\nWhole,R-1,2026-11-10,NOVA,,21,2026-02-03,1050,\n"
                + "Whole,R-2,2026-11-10,NOVA,,40,2024-01-05,1600,\nParts,S-1,2026-11-10,NOVA,,10.5,2024-01-05,,\n"));
        return firm;
    }

    public Task ImportAsync(params (string Name, string Text)[] files) => Imports.ImportAsync([.. files.Select(f => ImportFirm.File(f.Name, f.Text))]);

    /// <summary>Brings an action of NOVA in and returns its id.</summary>
    public async Task<int> AnnounceAsync(string kind, string terms, string effective = "2026-11-20", string id = "CA-1")
    {
        await ImportAsync(("corporate_actions.csv", $"action_id,ticker,kind,announced,effective,terms\n{id},NOVA,{kind},2026-11-02,{effective},{terms}\n"));
        return (await Imports.AllAsync<CorporateActionRow>()).Single(a => a.ExternalId == id).Id;
    }

    public Task TradeAsync(params string[] rows) => ImportAsync(("transactions.csv", TransactionsHeader + string.Concat(rows.Select(r => r + "\n"))));

    /// <summary>Positions of one security, by a file of lots as the books have them or otherwise.</summary>
    public Task StateAsync(string day, params string[] rows) => ImportAsync(("lots.csv", LotsHeader + string.Concat(rows.Select(r => r.Replace("DAY", day, StringComparison.Ordinal) + "\n"))));

    public async Task<ActionPreview> PreviewAsync(int action) => (await Imports.Get<PreviewAction>().RunAsync(action, Imports.Operations, Cancel)).Value;

    public Task<Outcome<BookedActionSummary>> ApplyAsync(int action, string hash, Actor? actor = null) =>
        Imports.Get<ApplyAction>().RunAsync(new ApplyActionInput(action, hash), actor ?? Imports.Operations, Cancel);

    /// <summary>Previews and books; what is refused fails the test.</summary>
    public async Task<BookedActionSummary> BookAsync(int action)
    {
        var done = await ApplyAsync(action, (await PreviewAsync(action)).Hash);
        Assert.True(done.Refusal is null, done.Refusal?.Sentence);
        return done.Value;
    }

    public Task<Outcome<string>> ReverseAsync(int action, string reason = "Wrong terms") =>
        Imports.Get<ReverseAction>().RunAsync(new ReverseActionInput(action, reason), Imports.Operations, Cancel);

    public async Task<ActionLine> LineAsync(string id = "CA-1") =>
        (await Imports.Get<ActionCalendarQuery>().RunAsync(new ActionCalendarFilter(true), Imports.Operations, Cancel)).Value.Lines.Single(l => l.ExternalId == id);

    /// <summary>What an account holds: ticker, shares, basis, day, a line each.</summary>
    public async Task<IReadOnlyList<string>> LotsAsync(string account = "R-1")
    {
        var id = (await Imports.AllAsync<AccountRow>()).Single(a => a.Number == account).Id;
        var tickers = (await Imports.AllAsync<SecurityRow>()).ToDictionary(s => s.Id, s => s.Ticker);
        return
        [
            .. (await Imports.AllAsync<LotRow>()).Where(l => l.AccountId == id)
                .Select(l => FormattableString.Invariant($"{tickers[l.SecurityId]} {l.Quantity} for {l.CostBasis?.RoundedToCents.ToString() ?? "unknown"} of {l.Acquired:yyyy-MM-dd}"))
                .Order(StringComparer.Ordinal),
        ];
    }

    /// <summary>Account, ticker and reason of everything that can't be traded.</summary>
    public async Task<IReadOnlyList<string>> QuarantineAsync() =>
        [.. (await Imports.Get<QuarantineQuery>().RunAsync(Imports.Operations, Cancel)).Value.Select(q => $"{q.AccountNumber} {q.Ticker}: {q.Reason}").Order(StringComparer.Ordinal)];

    public async Task<List<AuditRow>> HistoryAsync(string action) => [.. (await Imports.AllAsync<AuditRow>()).Where(e => e.Action == action).OrderBy(e => e.Sequence)];

    public ValueTask DisposeAsync() => Imports.DisposeAsync();
}
