using System.Text;
using AdvisorWorkstation.Features.Imports;
using AdvisorWorkstation.Features.Monitoring;
using AdvisorWorkstation.Tests.Fixtures;

namespace AdvisorWorkstation.Tests.Monitoring;

/// <summary>The Lakeside firm with two years of sales of the Hartmann household.</summary>
internal static class TaxesFirm
{
    public const string Taxable = "HM-1001";
    public const string Ira = "HM-1002";
    public const string Trust = "BE-2001";

    /// <summary>
    /// A long-term loss of $5,000 in 2025; in 2026 a long-term gain of $700, and on the newest day a loss of $278.93 that the IRA's purchase washes for good.
    /// </summary>
    public static async Task<LakesideFirm> OpenAsync(params string[] more)
    {
        var firm = await LakesideFirm.OpenAsync();
        await firm.ImportAsync("custodian,account_number,trade_date,kind,ticker,quantity,amount,short_term_gain,long_term_gain",
        [
            "Lakeside,HM-1001,2025-05-05,sell,PG,5,700,0,-5000",
            "Lakeside,HM-1001,2026-03-02,sell,AAPL,10,2300,0,700",
            "Lakeside,HM-1001,2026-11-20,sell,XOM,20,2000,,",
            "Lakeside,HM-1002,2026-11-20,buy,XOM,20,-2100,,",
            .. more,
        ]);
        var prices = await File.ReadAllLinesAsync(Path.Combine(AppContext.BaseDirectory, "data", "firm", "prices.csv"), LakesideFirm.Cancel);
        await firm.ImportAsync(
            prices[0], prices.Where(p => p.Contains("2026-11-19", StringComparison.Ordinal)).Select(p => p.Replace("2026-11-19", "2026-11-20", StringComparison.Ordinal)));
        return firm;
    }

    /// <summary>Imports one file of ours.</summary>
    public static async Task ImportAsync(this LakesideFirm firm, string header, IEnumerable<string> rows)
    {
        var file = new DeliveredFile("file.csv", Encoding.UTF8.GetBytes($"{header}\n{string.Concat(rows.Select(r => r + "\n"))}"));
        var preview = (await firm.Get<PreviewImport>().RunAsync(new PreviewImportInput([file]), firm.Operations, LakesideFirm.Cancel)).Value;
        var committed = await firm.Get<CommitImport>().RunAsync(new CommitImportInput(preview.Import, true), firm.Operations, LakesideFirm.Cancel);
        Assert.True(committed.Refusal is null, $"{committed.Refusal?.Sentence}\n{string.Join('\n', preview.Report.Findings)}");
    }

    public static async Task<TaxesView> TaxesAsync(this LakesideFirm firm, string number, int? year = null) =>
        (await firm.Get<TaxesQuery>().RunAsync((await firm.AccountAsync(number)).Id, year, firm.Operations, LakesideFirm.Cancel)).Value;
}
