using AdvisorWorkstation.Domain.Markets;
using AdvisorWorkstation.Domain.Rebalancing;
using AdvisorWorkstation.Domain.Values;

namespace AdvisorWorkstation.Domain.Wishes;

/// <summary>What the best allowed trades of today come to.</summary>
/// <param name="TrackingError">After them, expected, a year.</param>
/// <param name="Tax">What they cost in tax at marginal rates; negative saves.</param>
/// <param name="Cost">What trading costs.</param>
/// <param name="Worth">Risk reduced plus tax saved minus cost; zero where nothing is traded.</param>
/// <param name="Trades">How many trades.</param>
/// <param name="Traded">Value bought and sold.</param>
public sealed record Outlook(BasisPoints TrackingError, Money Tax, Money Cost, Money Worth, int Trades, Money Traded)
{
    /// <summary>The outlook of an account, or why it has none.</summary>
    public static Outcome<Outlook> Of(AccountSnapshot snapshot, RiskModel riskModel, RebalanceResult result) => result switch
    {
        RebalanceResult.Improved { Rebalance: var made } => new Outlook(
            made.After.Risk.TrackingError, made.Objective.Tax, made.Objective.Cost, made.Objective.Worth, made.Trades.Count, made.Sold + made.Bought),
        RebalanceResult.AlreadyBest => Untouched(snapshot, riskModel),
        RebalanceResult.Cannot cannot => cannot.Reason,
        _ => throw new InvalidOperationException($"no outlook of {result}"),
    };

    private static Outcome<Outlook> Untouched(AccountSnapshot snapshot, RiskModel riskModel)
    {
        var holdings = Holdings.Of(snapshot);
        if (holdings.IsRefused)
        {
            return holdings.Refusal;
        }
        var risk = AlignedRisk.For(riskModel, [.. holdings.Value.Securities.Select(v => v.Security)], holdings.Value.Targets());
        var figures = PortfolioMeasure.Of(holdings.Value, risk, Harvestable.Of(snapshot));
        return new Outlook(figures.Risk.TrackingError, Money.Zero, Money.Zero, Money.Zero, 0, Money.Zero);
    }
}

/// <summary>
/// What a choice costs an account now: the best allowed trades with it against the best without it, two solves of the same snapshot. Each tag stands
/// for its choice alone; tags do not add up.
/// </summary>
/// <param name="With">With the choice.</param>
/// <param name="Without">Without it.</param>
public sealed record PriceTag(Outlook With, Outlook Without)
{
    /// <summary>Tracking error that it adds.</summary>
    public BasisPoints TrackingError => With.TrackingError - Without.TrackingError;

    /// <summary>Tax that it costs now; negative saves.</summary>
    public Money Tax => With.Tax - Without.Tax;

    /// <summary>Trading cost that it adds now.</summary>
    public Money Cost => With.Cost - Without.Cost;

    /// <summary>What the account's rebalance is worth less because of it; negative where it makes more trades worth while.</summary>
    public Money Worth => Without.Worth - With.Worth;
}
