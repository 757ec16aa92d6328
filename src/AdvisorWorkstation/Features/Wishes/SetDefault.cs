using AdvisorWorkstation.Data;
using AdvisorWorkstation.Domain.Audit;
using AdvisorWorkstation.Domain.Customizations;
using AdvisorWorkstation.Domain.Identity;
using AdvisorWorkstation.Domain.Values;
using AdvisorWorkstation.Features.Customizations;
using AdvisorWorkstation.Features.Rebalancing;
using AdvisorWorkstation.Hosting;

namespace AdvisorWorkstation.Features.Wishes;

/// <summary>What the firm or a model is to stand for.</summary>
/// <param name="Subject">The firm or a model.</param>
/// <param name="Choice">What, from when to when, why, and whether nothing nearer may override it.</param>
/// <param name="BasedOn">The version that the form was opened on; null where none held.</param>
public sealed record SetDefaultInput(WishSubject Subject, Customization Choice, int? BasedOn);

/// <summary>What setting a default came to.</summary>
/// <param name="Version">The version that began.</param>
/// <param name="Overruled">Nearer choices that a lock overrules from its first day on, each with its owner.</param>
public sealed record DefaultSet(int Version, IReadOnlyList<string> Overruled);

/// <summary>Sets what the firm or a model stands for where nobody chose nearer, or locks it. What a lock overrules is named, never deleted.</summary>
public sealed class SetDefault(Desk desk, DeskNews news)
{
    public async Task<Outcome<DefaultSet>> RunAsync(SetDefaultInput input, Actor actor, CancellationToken cancel)
    {
        var opened = await desk.WriteAsync(actor, Capability.SetDefaults, cancel);
        if (opened.IsRefused)
        {
            return opened.Refusal;
        }
        await using var session = opened.Value;
        var db = session.Db;
        var today = new AsOf(await WishWriter.TodayAsync(session, cancel));
        if (input.Choice.Scope is not (PolicyScope.Firm or PolicyScope.Model) || input.Choice.Scope != input.Subject.Scope
            || await WishSubjects.ReachedAsync(db, input.Subject, today, cancel) is not { } reached)
        {
            return WishSubjects.NotFound;
        }
        var choices = await PolicyChoices.LoadAllAsync(db, cancel);
        if (WishWriter.LockAgainst(choices.All.Where(c => c.Scope == PolicyScope.Firm), input.Choice) is { } locked)
        {
            return new Refusal("locked", WhyThisValue.LockSentence(locked));
        }
        var begun = await WishWriter.BeginAsync(session, input.Subject, input.Choice, new WishOrigin(input.BasedOn), cancel);
        if (begun.IsRefused)
        {
            return begun.Refusal;
        }
        await db.SaveChangesAsync(cancel);
        var choice = begun.Value.ToCustomization();
        var overruled = choice.IsLocked ? await OverruledWishes.OfAsync(db, choices, reached, choice, cancel) : [];
        await WishDrafts.ForgetAsync(session, WishDrafts.Of(input.Subject), cancel);
        await session.CommitAsync(
            [
                new AuditEvent("default.set", input.Subject.Scope.ToString().ToLowerInvariant(), EndWish.SubjectId(input.Subject), 0, new Dictionary<string, object?>
                {
                    ["version"] = begun.Value.Id,
                    ["follows"] = begun.Value.FollowsId,
                    ["level"] = input.Subject.Scope.ToString().ToLowerInvariant(),
                    ["option"] = choice.Option,
                    ["arguments"] = begun.Value.Arguments,
                    ["sentence"] = PolicyOptions.Find(choice.Option)!.Sentence(choice.Arguments),
                    ["from"] = choice.From,
                    ["to"] = choice.To,
                    ["locked"] = choice.IsLocked.ToString(),
                    ["overruled"] = overruled.Count,
                }, choice.Reason),
            ],
            cancel);
        news.Tell(DeskNewsKind.WishesChanged);
        return new DefaultSet(begun.Value.Id, overruled);
    }
}
