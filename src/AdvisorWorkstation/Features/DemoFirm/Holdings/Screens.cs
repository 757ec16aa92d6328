using AdvisorWorkstation.Domain.Customizations;
using AdvisorWorkstation.Domain.Markets;
using AdvisorWorkstation.Features.DemoFirm.Market;

namespace AdvisorWorkstation.Features.DemoFirm.Holdings;

/// <summary>What the wishes of an account let a sampled portfolio hold.</summary>
internal static class Screens
{
    /// <summary>How long ago a wish was made that the portfolio follows by now; a younger one waits for its first rebalance.</summary>
    private const int FollowedAfterDays = 30;

    public static Func<int, bool> Allowed(DemoMarket market, IEnumerable<WishPlan> wishes)
    {
        var followed = wishes.Where(w => w.FromDaysAgo >= FollowedAfterDays && w.EndsInDays is not < 0).ToList();
        var screens = followed.Where(w => w.Option == "screen.exclude").Select(w => Arguments.Parse(w.Arguments).Values["screen"]).ToHashSet();
        var sectors = followed
            .Where(w => w.Option == "sector.exclude")
            .Select(w => Sectors.TryParse(Arguments.Parse(w.Arguments).Values["sector"]))
            .ToHashSet();
        var names = followed.Where(w => w.Option == "security.rule").Select(w => w.Security!.Find(market)).ToHashSet();
        return i =>
        {
            var entry = market.Universe[i];
            return !entry.Screens.Any(screens.Contains) && !sectors.Contains(entry.Sector) && !names.Contains(i);
        };
    }
}
