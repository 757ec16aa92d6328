using AdvisorWorkstation.Data;
using AdvisorWorkstation.Domain.Identity;
using AdvisorWorkstation.Domain.Values;
using AdvisorWorkstation.Features.Imports.Layouts;
using Microsoft.EntityFrameworkCore;

namespace AdvisorWorkstation.Features.Imports;

/// <summary>A saved mapping in a list.</summary>
public sealed record ColumnMappingLine(int Id, string Name, string Format, IReadOnlyList<string> Headings, DateTimeOffset SavedAt, string SavedBy);

/// <summary>The saved mappings of columns, by name.</summary>
public sealed class ColumnMappingsQuery(Desk desk)
{
    public async Task<Outcome<IReadOnlyList<ColumnMappingLine>>> RunAsync(Actor actor, CancellationToken cancel)
    {
        var opened = await desk.ReadAsync(actor, Capability.ImportData, cancel);
        if (opened.Refusal is { } refusal)
        {
            return refusal;
        }
        await using var session = opened.Value;
        var rows = await session.Db.Set<ColumnMappingRow>().OrderBy(m => m.Name).ToListAsync(cancel);
        return rows.ConvertAll(r => Line(r));
    }

    private static ColumnMappingLine Line(ColumnMappingRow row)
    {
        var mapping = row.ToMapping();
        return new ColumnMappingLine(
            row.Id, row.Name, KnownLayouts.All.Single(l => l.Key == mapping.Format).Name, mapping.Headings, row.SavedAt, row.SavedBy);
    }
}
