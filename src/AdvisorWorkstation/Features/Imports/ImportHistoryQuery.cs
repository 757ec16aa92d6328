using AdvisorWorkstation.Data;
using AdvisorWorkstation.Domain.Identity;
using AdvisorWorkstation.Domain.Values;
using Microsoft.EntityFrameworkCore;

namespace AdvisorWorkstation.Features.Imports;

/// <summary>Which part of the list is looked at.</summary>
public sealed record ImportHistoryInput(int Skip, int Take);

/// <summary>One import in the list.</summary>
public sealed record ImportLine(
    ImportId Import, DateTimeOffset ArrivedAt, string ArrivedBy, ImportState State, DateTimeOffset? DecidedAt, string Summary, int Rows, int Errors)
{
    /// <summary>Rows that it adds.</summary>
    public int New { get; init; }

    /// <summary>Rows that it changes.</summary>
    public int Changed { get; init; }

    /// <summary>Rows that it takes away.</summary>
    public int Gone { get; init; }
}

/// <summary>A part of the list, and how long all of it is.</summary>
public sealed record ImportHistory(IReadOnlyList<ImportLine> Lines, int Total);

/// <summary>The deliveries there were, the newest first.</summary>
public sealed class ImportHistoryQuery(Desk desk)
{
    public async Task<Outcome<ImportHistory>> RunAsync(ImportHistoryInput input, Actor actor, CancellationToken cancel)
    {
        var opened = await desk.ReadAsync(actor, Capability.ImportData, cancel);
        if (opened.Refusal is { } refusal)
        {
            return refusal;
        }
        await using var session = opened.Value;
        var imports = session.Db.Set<ImportRow>();
        var lines = await imports
            .OrderByDescending(i => i.ArrivedAt)
            .ThenBy(i => i.Id)
            .Skip(input.Skip)
            .Take(input.Take)
            .Select(i => new ImportLine(i.Id, i.ArrivedAt, i.ArrivedBy, i.State, i.DecidedAt, i.Summary, i.Rows, i.Errors)
            {
                New = i.New,
                Changed = i.Changed,
                Gone = i.Gone,
            })
            .ToListAsync(cancel);
        return new ImportHistory(lines, await imports.CountAsync(cancel));
    }
}
