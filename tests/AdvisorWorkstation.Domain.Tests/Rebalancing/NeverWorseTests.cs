using AdvisorWorkstation.Domain.Markets;
using AdvisorWorkstation.Domain.Rebalancing;
using AdvisorWorkstation.Domain.Tests.Builders;
using AdvisorWorkstation.Domain.Values;
using AdvisorWorkstation.Optimizer;

namespace AdvisorWorkstation.Domain.Tests.Rebalancing;

/// <summary>Every day is make-the-portfolio-better day: the objective is never worse after than before except for a stated hard need.</summary>
public sealed class NeverWorseTests(ITestOutputHelper output)
{
    private const int FirstSeed = 7_000;

    [Fact]
    public void A_proposal_makes_the_account_better_or_states_a_need_that_the_account_has()
    {
        var (better, forced, worse, solver) = (0, 0, 0, new RebalanceSolver());
        foreach (var (snapshot, model, context) in Accounts())
        {
            if (AccountRebalance.Solve(snapshot, model, [], solver, new SolverSettings(), TestContext.Current.CancellationToken)
                is not RebalanceResult.Improved { Rebalance: var rebalance })
            {
                continue;
            }
            var oracle = new Oracle(snapshot, model);
            var counted = oracle.Objective([]) - oracle.Objective(rebalance.Trades);
            if (rebalance.ForcedBy.Count == 0)
            {
                better++;
                Assert.True(rebalance.Objective.Worth >= Money.Zero, $"{context}: is worth {rebalance.Objective.Worth}, and nothing forces it");
                Assert.True(counted >= -0.02m, $"{context}: counted, it is worth {counted}, and nothing forces it");
            }
            else
            {
                forced++;
                worse += counted < 0m ? 1 : 0;
                Assert.True(HasNeed(snapshot, oracle), $"{context}: nothing is needed, but it says {string.Join("; ", rebalance.ForcedBy)}");
            }
        }
        output.WriteLine($"{better} only for the better, {forced} for a need, {worse} of them at a price");
        Assert.True(better > 40 && forced > 40 && worse > 0, $"{better} {forced} {worse}: too one-sided to say much");
    }

    /// <summary>Random accounts; every second one has two percent of cash and no flows, so that most of those need nothing.</summary>
    private static IEnumerable<(AccountSnapshot Snapshot, RiskModel Model, string Context)> Accounts()
    {
        foreach (var (names, fractional, count) in new[] { (8, true, 80), (8, false, 80), (40, true, 8), (40, false, 8) })
        {
            for (var seed = FirstSeed; seed < FirstSeed + (count * Sweep.Times); seed++)
            {
                var (snapshot, model) = RandomAccount.Make(seed, names, fractional);
                var calm = seed % 2 == 0 ? snapshot with { Flows = [], Cash = new Money(decimal.Round(new Oracle(snapshot, model).NetAssetValue * 0.02m, 2)) } : snapshot;
                yield return (calm, model, $"seed {seed}, {names} names, {(fractional ? "fractions" : "whole shares")}");
            }
        }
    }

    /// <summary>Too little cash or too much of it, or something held that has to go.</summary>
    private static bool HasNeed(AccountSnapshot snapshot, Oracle oracle)
    {
        var (cash, value, held) = (oracle.Cash([]) + oracle.Flows, oracle.NetAssetValue, oracle.Held([]));
        return cash < value * oracle.Draft.MinimumCash.Fraction
            || cash > value * oracle.Draft.MaximumCash.Fraction
            || oracle.Draft.Assets.Any(a => a.MustSell && held.GetValueOrDefault(a.View.Security.Id) > 0m && snapshot.Quarantined.All(q => q.Security != a.View.Security.Id));
    }
}
