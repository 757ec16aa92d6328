using AdvisorWorkstation.Data;
using AdvisorWorkstation.Domain.Audit;
using AdvisorWorkstation.Domain.Customizations;
using AdvisorWorkstation.Domain.Identity;
using AdvisorWorkstation.Domain.Values;
using AdvisorWorkstation.Features.Customizations;
using AdvisorWorkstation.Features.Markets;
using AdvisorWorkstation.Features.Proposals;
using AdvisorWorkstation.Features.Rebalancing;
using AdvisorWorkstation.Hosting;
using Microsoft.EntityFrameworkCore;

namespace AdvisorWorkstation.Features.Wishes;

/// <summary>A wish.</summary>
/// <param name="Subject">An account or a household.</param>
/// <param name="Choice">What is wished, from when to when, who asked, how and why.</param>
/// <param name="BasedOn">The version that the form was opened on; null where none held.</param>
/// <param name="Request">The client's request that it answers; null for none.</param>
/// <param name="KnowsConflict">True when who sets it was told that it can't be kept beside the others, and wants it all the same.</param>
public sealed record SetWishInput(WishSubject Subject, Customization Choice, int? BasedOn, int? Request = null, bool KnowsConflict = false);

/// <summary>Sets a wish: the version that holds on its first day ends, a new one begins. What can't be kept beside the others is set knowingly only.</summary>
public sealed class SetWish(Desk desk, RiskModelStore riskModels, AccountSolves solves, DeskNews news)
{
    /// <summary>The refusal that a tick answers.</summary>
    public const string Conflict = "conflict";

    /// <summary>How a client can ask.</summary>
    public static readonly IReadOnlyList<string> Ways = ["call", "meeting", "mail", "other"];

    public async Task<Outcome<int>> RunAsync(SetWishInput input, Actor actor, CancellationToken cancel)
    {
        var conflict = await ConflictAsync(input, actor, cancel);
        if (conflict.IsRefused)
        {
            return conflict.Refusal;
        }
        if (conflict.Value.Length > 0 && !input.KnowsConflict)
        {
            return new Refusal(Conflict, conflict.Value);
        }
        var opened = await desk.WriteAsync(actor, Capability.SetWishes, cancel);
        if (opened.IsRefused)
        {
            return opened.Refusal;
        }
        await using var session = opened.Value;
        var db = session.Db;
        var today = new AsOf(await WishWriter.TodayAsync(session, cancel));
        if (input.Choice.Scope is not (PolicyScope.Account or PolicyScope.Household) || input.Choice.Scope != input.Subject.Scope
            || await WishSubjects.ReachedAsync(db, input.Subject, today, cancel) is not { } reached)
        {
            await session.CommitAsync([Desk.Denial(input.Subject.Id, input.Subject.Scope.ToString().ToLowerInvariant())], cancel);
            return WishSubjects.NotFound;
        }
        if (!Ways.Contains(input.Choice.AskedHow))
        {
            return new Refusal("asked-how", $"Say how it was asked for: {string.Join(", ", Ways)}.");
        }
        var choices = await PolicyChoices.LoadAsync(db, reached.Select(a => a.HouseholdId).Distinct(), reached.Select(a => a.Id), cancel);
        var farther = reached.SelectMany(a => choices.OfAccount(a, today)).Where(c => c.Scope == PolicyScope.Firm || input.Choice.Scope == PolicyScope.Account).Distinct();
        if (WishWriter.LockAgainst(farther, input.Choice) is { } locked)
        {
            return new Refusal("locked", WhyThisValue.LockSentence(locked));
        }
        var request = input.Request is { } asked
            ? await db.Set<WishRequestRow>().FirstOrDefaultAsync(r => r.Id == asked && reached.Select(a => a.Id).Contains(r.AccountId), cancel)
            : null;
        if (input.Request is not null && request is not { State: RequestState.Open })
        {
            return new Refusal("request", request is null ? "There is no such request of this client." : $"The request was settled by {request.DecidedBy} meanwhile.");
        }
        var begun = await WishWriter.BeginAsync(session, input.Subject, input.Choice with { IsLocked = false }, new WishOrigin(input.BasedOn, input.Request), cancel);
        if (begun.IsRefused)
        {
            return begun.Refusal;
        }
        await db.SaveChangesAsync(cancel);
        if (request is not null)
        {
            (request.State, request.DecidedAt, request.DecidedBy, request.CustomizationId) = (RequestState.Set, session.At, session.Who.Name, begun.Value.Id);
        }
        await WishDrafts.ForgetAsync(session, WishDrafts.Of(input.Subject), cancel);
        await session.CommitAsync([Event(input, begun.Value, conflict.Value)], cancel);
        news.Tell(DeskNewsKind.WishesChanged);
        return begun.Value.Id;
    }

    /// <summary>What the wish excludes in an account that it reaches; empty when it can be kept, or when an account can't be measured anyway.</summary>
    private async Task<Outcome<string>> ConflictAsync(SetWishInput input, Actor actor, CancellationToken cancel)
    {
        var opened = await desk.ReadAsync(actor, Capability.SetWishes, cancel);
        if (opened.IsRefused)
        {
            return opened.Refusal;
        }
        await using var session = opened.Value;
        var today = new AsOf(await WishWriter.TodayAsync(session, cancel));
        if (PolicyOptions.Find(input.Choice.Option) is not { } option || option.Faults(input.Choice.Arguments).Count > 0 || !input.Choice.HoldsOn(today.Date))
        {
            return "";
        }
        foreach (var account in await WishSubjects.ReachedAsync(session.Db, input.Subject, today, cancel) ?? [])
        {
            var read = await AccountDay.LoadAsync(desk, session, riskModels, account.Id, cancel);
            if (!read.IsRefused && input.Choice.Option != "target.follow")
            {
                var snapshot = read.Value.Snapshot;
                var tried = snapshot with { Policy = snapshot.Policy.With([input.Choice], snapshot.AsOf) };
                if (await solves.ConflictAsync(tried, read.Value.RiskModel, cancel) is { } found)
                {
                    return $"{account.Name}: {found.Sentence}";
                }
            }
        }
        return "";
    }

    private static AuditEvent Event(SetWishInput input, CustomizationRow row, string conflict) => new(
        "wish.set", input.Subject.Scope.ToString().ToLowerInvariant(), input.Subject.Id, 0,
        new Dictionary<string, object?>
        {
            ["wish"] = row.Id,
            ["follows"] = row.FollowsId,
            ["option"] = row.Option,
            ["arguments"] = row.Arguments,
            ["sentence"] = PolicyOptions.Find(row.Option)!.Sentence(input.Choice.Arguments),
            ["from"] = row.From,
            ["to"] = row.To,
            ["askedBy"] = row.AskedBy,
            ["askedHow"] = row.AskedHow,
            ["request"] = row.RequestId,
            ["knownConflict"] = conflict.Length > 0 ? conflict : null,
        },
        row.Reason);
}
