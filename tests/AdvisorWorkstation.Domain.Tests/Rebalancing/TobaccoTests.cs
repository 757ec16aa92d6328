using AdvisorWorkstation.Domain.Accounts;
using AdvisorWorkstation.Domain.Accounts.Tax;
using AdvisorWorkstation.Domain.Customizations;
using AdvisorWorkstation.Domain.Markets;
using AdvisorWorkstation.Domain.Rebalancing;
using AdvisorWorkstation.Domain.Tests.Builders;
using AdvisorWorkstation.Domain.Values;
using AdvisorWorkstation.Optimizer;

namespace AdvisorWorkstation.Domain.Tests.Rebalancing;

/// <summary>A wish that is entered once holds in every run after it, whatever becomes of the index.</summary>
public sealed class TobaccoTests
{
    private const int Days = 30;
    private const int DayOfTheChange = 10;
    private const string Joining = "SMOKE";

    private static readonly DateOnly FirstDay = new(2026, 9, 1);

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void A_tobacco_name_that_joins_the_index_is_never_bought_in_thirty_daily_runs_for_who_wants_none(int seed)
    {
        var (wished, plain) = (Run(seed, "screen=tobacco"), Run(seed, null));
        Assert.DoesNotContain(wished, b => b.Ticker == Joining);
        Assert.Contains(plain, b => b.Ticker == Joining);
        Assert.All(plain.Where(b => b.Ticker == Joining), b => Assert.True(b.Day >= DayOfTheChange, $"bought on day {b.Day}, before it joined"));
        Assert.Contains(wished, b => b.Day > DayOfTheChange);
    }

    /// <summary>Thirty business days of one account: each day is solved, its trades are carried out at the prices that they were reckoned at, and prices move.</summary>
    private static List<(int Day, string Ticker)> Run(int seed, string? screen)
    {
        var (random, solver, bought) = (new Random(seed), new RebalanceSolver(), new List<(int, string)>());
        var account = Start();
        var (snapshot, model) = (account.Build(), account.RiskModel);
        IReadOnlyList<Customization> wishes = screen is null
            ? []
            : [new Customization("screen.exclude", Arguments.Parse(screen), PolicyScope.Account, FirstDay, null, "client", "call", "because")];
        for (var day = 1; day <= Days; day++)
        {
            var asOf = new AsOf(TradingCalendar.AddBusinessDays(FirstDay, day - 1));
            snapshot = Moved(snapshot, asOf, random, day) with { Policy = Policy.Merge(wishes, asOf) };
            var result = AccountRebalance.Solve(snapshot, model, [], solver, new SolverSettings(), TestContext.Current.CancellationToken);
            Assert.True(result is not RebalanceResult.Cannot, $"day {day}: {result}");
            if (result is RebalanceResult.Improved { Rebalance: var rebalance })
            {
                bought.AddRange(rebalance.Trades.Where(t => t.Side == TradeSide.Buy).Select(t => (day, t.Ticker.Symbol)));
                snapshot = CarriedOut(snapshot, rebalance);
            }
        }
        return bought;
    }

    /// <summary>Prices of a new day; from the day of the change on, the tobacco name is a fifteenth of the index. Every fifth day brings a deposit.</summary>
    private static AccountSnapshot Moved(AccountSnapshot snapshot, AsOf asOf, Random random, int day)
    {
        var joins = day == DayOfTheChange;
        return snapshot with
        {
            AsOf = asOf,
            Cash = day % 5 == 0 ? snapshot.Cash + new Money(10_000m) : snapshot.Cash,
            Securities =
            [
                .. snapshot.Securities.Select(v => v with
                {
                    Price = new Price(decimal.Round(v.Price!.Value.UsdPerShare * (decimal)(0.97 + (0.06 * random.NextDouble())), 2)),
                    PriceDate = asOf.Date,
                    Target = !joins ? v.Target : v.Security.Ticker.Symbol == Joining ? new Weight(1m / 15m) : v.Target * (14m / 15m),
                }),
            ],
        };
    }

    private static AccountSnapshot CarriedOut(AccountSnapshot snapshot, Rebalance rebalance)
    {
        var (groups, day) = (snapshot.Securities.ToDictionary(v => v.Security.Id, v => v.Security.EquivalenceGroup), snapshot.AsOf.Date);
        var next = snapshot.Lots.Max(l => l.Id.Value);
        var buys = rebalance.Trades.Where(t => t.Side == TradeSide.Buy)
            .Select(t => new Lot(new LotId(++next), t.Security, t.Quantity, day, t.Value, null, null))
            .ToList();
        List<Lot> lots = [.. Harvestable.LotsAfter(snapshot, rebalance.Trades), .. buys];
        return snapshot with
        {
            Lots = [.. lots.OrderBy(l => l.Security).ThenBy(l => l.Acquired).ThenBy(l => l.Id)],
            Positions = [.. lots.GroupBy(l => l.Security).OrderBy(g => g.Key).Select(g => new Position(g.Key, new Shares(g.Sum(l => l.Quantity.Count))))],
            Cash = snapshot.Cash + rebalance.Sold - rebalance.Bought,
            YearToDate = rebalance.YearToDateAfter,
            SoldThisYear = snapshot.SoldThisYear + rebalance.Sold,
            LastTraded = day,
            RecentPurchases = [.. snapshot.RecentPurchases, .. buys.Select(b => new RecentPurchase(groups[b.Security], day, b.Id) { Unreplaced = b.Quantity })],
            LossSales =
            [
                .. snapshot.LossSales,
                .. rebalance.Trades.Where(t => t.Lots.Any(l => l.Gain < Money.Zero)).Select(t => new LossSale(groups[t.Security], day)),
            ],
        };
    }

    private static TestAccount Start()
    {
        var account = new TestAccount { Cash = 30_000m };
        for (var i = 0; i < 20; i++)
        {
            account.Follow($"N{i:00}", 50m + (5m * i), 5m, Sectors.All[i % Sectors.All.Count], attributes: ("tobacco", 0m))
                .Hold($"N{i:00}", decimal.Round(50_000m / (50m + (5m * i))), (50m + (5m * i)) * (0.8m + (0.02m * i)));
        }
        return account.Follow(Joining, 80m, 0m, Sectors.All[0], attributes: ("tobacco", 1m));
    }
}
