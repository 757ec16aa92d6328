namespace AdvisorWorkstation.Domain.Customizations;

/// <summary>
/// One factor of the risk model across an account's securities. A model's factors have no units of their own, so each is stated in standard deviations
/// of its loadings over the target: a security's loading less the target's average, over the target-weighted deviation. Cash counts as the average.
/// </summary>
/// <param name="Number">Its place in the model, from one.</param>
/// <param name="Loadings">In standard deviations, in the order of the draft's securities.</param>
public sealed record FactorExposure(int Number, IReadOnlyList<double> Loadings)
{
    private const int Decimals = 12;

    /// <summary>The name in sentences.</summary>
    public string Name => FormattableString.Invariant($"factor {Number}");

    /// <summary>The loadings as coefficients of a limit.</summary>
    public IReadOnlyList<decimal> Coefficients { get; } = [.. Loadings.Select(l => (decimal)l)];

    /// <summary>The exposure of some weights, in standard deviations.</summary>
    public decimal Of(IEnumerable<decimal> weights) => Of([.. weights.Select(w => (double)w)]);

    /// <summary>The same of weights that several factors are asked about.</summary>
    public decimal Of(double[] weights)
    {
        var sum = 0d;
        for (var i = 0; i < weights.Length; i++)
        {
            sum += weights[i] * Loadings[i];
        }
        return decimal.Round((decimal)sum, Decimals);
    }
}
