using System.Text;
using AdvisorWorkstation.Features.Imports;
using AdvisorWorkstation.Features.Markets;
using AdvisorWorkstation.Tests.Fixtures;
using Microsoft.EntityFrameworkCore;

namespace AdvisorWorkstation.Tests.CorporateActions;

/// <summary>Corporate actions of the Lakeside firm, which stands on 2026-11-20 with lots of the day before.</summary>
internal static class LakesideActions
{
    /// <summary>Brings actions in, a row each: id, ticker, kind, effective, terms.</summary>
    public static async Task AnnounceAsync(this LakesideFirm firm, params string[] rows)
    {
        var text = "action_id,ticker,kind,effective,terms\n" + string.Concat(rows.Select(r => r + "\n"));
        var preview = await firm.Get<PreviewImport>().RunAsync(
            new PreviewImportInput([new DeliveredFile("corporate_actions.csv", Encoding.UTF8.GetBytes(text))]), firm.Operations, LakesideFirm.Cancel);
        var committed = await firm.Get<CommitImport>().RunAsync(new CommitImportInput(preview.Value.Import, true), firm.Operations, LakesideFirm.Cancel);
        Assert.True(committed.Refusal is null, string.Join('\n', preview.Value.Report.Findings));
    }

    public static Task<CorporateActionRow> ActionAsync(this LakesideFirm firm, string id) =>
        firm.LookAsync(db => db.Set<CorporateActionRow>().SingleAsync(a => a.ExternalId == id, LakesideFirm.Cancel));
}
