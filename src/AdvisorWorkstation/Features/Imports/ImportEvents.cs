using AdvisorWorkstation.Data;
using AdvisorWorkstation.Domain.Audit;

namespace AdvisorWorkstation.Features.Imports;

/// <summary>What the history keeps of an import: which files, by hash, and how much they changed.</summary>
internal static class ImportEvents
{
    public const string SubjectType = "import";

    /// <param name="action">What happened to it.</param>
    /// <param name="import">The import.</param>
    /// <param name="planned">What it changes.</param>
    /// <param name="touched">Which accounts and securities it changed, by id; null when nothing was changed yet, or it may be all.</param>
    public static AuditEvent Of(string action, ImportRow import, PlannedDelivery planned, Dictionary<string, object?>? touched = null) => new(
        action,
        SubjectType,
        import.Id.ToString(),
        0,
        new Dictionary<string, object?>
        {
            ["summary"] = import.Summary,
            ["planHash"] = import.PlanHash,
            ["touched"] = touched,
            ["files"] = planned.Report.Files
                .Select(f => (object?)new Dictionary<string, object?>
                {
                    ["name"] = f.Name,
                    ["layout"] = f.Layout,
                    ["hash"] = f.Hash,
                    ["bytes"] = f.Bytes,
                    ["rows"] = f.Rows,
                    ["setAside"] = f.IsSetAside,
                })
                .ToList(),
            ["changes"] = planned.Report.Changes.ToDictionary(
                c => c.Area, c => (object?)new Dictionary<string, object?> { ["new"] = c.New, ["changed"] = c.Changed, ["removed"] = c.Removed }),
        });

    /// <summary>The day of a session, in UTC: a figure of a later day has not come yet anywhere in the US.</summary>
    public static DateOnly Today(this DeskSession session) => DateOnly.FromDateTime(session.At.UtcDateTime);
}
