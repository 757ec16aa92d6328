using AdvisorWorkstation.Domain.Accounts;
using AdvisorWorkstation.Domain.Customizations;
using AdvisorWorkstation.Domain.Customizations.Options;
using AdvisorWorkstation.Domain.Rebalancing;
using AdvisorWorkstation.Domain.Tests.Builders;
using AdvisorWorkstation.Domain.Tests.Customizations.Matrix;
using AdvisorWorkstation.Domain.Values;

namespace AdvisorWorkstation.Domain.Tests.Customizations;

/// <summary>What holds of an option whatever figure is chosen.</summary>
public sealed class OptionPropertyTests
{
    private static readonly decimal[] SectorCaps = [20m, 14m, 10m, 6m, 3m];
    private static readonly decimal[] YearCaps = [60m, 20m, 10m, 4m, 1m, 0m];
    private static readonly decimal[] Strengths = [-3m, -1m, 0m, 1m, 3m];

    [Fact]
    public void A_tighter_cap_on_a_sector_never_leads_to_more_of_it()
    {
        var energy = new SecurityGroup("Energy");
        decimal Energy(MatrixSolve side) => side.Draft.Assets.Where(energy.Has).Sum(a => side.WeightAfter(a.View.Security.Ticker.Symbol));
        var weights = SectorCaps.Select(cap => (cap, weight: Energy(Invested($"sector.cap|group=Energy; share={cap}")))).ToList();
        Assert.All(weights, w => Assert.True(w.weight <= (w.cap / 100m) + 0.0001m, $"{w}"));
        Assert.All(weights.Zip(weights.Skip(1)), p => Assert.True(p.Second.weight <= p.First.weight + 0.0001m, $"{p}"));
    }

    [Fact]
    public void A_tighter_limit_on_what_a_year_sells_never_leads_to_more_sales_and_is_kept()
    {
        var sold = YearCaps.Select(year => (year, side: Held($"size.turnover|year={year}"))).ToList();
        var sums = sold.Select(s => (s.year, part: (s.side.Result as RebalanceResult.Improved)?.Rebalance.Sold.Usd ?? 0m)).ToList();
        Assert.All(sums, s => Assert.True(s.part <= s.year * 10_000m * 1.1m, $"{s}"));
        Assert.All(sums.Zip(sums.Skip(1)), p => Assert.True(p.Second.part <= p.First.part + 1m, $"{p}"));
    }

    [Fact]
    public void A_year_that_may_sell_nothing_more_still_sells_what_has_to_go_and_what_a_withdrawal_needs()
    {
        var excluded = Held("size.turnover|year=0", "screen.exclude|screen=tobacco");
        Assert.True(excluded.SharesAfter("N05") == 0m && excluded.SharesAfter("N06") == 0m);
        var withdrawing = new MatrixSolve(MatrixAccount.Create().Flow(-80_000m, "2026-11-23").Wish("size.turnover", "year=0"));
        Assert.True(withdrawing.CashAfter >= withdrawing.Nav * 0.0099m);
    }

    [Fact]
    public void A_stronger_tilt_never_leads_to_less_of_the_style_and_none_is_no_tilt()
    {
        var averages = Strengths.Select(s => Held($"tilt.style|by=value; strength={s}").AverageAfter("value")).ToList();
        Assert.All(averages.Zip(averages.Skip(1)), p => Assert.True(p.Second >= p.First - 0.0005m, $"{p}"));
        Assert.Equal(Solved.Print(Held().Rebalance.Trades), Solved.Print(Held("tilt.style|by=value; strength=0").Rebalance.Trades));
    }

    [Fact]
    public void A_choice_of_names_is_the_same_every_time_and_forces_nothing_out_above_the_cap()
    {
        string Print() => Solved.Print(Invested("target.maximum-names|count=50").Rebalance.Trades);
        Assert.Equal(Print(), Print());
        var crowded = Enumerable.Range(0, 60).Aggregate(
            new TestAccount { Cash = 30_000m },
            (account, i) => account.Follow($"M{i:00}", 10m, i < 40 ? 2m : 1m, MatrixAccount.SectorOf(i)));
        for (var i = 0; i < 55; i++)
        {
            crowded.Hold($"M{i:00}", 1_000m, 9m);
        }
        var solved = new MatrixSolve(crowded.Wish("target.maximum-names", "count=50"));
        Assert.All(Enumerable.Range(55, 5), i => Assert.True(solved.Draft.Assets[i].NoBuy));
        Assert.DoesNotContain(solved.Draft.Assets, a => a.MustSell);
    }

