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

    /// <summary>The exposure of some weights, in standard deviations.</summary>
    public decimal Of(IEnumerable<decimal> weights) =>
        decimal.Round((decimal)weights.Zip(Loadings, (weight, loading) => (double)weight * loading).Sum(), Decimals);
}
