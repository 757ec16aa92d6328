using AdvisorWorkstation.Domain.Customizations;
using AdvisorWorkstation.Domain.Identity;
using AdvisorWorkstation.Domain.Values;

namespace AdvisorWorkstation.Features.Wishes;

/// <summary>An account's policy as a statement.</summary>
/// <param name="Household">The household's name.</param>
/// <param name="Name">The account's name.</param>
/// <param name="Day">The day that it is of.</param>
/// <param name="Since">The day that it is compared with; null for none.</param>
/// <param name="Lines">The sentences.</param>
/// <param name="Changes">The sentences word by word against those of the other day; empty without one.</param>
/// <param name="History">How the account's and the household's wishes came about up to that day.</param>
public sealed record StatementView(
    string Household,
    string Name,
    DateOnly Day,
    DateOnly? Since,
    IReadOnlyList<StatementLine> Lines,
    IReadOnlyList<StatementChange> Changes,
    IReadOnlyList<string> History);

/// <summary>The whole policy of an account as plain sentences, as of any day, against that of another. Versions are never edited, so an old day says what it said.</summary>
public sealed class StatementQuery(AccountWishesQuery query)
{
    /// <summary>Reads it.</summary>
    /// <param name="account">Whose.</param>
    /// <param name="day">Of which day; null for today.</param>
    /// <param name="since">Compared with which day; null for none.</param>
    /// <param name="actor">Who asks.</param>
    /// <param name="cancel">Ends it early.</param>
    public async Task<Outcome<StatementView>> RunAsync(AccountId account, DateOnly? day, DateOnly? since, Actor actor, CancellationToken cancel)
    {
        var read = await query.RunAsync(account, actor, cancel);
        if (read.IsRefused)
        {
            return read.Refusal;
        }
        var wishes = read.Value;
        var of = day ?? wishes.Today;
        var lines = Lines(wishes, of);
        return new StatementView(
            wishes.Household,
            wishes.Name,
            of,
            since,
            lines,
            since is { } other ? PolicyStatement.Changes(Lines(wishes, other), lines) : [],
            [
                .. wishes.Versions
                    .Where(v => v.Choice.Scope >= PolicyScope.Household && v.Choice.From <= of)
                    .Select(v => WishHistory.SentenceOf(v.Choice) + (v.EndReason.Length > 0 ? $" Let go: {v.EndReason.TrimEnd('.')}." : "")),
            ]);
    }

    /// <summary>What is followed is named with its version where it is the same choice as today's; what was followed on another day is said as it was chosen.</summary>
    private static IReadOnlyList<StatementLine> Lines(AccountWishes wishes, DateOnly day)
    {
        var policy = wishes.On(day);
        return PolicyStatement.Of(policy, TargetOf(policy) == TargetOf(wishes.Policy) ? wishes.Follows : "");
    }

    private static Arguments TargetOf(Policy policy) => policy.Entries.Single(e => e.Option == "target.follow").Arguments;
}
