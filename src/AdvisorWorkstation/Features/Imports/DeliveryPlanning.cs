using AdvisorWorkstation.Data;
using AdvisorWorkstation.Features.Imports.Planning;
using AdvisorWorkstation.Features.Imports.Reading;
using Microsoft.EntityFrameworkCore;

namespace AdvisorWorkstation.Features.Imports;

/// <summary>A delivery with what it means for the firm as the firm is now.</summary>
internal sealed record PlannedDelivery(IReadOnlyList<FileReading> Files, FirmState Firm, ImportPlan Plan)
{
    /// <summary>What is shown, and kept.</summary>
    public ImportReport Report { get; } = new(
        [
            .. Files.Select(f => new ImportedFile(
                f.Name,
                f.Layout?.Name ?? "",
                f.Hash,
                f.File.Content.Length,
                f.Rows,
                f.IsSetAside,
                f.Findings.Count(ImportSeverity.Error),
                f.Findings.Count(ImportSeverity.Warning) + f.Findings.Count(ImportSeverity.NeedsYourWord))),
        ],
        [.. Files.SelectMany(f => f.Findings.ToList())],
        PlanWords.Of(Plan),
        [.. Files.SelectMany(f => f.Reconciled)],
        HoldingsDiff.Of(Plan.Holdings));

    /// <summary>True when no file of it counts.</summary>
    public bool IsNothing => Files.All(f => f.IsSetAside);

    /// <summary>SHA-256 of the plan and of the questions that go with it: a commit does what was shown, or nothing.</summary>
    public string Hash => DomainJson.Hash(DomainJson.Write(new
    {
        Plan,
        Questions = Report.Findings.Where(f => f.Severity == ImportSeverity.NeedsYourWord).ToList(),
    }));

    /// <summary>The outcome in a sentence.</summary>
    public string Summary(string verb)
    {
        var counted = Report.Changes.Select(c => $"{c.Area.ToLowerInvariant()} {c.New + c.Changed + c.Removed}").ToList();
        var aside = Files.Count(f => f.IsSetAside) is > 0 and var n ? $" {n} of {Files.Count} files set aside." : "";
        return $"{verb}: {(counted.Count > 0 ? string.Join(", ", counted) : "no change")}.{aside}";
    }
}

/// <summary>Looks at a delivery from where the firm stands. Previewing and committing both do it, in the same way.</summary>
internal static class DeliveryPlanning
{
    public static async Task<PlannedDelivery> PlanAsync(
        AdvisorDb db, IReadOnlyList<FileReading> files, DateOnly today, CancellationToken cancel)
    {
        await SetAsideKnownAsync(db, files, cancel);
        await AccountNaming.NameAsync(db, files, cancel);
        var delivery = new Delivery(files, today);
        var firm = await FirmStateQuery.LoadAsync(db, delivery, cancel);
        return new PlannedDelivery(files, firm, ImportPlanner.Plan(firm, delivery));
    }

    /// <summary>A file whose bytes were committed before, or stand in the same delivery under another name, does not count again.</summary>
    private static async Task SetAsideKnownAsync(AdvisorDb db, IReadOnlyList<FileReading> files, CancellationToken cancel)
    {
        var hashes = files.Select(f => f.Hash).ToArray();
        var committed = await db.Set<ImportFileRow>().AsNoTracking()
            .Where(f => hashes.Contains(f.Hash) && !f.IsSetAside)
            .Join(db.Set<ImportRow>(), f => f.ImportId, i => i.Id, (f, i) => new { f.Hash, i.State, i.DecidedAt })
            .Where(f => f.State == ImportState.Committed)
            .ToListAsync(cancel);
        var seen = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var file in files.Where(f => !f.IsSetAside))
        {
            if (committed.Find(c => c.Hash == file.Hash) is { } before)
            {
                file.SetAside(
                    ImportSeverity.Warning,
                    1,
                    ContentCheck.WholeFile,
                    $"This file was already imported on {before.DecidedAt:yyyy-MM-dd HH:mm} UTC, byte for byte. It was set aside.");
            }
            else if (!seen.TryAdd(file.Hash, file.Name))
            {
                file.SetAside(
                    ImportSeverity.Warning,
                    1,
                    ContentCheck.WholeFile,
                    $"This file is {seen[file.Hash]} again, byte for byte. It was set aside.");
            }
        }
    }
}
