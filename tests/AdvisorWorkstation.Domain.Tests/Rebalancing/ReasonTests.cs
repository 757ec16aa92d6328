using AdvisorWorkstation.Domain.Markets;
using AdvisorWorkstation.Domain.Rebalancing;
using AdvisorWorkstation.Domain.Tests.Builders;

namespace AdvisorWorkstation.Domain.Tests.Rebalancing;

/// <summary>What a proposal says about each trade, and about what it leaves alone, comes from the solve: in the words of the policy.</summary>
public sealed class ReasonTests(ITestOutputHelper output)
{
    [Fact]
    public void A_harvest_says_above_which_price_it_stops_being_worth_it()
    {
        var sale = Print(Account(basisOfFirst: 130m, shareOfFirst: 1m).Improve()).Of("AAA")!;
        Assert.Equal((TradeSide.Sell, TradeReasonKind.HarvestLosses), (sale.Side, sale.Reason.Kind));
        Assert.Matches(@"Stops being worth it above \$1\d\d\.\d\d\.$", sale.Reason.Sentence);
    }

    [Fact]
    public void A_trade_that_a_limit_keeps_small_names_the_limit()
    {
        var rebalance = Print(Account(basisOfFirst: 200m).Wish("size.turnover", "run=4").Improve());
        Assert.Contains(rebalance.Trades, t => t.Reason.Sentence.Contains("Limited by turnover of at most 4%.", StringComparison.Ordinal));
    }

    [Fact]
    public void A_loss_that_a_limit_keeps_names_the_limit()
    {
        var rebalance = Print(Account(basisOfFirst: 400m).Wish("size.turnover", "run=1").Improve());
        Assert.Contains(rebalance.Skipped, s => s.Ticker.Symbol == "AAA" && s.Stopped == "In the way: turnover of at most 1%.");
    }

    [Fact]
    public void A_drift_that_a_wish_leaves_names_the_wish()
    {
        var account = Account(basisOfFirst: 90m).Hold("BBB", 150m, 99m).Wish("security.rule", "ticker=CCC; rule=never-buy").Wish("security.rule", "ticker=BBB; rule=never-sell");
        account.Cash = 12_000m;
        var rebalance = Print(account.Improve());
        Assert.Contains(rebalance.Skipped, s => s.Ticker.Symbol == "BBB" && s.What.EndsWith("overweight", StringComparison.Ordinal) && s.Stopped.Contains("BBB is never sold", StringComparison.Ordinal));
        Assert.Contains(rebalance.Skipped, s => s.Ticker.Symbol == "CCC" && s.What.EndsWith("underweight", StringComparison.Ordinal) && s.Stopped.Contains("CCC is never bought", StringComparison.Ordinal));
    }

    [Fact]
    public void Leaving_a_trade_out_is_worth_what_two_evaluations_differ_by()
    {
        var account = Account(basisOfFirst: 130m);
        var rebalance = account.Improve();
        foreach (var trade in rebalance.Trades)
        {
            var without = rebalance.Trades.Where(t => t != trade).ToList();
            Assert.Equal(Worth(account, without) - Worth(account, rebalance.Trades), (double)trade.LeftOut!.Value.Usd, 0.02);
        }
    }

    /// <summary>Risk reduced plus tax saved minus cost in dollars, from the translated problem and the optimizer's evaluator.</summary>
    private static double Worth(TestAccount account, IReadOnlyList<Trade> trades)
    {
        var problem = ProblemTranslation.Translate(account.Build(), account.RiskModel, []).Value;
        var sold = new double[problem.Lots.Count];
        var bought = new double[problem.Holdings.Securities.Count];
        foreach (var trade in trades)
        {
            foreach (var sale in trade.Lots)
            {
                var l = problem.Lots.Select((lot, i) => (lot, i)).First(p => p.lot?.Id == sale.Lot).i;
                sold[l] = (double)((sale.Quantity * trade.Price).Usd) / problem.Problem.NavUsd;
            }
            if (trade.Side == TradeSide.Buy)
            {
                bought[problem.Holdings.Securities.Select((v, i) => (v, i)).First(p => p.v.Security.Id == trade.Security).i] = (double)trade.Value.Usd / problem.Problem.NavUsd;
            }
        }
        return -Optimizer.Evaluator.Evaluate(problem.Problem, sold, bought).Objective * problem.Problem.NavUsd;
    }

    private Rebalance Print(Rebalance rebalance)
    {
        foreach (var trade in rebalance.Trades)
        {
            output.WriteLine($"{trade.Side} {trade.Quantity} {trade.Ticker}: {trade.Reason.Kind} {trade.Reason.Sentence} ({trade.LeftOut})");
        }
        foreach (var skipped in rebalance.Skipped)
        {
            output.WriteLine($"not {skipped.Ticker} {skipped.What} {skipped.Worth}: {skipped.Stopped}");
        }
        return rebalance;
    }

    /// <summary>Ten names on their targets, in two sectors.</summary>
    private static TestAccount Account(decimal basisOfFirst, decimal shareOfFirst = 10m)
    {
        var account = new TestAccount { Cash = 2_000m };
        string[] names = ["AAA", "BBB", "CCC", "DDD", "EEE", "FFF", "GGG", "HHH", "III", "JJJ"];
        foreach (var (ticker, i) in names.Select((t, i) => (t, i)))
        {
            var share = i == 0 ? shareOfFirst : (100m - shareOfFirst) / 9m;
            account.Follow(ticker, 100m, share, Sectors.All[i % 2]).Hold(ticker, 9.8m * share, i == 0 ? basisOfFirst : 99m);
        }
        return account.Wish("security.cap", "share=40; multiple=200");
    }
}
