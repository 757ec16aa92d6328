using System.Globalization;
using AdvisorWorkstation.Optimizer;

namespace AdvisorWorkstation.Domain.Rebalancing;

/// <summary>What the solve itself says about a decision, in the words of the policy: what limits a trade, when it stops being worth it, what stopped another.</summary>
/// <param name="account">The account.</param>
/// <param name="reasons">The reasons of the trades as they are ordered.</param>
internal sealed class DecisionWords(AccountProblem account, DecisionReasons reasons)
{
    /// <summary>Drifts that cost less than this part of the account are not spoken of.</summary>
    private const double LeastDrift = 1e-7;

    private readonly Dictionary<int, Stop> _drifts = reasons.LeftDrifts(LeastDrift).ToDictionary(drift => drift.Asset, drift => drift.Stop);

    private readonly Dictionary<int, Stop> _keptLots = reasons.KeptLosses(0d).ToDictionary(kept => kept.Lot!.Value, kept => kept.Stop);

    /// <summary>What limits a trade, and the price above which a sale stops being worth it; empty when there is nothing to say.</summary>
    public string OfTrade(int asset) => Limit(asset) + Breakeven(asset);

    /// <summary>The requirement that keeps a lot from being sold at a loss, as a sentence; null when none does.</summary>
    public string? KeptLot(int lot) => InTheWay(_keptLots.GetValueOrDefault(lot));

    /// <summary>The requirement that keeps a weight from its target, as a sentence; null when none does, or when it was left for a trade of the same name.</summary>
    public string? LeftDrift(int asset) =>
        _drifts.GetValueOrDefault(asset) is { Requirement.Kind: not RequirementKind.WashExclusion } stop ? InTheWay(stop) : null;

    private string Limit(int asset) => reasons.Limit(asset)?.Requirement switch
    {
        null => "",
        { Kind: RequirementKind.MinTrade } => " It is as small as a trade may be.",
        { } requirement => $" Limited by {RequirementWords.Of(account, requirement)}.",
    };

    private string Breakeven(int asset) => reasons.BreakevenPrice(asset) is { } price
        ? string.Create(CultureInfo.InvariantCulture, $" Stops being worth it above ${price * UnitPrice(asset):#,##0.00}.")
        : "";

    /// <summary>A share's price over the price of what the optimizer takes for one share, such as a round lot.</summary>
    private double UnitPrice(int asset) => (double)account.Holdings.Securities[asset].Price!.Value.UsdPerShare / account.Problem.Assets.Price[asset];

    private string? InTheWay(Stop? stop) =>
        stop is { Requirement: { } requirement, Cost: > 0d } ? $"In the way: {RequirementWords.Of(account, requirement)}." : null;
}
