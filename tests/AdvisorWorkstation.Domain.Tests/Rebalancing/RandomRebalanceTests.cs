using AdvisorWorkstation.Domain.Rebalancing;
using AdvisorWorkstation.Domain.Tests.Builders;
using AdvisorWorkstation.Optimizer;

namespace AdvisorWorkstation.Domain.Tests.Rebalancing;

/// <summary>The real solver on random accounts, small and medium, at custodians that take fractions and at ones that do not.</summary>
public sealed class RandomRebalanceTests(ITestOutputHelper output)
{
    [Theory]
    [InlineData(8, true, 120)]
    [InlineData(8, false, 120)]
    [InlineData(60, true, 24)]
    [InlineData(60, false, 24)]
    [InlineData(200, true, 4)]
    [InlineData(200, false, 4)]
    public void Whatever_the_account_its_trades_keep_every_rule_and_their_figures_are_true(int names, bool fractional, int accounts)
    {
        var solver = new RebalanceSolver();
        var faults = new List<string>();
        var counts = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var seed = 0; seed < accounts * Sweep.Times; seed++)
        {
            var (snapshot, model) = RandomAccount.Make(seed, names, fractional);
            var result = AccountRebalance.Solve(snapshot, model, [], solver, new SolverSettings(), TestContext.Current.CancellationToken);
            var context = $"seed {seed}, {names} names, {(fractional ? "fractions" : "whole shares")}";
            var kind = result switch
            {
                RebalanceResult.Improved => "improved",
                RebalanceResult.AlreadyBest => "already best",
                RebalanceResult.Cannot { Reason.Code: var code } => code,
                _ => "nothing",
            };
            counts[kind] = counts.GetValueOrDefault(kind) + 1;
            if (result is RebalanceResult.Improved improved)
            {
                faults.AddRange(new RebalanceCheck(context, snapshot, new Oracle(snapshot, model), improved.Rebalance).Faults());
            }
            else if (result is RebalanceResult.Cannot { Reason: { Code: not ("conflict" or "no-feasible-point") } reason })
            {
                faults.Add($"{context}: {reason.Sentence}");
            }
        }
        output.WriteLine(string.Join(", ", counts.Select(c => $"{c.Value} {c.Key}")));
        Assert.True(faults.Count == 0, $"{faults.Count} faults:\n{string.Join('\n', faults.Take(20))}");
        Assert.True(counts.GetValueOrDefault("improved") * 2 > accounts * Sweep.Times, "the accounts are too easy or too hard to say much");
    }
}
