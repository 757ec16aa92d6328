using AdvisorWorkstation.Data;
using AdvisorWorkstation.Domain.Customizations;
using AdvisorWorkstation.Domain.Identity;
using AdvisorWorkstation.Domain.Values;
using AdvisorWorkstation.Features.Accounts;
using AdvisorWorkstation.Features.Customizations;
using AdvisorWorkstation.Features.Indexes;
using AdvisorWorkstation.Features.Rebalancing;
using Microsoft.EntityFrameworkCore;

namespace AdvisorWorkstation.Features.Wishes;

/// <summary>What the firm or a model stands for.</summary>
/// <param name="Subject">The firm, or which model.</param>
/// <param name="Today">The day that the app stands on.</param>
/// <param name="Policy">What holds where nobody chose nearer.</param>
/// <param name="Versions">The subject's own choices, past, present and planned, the newest first.</param>
/// <param name="Models">The models that can be looked at, by id.</param>
/// <param name="Lookups">What fields look up.</param>
/// <param name="MayChange">True when the viewer may change them.</param>
public sealed record DefaultsView(
    WishSubject Subject, DateOnly Today, Policy Policy, IReadOnlyList<WishLine> Versions, IReadOnlyList<(ModelId Id, string Name)> Models, WishLookups Lookups, bool MayChange)
{
    /// <summary>The stored version of a matter on a day; null where none holds.</summary>
    public WishLine? Standing(Customization matter, DateOnly day) => Versions
        .Where(v => v.Choice.HoldsOn(day) && Policy.IsSameMatter(v.Choice, matter))
        .OrderByDescending(v => v.Choice.From).ThenBy(v => v.Id)
        .FirstOrDefault();
}

/// <summary>Reads what the firm or a model stands for.</summary>
public sealed class DefaultsQuery(Desk desk)
{
    public async Task<Outcome<DefaultsView>> RunAsync(ModelId? model, Actor actor, CancellationToken cancel)
    {
        var opened = await desk.ReadAsync(actor, Capability.SeeMarkets, cancel);
        if (opened.IsRefused)
        {
            return opened.Refusal;
        }
        await using var session = opened.Value;
        var db = session.Db;
        var models = (await db.Set<ModelRow>().OrderBy(m => m.Name).ToListAsync(cancel)).ConvertAll(m => (m.Id, m.Name));
        if (model is { } wanted && !models.Exists(m => m.Id == wanted))
        {
            return new Refusal("not-found", "There is no such model.");
        }
        var subject = model is { } id ? WishSubject.Of(id) : WishSubject.Firm;
        var today = await WishWriter.TodayAsync(session, cancel);
        var rows = await db.Set<CustomizationRow>()
            .Where(c => c.Scope == PolicyScope.Firm || (c.Scope == subject.Scope && c.ScopeId == subject.Id))
            .OrderByDescending(c => c.From).ThenByDescending(c => c.Id)
            .ToListAsync(cancel);
        return new DefaultsView(
            subject,
            today,
            Policy.Merge(rows.Select(r => r.ToCustomization()), new AsOf(today)),
            [.. rows.Where(r => r.Scope == subject.Scope).Select(r => new WishLine(r.Id, r.ToCustomization(), r.EnteredAt, r.EndReason))],
            models,
            await WishLookups.LoadAsync(db, cancel),
            session.Who.May(Capability.SetDefaults));
    }
}

/// <summary>An account whose policy a default would change.</summary>
public sealed record ChangedAccount(AccountId Account, string Owner, string Before, string After);

/// <summary>Who a default would change.</summary>
/// <param name="Reached">Accounts that it reaches.</param>
/// <param name="Changed">Those whose policy becomes another, by name.</param>
/// <param name="Overruled">Nearer choices that a lock would overrule.</param>
public sealed record DefaultEffect(int Reached, IReadOnlyList<ChangedAccount> Changed, IReadOnlyList<string> Overruled);

/// <summary>Says exactly which accounts' policies a default would change: every account is merged with it and without it.</summary>
public sealed class DefaultEffectQuery(Desk desk)
{
    public async Task<Outcome<DefaultEffect>> RunAsync(WishSubject subject, Customization wanted, Actor actor, CancellationToken cancel)
    {
        var opened = await desk.ReadAsync(actor, Capability.SetDefaults, cancel);
        if (opened.IsRefused)
        {
            return opened.Refusal;
        }
        await using var session = opened.Value;
        var db = session.Db;
        var today = new AsOf(await WishWriter.TodayAsync(session, cancel));
        if (await WishSubjects.ReachedAsync(db, subject, today, cancel) is not { } reached)
        {
            return WishSubjects.NotFound;
        }
        var choices = await PolicyChoices.LoadAllAsync(db, cancel);
        var households = await db.Set<HouseholdRow>().ToDictionaryAsync(h => h.Id, h => h.Name, cancel);
        var day = new AsOf(wanted.From);
        var changed = new List<ChangedAccount>();
        foreach (var account in reached.Where(a => a.Enrolled))
        {
            var before = Policy.Merge(choices.OfAccount(account, today), day);
            var after = before.With([wanted], day);
            if (Values(before, wanted.Option) != Values(after, wanted.Option))
            {
                changed.Add(new ChangedAccount(
                    account.Id, $"{households[account.HouseholdId]}, {account.Name}", Sentences(before, wanted.Option), Sentences(after, wanted.Option)));
            }
        }
        return new DefaultEffect(
            reached.Count(a => a.Enrolled),
            [.. changed.OrderBy(c => c.Owner, StringComparer.Ordinal)],
            wanted.IsLocked ? await OverruledWishes.OfAsync(db, choices, reached, wanted, cancel) : []);
    }

    /// <summary>What holds of an option, in one spelling: 1.0 is 1.</summary>
    private static string Values(Policy policy, string option) => string.Join(
        '\n', policy.Entries.Where(e => e.Option == option).Select(e => string.Join(';', e.Declaration.Parameters.Select(p => p.Tidy(e.Arguments.TextOf(p))))));

    private static string Sentences(Policy policy, string option) => string.Join(' ', policy.Entries.Where(e => e.Option == option).Select(e => e.Sentence));
}
