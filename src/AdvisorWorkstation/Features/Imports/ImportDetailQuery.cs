using AdvisorWorkstation.Data;
using AdvisorWorkstation.Domain.Identity;
using AdvisorWorkstation.Domain.Values;
using Microsoft.EntityFrameworkCore;

namespace AdvisorWorkstation.Features.Imports;

/// <summary>One import with its files and findings, as they were shown when it was previewed.</summary>
public sealed record ImportDetail(ImportLine Line, ImportReport Report);

/// <summary>What an import found and did.</summary>
public sealed class ImportDetailQuery(Desk desk)
{
    public async Task<Outcome<ImportDetail>> RunAsync(ImportId input, Actor actor, CancellationToken cancel)
    {
        var opened = await desk.ReadAsync(actor, Capability.ImportData, cancel);
        if (opened.Refusal is { } refusal)
        {
            return refusal;
        }
        await using var session = opened.Value;
        return await session.Db.Set<ImportRow>().FirstOrDefaultAsync(i => i.Id == input, cancel) is { } row
            ? new ImportDetail(
                new ImportLine(row.Id, row.ArrivedAt, row.ArrivedBy, row.State, row.DecidedAt, row.Summary, row.Rows, row.Errors) { New = row.New, Changed = row.Changed, Gone = row.Gone },
                DomainJson.Read<ImportReport>(DomainJson.Decompress(row.Report)))
            : new Refusal("import-not-found", "There is no such import. It may belong to another database.");
    }
}
