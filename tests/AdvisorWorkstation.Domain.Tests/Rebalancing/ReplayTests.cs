using AdvisorWorkstation.Domain.Markets;
using AdvisorWorkstation.Domain.Rebalancing;
using AdvisorWorkstation.Domain.Tests.Builders;
using AdvisorWorkstation.Optimizer;

namespace AdvisorWorkstation.Domain.Tests.Rebalancing;

/// <summary>The same input gives the same trades, to the last bit and word.</summary>
public sealed class ReplayTests
{
    [Theory]
    [InlineData(20, true)]
    [InlineData(20, false)]
    [InlineData(80, true)]
    public void A_solver_that_was_used_before_changes_nothing(int names, bool fractional)
    {
        var used = new RebalanceSolver();
        for (var seed = 0; seed < 6; seed++)
        {
            var (snapshot, model) = RandomAccount.Make(seed, names, fractional);
            var (again, sameModel) = RandomAccount.Make(seed, names, fractional);
            Assert.Equal(Print(snapshot, model, new RebalanceSolver()), Print(again, sameModel, used));
        }
    }

    [Fact]
    public void Accounts_solved_side_by_side_get_the_same_trades()
    {
        var accounts = Enumerable.Range(0, 8).Select(seed => RandomAccount.Make(seed, 30, seed % 2 == 0)).ToArray();
        var alone = accounts.Select(a => Print(a.Snapshot, a.RiskModel, new RebalanceSolver())).ToArray();
        var together = new string[accounts.Length];
        Parallel.For(0, accounts.Length, i => together[i] = Print(accounts[i].Snapshot, accounts[i].RiskModel, new RebalanceSolver()));
        Assert.Equal(alone, together);
    }

    private static string Print(AccountSnapshot snapshot, RiskModel model, RebalanceSolver solver)
    {
        var result = AccountRebalance.Solve(snapshot, model, [], solver, new SolverSettings(), CancellationToken.None);
        return result is RebalanceResult.Improved { Rebalance: var r }
            ? $"{Solved.Print(r.Trades)}\n{r.Before}\n{r.After}\n{r.Objective}\n{r.Certificate}\n{string.Join('\n', r.Skipped)}\n{string.Join('\n', r.ForcedBy)}"
            : $"{result}";
    }
}
