using AdvisorWorkstation.Data;
using AdvisorWorkstation.Domain.Audit;
using AdvisorWorkstation.Domain.Customizations;
using AdvisorWorkstation.Domain.Identity;
using AdvisorWorkstation.Domain.Values;
using AdvisorWorkstation.Features.Accounts;
using AdvisorWorkstation.Features.Customizations;
using AdvisorWorkstation.Hosting;
using Microsoft.EntityFrameworkCore;

namespace AdvisorWorkstation.Features.Wishes;

/// <summary>An assignment to take back.</summary>
public sealed record ReverseAssignmentInput(int Assignment, string Reason);

/// <summary>What taking it back came to.</summary>
/// <param name="Ended">Choices that ended.</param>
/// <param name="Kept">Choices that stay, because something newer stands in their place or they were let go already.</param>
/// <param name="Restored">Choices of before that stand again.</param>
public sealed record Reversal(int Ended, int Kept, int Restored);

/// <summary>Takes an assignment back: what it made ends, where nothing newer stands on it, and what stood before stands again from today.</summary>
public sealed class ReverseAssignment(Desk desk, DeskNews news)
{
    public async Task<Outcome<Reversal>> RunAsync(ReverseAssignmentInput input, Actor actor, CancellationToken cancel)
    {
        var opened = await desk.WriteAsync(actor, Capability.AssignTemplates, cancel);
        if (opened.IsRefused)
        {
            return opened.Refusal;
        }
        await using var session = opened.Value;
        var db = session.Db;
        var today = await WishWriter.TodayAsync(session, cancel);
        var assignment = await db.Set<WishAssignmentRow>().FirstOrDefaultAsync(a => a.Id == input.Assignment, cancel);
        var rows = await db.Set<CustomizationRow>().Where(c => c.AssignmentId == input.Assignment).OrderBy(c => c.Id).ToListAsync(cancel);
        var seen = (await db.Set<AccountRow>().Select(a => a.Id).ToListAsync(cancel)).Select(a => a.ToString()).ToHashSet(StringComparer.Ordinal);
        if (assignment is null || rows.Exists(r => !seen.Contains(r.ScopeId)))
        {
            await session.CommitAsync([Desk.Denial($"{input.Assignment}", "assignment")], cancel);
            return new Refusal("not-found", "There is no such assignment, or some of its accounts are not in your books.");
        }
        if (assignment.ReversedAt is not null)
        {
            return new Refusal("reversed", $"{assignment.ReversedBy} reversed it already.");
        }
        if (input.Reason.Trim().Length < WishWriter.ShortestReason)
        {
            return new Refusal("no-reason", $"Say why, in {WishWriter.ShortestReason} characters or more: the history keeps it.");
        }
        var (ended, kept, restored) = (0, 0, 0);
        foreach (var row in rows)
        {
            var end = row.To == assignment.To ? WishTimeline.End(row.ToCustomization(), today.AddDays(-1), today) : new Refusal("newer", "");
            if (end.IsRefused)
            {
                kept++;
                continue;
            }
            (row.To, row.EndReason) = (end.Value, input.Reason.Trim());
            ended++;
            restored += await RestoreAsync(session, row, today, cancel) ? 1 : 0;
        }
        var template = await db.Set<WishTemplateRow>().SingleAsync(t => t.Id == assignment.TemplateId, cancel);
        (assignment.ReversedAt, assignment.ReversedBy, assignment.ReverseReason) = (session.At, session.Who.Name, input.Reason.Trim());
        await session.CommitAsync(
            [
                new AuditEvent("wishes.reversed", "assignment", $"{assignment.Id}", 0, new Dictionary<string, object?>
                {
                    ["name"] = template.Name,
                    ["ended"] = ended,
                    ["kept"] = kept,
                    ["restored"] = restored,
                }, assignment.ReverseReason),
            ],
            cancel);
        news.Tell(DeskNewsKind.WishesChanged);
        return new Reversal(ended, kept, restored);
    }

    /// <summary>Lets what the assignment ended stand again: as planned where it has not ended yet, from today on where it has.</summary>
    private static async Task<bool> RestoreAsync(DeskSession session, CustomizationRow made, DateOnly today, CancellationToken cancel)
    {
        if (made.FollowsId is not { } before || made.FollowedTo < today)
        {
            return false;
        }
        var older = await session.Db.Set<CustomizationRow>().SingleAsync(c => c.Id == before, cancel);
        if (made.From > today)
        {
            older.To = made.FollowedTo;
            return true;
        }
        session.Db.Add(new CustomizationRow
        {
            Scope = older.Scope,
            ScopeId = older.ScopeId,
            Option = older.Option,
            Arguments = older.Arguments,
            From = today,
            To = made.FollowedTo,
            AskedBy = older.AskedBy,
            AskedHow = older.AskedHow,
            Reason = older.Reason,
            RequestId = older.RequestId,
            EnteredAt = session.At,
            EnteredBy = session.Who.Name,
        });
        return true;
    }
}
