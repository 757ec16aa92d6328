using AdvisorWorkstation.Data;
using AdvisorWorkstation.Domain.Audit;
using AdvisorWorkstation.Domain.Identity;
using AdvisorWorkstation.Domain.Values;
using AdvisorWorkstation.Features.Accounts;
using AdvisorWorkstation.Features.Customizations;
using AdvisorWorkstation.Features.Markets;
using AdvisorWorkstation.Hosting;
using Microsoft.EntityFrameworkCore;

namespace AdvisorWorkstation.Features.Models.Grace;

/// <summary>A name to take off the grace list.</summary>
public sealed record EndGraceInput(int Grace, string Reason);

/// <summary>Takes a name off the grace list before its day: the wish behind it ends, and the next run may sell.</summary>
public sealed class EndGrace(Desk desk, DeskNews news)
{
    public async Task<Outcome<bool>> RunAsync(EndGraceInput input, Actor actor, CancellationToken cancel)
    {
        var opened = await desk.WriteAsync(actor, Capability.GrantGrace, cancel);
        if (opened.IsRefused)
        {
            return opened.Refusal;
        }
        await using var session = opened.Value;
        var db = session.Db;
        var row = await db.Set<GraceRow>().FirstOrDefaultAsync(g => g.Id == input.Grace && db.Set<AccountRow>().Any(a => a.Id == g.AccountId), cancel);
        if (row is null)
        {
            await session.CommitAsync([Desk.Denial($"{input.Grace}", "grace")], cancel);
            return new Refusal("not-found", "There is no such line on the grace list.");
        }
        var today = await PriceDays.NewestWholeAsync(db, cancel) ?? DateOnly.FromDateTime(session.At.UtcDateTime);
        if (row.EndedAt is not null || row.Until < today)
        {
            return new Refusal("ended", "It has ended already.");
        }
        if (input.Reason.Trim().Length < GrantGrace.ShortestReason)
        {
            return new Refusal("no-reason", $"Say why, in {GrantGrace.ShortestReason} characters or more: the history keeps it.");
        }
        (row.EndedAt, row.EndedBy, row.EndReason) = (session.At, session.Who.Name, input.Reason.Trim());
        var wish = await db.Set<CustomizationRow>().SingleAsync(c => c.Id == row.CustomizationId, cancel);
        wish.To = today.AddDays(-1);
        var security = await db.Set<SecurityRow>().SingleAsync(s => s.Id == row.SecurityId, cancel);
        await session.CommitAsync(
            [
                new AuditEvent("grace.ended", "account", row.AccountId.ToString(), 0, new Dictionary<string, object?>
                {
                    ["ticker"] = security.Ticker.Symbol,
                    ["until"] = row.Until,
                    ["reason"] = row.EndReason,
                }),
            ],
            cancel);
        news.Tell(DeskNewsKind.ModelsChanged);
        return true;
    }
}
