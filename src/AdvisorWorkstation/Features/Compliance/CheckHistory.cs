using AdvisorWorkstation.Data;
using AdvisorWorkstation.Domain.Audit;
using AdvisorWorkstation.Domain.Identity;
using AdvisorWorkstation.Domain.Values;

namespace AdvisorWorkstation.Features.Compliance;

/// <summary>Verifies the history for somebody who may read it, and writes down that it was verified.</summary>
public sealed class CheckHistory(Desk desk, VerifyAudit verify, AuditHeads heads)
{
    public async Task<Outcome<AuditVerdict>> RunAsync(Actor actor, CancellationToken cancel)
    {
        var opened = await desk.WriteAsync(actor, Capability.ReadHistory, cancel);
        if (opened.IsRefused)
        {
            return opened.Refusal;
        }
        AuditVerdict verdict;
        await using (var session = opened.Value)
        {
            verdict = await verify.RunAsync(cancel);
            await session.CommitAsync(
                [
                    new AuditEvent("history.verified", "history", "", 0, new Dictionary<string, object?>
                    {
                        ["entries"] = verdict.Entries,
                        ["heads"] = verdict.Heads,
                        ["verdict"] = verdict.Faults.Count == 0 ? "whole" : verdict.Faults[0],
                    }),
                ],
                cancel);
        }
        await heads.SignAsync(1, cancel);
        return verdict;
    }
}
