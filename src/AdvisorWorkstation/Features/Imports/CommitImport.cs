using AdvisorWorkstation.Data;
using AdvisorWorkstation.Domain.Identity;
using AdvisorWorkstation.Domain.Values;
using AdvisorWorkstation.Features.Imports.Applying;
using AdvisorWorkstation.Features.Imports.Reading;
using AdvisorWorkstation.Hosting;
using Microsoft.EntityFrameworkCore;

namespace AdvisorWorkstation.Features.Imports;

/// <summary>Which delivery, and whether its questions are answered with yes.</summary>
public sealed record CommitImportInput(ImportId Import, bool IsConfirmed);

/// <summary>What a commit did.</summary>
public sealed record CommittedImport(ImportId Import, string Summary, ImportReport Report);

/// <summary>
/// Carries out what was previewed, in one transaction or not at all. The delivery is read and planned again from its kept files, against the
/// data as it is now; when that gives another plan than was shown, nothing is done.
/// </summary>
public sealed class CommitImport(Desk desk, RawFiles rawFiles, ImportOptions limits, DeskNews news)
{
    private static readonly Refusal NotFound = new("import-not-found", "There is no such import. It may belong to another database.");

    public async Task<Outcome<CommittedImport>> RunAsync(CommitImportInput input, Actor actor, CancellationToken cancel)
    {
        var reread = await ReadAgainAsync(input.Import, actor, cancel);
        if (reread.Refusal is { } unread)
        {
            return unread;
        }
        var opened = await desk.WriteAsync(actor, Capability.ImportData, cancel);
        if (opened.Refusal is { } refusal)
        {
            return refusal;
        }
        await using var session = opened.Value;
        var import = await session.Db.Set<ImportRow>().SingleAsync(i => i.Id == input.Import, cancel);
        if (RefusalOfState(import) is { } decided)
        {
            return decided;
        }
        var planned = await DeliveryPlanning.PlanAsync(session.Db, reread.Value, session.Today(), cancel);
        if (planned.Hash != import.PlanHash)
        {
            return new Refusal(
                "plan-changed",
                "The firm's data changed after this preview, so committing would do something else than was shown. "
                + "Nothing was done; preview the files again.");
        }
        if (planned.Report.NeedsYourWord && !input.IsConfirmed)
        {
            var questions = planned.Report.Findings.Count(f => f.Severity == ImportSeverity.NeedsYourWord);
            return new Refusal("needs-your-word", $"{questions} findings need your word first. Nothing was done; read them, then confirm.");
        }
        var touched = await ImportApplier.ApplyAsync(session, import.Id, planned.Firm, planned.Plan, cancel);
        (import.State, import.DecidedAt, import.Summary) = (ImportState.Committed, session.At, planned.Summary("Committed"));
        await session.CommitAsync([ImportEvents.Of("import.committed", import, planned, touched)], cancel);
        news.Tell(DeskNewsKind.DataImported);
        return new CommittedImport(import.Id, import.Summary, planned.Report);
    }

    private async Task<Outcome<IReadOnlyList<FileReading>>> ReadAgainAsync(ImportId id, Actor actor, CancellationToken cancel)
    {
        var opened = await desk.ReadAsync(actor, Capability.ImportData, cancel);
        if (opened.Refusal is { } refusal)
        {
            return refusal;
        }
        await using var session = opened.Value;
        if (await session.Db.Set<ImportRow>().FirstOrDefaultAsync(i => i.Id == id, cancel) is not { } import)
        {
            return NotFound;
        }
        if (RefusalOfState(import) is { } decided)
        {
            return decided;
        }
        var files = new List<DeliveredFile>();
        foreach (var row in await session.Db.Set<ImportFileRow>().Where(f => f.ImportId == id).OrderBy(f => f.Number).ToListAsync(cancel))
        {
            if (await rawFiles.FindAsync(row.Hash, cancel) is not { } content)
            {
                return new Refusal(
                    "raw-file-changed", $"The kept copy of {row.DisplayName} is gone or was changed. Nothing was done; import the files again.");
            }
            files.Add(new DeliveredFile(row.DisplayName, content) { Account = row.Account });
        }
        return DeliveryReader.Read(files, await ColumnMappingRow.AllAsync(session.Db, cancel), limits, cancel).ToList();
    }

    private static Refusal? RefusalOfState(ImportRow import) => import.State switch
    {
        ImportState.Previewed => null,
        ImportState.Committed => new Refusal(
            "import-decided", $"This import was committed on {import.DecidedAt:yyyy-MM-dd HH:mm} UTC already; nothing was done twice."),
        ImportState.Discarded => new Refusal("import-decided", "This import was discarded. Import the files again if they are wanted after all."),
        ImportState.Refused when import.Errors == 0 => new Refusal("nothing-to-import", import.Summary),
        ImportState.Refused => new Refusal("import-refused", $"{import.Summary} Correct the files and import them again."),
        _ => throw new InvalidOperationException($"no import state {import.State}"),
    };
}
