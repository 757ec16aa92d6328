using AdvisorWorkstation.Features.DemoFirm.Market;
using AdvisorWorkstation.Features.DemoFirm.Randomness;

namespace AdvisorWorkstation.Features.DemoFirm.Holdings;

/// <summary>Purchases inside the wash-sale window.</summary>
internal static class RecentTrades
{
    /// <summary>Calendar days that the wash-sale rule looks back.</summary>
    public const int Window = 31;

    private const int Latest = 3;

    /// <summary>Makes the newest lot of some holdings one of the last weeks.</summary>
    public static List<DraftLot> Renew(DemoMarket market, LotDraw draw, List<DraftLot> lots, int holdings, SeededRandom random)
    {
        var chosen = random.Shuffled(lots.Select(l => l.Security).Distinct().Where(s => market.Universe[s].IsInIndex)).Take(holdings).ToList();
        foreach (var security in chosen)
        {
            var place = lots.FindLastIndex(l => l.Security == security && !l.IsReinvested);
            if (place >= 0)
            {
                lots[place] = draw.At(security, lots[place].Quantity, market.DayBack(security, random.Between(Latest, Window - 3)));
            }
        }
        return [.. lots.OrderBy(l => l.Security).ThenBy(l => l.Day)];
    }
}
