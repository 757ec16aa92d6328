using AdvisorWorkstation.Benchmarks.Generation;

namespace AdvisorWorkstation.Optimizer.Tests.Solver;

/// <summary>The optimality conditions of the convex programs, from their definition and in plain loops.</summary>
public sealed unsafe class InteriorPointTests
{
    private const double Tolerance = 1e-6;

    [Fact]
    public void Restricted_programs_meet_the_optimality_conditions()
    {
        var dense = DenseKernels.For(SimdSupport.Best);
        var interior = new InteriorPoint(SimdSupport.Best, dense);
        var solvable = 0;
        for (var seed = 0; seed < 30; seed++)
        {
            var shape = new InstanceShape
            {
                Assets = 30 + seed,
                TradeShare = null,
                Turnover = seed % 2 == 0 ? 0.1 : 0.4,
                SectorBand = seed % 3 == 0 ? 0.004 : 0.03,
                LongTermBudget = seed % 5 == 0 ? -0.002 : 0.02,
            };
            var problem = new InstanceGenerator(shape, seed).Generate();
            if (new RebalanceSolver().Solve(problem, new SolverSettings { Relax = Relaxations.All }, TestContext.Current.CancellationToken).Status == SolveStatus.Infeasible)
                continue;
            solvable++;
            var (compiled, domain) = (new CompiledProblem(), new TradeDomain());
            compiled.Load(problem, Relaxations.All);
            domain.Load(compiled);
            compiled.Arrange(Enumerable.Range(0, compiled.Assets).Select(i => compiled.Lots.Count(i)).ToArray());
            var (convex, decision) = (new ConvexSolve(interior), new Decision(dense));
            convex.Load(compiled);
            decision.Resize(compiled);
            convex.Run(compiled, domain, decision);
            Assert.True(decision.Violation <= 1e-9, $"seed {seed}: violation {decision.Violation}");
            MeetsConditions(interior.Point, interior.Multipliers, $"seed {seed}");
        }
        Assert.True(solvable >= 20, $"{solvable} accounts have a decision");
    }

    private static void MeetsConditions(SegmentPoint point, double* multipliers, string context)
    {
        var program = point.Program;
        for (var j = 0; j < program.FactorRows; j++)
        {
            var p = Row(program, point.X, j) - program.TargetExposure[j];
            Assert.Equal(2 * program.Gamma * p, multipliers[j], Tolerance);
        }
        for (var r = program.FactorRows; r < program.Rows; r++)
        {
            var value = Row(program, point.X, r);
            var (lower, upper) = (program.RowLower[r - program.FactorRows], program.RowUpper[r - program.FactorRows]);
            Assert.InRange(value, lower - 1e-9, upper + 1e-9);
            Assert.True(multipliers[r] < Tolerance || upper - value < Tolerance, $"{context}: row {r} has a price and slack");
            Assert.True(multipliers[r] > -Tolerance || value - lower < Tolerance, $"{context}: row {r} has a price and slack");
        }
        for (var slot = 0; slot < program.Slots; slot++)
        {
            var price = program.Quadratic[slot] * point.X[slot] + program.Linear[slot];
            for (var r = 0; r < program.Rows; r++)
                price += program.Matrix[(long)r * program.Slots + slot] * multipliers[r];
            if (program.Bounded[slot] != 0)
                price += point.UpperY[slot] - point.LowerY[slot];
            var x = program.Base[slot];
            for (var j = 0; j < program.Count(slot); j++)
            {
                var s = program.Element(slot, j);
                var slope = price + program.Cost[s] + program.Curvature[s] * point.V[s];
                for (var e = 0; e < program.Budgets; e++)
                    slope += program.Rate(e)[s] * multipliers[program.Rows + e];
                x += point.V[s];
                Assert.InRange(point.V[s], -1e-12, program.Length[s] + 1e-12);
                Assert.True(slope > -Tolerance || program.Length[s] - point.V[s] < Tolerance, $"{context}: a segment that pays is not full");
                Assert.True(slope < Tolerance || point.V[s] < Tolerance, $"{context}: a segment that costs is not empty");
            }
            Assert.Equal(x, point.X[slot], 1e-10);
        }
        for (var e = 0; e < program.Budgets; e++)
        {
            var use = 0.0;
            for (var s = 0; s < program.Elements; s++)
                use += program.Live[s] * program.Rate(e)[s] * point.V[s];
            Assert.True(use <= program.Cap[e] + 1e-9, $"{context}: budget {e} overused");
            Assert.True(multipliers[program.Rows + e] < Tolerance || program.Cap[e] - use < Tolerance, $"{context}: budget {e} has a price and room");
        }
    }

    private static double Row(SegmentProgram program, double* x, int row)
    {
        var value = 0.0;
        for (var slot = 0; slot < program.Slots; slot++)
            value += program.Matrix[(long)row * program.Slots + slot] * x[slot];
        return value;
    }
}
