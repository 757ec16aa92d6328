using AdvisorWorkstation.Data;
using AdvisorWorkstation.Domain.Identity;
using AdvisorWorkstation.Domain.Values;
using Microsoft.EntityFrameworkCore;

namespace AdvisorWorkstation.Features.Imports;

/// <summary>Takes a saved mapping away. What was imported by it stays; later files like those are unknown again.</summary>
public sealed class DeleteColumnMapping(Desk desk)
{
    public async Task<Outcome<string>> RunAsync(int input, Actor actor, CancellationToken cancel)
    {
        var opened = await desk.WriteAsync(actor, Capability.ImportData, cancel);
        if (opened.Refusal is { } refusal)
        {
            return refusal;
        }
        await using var session = opened.Value;
        if (await session.Db.Set<ColumnMappingRow>().FirstOrDefaultAsync(m => m.Id == input, cancel) is not { } row)
        {
            return new Refusal("mapping-not-found", "There is no such mapping any more.");
        }
        var mapping = row.ToMapping();
        session.Db.Remove(row);
        await session.CommitAsync([SaveColumnMapping.EventOf("column-mapping.deleted", mapping)], cancel);
        return mapping.Name;
    }
}