    [Fact]
    public void A_reserve_is_kept_from_the_first_to_the_last_day_that_it_says()
    {
        var monthly = new CashReserve("RMD", CashReserve.Monthly, new Money(1_000m), new DateOnly(2026, 1, 31), 14, 12);
        Assert.Equal([new DateOnly(2026, 2, 28), new DateOnly(2026, 3, 31)], monthly.DueBetween(new DateOnly(2026, 2, 1), new DateOnly(2026, 4, 1)));
        Assert.Equal(Money.Zero, monthly.KeptOn(new AsOf(new DateOnly(2026, 2, 13))));
        Assert.Equal(new Money(1_000m), monthly.KeptOn(new AsOf(new DateOnly(2026, 2, 14))));
        Assert.Equal(new Money(1_000m), monthly.KeptOn(new AsOf(new DateOnly(2026, 2, 28))));
        Assert.Equal(Money.Zero, monthly.KeptOn(new AsOf(new DateOnly(2026, 3, 1))));
        Assert.Equal(Money.Zero, (monthly with { Kind = CashReserve.OneOff }).KeptOn(new AsOf(new DateOnly(2026, 2, 20))));
        var steps = monthly with { Kind = CashReserve.StepByStep, Amount = new Money(12_000m) };
        Assert.Equal(new Money(12_000m), steps.KeptOn(new AsOf(new DateOnly(2026, 1, 30))));
        Assert.Equal(new Money(11_000m), steps.KeptOn(new AsOf(new DateOnly(2026, 1, 31))));
        Assert.Equal(Money.Zero, steps.KeptOn(new AsOf(new DateOnly(2026, 12, 31))));
    }

    [Fact]
    public void Cash_that_waits_for_its_step_forces_no_sale()
    {
        var plain = Held();
        var waiting = Held("cash.reserve|name=inflow; kind=dca; amount=900000; date=2027-01-01");
        Assert.True(waiting.CashAfter >= plain.CashAfter && waiting.Draft.MinimumCash <= waiting.Draft.CashHeld);
    }

    [Theory]
    [InlineData("N22", 107)]
    [InlineData("N01", 333)]
    public void A_quantity_that_a_person_fixes_need_be_no_round_lot(string ticker, int shares)
    {
        var account = MatrixAccount.Create().Wish("size.unit", "lot=100");
        var trades = account.Improve(new Pin(account.IdOf(ticker), new Shares(shares))).Trades;
        var held = account.Build().Positions.FirstOrDefault(p => p.Security == account.IdOf(ticker))?.Quantity ?? Shares.Zero;
        var trade = trades.Single(t => t.Ticker.Symbol == ticker);
        Assert.Equal(shares, held.Count + (trade.Side == TradeSide.Buy ? trade.Quantity.Count : -trade.Quantity.Count));
        Assert.Contains(trades, t => t.Ticker.Symbol != ticker && t.Quantity.Count % 100m == 0m);
    }

    [Fact]
    public void An_IRA_borrows_nothing()
    {
        var ira = new MatrixSolve(MatrixAccount.Fill(new TestAccount { Cash = 40_000m, Kind = AccountKind.TraditionalIra }).Wish("cash.margin", "limit=10"));
        Assert.True(ira.Draft.MinimumCash > Weight.Zero);
    }

    [Fact]
    public void A_column_that_no_security_has_is_named_where_it_is_chosen()
    {
        var known = new HashSet<string> { "tobacco", "industry_banks" };
        Assert.Contains("the attribute 'tobbaco'", Assert.Single(Unknown("screen.exclude", "screen=tobacco, tobbaco", known)), StringComparison.Ordinal);
        Assert.Empty(Unknown("sector.cap", "group=Energy", known));
        Assert.Empty(Unknown("sector.cap", "group=industry_banks", known));
        Assert.Single(Unknown("sector.cap", "group=industry_shoes", known));
        Assert.Empty(Unknown("tilt.style", "by=factor_3", known));
        Assert.Single(Unknown("tilt.style", "by=value", known));
        Assert.Empty(Unknown("security.employer", "ticker=AAPL", known));
    }

    [Theory]
    [InlineData("alcohol,gambling", "gambling , alcohol")]
    [InlineData("tobacco", " tobacco ")]
    public void A_list_of_screens_is_one_whatever_its_spelling(string one, string other)
    {
        var option = PolicyOptions.Find("screen.exclude")!;
        Assert.Equal(option.Instance!.Spelled(one), option.Instance.Spelled(other));
    }

    [Theory]
    [InlineData("2027-04-15", true)]
    [InlineData("15.04.2027", false)]
    [InlineData("2027-02-30", false)]
    [InlineData("9999-12-31", false)]
    [InlineData("", false)]
    public void A_day_is_written_as_the_standard_has_it(string text, bool isDay) => Assert.Equal(isDay, Parameter.Day("day", "Day").Fault(text) is null);

    private static IReadOnlyList<string> Unknown(string option, string arguments, HashSet<string> known) =>
        AttributeNames.Unknown(PolicyOptions.Find(option)!, Arguments.Parse(arguments), known);

    private static MatrixSolve Invested(params string[] wishes) => With(MatrixAccount.FollowAll(new TestAccount { Cash = 1_000_000m }), wishes);

    private static MatrixSolve Held(params string[] wishes) => With(MatrixAccount.Create(), wishes);

    private static MatrixSolve With(TestAccount account, string[] wishes) => new(wishes
        .Select(w => w.Split('|', 2))
        .Aggregate(account, (a, w) => a.Wish(w[0], w[1])));
}
