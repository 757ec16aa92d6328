using AdvisorWorkstation.Benchmarks.Generation;

namespace AdvisorWorkstation.Optimizer.Tests.Solver;

/// <summary>The eliminated Newton step of the interior point against the dense one.</summary>
public sealed unsafe class NewtonStepTests
{
    [Fact]
    public void An_iteration_goes_where_the_dense_newton_step_goes()
    {
        var dense = DenseKernels.For(SimdSupport.Best);
        for (var seed = 0; seed < 12; seed++)
        {
            var problem = new InstanceGenerator(new InstanceShape { Assets = 10 + seed, Styles = 2, LotsPerAsset = 2 }, seed).Generate();
            var compiled = new CompiledProblem();
            compiled.Load(problem, Relaxations.All);
            var program = Program(compiled, seed);
            var (slow, fast) = (new InteriorStart(), new InteriorStart());
            slow.Resize(compiled);
            fast.Resize(compiled);

            var (point, bands, multipliers) = (new SegmentPoint(), new BandRows(), new AlignedVector());
            point.Resize(program);
            bands.Resize(program.Rows - program.FactorRows + program.Budgets);
            slow.Place(point, multipliers.Ensure(program.Rows + program.Budgets), bands, dense);
            var reference = new DenseNewton(point, multipliers.Pointer, bands);
            var expected = reference.Iterate();

            var interior = new InteriorPoint(SimdSupport.Best, dense);
            interior.Solve(program, fast, 0, 1);
            foreach (var (element, variable) in reference.Segment)
                Assert.Equal(expected[variable], interior.Point.V[element], 1e-9);
            foreach (var (slot, variable) in reference.Weight)
                Assert.Equal(expected[variable], interior.Point.X[slot], 1e-9);
            for (var r = 0; r < program.Rows + program.Budgets; r++)
            {
                var variables = reference.Multiplier[r];
                var multiplier = r < program.FactorRows ? expected[variables[0]]
                    : (variables[1] < 0 ? 0 : expected[variables[1]]) - (variables[0] < 0 ? 0 : expected[variables[0]]);
                Assert.Equal(multiplier, interior.Multipliers[r], 1e-9 * Math.Max(1, Math.Abs(multiplier)));
            }
        }
    }

    /// <summary>A program that uses everything a program has: curved and straight segments, bounds on some weights, two budgets.</summary>
    private static SegmentProgram Program(CompiledProblem compiled, int seed)
    {
        var random = new Random(seed);
        var counts = Enumerable.Range(0, compiled.Assets).Select(i => compiled.Lots.Count(i) + 1).ToArray();
        compiled.Arrange(counts);
        var program = new SegmentProgram();
        program.Reset(compiled, budgets: 2);
        for (var i = 0; i < compiled.Assets; i++)
            program.Announce(compiled.SlotOf[i], counts[i]);
        program.Arrange();
        for (var i = 0; i < compiled.Assets; i++)
        {
            var slot = compiled.SlotOf[i];
            var total = 0.0;
            for (var j = 0; j < counts[i]; j++)
            {
                var length = 0.02 + 0.2 * random.NextDouble();
                var element = program.Add(slot, length, 0.1 * (random.NextDouble() - 0.5), random.Next(2) * random.NextDouble());
                (program.Rate(0)[element], program.Rate(1)[element]) = (0.5, random.NextDouble() - 0.5);
                total += length;
            }
            (program.Quadratic[slot], program.Linear[slot]) = (random.NextDouble(), -0.1 * random.NextDouble());
            if (i % 3 == 0)
                (program.Bounded[slot], program.XLower[slot], program.XUpper[slot]) = (1, 0.1 * total, 0.6 * total);
        }
        (program.Cap[0], program.Cap[1]) = (0.4, 0.01);
        return program;
    }
}
