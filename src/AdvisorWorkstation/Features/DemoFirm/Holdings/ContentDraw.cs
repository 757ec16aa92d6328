using AdvisorWorkstation.Domain.Values;
using AdvisorWorkstation.Features.DemoFirm.Clients;
using AdvisorWorkstation.Features.DemoFirm.Market;
using AdvisorWorkstation.Features.DemoFirm.Randomness;

namespace AdvisorWorkstation.Features.DemoFirm.Holdings;

/// <summary>Fills an account: positions, lots, cash, and what happened in it this year.</summary>
internal sealed class ContentDraw(DemoMarket market)
{
    private const double SmallestPosition = 100d;

    private readonly PortfolioDraw _portfolio = new(market);

    /// <summary>The content of a household's accounts.</summary>
    /// <param name="household">Which.</param>
    /// <param name="random">The household's own chance.</param>
    public IReadOnlyList<AccountContent> Draw(HouseholdPlan household, SeededRandom random)
    {
        var lots = household.Accounts.Select((a, i) => LotsOf(household, a, random.Fork("lots", i))).ToList();
        var bought = lots.SelectMany(l => l).Where(l => l.Day > market.DayBack(RecentTrades.Window)).Select(l => l.Security).ToHashSet();
        return [.. household.Accounts.Select((account, i) => ContentOf(account, lots[i], bought, random.Fork("year", i)))];
    }

    private List<DraftLot> LotsOf(HouseholdPlan household, AccountPlan account, SeededRandom random)
    {
        if (!account.Recipe.Funded)
        {
            return [];
        }
        var allowed = Screens.Allowed(market, household.Wishes.Concat(account.Recipe.Wishes));
        var sought = 1d + account.Recipe.GainSought;
        var portfolio = _portfolio.Draw(
            account.Recipe, i => allowed(i) && (sought <= 1d || market.Growth(i, market.Prices.FirstDay(i)) >= sought), random.Fork("weights"));
        var draw = new LotDraw(
            market, account.Custodian, new PurchaseDays(market, account.Recipe, random.Fork("days")), random.Fork("split"));
        var stakes = account.Recipe.Stakes.ToDictionary(s => s.Security.Find(market));
        var lots = new List<DraftLot>();
        foreach (var (security, weight) in portfolio.OrderBy(p => p.Key))
        {
            var dollars = weight * (double)account.Value;
            var quantity = draw.Shares(security, dollars);
            if (dollars >= SmallestPosition && quantity > Shares.Zero)
            {
                lots.AddRange(stakes.TryGetValue(security, out var stake)
                    ? StakeLots(draw, stake, security, quantity)
                    : draw.Spread(security, quantity));
            }
        }
        return RecentTrades.Renew(market, draw, lots, account.Recipe.RecentBuys, random.Fork("renew"));
    }

    private List<DraftLot> StakeLots(LotDraw draw, Stake stake, int security, Shares quantity)
    {
        List<DraftLot> lots = stake.BoughtDaysAgo is { } days
            ? [draw.At(security, quantity, market.DayBack(security, days))]
            : [.. draw.Spread(security, quantity)];
        return stake.UnknownBasis ? [.. lots.SkipLast(1), lots[^1] with { Cost = null }] : lots;
    }

    private AccountContent ContentOf(AccountPlan account, List<DraftLot> lots, HashSet<int> boughtByHousehold, SeededRandom random)
    {
        var recipe = account.Recipe;
        var flows = recipe.Flows.Where(f => f is { Share: < 0, DueInDays: < 10 }).Sum(f => f.Share);
        var cash = recipe.Funded ? (decimal)(recipe.Cash - flows) * account.Value : 0m;
        return new AccountContent(
            account,
            lots,
            recipe.Stakes.Where(s => s.SharesWithoutLot > 0).ToDictionary(s => s.Security.Find(market), s => new Shares(s.SharesWithoutLot)),
            new Money(cash).RoundedToCents,
            [
                .. new YearHistory(market, account, random).Draw(lots, boughtByHousehold)
                    .OrderBy(t => t.Date)
                    .ThenBy(t => t.Kind)
                    .ThenBy(t => t.Security),
            ]);
    }
}
