using AdvisorWorkstation.Data;
using AdvisorWorkstation.Domain.Identity;
using AdvisorWorkstation.Domain.Values;
using AdvisorWorkstation.Features.Accounts;
using AdvisorWorkstation.Features.Imports.Layouts;
using AdvisorWorkstation.Features.Imports.Reading;
using AdvisorWorkstation.Hosting;
using Microsoft.EntityFrameworkCore;

namespace AdvisorWorkstation.Features.Imports;

/// <summary>A table of no known layout, whose columns can be mapped.</summary>
/// <param name="Number">Its place in the delivery.</param>
/// <param name="Name">The name it came with.</param>
/// <param name="Headings">Its row of headings.</param>
/// <param name="Sample">Its first row, to tell the columns by.</param>
public sealed record UnknownTable(int Number, string Name, IReadOnlyList<string> Headings, IReadOnlyList<string> Sample);

/// <summary>A file that does not say of which account it is, and the accounts that it can be of.</summary>
public sealed record UnnamedFile(int Number, string Name, string Custodian, IReadOnlyList<string> Accounts);

/// <summary>A column of one of our own formats.</summary>
public sealed record FormatColumn(string Name, bool IsNeeded, bool IsDay);

/// <summary>One of our own formats that a file can be mapped to.</summary>
public sealed record OwnFormatChoice(string Key, string Name, IReadOnlyList<FormatColumn> Columns);

/// <summary>What a person can still say about a delivery's files.</summary>
public sealed record OpenFilesOfImport(
    IReadOnlyList<UnknownTable> Unknown, IReadOnlyList<UnnamedFile> Unnamed, IReadOnlyList<OwnFormatChoice> Formats, IReadOnlyList<string> Days);

/// <summary>The files of a delivery that can be read once a person says more about them.</summary>
public sealed class OpenFilesQuery(Desk desk, RawFiles rawFiles, ImportOptions limits)
{
    private const int FewestColumns = 2;

    private static readonly IReadOnlyList<OwnFormatChoice> Formats =
    [
        .. KnownLayouts.All.Where(l => l.Columns.Count > 0)
            .Select(l => new OwnFormatChoice(l.Key, l.Name, [.. l.Columns.Select(c => new FormatColumn(c.Name, c.IsNeeded, c.IsDay))])),
    ];

    public async Task<Outcome<OpenFilesOfImport>> RunAsync(ImportId input, Actor actor, CancellationToken cancel)
    {
        var opened = await desk.ReadAsync(actor, Capability.ImportData, cancel);
        if (opened.Refusal is { } refusal)
        {
            return refusal;
        }
        await using var session = opened.Value;
        var (unknown, unnamed) = (new List<UnknownTable>(), new List<UnnamedFile>());
        var mappings = await ColumnMappingRow.AllAsync(session.Db, cancel);
        foreach (var row in await session.Db.Set<ImportFileRow>().Where(f => f.ImportId == input).OrderBy(f => f.Number).ToListAsync(cancel))
        {
            if (row.Hash.Length == 0 || !MayBeOpen(row) || await rawFiles.FindAsync(row.Hash, cancel) is not { } content)
            {
                continue;
            }
            var reading = DeliveryReader.Read(row.Number, new DeliveredFile(row.DisplayName, content), mappings, limits, cancel);
            if (reading.Layout is null && TableOf(row, content) is { } table)
            {
                unknown.Add(table);
            }
            else if (reading.Unnamed is { } nobody)
            {
                var accounts = await session.Db.Set<AccountRow>().Where(a => a.Custodian == nobody.Custodian).Select(a => a.Number).ToListAsync(cancel);
                unnamed.Add(new UnnamedFile(row.Number, row.DisplayName, nobody.Custodian, [.. accounts.Order(StringComparer.Ordinal)]));
            }
        }
        return new OpenFilesOfImport(unknown, unnamed, Formats, [.. DateGrammar.Mappable.Select(f => f.Words)]);
    }

    /// <summary>Only files of these kinds are worth reading again for a page.</summary>
    private static bool MayBeOpen(ImportFileRow row) =>
        row.Layout.Length == 0 || row.Layout is "schwab-transactions" or "fidelity-history" or "fidelity-realized";

    private UnknownTable? TableOf(ImportFileRow row, byte[] content)
    {
        if (ContentCheck.FaultOf(content, limits) is not null)
        {
            return null;
        }
        var rows = CsvSheet.ReadHead(content, FileHead.Length).Where(r => !r.IsBlank).Take(2).ToList();
        var headings = rows.Count == 2 ? ColumnMapping.HeadingsOf(rows[0]) : [];
        return headings.Count < FewestColumns
            ? null
            : new UnknownTable(row.Number, row.DisplayName, headings, [.. headings.Select((_, i) => rows[1][i])]);
    }
}
