using System.Globalization;
using AdvisorWorkstation.Data;
using AdvisorWorkstation.Domain.Customizations;
using AdvisorWorkstation.Domain.Values;
using AdvisorWorkstation.Features.Indexes;
using AdvisorWorkstation.Features.Markets;
using Microsoft.EntityFrameworkCore;

namespace AdvisorWorkstation.Features.Customizations;

/// <summary>Whom a choice is for.</summary>
/// <param name="Scope">The level.</param>
/// <param name="Id">The account's, household's or model's id as text; empty for the firm.</param>
public sealed record WishSubject(PolicyScope Scope, string Id)
{
    public static readonly WishSubject Firm = new(PolicyScope.Firm, "");

    public static WishSubject Of(AccountId account) => new(PolicyScope.Account, account.ToString());

    public static WishSubject Of(HouseholdId household) => new(PolicyScope.Household, household.ToString());

    public static WishSubject Of(ModelId model) => new(PolicyScope.Model, model.Value.ToString(CultureInfo.InvariantCulture));
}

/// <summary>Where a choice came from, beside who entered it.</summary>
internal sealed record WishOrigin(int? BasedOn, int? Request = null, int? Assignment = null);

/// <summary>Writes a choice: checks it, ends the version that holds, begins the new one. Saves nothing.</summary>
internal static class WishWriter
{
    /// <summary>Fewest characters of a reason that says something.</summary>
    public const int ShortestReason = 5;

    /// <summary>The first day that may still change: the day that the app stands on.</summary>
    public static async Task<DateOnly> TodayAsync(DeskSession session, CancellationToken cancel) =>
        await PriceDays.NewestWholeAsync(session.Db, cancel) ?? DateOnly.FromDateTime(session.At.UtcDateTime);

    public static async Task<Outcome<CustomizationRow>> BeginAsync(
        DeskSession session, WishSubject subject, Customization wanted, WishOrigin origin, CancellationToken cancel)
    {
        var db = session.Db;
        if (PolicyOptions.Find(wanted.Option) is not { } option || !option.Scopes.Contains(wanted.Scope))
        {
            return new Refusal("option", $"There is no choice '{wanted.Option}' on this level.");
        }
        var spelled = await SpelledAsync(db, option, wanted.Arguments, cancel);
        if (spelled.IsRefused)
        {
            return spelled.Refusal;
        }
        if (wanted.Reason.Trim().Length < ShortestReason)
        {
            return new Refusal("no-reason", $"Say why, in {ShortestReason} characters or more: the history keeps it.");
        }
        if (wanted.AskedBy.Trim().Length == 0)
        {
            return new Refusal("asked-by", "Say who asked for it.");
        }
        var choice = wanted with { Arguments = spelled.Value, EnteredBy = session.Who.Name, AskedBy = wanted.AskedBy.Trim(), Reason = wanted.Reason.Trim() };
        var versions = (await db.Set<CustomizationRow>().Where(c => c.Scope == subject.Scope && c.ScopeId == subject.Id && c.Option == option.Key).OrderBy(c => c.Id).ToListAsync(cancel))
            .Where(c => Policy.IsSameMatter(c.ToCustomization(), choice))
            .ToList();
        var change = WishTimeline.Set([.. versions.Select(v => new WishVersion(v.Id, v.ToCustomization()))], choice, origin.BasedOn, await TodayAsync(session, cancel));
        if (change.IsRefused)
        {
            return change.Refusal;
        }
        var followed = versions.Find(v => v.Id == origin.BasedOn);
        var row = Row(session, subject, choice, origin, followed);
        foreach (var (id, to) in change.Value.Ended)
        {
            versions.Find(v => v.Id == id)!.To = to;
        }
        db.Add(row);
        return row;
    }

    private static CustomizationRow Row(DeskSession session, WishSubject subject, Customization choice, WishOrigin origin, CustomizationRow? followed) => new()
    {
        Scope = subject.Scope,
        ScopeId = subject.Id,
        Option = choice.Option,
        Arguments = choice.Arguments.ToText(),
        From = choice.From,
        To = choice.To,
        AskedBy = choice.AskedBy,
        AskedHow = choice.AskedHow,
        Reason = choice.Reason,
        IsLocked = choice.IsLocked,
        RequestId = origin.Request,
        AssignmentId = origin.Assignment,
        FollowsId = followed?.Id,
        FollowedTo = followed?.To,
        EnteredAt = session.At,
        EnteredBy = session.Who.Name,
    };

    /// <summary>The lock that stands in the way of a choice; null when none does.</summary>
    public static Customization? LockAgainst(IEnumerable<Customization> farther, Customization choice) => farther
        .Where(c => c.IsLocked && c.Scope < choice.Scope && (c.To is not { } to || to >= choice.From) && (choice.To is not { } last || c.From <= last))
        .Where(c => Policy.IsSameMatter(c, choice))
        .OrderBy(c => c.Scope)
        .ThenBy(c => c.From)
        .FirstOrDefault();

    /// <summary>
    /// The arguments in the firm's spelling, or what is wrong with them: a rule about a security, a column or a model that is not there would hold nothing
    /// and say nothing.
    /// </summary>
    internal static async Task<Outcome<Arguments>> SpelledAsync(AdvisorDb db, PolicyOption option, Arguments given, CancellationToken cancel)
    {
        if (option.Faults(given) is { Count: > 0 } faults)
        {
            return new Refusal("faults", string.Join(' ', faults));
        }
        var values = option.Parameters.Where(p => given.Values.ContainsKey(p.Name)).ToDictionary(p => p.Name, p => p.Tidy(given.TextOf(p)), StringComparer.Ordinal);
        foreach (var parameter in option.Parameters)
        {
            var text = parameter.Tidy(given.TextOf(parameter));
            var fault = text == parameter.DefaultText ? null : parameter.Editor switch
            {
                ParameterEditor.Security when Ticker.TryParse(text) is { } ticker && !await db.Set<SecurityRow>().AnyAsync(s => s.Ticker == ticker, cancel) =>
                    $"The firm has no security {ticker}.",
                ParameterEditor.Model when !await db.Set<ModelRow>().AnyAsync(m => m.Name == text, cancel) => $"There is no model '{text}'.",
                _ => null,
            };
            if (fault is not null)
            {
                return new Refusal("unknown", fault);
            }
        }
        var spelled = new Arguments(values);
        var known = (await db.Set<SecurityAttributeRow>().Select(a => a.Name).Distinct().ToListAsync(cancel)).ToHashSet(StringComparer.Ordinal);
        return AttributeNames.Unknown(option, spelled, known) is { Count: > 0 } unknown ? new Refusal("unknown", string.Join(' ', unknown)) : spelled;
    }
}
