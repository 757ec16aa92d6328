using AdvisorWorkstation.Domain.Indexes;

namespace AdvisorWorkstation.Domain.Tests.Indexes;

public sealed class IndexWeightsTests
{
    [Fact]
    public void Weights_sum_to_exactly_one_and_the_largest_takes_what_rounding_leaves()
    {
        var weights = IndexWeights.Normalize([1m, 1m, 1m]);
        Assert.Equal([0.3333333334m, 0.3333333333m, 0.3333333333m], weights.Select(w => w.Fraction));
    }

    [Fact]
    public void Any_stated_weights_sum_to_exactly_one_with_ten_decimals()
    {
        var random = new Random(20261119);
        for (var i = 0; i < 200; i++)
        {
            var stated = Enumerable.Range(0, random.Next(1, 600)).Select(_ => Math.Round((decimal)random.NextDouble() * 7m, 2) + 0.01m).ToList();
            var weights = IndexWeights.Normalize(stated);
            Assert.Equal(1m, weights.Sum(w => w.Fraction));
            Assert.All(weights, w => Assert.Equal(w.Fraction, decimal.Round(w.Fraction, IndexWeights.Decimals)));
            Assert.All(weights.Zip(stated), p => Assert.InRange(p.First.Fraction * stated.Sum(), p.Second - 0.001m, p.Second + 0.001m));
        }
    }

    [Fact]
    public void Negative_weights_and_weights_of_nothing_are_a_callers_bug()
    {
        Assert.Throws<ArgumentException>(() => IndexWeights.Normalize([0m, 0m]));
        Assert.Throws<ArgumentException>(() => IndexWeights.Normalize([2m, -1m]));
    }
}
