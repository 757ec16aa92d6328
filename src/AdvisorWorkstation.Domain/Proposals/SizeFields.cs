using AdvisorWorkstation.Domain.Conditions;
using AdvisorWorkstation.Domain.Customizations.Options;
using AdvisorWorkstation.Domain.Rebalancing;

namespace AdvisorWorkstation.Domain.Proposals;

/// <summary>How large a proposal and its orders are.</summary>
internal static class SizeFields
{
    private static readonly Field TurnoverField = new("turnover", "turnover", FieldUnit.Share, "Value sold over account value before trading.");

    public static IReadOnlyList<ProposalField> All { get; } =
    [
        new(TurnoverField, Turnover),
        new(new Field("turnover-deviations", "turnover against peers", FieldUnit.Deviations,
            "How far the turnover is above the mean of other accounts of the same model in the last run before, in their standard deviations."), AgainstPeers),
        new(new Field("trades", "trades", FieldUnit.Count, "Securities bought or sold."), s => new Fact(s.Rebalance.Trades.Count, $"{s.Rebalance.Trades.Count} trades")),
        new(new Field("order-value", "largest order", FieldUnit.Usd, "Value of the largest trade."), LargestOrder),
        new(new Field("order-of-volume", "largest order of a day's volume", FieldUnit.Share,
            "Shares of a trade over the security's average daily volume, the largest; unknown volumes do not count."), LargestOfVolume),
        new(new Field("names-above-cap", "names bought above their cap", FieldUnit.Count, "Securities whose weight rises and ends above the account's single-name cap."), AboveCap),
    ];

    private static Fact Turnover(ProposalSubject s)
    {
        var turnover = s.Rebalance.Before.Value.Usd > 0m ? s.Rebalance.Sold.Usd / s.Rebalance.Before.Value.Usd : 0m;
        return new Fact(turnover, $"sells {TurnoverField.Say(turnover)}");
    }

    private static Fact AgainstPeers(ProposalSubject s) => s.Around.Peers is { Deviation.Fraction: > 0m } peers
        ? new Fact(
            decimal.Round((s.Rebalance.Turnover - peers.Mean).Fraction / peers.Deviation.Fraction, 4),
            $"sells {s.Rebalance.Turnover.Percent:0.00}% where {peers.Count} accounts of the model sold {peers.Mean.Percent:0.00}% on average")
        : new Fact(null);

    private static Fact LargestOrder(ProposalSubject s) => s.Rebalance.Trades.MaxBy(t => t.Value) is { } largest
        ? new Fact(largest.Value.Usd, $"{(largest.Side == TradeSide.Buy ? "buys" : "sells")} {largest.Ticker} for {largest.Value.Usd:$#,##0}")
        : new Fact(0m);

    private static Fact LargestOfVolume(ProposalSubject s)
    {
        var volumes = s.Snapshot.Securities.ToDictionary(v => v.Security.Id, v => v.Security.AverageDailyVolume);
        return s.Rebalance.Trades
            .Where(t => volumes[t.Security] is { Count: > 0m })
            .Select(t => (Trade: t, Part: t.Quantity.Count / volumes[t.Security]!.Value.Count))
            .OrderByDescending(t => t.Part)
            .ThenBy(t => t.Trade.Line)
            .Select(t => new Fact(t.Part, $"{t.Trade.Ticker} is {t.Part * 100m:0.0}% of an average day's volume"))
            .FirstOrDefault() ?? new Fact(0m);
    }

    private static Fact AboveCap(ProposalSubject s)
    {
        var (cap, views, nav) = (s.Snapshot.Policy.Require<SingleNameCap>(), s.Snapshot.Securities.ToDictionary(v => v.Security.Id), s.Rebalance.After.NetAssetValue);
        var held = s.Snapshot.Positions.ToDictionary(p => p.Security, p => p.Quantity);
        var above = s.Rebalance.Trades
            .Where(t => t.Side == TradeSide.Buy)
            .Select(t => (t.Ticker, After: ((held.GetValueOrDefault(t.Security) + t.Quantity) * t.Price).ShareOf(nav), Cap: cap.On(views[t.Security].Target)))
            .Where(t => t.After > t.Cap)
            .Select(t => $"{t.Ticker} rises to {t.After.Percent:0.00}%, above its cap of {t.Cap.Percent:0.00}%")
            .ToList();
        return new Fact(above.Count, string.Join("; ", above));
    }
}
