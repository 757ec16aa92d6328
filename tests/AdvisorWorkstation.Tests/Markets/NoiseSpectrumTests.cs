using AdvisorWorkstation.Features.Markets.Estimation;

namespace AdvisorWorkstation.Tests.Markets;

public sealed class NoiseSpectrumTests
{
    private static readonly double[] EqualDays = [.. Enumerable.Repeat(1d / 1_000d, 1_000)];

    [Theory]
    [InlineData(100)]
    [InlineData(500)]
    [InlineData(2_000)]
    public void Equal_days_have_the_edge_of_marchenko_and_pastur(int securities)
    {
        var edge = Math.Pow(1d + Math.Sqrt(securities / 1_000d), 2d);
        Assert.Equal(edge, new NoiseSpectrum(EqualDays, securities).Edge, 6);
    }

    [Theory]
    [InlineData(4d)]
    [InlineData(20d)]
    public void Equal_days_have_the_closed_form_of_the_spiked_model(double real)
    {
        const double Ratio = 0.5d;
        var sample = real * (1d + (Ratio / (real - 1d)));
        var overlap = (1d - (Ratio / ((real - 1d) * (real - 1d)))) / (1d + (Ratio / (real - 1d)));
        Assert.Equal((real - 1d) * overlap, new NoiseSpectrum(EqualDays, 500).ExcessOf(sample), 6);
    }

    [Fact]
    public void Unequal_days_blur_more()
    {
        var fading = Enumerable.Range(0, 1_000).Select(t => Math.Pow(0.5, t / 200d)).ToArray();
        var sum = fading.Sum();
        Assert.True(new NoiseSpectrum([.. fading.Select(w => w / sum)], 500).Edge > new NoiseSpectrum(EqualDays, 500).Edge);
    }
}
