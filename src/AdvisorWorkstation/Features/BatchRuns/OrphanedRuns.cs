using System.Text.Json;
using AdvisorWorkstation.Data;
using AdvisorWorkstation.Domain.Audit;
using AdvisorWorkstation.Features.Compliance;
using Microsoft.EntityFrameworkCore;

namespace AdvisorWorkstation.Features.BatchRuns;

/// <summary>Runs that say they are under way while their process is gone.</summary>
internal static class OrphanedRuns
{
    private const string Why = "The program ended before the run did. What was stored before stands.";

    /// <summary>Marks them as failed; answers what there is to write down.</summary>
    public static async Task<IReadOnlyList<AuditEvent>> EndAsync(DeskSession writing, CancellationToken cancel)
    {
        var events = new List<AuditEvent>();
        foreach (var run in await writing.Db.Set<RunRow>().Where(r => r.State == RunState.Running).ToListAsync(cancel))
        {
            if (RunProcess.IsAnotherAlive(await ProcessOfAsync(writing.Db, run, cancel)))
            {
                continue;
            }
            run.AccountCount = await writing.Db.Set<RunOutcomeRow>().CountAsync(o => o.RunId == run.Id, cancel);
            (run.State, run.FinishedAt, run.Failure) = (RunState.Failed, writing.At, Why);
            events.Add(new AuditEvent("run.failed", "run", run.Id.ToString(), 0, new Dictionary<string, object?>
            {
                ["accounts"] = run.AccountCount,
                ["failure"] = Why,
            }));
        }
        return events;
    }

    private static async Task<string> ProcessOfAsync(AdvisorDb db, RunRow run, CancellationToken cancel)
    {
        var id = run.Id.ToString();
        var started = await db.Set<AuditRow>()
            .Where(e => e.SubjectType == "run" && e.SubjectId == id && e.Action == "run.started")
            .Select(e => e.Payload)
            .FirstOrDefaultAsync(cancel);
        using var payload = JsonDocument.Parse(started ?? "{}");
        return payload.RootElement.TryGetProperty("process", out var process) ? process.GetString() ?? "" : "";
    }
}
