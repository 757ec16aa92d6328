using AdvisorWorkstation.Domain.Values;

namespace AdvisorWorkstation.Features.Imports.Freshness;

/// <summary>How new one kind of data is, against the day that it should be of.</summary>
/// <param name="Kind">The kind of data.</param>
/// <param name="Of">Whose or which, where there are several; empty for all.</param>
/// <param name="Newest">The newest day there is; null when nothing has arrived.</param>
/// <param name="Expected">The day that it should be of; null where no day is.</param>
/// <param name="Behind">How many are behind it.</param>
/// <param name="Total">Of how many.</param>
/// <param name="Unit">What is counted: securities, accounts, actions.</param>
public sealed record FreshnessLine(string Kind, string Of, DateOnly? Newest, DateOnly? Expected, int Behind, int Total, string Unit)
{
    /// <summary>Why it needs a look, and what to do; null when it does not.</summary>
    public string? Cause { get; init; }

    /// <summary>Those that are behind, the worst first, as many as are listed.</summary>
    public IReadOnlyList<FreshnessDetail> Details { get; init; } = [];
}

/// <summary>One that is behind.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Newest">The newest day there is of it; null when there is none.</param>
/// <param name="Link">Where it is looked at; null where there is no such page.</param>
public sealed record FreshnessDetail(string Name, DateOnly? Newest, string? Link);

/// <summary>The days that a board is reckoned with.</summary>
/// <param name="Today">The day of the look.</param>
/// <param name="Expected">The last weekday before it: figures of a day arrive after its close. Holidays are not known here.</param>
internal sealed record FreshnessDays(DateOnly Today, DateOnly Expected)
{
    public const int MostDetails = 50;

    public static FreshnessDays On(DateOnly today)
    {
        var expected = today.AddDays(-1);
        while (!expected.IsWeekday())
        {
            expected = expected.AddDays(-1);
        }
        return new FreshnessDays(today, expected);
    }
}
