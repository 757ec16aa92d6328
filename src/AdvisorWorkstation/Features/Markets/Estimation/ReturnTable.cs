namespace AdvisorWorkstation.Features.Markets.Estimation;

/// <summary>
/// Daily log returns of a panel, the weight of each day, and each security's weighted mean and deviation over the days it has.
/// </summary>
internal sealed class ReturnTable
{
    private readonly double[] _returns;

    private ReturnTable(int securities, int days, double[] returns, double[] weights)
    {
        (Securities, Days, _returns, DayWeights) = (securities, days, returns, weights);
        (Counts, Means, Deviations, EffectiveDays) = (new int[securities], new double[securities], new double[securities], new double[securities]);
        WeightSums = new double[securities];
        for (var i = 0; i < securities; i++)
        {
            Summarize(i);
        }
    }

    public int Securities { get; }

    public int Days { get; }

    /// <summary>The weight of each day; together one.</summary>
    public double[] DayWeights { get; }

    /// <summary>Returns that each security has.</summary>
    public int[] Counts { get; }

    public double[] Means { get; }

    /// <summary>The standard deviation of each security's daily return; zero when it has none or never moved.</summary>
    public double[] Deviations { get; }

    /// <summary>The number of equally weighted days that a security's weighted days are worth (Kish).</summary>
    public double[] EffectiveDays { get; }

    /// <summary>The weight of the days that each security has.</summary>
    public double[] WeightSums { get; }

    /// <summary>The returns of one security, oldest first; not a number where a close is missing at either end.</summary>
    public ReadOnlySpan<double> Of(int security) => _returns.AsSpan(security * Days, Days);

    public static ReturnTable From(PricePanel panel, StatisticalRiskOptions options)
    {
        var days = Math.Max(Math.Min(options.MaxReturns, panel.Days.Count - 1), 0);
        var first = panel.Days.Count - days;
        var returns = new double[panel.Securities.Count * days];
        for (var i = 0; i < panel.Securities.Count; i++)
        {
            var closes = panel.ClosesOf(i);
            for (var t = 0; t < days; t++)
            {
                var change = Math.Log(closes[first + t] / closes[first + t - 1]);
                returns[(i * days) + t] = Math.Abs(change) <= options.LargestReturn ? change : double.NaN;
            }
        }
        return new ReturnTable(panel.Securities.Count, days, returns, ExponentialWeights(days, options.HalfLifeDays));
    }

    private static double[] ExponentialWeights(int days, double halfLife)
    {
        var weights = new double[days];
        var sum = 0d;
        for (var t = 0; t < days; t++)
        {
            weights[t] = Math.Pow(0.5, (days - 1 - t) / halfLife);
            sum += weights[t];
        }
        for (var t = 0; t < days; t++)
        {
            weights[t] /= sum;
        }
        return weights;
    }

    private void Summarize(int security)
    {
        var returns = Of(security);
        var (weight, squares, sum) = (0d, 0d, 0d);
        for (var t = 0; t < Days; t++)
        {
            if (!double.IsNaN(returns[t]))
            {
                Counts[security]++;
                weight += DayWeights[t];
                squares += DayWeights[t] * DayWeights[t];
                sum += DayWeights[t] * returns[t];
            }
        }
        if (Counts[security] == 0)
        {
            return;
        }
        var mean = sum / weight;
        var variance = 0d;
        for (var t = 0; t < Days; t++)
        {
            if (!double.IsNaN(returns[t]))
            {
                variance += DayWeights[t] * (returns[t] - mean) * (returns[t] - mean) / weight;
            }
        }
        Means[security] = mean;
        Deviations[security] = Math.Sqrt(variance);
        WeightSums[security] = weight;
        EffectiveDays[security] = weight * weight / squares;
    }
}
