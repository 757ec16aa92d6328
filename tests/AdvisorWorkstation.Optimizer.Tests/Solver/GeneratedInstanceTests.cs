using AdvisorWorkstation.Benchmarks.Generation;

namespace AdvisorWorkstation.Optimizer.Tests.Solver;

public sealed class GeneratedInstanceTests
{
    public static TheoryData<string> Shapes => [.. Named.Keys];

    private static readonly Dictionary<string, InstanceShape> Named = new(StringComparer.Ordinal)
    {
        ["fractional"] = new() { Assets = 60, TradeShare = null },
        ["trade cap"] = new() { Assets = 60, TradeShare = 0.3 },
        ["whole shares"] = new() { Assets = 60, NavUsd = 100_000, Fractional = 0, MinTradeUsd = 20, TradeShare = null },
        ["gain budgets"] = new() { Assets = 60, LongTermBudget = -0.01, ShortTermBudget = -0.005, Turnover = 0.3, TradeShare = null },
        ["transition"] = new() { Assets = 60, Concentration = 0.25, LongTermBudget = 0.03, SectorBand = 0.2, StyleBand = 0.6, BandShift = 0.5 },
        ["tight rows"] = new() { Assets = 60, SectorBand = 0.004, StyleBand = 0.04, Fractional = 0.5 },
        ["no styles, one lot"] = new() { Assets = 40, Styles = 0, LotsPerAsset = 1 },
        ["many lots"] = new() { Assets = 40, LotsPerAsset = 25 },
    };

    [Theory]
    [MemberData(nameof(Shapes))]
    public void Every_result_is_feasible_and_its_certificate_holds(string name)
    {
        var solver = new RebalanceSolver();
        var without = 0;
        for (var seed = 0; seed < 60; seed++)
        {
            var problem = new InstanceGenerator(Named[name], seed).Generate();
            var solution = solver.Solve(problem, SolverSettings.Default, TestContext.Current.CancellationToken);
            if (solution.Status is SolveStatus.Infeasible)
                Assert.NotEmpty(solution.Infeasible!.Conflict);
            else if (solution.Status is SolveStatus.NoFeasiblePoint)
                without++;
            else
                Check.IsCertified(problem, solution, $"seed {seed}");
        }
        Assert.True(without <= 6, $"{without} of 60 accounts got no decision");
    }
}
