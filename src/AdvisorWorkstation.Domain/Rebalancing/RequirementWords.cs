using AdvisorWorkstation.Domain.Values;
using AdvisorWorkstation.Optimizer;

namespace AdvisorWorkstation.Domain.Rebalancing;

/// <summary>The optimizer's requirements in the words of the policy that caused them.</summary>
internal static class RequirementWords
{
    public static string Of(AccountProblem account, Requirement requirement)
    {
        var nav = account.Holdings.NetAssetValue;
        return requirement.Kind switch
        {
            RequirementKind.MinCash => $"cash of at least ${(nav * account.Draft.MinimumCash).Usd:N0}",
            RequirementKind.MaxCash => $"cash of at most {account.Draft.MaximumCash.Percent:0.##}%",
            RequirementKind.RowLower or RequirementKind.RowUpper => account.Problem.Rows[requirement.Index].Name,
            RequirementKind.Turnover => $"turnover of at most {account.Draft.TurnoverCap?.Percent:0.##}%",
            RequirementKind.ShortTermGains => $"short-term gains of at most ${account.Draft.ShortTermGainBudget?.Usd:N0}",
            RequirementKind.LongTermGains => $"long-term gains of at most ${account.Draft.LongTermGainBudget?.Usd:N0}",
            RequirementKind.TradeCount => $"at most {account.Draft.MaximumTrades} trades",
            RequirementKind.MinTrade => $"trades of at least ${account.Draft.MinimumTrade.Usd:N0}",
            RequirementKind.WashExclusion => "that nothing is sold and bought back at once",
            RequirementKind.WholeShares => $"whole shares at {account.Snapshot.Custodian.Name}",
            _ when requirement.Index < 0 => OfMany(requirement.Kind),
            RequirementKind.LockedLot => Locked(account, requirement.Index),
            RequirementKind.WashNoBuy => $"the wash-sale rule on {TickerOf(account, requirement.Index)}",
            RequirementKind.MustSell or RequirementKind.NoBuy or RequirementKind.NoSell => Wish(account, requirement.Index),
            _ => $"the limits of {TickerOf(account, requirement.Index)}",
        };
    }

    /// <summary>A kind of requirement that so many securities have that naming them would say less.</summary>
    private static string OfMany(RequirementKind kind) => kind switch
    {
        RequirementKind.NoBuy => "what may not be bought",
        RequirementKind.NoSell => "what may not be sold",
        RequirementKind.MustSell => "what has to be sold",
        RequirementKind.WashNoBuy => "the wash-sale rule on what the household sold at a loss",
        RequirementKind.LockedLot => "the lots that may not be sold (wash sales, unknown basis)",
        RequirementKind.OutsideIndex => "that nothing is bought which the account does not follow",
        RequirementKind.AssetLower => "the least weights of single names",
        RequirementKind.AssetUpper => "the caps on single names",
        _ => kind.ToString(),
    };

    private static string Locked(AccountProblem account, int lot)
    {
        var ticker = TickerOf(account, account.Problem.Lots.Asset[lot]);
        return account.Lots[lot] is null ? $"the quarantine of {ticker}"
            : account.LotTaxes[lot] is null ? $"the unknown basis of a lot of {ticker}"
            : $"the wash-sale rule on {ticker}";
    }

    private static string Wish(AccountProblem account, int asset) =>
        account.Draft.Assets[asset].Reasons is { Count: > 0 } reasons
            ? $"the wish on {TickerOf(account, asset)} ({string.Join("; ", reasons)})"
            : $"the quarantine of {TickerOf(account, asset)}";

    private static Ticker TickerOf(AccountProblem account, int asset) => account.Holdings.Securities[asset].Security.Ticker;
}
