using AdvisorWorkstation.Domain.Accounts;
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
            RequirementKind.MinCash when account.Draft.MinimumCash < Weight.Zero => $"a debt of at most ${(nav * -account.Draft.MinimumCash).Usd:N0}",
            RequirementKind.MinCash => $"cash of at least ${(nav * account.Draft.MinimumCash).Usd:N0}",
            RequirementKind.MaxCash => $"cash of at most {account.Draft.MaximumCash.Percent:0.##}%",
            RequirementKind.RowLower or RequirementKind.RowUpper => account.Problem.Rows[requirement.Index].Name,
            RequirementKind.Turnover => account.Draft.TurnoverReason is { } reason ? $"that {reason}" : $"turnover of at most {account.Problem.Limits.TurnoverCap * 100d:0.##}%",
            RequirementKind.ShortTermGains when IsForced(account, account.Draft.ForcedShortTermLoss) => $"short-term losses of at least ${account.Draft.ForcedShortTermLoss.Usd:N0}",
            RequirementKind.LongTermGains when IsForced(account, account.Draft.ForcedLongTermLoss) => $"long-term losses of at least ${account.Draft.ForcedLongTermLoss.Usd:N0}",
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
            _ when account.Draft.Assets[requirement.Index].LimitReason is { } limit => limit,
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
        RequirementKind.LockedLot => "the lots that may not be sold (wash sales, unknown basis, wishes)",
        RequirementKind.OutsideIndex => "that nothing is bought which the account does not follow",
        RequirementKind.AssetLower => "the least weights of single names",
        RequirementKind.AssetUpper => "the caps on single names",
        _ => kind.ToString(),
    };

    private static string Locked(AccountProblem account, int lot)
    {
        var ticker = TickerOf(account, account.Problem.Lots.Asset[lot]);
        return account.Lots[lot] is null ? $"the quarantine of {ticker}"
            : account.LotTaxes[lot] is null && account.Snapshot.Account.Kind.IsTaxable() ? $"the unknown basis of a lot of {ticker}"
            : account.DraftLots[lot] is { Locks: [var first, ..] } ? $"that a lot of {ticker} stays, because {first.Reason}"
            : $"the wash-sale rule on {ticker}";
    }

    /// <summary>True while losses are demanded; where they are not possible, the limit is the budget again.</summary>
    private static bool IsForced(AccountProblem account, Money losses) =>
        losses > Money.Zero && Math.Min(account.Problem.Limits.ShortTermGainBudget, account.Problem.Limits.LongTermGainBudget) < 0d;

    private static string Wish(AccountProblem account, int asset) =>
        account.Draft.Assets[asset].Reasons is { Count: > 0 } reasons
            ? $"the wish on {TickerOf(account, asset)} ({string.Join("; ", reasons)})"
            : $"the quarantine of {TickerOf(account, asset)}";

    private static Ticker TickerOf(AccountProblem account, int asset) => account.Holdings.Securities[asset].Security.Ticker;
}
