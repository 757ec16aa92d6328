using AdvisorWorkstation.Data;
using AdvisorWorkstation.Domain.Identity;
using AdvisorWorkstation.Domain.Proposals;
using AdvisorWorkstation.Domain.Values;

namespace AdvisorWorkstation.Features.Proposals.Rules;

/// <summary>A version of a rule.</summary>
/// <param name="Rule">What it says.</param>
/// <param name="From">The first day it holds; null for the one a firm starts with.</param>
/// <param name="EnteredBy">Who made it; empty for the one a firm starts with.</param>
/// <param name="EnteredAt">When.</param>
/// <param name="Reason">Why.</param>
public sealed record RuleVersion(ExceptionRule Rule, DateOnly? From, string EnteredBy, DateTimeOffset? EnteredAt, string Reason);

/// <summary>A rule with its versions, the newest first.</summary>
/// <param name="Key">Its key.</param>
/// <param name="InForce">The version of today; null where it begins later.</param>
/// <param name="Versions">All of them.</param>
/// <param name="IsProtected">True when it may only be made stricter.</param>
public sealed record RuleLine(string Key, ExceptionRule? InForce, IReadOnlyList<RuleVersion> Versions, bool IsProtected)
{
    /// <summary>The newest version, whether it holds yet or not.</summary>
    public RuleVersion Newest => Versions[0];
}

/// <summary>The firm's exception rules.</summary>
public sealed record RuleList(IReadOnlyList<RuleLine> Rules, DateOnly Today, bool MayChange);

/// <summary>Every exception rule with its versions.</summary>
public sealed class RulesQuery(Desk desk)
{
    public async Task<Outcome<RuleList>> RunAsync(Actor actor, CancellationToken cancel)
    {
        var opened = await desk.ReadAsync(actor, Capability.SeeRules, cancel);
        if (opened.IsRefused)
        {
            return opened.Refusal;
        }
        await using var session = opened.Value;
        var today = DateOnly.FromDateTime(session.At.UtcDateTime);
        var book = await RuleBook.LoadAsync(session.Db, cancel);
        return new RuleList(
            [.. book.Keys.Select(key => new RuleLine(key, book.On(key, today), Versions(book, key), ExceptionRules.Protected.Contains(key)))],
            today,
            session.Who.May(Capability.ChangeRules));
    }

    private static IReadOnlyList<RuleVersion> Versions(RuleBook book, string key) =>
    [
        .. book.ChangesOf(key).Reverse().Select(c => new RuleVersion(c.ToRule(), c.From, c.EnteredBy, c.EnteredAt, c.Reason)),
        .. ExceptionRules.Standard.Where(r => r.Key == key).Select(r => new RuleVersion(r, null, "", null, "")),
    ];
}
