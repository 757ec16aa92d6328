using AdvisorWorkstation.Domain.Accounts.Tax;
using AdvisorWorkstation.Domain.Rebalancing;
using AdvisorWorkstation.Domain.Tests.Builders;
using AdvisorWorkstation.Domain.Values;
using AdvisorWorkstation.Optimizer;

namespace AdvisorWorkstation.Domain.Tests.Rebalancing;

/// <summary>A gain budget of the household counts what its other accounts realize.</summary>
public sealed class SharedBudgetTests
{
    [Fact]
    public void What_other_accounts_realize_is_taken_from_the_budget_that_they_share()
    {
        var account = Account();
        Assert.Equal(0.06, Budget(account.Build(), account), 12);
        Assert.Equal(0.04, Budget(account.Build() with { SharedGains = new(Money.Zero, new Money(2_000m)) }, account), 12);
        Assert.Equal(0.07, Budget(account.Build() with { SharedGains = new(Money.Zero, new Money(-1_000m)) }, account), 12);
        Assert.Equal(0, Budget(account.Build() with { SharedGains = new(Money.Zero, new Money(50_000m)) }, account), 12);
    }

    [Fact]
    public void A_rebalance_keeps_to_what_the_others_have_left()
    {
        var account = Account();
        Assert.True(Realized(account, account.Build()) > new Money(1_000m));
        Assert.True(Realized(account, account.Build() with { SharedGains = new(Money.Zero, new Money(5_500m)) }) <= new Money(500.01m));
    }

    private static Money Realized(TestAccount account, AccountSnapshot snapshot) =>
        AccountRebalance.Solve(snapshot, account.RiskModel, [], new RebalanceSolver(), new SolverSettings(), TestContext.Current.CancellationToken)
            is RebalanceResult.Improved improved ? improved.Rebalance.Trades.Aggregate(Money.Zero, (sum, t) => sum + t.LongTermGain) : Money.Zero;

    private static double Budget(AccountSnapshot snapshot, TestAccount account) =>
        ProblemTranslation.Translate(snapshot, account.RiskModel, []).Value.Problem.Limits.LongTermGainBudget;

    /// <summary>A hundred thousand in ten names, the first far overweight at a gain; of a budget of 8,000 the year has used 2,000.</summary>
    private static TestAccount Account()
    {
        var account = new TestAccount { Cash = 2_000m, YearToDate = new YearToDateGains(Money.Zero, new Money(2_000m)) };
        for (var i = 0; i < 10; i++)
        {
            account.Follow($"N{i}", 100m, 10m).Hold($"N{i}", i == 0 ? 350m : 70m, i == 0 ? 80m : 100m);
        }
        return account.Wish("tax.gain-budget", "short=0; long=8000").Wish("security.cap", "share=40; multiple=200");
    }
}
