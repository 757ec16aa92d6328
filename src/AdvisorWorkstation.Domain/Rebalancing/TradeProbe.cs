using AdvisorWorkstation.Domain.Values;

namespace AdvisorWorkstation.Domain.Rebalancing;

/// <summary>
/// What one more or one fewer trade would do to the objective, everything else kept and cash taking up the difference: the difference of two
/// evaluations, in dollars. Risk moves by gamma (2 d (Va)_i + d^2 V_ii) for a change d of one weight (optimizer.md, The problem).
/// </summary>
internal sealed class TradeProbe(AccountProblem account, double[] activeWeights)
{
    private readonly double[] _marginal = account.Risk.Marginal(activeWeights);

    /// <summary>The change of the risk term in dollars when an asset's weight changes; negative is better.</summary>
    public Money RiskOf(int asset, double change)
    {
        var variance = (2d * change * _marginal[asset]) + (change * change * account.Risk.OwnVariance(asset));
        return new Money(decimal.Round((decimal)(account.Problem.Weights.Gamma * variance) * account.Holdings.NetAssetValue.Usd, 4));
    }

    /// <summary>The change in dollars of what the wishes for tilts and scores cost when an asset's weight changes; negative is better.</summary>
    public Money WishOf(int asset, double change) =>
        new(decimal.Round((decimal)(account.Problem.Assets.Linear[asset] * change) * account.Holdings.NetAssetValue.Usd, 4));

    /// <summary>An amount as the optimizer's fraction.</summary>
    public double FractionOf(Money value) => (double)(value.Usd / account.Holdings.NetAssetValue.Usd);
}
