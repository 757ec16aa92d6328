using AdvisorWorkstation.Domain.Tests.Builders;

namespace AdvisorWorkstation.Domain.Tests.Customizations.Matrix;

/// <summary>Cash, and the size of trades.</summary>
internal sealed class CashLines : IMatrixLines
{
    public IEnumerable<MatrixLine> Lines =>
    [
        new("cash.reserve", "name=RMD; kind=one-off; amount=50000; date=2026-11-25", (without, with) =>
        {
            Assert.True(without.CashAfter < 50_000m && with.CashAfter >= 50_000m + (with.Nav * 0.0099m), $"{without.CashAfter} {with.CashAfter}");
        }),
        new("cash.reserve", "name=RMD; kind=one-off; amount=50000; date=2027-01-25", (without, with) => Assert.Equal(without.CashAfter, with.CashAfter)),
        new("cash.reserve", "name=inflow; kind=dca; amount=120000; date=2026-11-01; steps=12", (without, with) =>
        {
            Assert.True(with.CashAfter - without.CashAfter > 60_000m, $"{without.CashAfter} {with.CashAfter}");
        })
        {
            Start = () => MatrixAccount.Fill(new TestAccount { Cash = 160_000m }),
        },
        new("cash.withdrawal", "style=cash-first", (without, with) => Assert.True(with.Rebalance.Sold < without.Rebalance.Sold && with.CashAfter < without.CashAfter)) { Given = Withdrawing },
        new("cash.withdrawal", "style=tax-first", (without, with) => Assert.True(with.Rebalance.Objective.Tax < without.Rebalance.Objective.Tax)) { Given = Withdrawing },
        new("cash.withdrawal", "style=sells-only", (without, with) => Assert.True(without.Buys.Any() && !with.Buys.Any() && with.Sells.Any())) { Given = Withdrawing },
        new("cash.margin", "limit=5", (without, with) =>
        {
            Assert.True(without.CashAfter > 0m && with.CashAfter < 0m && with.CashAfter >= with.Nav * -0.0501m, $"{without.CashAfter} {with.CashAfter}");
        })
        {
            Given = account => account.Flow(-100_000m, "2026-11-23").Wish("target.dial", "stop=5").Wish("tax.harvest-minimum", "loss=90"),
        },
        new("cash.dividends", "style=keep; days=10", (without, with) => Assert.True(with.CashAfter >= 20_000m + (with.Nav * 0.0099m) && without.CashAfter < with.CashAfter)) { Given = Paid },
        new("cash.dividends", "style=pay-out", (without, with) => Assert.True(with.CashAfter >= 29_000m + (with.Nav * 0.0099m), $"{with.CashAfter}")) { Given = Paid },
        new("size.minimum-trade-tolerance", "tolerance=0", (without, with) =>
        {
            Assert.True(without.Problem.Problem.Limits.MinTrade < with.Problem.Problem.Limits.MinTrade);
            Assert.Contains(without.Rebalance.Trades, t => t.Value.Usd is >= 5_400m and < 6_000m);
            Assert.All(with.Rebalance.Trades, t => Assert.True(t.Value.Usd >= 5_990m || with.SharesAfter(t.Ticker.Symbol) == 0m, $"{t.Ticker} {t.Value}"));
        })
        {
            Given = account => account.Wish("size.minimum-trade", "amount=6000"),
        },
        new("size.unit", "lot=100", (without, with) =>
        {
            Assert.Contains(without.Rebalance.Trades, t => t.Quantity.Count % 100m != 0m);
            Assert.All(with.Rebalance.Trades, t => Assert.True(t.Quantity.Count % 100m == 0m || with.SharesAfter(t.Ticker.Symbol) < 1m, $"{t.Ticker} {t.Quantity}"));
        }),
        new("size.unit", "decimals=0", (without, with) =>
        {
            Assert.Contains(without.Rebalance.Trades, t => t.Quantity.Count % 1m != 0m);
            Assert.All(with.Rebalance.Trades, t => Assert.Equal(0m, t.Quantity.Count % 1m));
        }),
        new("size.turnover", "year=3", (without, with) =>
        {
            Assert.True(without.Rebalance.Sold.Usd > without.Nav * 0.011m && with.Rebalance.Sold.Usd <= with.Nav * 0.01001m, $"{without.Rebalance.Sold} {with.Rebalance.Sold}");
        })
        {
            Start = () => MatrixAccount.Fill(new TestAccount { Cash = 40_000m, SoldThisYear = 19_800m }),
        },
    ];

    private static TestAccount Withdrawing(TestAccount account) => account.Flow(-35_000m, "2026-11-23");

    private static TestAccount Paid(TestAccount account) => account.Dividend(20_000m, 5).Dividend(5_000m, 12).Dividend(4_000m, 60).Dividend(3_000m, 90, paidOut: true);
}
