using AdvisorWorkstation.Features.DemoFirm.Market;

namespace AdvisorWorkstation.Features.DemoFirm.Holdings;

/// <summary>Which security a recipe means: one by its ticker, or one that the simulated market made fit.</summary>
public abstract record SecurityChoice
{
    private const int Largest = 150;

    private SecurityChoice() { }

    /// <summary>The security of a ticker.</summary>
    public sealed record Named(string Ticker) : SecurityChoice;

    /// <summary>Of the larger index names, the one that gained most in some calendar days.</summary>
    public sealed record BestSince(int DaysAgo) : SecurityChoice;

    /// <summary>Of the larger index names, the one that lost most in some calendar days.</summary>
    public sealed record WorstSince(int DaysAgo) : SecurityChoice;

    public static SecurityChoice Of(string ticker) => new Named(ticker);

    /// <summary>Its place in the universe.</summary>
    public int Find(DemoMarket market) => this switch
    {
        Named named => market.Find(named.Ticker),
        BestSince best => Larger(market).MaxBy(i => market.Growth(i, market.DayBack(best.DaysAgo))),
        WorstSince worst => Larger(market).MinBy(i => market.Growth(i, market.DayBack(worst.DaysAgo))),
        _ => throw new InvalidOperationException($"no way to choose {GetType().Name}"),
    };

    private static IEnumerable<int> Larger(DemoMarket market) => Enumerable.Range(0, market.Universe.Count)
        .Where(i => market.Universe[i].Role == UniverseRole.Member && market.Universe[i].HistoryDays is null)
        .OrderByDescending(i => market.Index.Today[i])
        .Take(Largest);
}
