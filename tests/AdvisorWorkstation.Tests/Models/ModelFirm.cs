using System.Globalization;
using System.Text;
using AdvisorWorkstation.Domain.Indexes.Models;
using AdvisorWorkstation.Domain.Values;
using AdvisorWorkstation.Features.Imports;
using AdvisorWorkstation.Features.Indexes;
using AdvisorWorkstation.Features.Markets;
using AdvisorWorkstation.Features.Models.Previews;
using AdvisorWorkstation.Features.Models.Versions;
using AdvisorWorkstation.Tests.Fixtures;
using Microsoft.EntityFrameworkCore;

namespace AdvisorWorkstation.Tests.Models;

/// <summary>What tests of models do with the firm: its one index has twelve names, of which every account holds some.</summary>
internal static class ModelFirm
{
    public const string Index = "Large Twelve";

    /// <summary>The newest day with prices.</summary>
    public static readonly DateOnly Day = new(2026, 11, 19);

    public static readonly DateOnly NextDay = new(2026, 11, 20);

    private static readonly string[] Names = ["AAPL", "MSFT", "NVDA", "AMZN", "GOOGL", "JPM", "XOM", "UNH", "PG", "CAT", "NEE", "LIN"];

    public static Task<IndexId> IndexAsync(this LakesideFirm firm) =>
        firm.LookAsync(db => db.Set<IndexRow>().Where(i => i.Name == Index).Select(i => i.Id).SingleAsync(LakesideFirm.Cancel));

    public static Task<ModelId> ModelAsync(this LakesideFirm firm, string name = Index) =>
        firm.LookAsync(db => db.Set<ModelRow>().Where(m => m.Name == name).Select(m => m.Id).SingleAsync(LakesideFirm.Cancel));

    public static Task<SecurityId> SecurityAsync(this LakesideFirm firm, string ticker)
    {
        var wanted = Ticker.Parse(ticker);
        return firm.LookAsync(db => db.Set<SecurityRow>().Where(s => s.Ticker == wanted).Select(s => s.Id).SingleAsync(LakesideFirm.Cancel));
    }

    /// <summary>The index with a cap.</summary>
    public static async Task<ModelDraft> CappedAsync(this LakesideFirm firm, decimal percent = 9m, DateOnly? effective = null) => new(
        ModelDefinition.Whole(await firm.IndexAsync()) with { Caps = new ModelCaps(Weight.FromPercent(percent), null) }, effective ?? NextDay);

    /// <summary>A draft of the firm's one model, by the first person of investment policy.</summary>
    public static async Task<DraftedModel> DraftAsync(this LakesideFirm firm, ModelDraft draft) => (await firm.Get<DraftModel>()
        .RunAsync(new DraftModelInput(await firm.ModelAsync(), "", draft, "The committee wants it"), firm.Policy, LakesideFirm.Cancel)).Value;

    public static Task<Outcome<ModelState>> SubmitAsync(this LakesideFirm firm, int version, int revision = 1) =>
        firm.Get<SubmitModel>().RunAsync(new SubmitModelInput(version, revision), firm.Policy, LakesideFirm.Cancel);

    public static Task<Outcome<ModelState>> ApproveAsync(this LakesideFirm firm, int version, int revision = 1) => firm.Get<DecideModel>()
        .RunAsync(new DecideModelInput(version, revision, ModelDecision.Approve, ""), firm.OtherPolicy, LakesideFirm.Cancel);

    public static Task<Outcome<PreviewSummary>> PreviewAsync(this LakesideFirm firm, PreviewSubject subject) =>
        firm.Get<PreviewChange>().RunAsync(subject, firm.Policy, null, LakesideFirm.Cancel);

    public static PreviewSubject Subject(this DraftedModel version) => new(PreviewKind.ModelVersion, version.Version);

    /// <summary>A draft that went all the way.</summary>
    public static async Task<DraftedModel> ApprovedAsync(this LakesideFirm firm, ModelDraft draft)
    {
        var version = await firm.DraftAsync(draft);
        Assert.Equal(ModelState.Submitted, (await firm.SubmitAsync(version.Version)).Value);
        Assert.Null((await firm.PreviewAsync(version.Subject())).Refusal);
        Assert.Equal(ModelState.Approved, (await firm.ApproveAsync(version.Version)).Value);
        return version;
    }

    /// <summary>The index is announced to lose a name, whose part goes to the others.</summary>
    public static async Task<PreviewSubject> AnnounceAsync(this LakesideFirm firm, string leaving, DateOnly effective)
    {
        var lines = Names.Where(n => n != leaving).Select((n, i) => $"{Index},2026-11-18,{effective:yyyy-MM-dd},{n},{(i < 10 ? 9 : 10)}");
        await firm.ImportAsync("index.csv", "index,announced,effective,ticker,weight\n" + string.Join('\n', lines) + "\n");
        return new PreviewSubject(PreviewKind.IndexVersion, await firm.LookAsync(db =>
            db.Set<IndexVersionRow>().Where(v => v.Effective == effective).Select(v => v.Id).SingleAsync(LakesideFirm.Cancel)));
    }

    /// <summary>Prices of another day, the same as those of the newest.</summary>
    public static async Task PriceAsync(this LakesideFirm firm, DateOnly day)
    {
        var prices = await firm.LookAsync(db => db.Set<PriceRow>().Where(p => p.Date == Day)
            .Join(db.Set<SecurityRow>(), p => p.SecurityId, s => s.Id, (p, s) => new { s.Ticker, p.Close })
            .ToListAsync(LakesideFirm.Cancel));
        var lines = prices.Select(p => string.Create(CultureInfo.InvariantCulture, $"{p.Ticker},{day:yyyy-MM-dd},{p.Close.UsdPerShare}"));
        await firm.ImportAsync("prices.csv", "ticker,date,close\n" + string.Join('\n', lines) + "\n");
    }

    public static async Task ImportAsync(this LakesideFirm firm, string name, string text)
    {
        var previewed = await firm.Get<PreviewImport>().RunAsync(
            new PreviewImportInput([new DeliveredFile(name, Encoding.UTF8.GetBytes(text))]), firm.Operations, LakesideFirm.Cancel);
        var committed = await firm.Get<CommitImport>().RunAsync(new CommitImportInput(previewed.Value.Import, true), firm.Operations, LakesideFirm.Cancel);
        Assert.True(committed.Refusal is null, $"{committed.Refusal?.Sentence} {string.Join('\n', previewed.Value.Report.Findings)}");
    }
}
