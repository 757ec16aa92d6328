using AdvisorWorkstation.Benchmarks.Generation;

namespace AdvisorWorkstation.Optimizer.Tests.Problem;

/// <summary>A certificate proves exactly what it says: whatever is changed in it proves less, and a split that loses a trade proves nothing.</summary>
public sealed class CertificateTests
{
    private static readonly RebalanceProblem Account = new InstanceGenerator(
        new InstanceShape { Assets = 40, NavUsd = 100_000, Styles = 2, Fractional = 0.2, MinTradeUsd = 50, TradeShare = 0.5, Turnover = 0.1, BandsForce = false }, 3).Generate();

    private static readonly Solution Solved = new RebalanceSolver().Solve(Account, SolverSettings.Default, CancellationToken.None);

    private static double Proven(Certificate certificate) => CertificateVerifier.Verify(Account, certificate).Bound;

    private static IEnumerable<Multipliers> Changed(Multipliers m, double by)
    {
        for (var j = 0; j < m.Pi.Length; j++)
            yield return m with { Pi = Moved(m.Pi, j, by) };
        yield return m with { Cash = m.Cash + by };
        for (var r = 0; r < m.Rows.Length; r++)
            yield return m with { Rows = Moved(m.Rows, r, by / Account.Rows[r].Coefficient.Max(Math.Abs)) };
        yield return m with { Turnover = m.Turnover + by };
        yield return m with { ShortTermGains = m.ShortTermGains + by };
        yield return m with { LongTermGains = m.LongTermGains + by };
        yield return m with { Trades = m.Trades + 0.01 * Math.Abs(by) };
    }

    private static double[] Moved(double[] values, int index, double by) => [.. values.Select((value, i) => i == index ? value + by : value)];

    [Theory]
    [InlineData(0.05)]
    [InlineData(-0.05)]
    public void Every_multiplier_counts(double by)
    {
        var root = new RebalanceSolver().Solve(Account, new SolverSettings { MostNodes = 0 }, TestContext.Current.CancellationToken);
        var best = ((Certificate.Leaf)root.Certificate!).Multipliers;
        Assert.Equal(root.Bound, Proven(root.Certificate!), 1e-12);
        var same = Changed(best, by).Count(changed => Math.Abs(Proven(new Certificate.Leaf(changed)) - root.Bound) < 1e-9);
        Assert.All(Changed(best, by), changed => Assert.True(Proven(new Certificate.Leaf(changed)) <= root.Bound + 1e-8));
        // a price of a budget is never below 0: what has none can't lose any
        var clipped = by > 0 ? 0 : new[] { best.Turnover, best.ShortTermGains, best.LongTermGains }.Count(price => price < 1e-6);
        Assert.Equal(clipped, same);
    }

    [Fact]
    public void Whatever_the_multipliers_are_the_bound_holds()
    {
        var random = new Random(5);
        var best = Solved.Multipliers!;
        for (var trial = 0; trial < 200; trial++)
        {
            double Any(double scale) => scale * (random.NextDouble() - 0.5);
            var any = best with
            {
                Pi = [.. best.Pi.Select(pi => pi + Any(0.5))],
                Cash = best.Cash + Any(0.2),
                Rows = [.. best.Rows.Select((row, r) => row + Any(0.2) / Account.Rows[r].Coefficient.Max(Math.Abs))],
                Turnover = Math.Abs(Any(0.5)),
                ShortTermGains = Math.Abs(Any(0.5)),
                LongTermGains = Math.Abs(Any(0.5)),
                Trades = Math.Abs(Any(0.001)),
            };
            Assert.True(Proven(new Certificate.Leaf(any)) <= Solved.After!.Objective);
        }
    }

    [Fact]
    public void A_split_that_loses_a_trade_proves_nothing()
    {
        var split = Assert.IsType<Certificate.Split>(Solved.Certificate);
        Assert.Equal(Solved.Bound, Proven(split), 1e-12);
        Refuses(split with { Below = split.Below - 0.01 }, "loses trades");
        Refuses(split with { Above = split.Above + 0.01 }, "loses trades");
        Refuses(split with { Left = new Certificate.Empty() }, "is not");
        Refuses(split with { Right = new Certificate.Empty() }, "is not");
    }

    [Fact]
    public void A_leaf_proves_no_more_than_its_part()
    {
        var split = Assert.IsType<Certificate.Split>(Solved.Certificate);
        var root = new Certificate.Leaf(Solved.Multipliers!);
        Assert.True(Proven(split with { Left = root }) <= Solved.Bound + 1e-12);
        Assert.True(Proven(root) < Solved.Bound);
    }

    [Fact]
    public void Multipliers_of_another_problem_are_refused()
    {
        var m = Solved.Multipliers!;
        Refuses(new Certificate.Leaf(m with { Pi = m.Pi[1..] }), "wrong lengths");
        Refuses(new Certificate.Leaf(m with { Rows = [.. m.Rows, 0] }), "wrong lengths");
    }

    private static void Refuses(Certificate certificate, string why)
    {
        var (bound, findings) = CertificateVerifier.Verify(Account, certificate);
        Assert.True(double.IsNegativeInfinity(bound));
        Assert.Contains(findings, finding => finding.Contains(why, StringComparison.Ordinal));
    }
}
