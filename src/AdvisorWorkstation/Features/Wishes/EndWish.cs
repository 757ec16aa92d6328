using AdvisorWorkstation.Data;
using AdvisorWorkstation.Domain.Audit;
using AdvisorWorkstation.Domain.Customizations;
using AdvisorWorkstation.Domain.Identity;
using AdvisorWorkstation.Domain.Values;
using AdvisorWorkstation.Features.Customizations;
using AdvisorWorkstation.Hosting;
using Microsoft.EntityFrameworkCore;

namespace AdvisorWorkstation.Features.Wishes;

/// <summary>A choice to let go.</summary>
/// <param name="Wish">Which.</param>
/// <param name="Last">The last day on which it holds.</param>
/// <param name="Reason">Why.</param>
public sealed record EndWishInput(int Wish, DateOnly Last, string Reason);

/// <summary>Lets a choice of an account, a household, a model or the firm end; who may set it may end it.</summary>
public sealed class EndWish(Desk desk, DeskNews news)
{
    public async Task<Outcome<DateOnly>> RunAsync(EndWishInput input, Actor actor, CancellationToken cancel)
    {
        var opened = await desk.WriteAsync(actor, Capability.SeeClients, cancel);
        if (opened.IsRefused)
        {
            return opened.Refusal;
        }
        await using var session = opened.Value;
        var today = await WishWriter.TodayAsync(session, cancel);
        var row = await session.Db.Set<CustomizationRow>().FirstOrDefaultAsync(c => c.Id == input.Wish, cancel);
        var subject = row is null ? WishSubject.Firm : new WishSubject(row.Scope, row.ScopeId);
        if (row is null || await WishSubjects.ReachedAsync(session.Db, subject, new AsOf(today), cancel) is null)
        {
            await session.CommitAsync([Desk.Denial($"{input.Wish}", "wish")], cancel);
            return new Refusal("not-found", "There is no such wish.");
        }
        var isWish = row.Scope is PolicyScope.Account or PolicyScope.Household;
        var needed = isWish ? Capability.SetWishes : Capability.SetDefaults;
        if (!session.Who.May(needed))
        {
            await session.CommitAsync([Desk.Denial(needed.ToString(), "capability")], cancel);
            return new Refusal("role", $"{session.Who.RoleWords} may not do this. Ask somebody who may.");
        }
        if (input.Reason.Trim().Length < WishWriter.ShortestReason)
        {
            return new Refusal("no-reason", $"Say why, in {WishWriter.ShortestReason} characters or more: the history keeps it.");
        }
        var end = WishTimeline.End(row.ToCustomization(), input.Last, today);
        if (end.IsRefused)
        {
            return end.Refusal;
        }
        (row.To, row.EndReason) = (end.Value, input.Reason.Trim());
        await session.CommitAsync(
            [
                new AuditEvent(isWish ? "wish.ended" : "default.ended", row.Scope.ToString().ToLowerInvariant(), SubjectId(subject), 0, new Dictionary<string, object?>
                {
                    ["wish"] = row.Id,
                    ["level"] = row.Scope.ToString().ToLowerInvariant(),
                    ["sentence"] = PolicyOptions.Find(row.Option)?.Sentence(Arguments.Parse(row.Arguments)) ?? row.Option,
                    ["to"] = row.To,
                }, row.EndReason),
            ],
            cancel);
        news.Tell(DeskNewsKind.WishesChanged);
        return end.Value;
    }

    internal static string SubjectId(WishSubject subject) => subject.Id.Length > 0 ? subject.Id : "firm";
}
