using AdvisorWorkstation.Data;
using AdvisorWorkstation.Domain.Audit;
using AdvisorWorkstation.Domain.Identity;
using AdvisorWorkstation.Domain.Values;
using AdvisorWorkstation.Features.Imports.Layouts;
using AdvisorWorkstation.Features.Imports.Reading;
using Microsoft.EntityFrameworkCore;

namespace AdvisorWorkstation.Features.Imports;

/// <summary>
/// Saves how files with some row of headings are read as one of our own formats. It is used for every later file with these headings; a mapping of
/// the same headings that was there before is replaced.
/// </summary>
public sealed class SaveColumnMapping(Desk desk)
{
    internal const string SubjectType = "column-mapping";

    private const int LongestText = 200;

    public async Task<Outcome<ColumnMapping>> RunAsync(ColumnMapping input, Actor actor, CancellationToken cancel)
    {
        var opened = await desk.WriteAsync(actor, Capability.ImportData, cancel);
        if (opened.Refusal is { } refusal)
        {
            return refusal;
        }
        await using var session = opened.Value;
        var mapping = input with { Name = input.Name.Trim() };
        if (FaultOf(mapping) is { } fault)
        {
            return new Refusal("mapping", fault);
        }
        var hash = ColumnMappingRow.HashOf(mapping.Headings);
        if (await session.Db.Set<ColumnMappingRow>().AnyAsync(m => m.Name == mapping.Name && m.HeadingsHash != hash, cancel))
        {
            return new Refusal("mapping-name", $"There is a mapping '{mapping.Name}' of other headings. Give this one another name.");
        }
        var content = DomainJson.Write(mapping);
        if (await session.Db.Set<ColumnMappingRow>().FirstOrDefaultAsync(m => m.HeadingsHash == hash, cancel) is { } row)
        {
            (row.Name, row.SavedAt, row.SavedBy, row.Content) = (mapping.Name, session.At, session.Who.Name, content);
        }
        else
        {
            session.Db.Add(new ColumnMappingRow
            {
                Name = mapping.Name,
                SavedAt = session.At,
                SavedBy = session.Who.Name,
                HeadingsHash = hash,
                Content = content,
            });
        }
        await session.CommitAsync([EventOf("column-mapping.saved", mapping)], cancel);
        return mapping;
    }

    /// <summary>A line of the history with all of a mapping, so that it can be seen how an older file was read.</summary>
    internal static AuditEvent EventOf(string action, ColumnMapping mapping) => new(
        action,
        SubjectType,
        mapping.Name,
        0,
        new Dictionary<string, object?>
        {
            ["format"] = mapping.Format,
            ["headings"] = mapping.Headings.Select(h => (object?)h).ToList(),
            ["days"] = mapping.Days,
            ["columns"] = mapping.Columns.ToDictionary(c => c.Column, c => (object?)(c.Heading ?? $"'{c.Constant}'")),
        });

    private static string? FaultOf(ColumnMapping mapping)
    {
        if (mapping.Name.Length is 0 or > LongestText || mapping.Name.Any(char.IsControl))
        {
            return "Give the mapping a name.";
        }
        if (mapping.Headings.Count < 2 || mapping.Headings.Any(h => h.Any(char.IsControl) || h.Length > LongestText))
        {
            return "The file has no row of headings in its first line, so files like it can't be told again.";
        }
        if (mapping.Headings.Where(h => h.Length > 0).GroupBy(h => h, StringComparer.OrdinalIgnoreCase).FirstOrDefault(g => g.Count() > 1) is { } twice)
        {
            return $"The file has two columns '{twice.Key}', which can't be told apart.";
        }
        if (KnownLayouts.Recognize(new FileHead([new SheetRow(1, [.. mapping.Headings])])) is { } known)
        {
            return $"A file with these headings is read as {known.Name} already.";
        }
        var format = KnownLayouts.All.FirstOrDefault(l => l.Key == mapping.Format && l.Columns.Count > 0);
        return format is null ? "Choose what the file is."
            : DateGrammar.Mappable.All(f => f.Words != mapping.Days) ? "Choose how the file writes days."
            : ColumnFaultOf(mapping, format);
    }

    private static string? ColumnFaultOf(ColumnMapping mapping, Layout format)
    {
        var columns = mapping.Columns.Select(c => c.Column).ToList();
        if (columns.Distinct(StringComparer.OrdinalIgnoreCase).Count() < columns.Count || columns.Exists(c => !format.Columns.Any(k => k.Name == c)))
        {
            return $"A column is none of {format.Name}, or is mapped twice.";
        }
        if (format.Columns.FirstOrDefault(c => c.IsNeeded && !columns.Contains(c.Name)) is { } missing)
        {
            return $"Say where {missing.Name} comes from; {format.Name} need it.";
        }
        foreach (var column in mapping.Columns)
        {
            if ((column.Heading is null) == (column.Constant is null))
            {
                return $"{column.Column} comes from a column, or is one value for the whole file.";
            }
            if (column.Heading is { } heading && (heading.Length == 0 || !mapping.Headings.Contains(heading, StringComparer.OrdinalIgnoreCase)))
            {
                return $"The file has no column '{heading}'.";
            }
            if (column.Constant is { } constant && (constant.Trim().Length == 0 || constant.Length > LongestText || constant.Any(char.IsControl)))
            {
                return $"Give a value for {column.Column}.";
            }
        }
        return null;
    }
}
