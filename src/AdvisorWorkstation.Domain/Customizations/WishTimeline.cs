using AdvisorWorkstation.Domain.Values;

namespace AdvisorWorkstation.Domain.Customizations;

/// <summary>A stored version of a choice.</summary>
/// <param name="Id">Which.</param>
/// <param name="Choice">What it says, and when.</param>
public sealed record WishVersion(int Id, Customization Choice);

/// <summary>What a new choice does to those that are stored.</summary>
/// <param name="Ended">The versions that end, and their last day; a day before their first one takes them back.</param>
/// <param name="Begun">The version that begins.</param>
public sealed record WishChange(IReadOnlyList<(int Id, DateOnly To)> Ended, Customization Begun);

/// <summary>
/// The versions of one choice of one level through time. They are never edited: a change ends the version that holds and begins another, so that on each
/// day one holds at most, and what held on a day that is past stays what it was.
/// </summary>
public static class WishTimeline
{
    /// <summary>Begins a version.</summary>
    /// <param name="versions">Those of the same level and matter, old and planned ones too.</param>
    /// <param name="choice">The new one.</param>
    /// <param name="basedOn">The version that its author saw holding; null where the author saw none.</param>
    /// <param name="today">The first day that may still change.</param>
    public static Outcome<WishChange> Set(IReadOnlyList<WishVersion> versions, Customization choice, int? basedOn, DateOnly today)
    {
        if (choice.From < today)
        {
            return new Refusal("past", $"What held before {today:yyyy-MM-dd} stays what it was. Choose a first day from then on.");
        }
        if (choice.To < choice.From)
        {
            return new Refusal("until", "The last day is before the first. Choose a later one, or none.");
        }
        var holding = versions.Where(v => v.Choice.HoldsOn(choice.From)).OrderByDescending(v => v.Choice.From).ThenBy(v => v.Id).ToList();
        if (holding.FirstOrDefault()?.Id != basedOn)
        {
            return new Refusal("changed", holding.Count == 0
                ? "What this change was based on has ended meanwhile. Look at the account's wishes and decide again."
                : $"Somebody changed this meanwhile: {SentenceOf(holding[0].Choice)} Look at it and decide again.");
        }
        var planned = versions
            .Where(v => v.Choice.From > choice.From && (v.Choice.To is not { } to || to >= v.Choice.From) && (choice.To is not { } last || v.Choice.From <= last))
            .MinBy(v => v.Choice.From);
        if (planned is not null)
        {
            return new Refusal(
                "planned",
                $"From {planned.Choice.From:yyyy-MM-dd} another choice is planned: {SentenceOf(planned.Choice)} Let this one end before that day, or end that one first.");
        }
        return holding is [{ Choice: var same }, ..] && same.To == choice.To && same.IsLocked == choice.IsLocked && PolicyOptions.Find(choice.Option)!.Says(same.Arguments, choice.Arguments)
            ? new Refusal("same", "That holds already; nothing would change.")
            : new WishChange([.. holding.Select(v => (v.Id, choice.From.AddDays(-1)))], choice);
    }

    /// <summary>Lets a version end.</summary>
    /// <param name="version">Which.</param>
    /// <param name="last">The last day on which it holds; the day before its first takes a planned one back.</param>
    /// <param name="today">The first day that may still change.</param>
    public static Outcome<DateOnly> End(Customization version, DateOnly last, DateOnly today)
    {
        if (version.To is { } to && to < today.AddDays(-1) || version.To < version.From)
        {
            return new Refusal("ended", "It has ended already.");
        }
        if (last < today.AddDays(-1))
        {
            return new Refusal("past", $"What held before {today:yyyy-MM-dd} stays what it was. Choose {today.AddDays(-1):yyyy-MM-dd} or later as the last day.");
        }
        var end = last < version.From ? version.From.AddDays(-1) : last;
        return version.To is { } planned && planned <= end ? new Refusal("same", $"It ends on {planned:yyyy-MM-dd} already.") : end;
    }

    private static string SentenceOf(Customization choice) => PolicyOptions.Find(choice.Option)!.Sentence(choice.Arguments);
}
