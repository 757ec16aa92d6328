using AdvisorWorkstation.Domain.Rebalancing;
using AdvisorWorkstation.Domain.Values;
using AdvisorWorkstation.UI;

namespace AdvisorWorkstation.Features.Proposals;

/// <summary>One figure of a comparison: today, with what the optimizer wants now, with what is tried.</summary>
internal sealed record WhatIfLine(string Name, string Definition, string Today, string AsNow, string Tried, string Difference)
{
    private const string None = "\u2014";

    public static IReadOnlyList<WhatIfLine> Of(RebalanceResult? asNow, RebalanceResult tried)
    {
        var now = (asNow as RebalanceResult.Improved)?.Rebalance;
        var then = (tried as RebalanceResult.Improved)?.Rebalance;
        var before = now?.Before ?? then?.Before;
        return
        [
            Dollars("Worth at the dial, $", "Risk reduced at the dial's price, plus tax saved and wishes served, minus trading cost", Format.Zero, now?.Objective.Worth, then?.Objective.Worth),
            new(
                "Tracking error, bp",
                "Expected annual deviation from what the account follows, one standard deviation",
                Format.Bp(before?.Risk.TrackingError),
                Text(now?.After.Risk.TrackingError, f => Format.Bp(f)),
                Text(then?.After.Risk.TrackingError, f => Format.Bp(f)),
                now is not null && then is not null ? Format.SignedBp(then.After.Risk.TrackingError - now.After.Risk.TrackingError) : None),
            Dollars("Tax at marginal rates, $", "Tax on the gains of these trades, before netting; negative saves", Format.Zero, now?.Objective.Tax, then?.Objective.Tax),
            Dollars("Net short-term gain now, $", "Realized by these trades", Format.Zero, ShortTerm(now), ShortTerm(then)),
            Dollars("Net long-term gain now, $", "Realized by these trades", Format.Zero, LongTerm(now), LongTerm(then)),
            new(
                "Sold, % of value",
                "Value sold against the account before trading",
                Format.Zero,
                Text(now?.Turnover, w => Format.Percent(w)),
                Text(then?.Turnover, w => Format.Percent(w)),
                now is not null && then is not null ? Format.SignedPercent(then.Turnover - now.Turnover) : None),
            Dollars("Cash after, $", "Cash less withdrawals due within 14 days, after trading", Format.Usd(before?.Cash), now?.After.Cash, then?.After.Cash) with
            {
                AsNow = now is null ? None : Format.Usd(now.After.Cash),
                Tried = then is null ? None : Format.Usd(then.After.Cash),
            },
            Dollars("Trading cost, $", "Estimated spread of all trades", Format.Zero, now?.Objective.Cost, then?.Objective.Cost) with
            {
                AsNow = now is null ? None : Format.Usd(now.Objective.Cost),
                Tried = then is null ? None : Format.Usd(then.Objective.Cost),
            },
            new("Trades", "Securities bought or sold", Format.Zero, now is null ? None : Format.Count(now.Trades.Count), then is null ? None : Format.Count(then.Trades.Count), ""),
            new(
                "Certified gap, bp",
                "No allowed portfolio is better by more than this",
                "",
                Text(now?.Certificate.Gap, g => Format.GapBp(g)),
                Text(then?.Certificate.Gap, g => Format.GapBp(g)),
                ""),
        ];
    }

    private static WhatIfLine Dollars(string name, string definition, string today, Money? asNow, Money? tried) => new(
        name,
        definition,
        today,
        asNow is null ? None : Format.SignedUsd(asNow),
        tried is null ? None : Format.SignedUsd(tried),
        asNow is { } a && tried is { } b ? Format.SignedUsd(b - a) : None);

    private static Money? ShortTerm(Rebalance? rebalance) => rebalance is null ? null : rebalance.YearToDateAfter.ShortTerm - rebalance.YearToDate.ShortTerm;

    private static Money? LongTerm(Rebalance? rebalance) => rebalance is null ? null : rebalance.YearToDateAfter.LongTerm - rebalance.YearToDate.LongTerm;

    private static string Text<T>(T? value, Func<T, string> format) where T : struct => value is { } known ? format(known) : None;
}
