using AdvisorWorkstation.Domain.Markets;
using AdvisorWorkstation.Domain.Monitoring;
using AdvisorWorkstation.Domain.Rebalancing;
using AdvisorWorkstation.Domain.Values;

namespace AdvisorWorkstation.Domain.Models;

/// <summary>What another target does to one account, had it taken effect today.</summary>
/// <param name="Value">What the account is worth.</param>
/// <param name="TrackingErrorOld">Of today's portfolio against what it follows now.</param>
/// <param name="TrackingErrorNew">Of today's portfolio against the new target.</param>
/// <param name="TrackingErrorAfter">Of the portfolio after the best trades, against the new target.</param>
/// <param name="Trades">How many trades that takes; those that are due anyway are among them.</param>
/// <param name="Turnover">Value sold as a part of the account.</param>
/// <param name="Traded">Value bought and sold.</param>
/// <param name="ShortTermGain">Net short-term gain that the trades realize.</param>
/// <param name="LongTermGain">Net long-term gain that the trades realize.</param>
/// <param name="Tax">Tax of the trades at marginal rates; negative saves.</param>
/// <param name="KeptForTax">Names that leave the target and stay in the account because selling them costs more than it is worth.</param>
/// <param name="Leaving">Names that leave the target and that the account holds, the dearest to leave first.</param>
public sealed record TargetEffect(
    Money Value,
    BasisPoints TrackingErrorOld,
    BasisPoints TrackingErrorNew,
    BasisPoints TrackingErrorAfter,
    int Trades,
    Weight Turnover,
    Money Traded,
    Money ShortTermGain,
    Money LongTermGain,
    Money Tax,
    int KeptForTax,
    IReadOnlyList<LeavingName> Leaving)
{
    /// <summary>Compares an account on its old and its new target, or says why it can't be computed.</summary>
    /// <param name="before">The account with what it follows now.</param>
    /// <param name="after">The same account with the new target.</param>
    /// <param name="result">What looking for a better portfolio led to on the new target.</param>
    /// <param name="riskModel">The risk model that both name.</param>
    public static Outcome<TargetEffect> Of(AccountSnapshot before, AccountSnapshot after, RebalanceResult result, RiskModel riskModel)
    {
        if (result is RebalanceResult.Cannot cannot)
        {
            return cannot.Reason;
        }
        var (old, now) = (AccountScan.Of(before, riskModel), AccountScan.Of(after, riskModel));
        if ((old.Refusal ?? now.Refusal) is { } refusal)
        {
            return refusal;
        }
        var rebalance = (result as RebalanceResult.Improved)?.Rebalance;
        var trades = rebalance?.Trades ?? [];
        var leaving = LeavingNames(before, after, trades);
        return new TargetEffect(
            now.Value.Figures.Value,
            old.Value.Figures.Risk.TrackingError,
            now.Value.Figures.Risk.TrackingError,
            rebalance?.After.Risk.TrackingError ?? now.Value.Figures.Risk.TrackingError,
            trades.Count,
            rebalance?.Turnover ?? Weight.Zero,
            rebalance is null ? Money.Zero : rebalance.Sold + rebalance.Bought,
            Sum(trades.Select(t => t.ShortTermGain)),
            Sum(trades.Select(t => t.LongTermGain)),
            Sum(trades.Select(t => t.Tax)),
            leaving.Count(l => l.IsKeptForTax),
            leaving);
    }

    private static List<LeavingName> LeavingNames(AccountSnapshot before, AccountSnapshot after, IReadOnlyList<Trade> trades)
    {
        var remaining = after.Securities.Where(v => v.Target > Weight.Zero).Select(v => v.Security.Id).ToHashSet();
        var held = after.Positions.Where(p => p.Quantity > Shares.Zero).ToDictionary(p => p.Security, p => p.Quantity);
        var sold = trades.Where(t => t.Side == TradeSide.Sell).ToDictionary(t => t.Security, t => t.Quantity);
        return
        [
            .. before.Securities
                .Where(v => v.Target > Weight.Zero && v.Price is not null && held.ContainsKey(v.Security.Id) && !remaining.Contains(v.Security.Id))
                .Select(v => LeavingName.Of(after, v.Security.Id, held[v.Security.Id] - sold.GetValueOrDefault(v.Security.Id)))
                .OrderByDescending(l => l.TaxNow?.Usd ?? decimal.MaxValue)
                .ThenBy(l => l.Ticker),
        ];
    }

    private static Money Sum(IEnumerable<Money> amounts) => amounts.Aggregate(Money.Zero, (sum, a) => sum + a);
}
