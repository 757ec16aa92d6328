using AdvisorWorkstation.Domain.Conditions;
using AdvisorWorkstation.Domain.Customizations.Options;
using AdvisorWorkstation.Domain.Rebalancing;

namespace AdvisorWorkstation.Domain.Proposals;

/// <summary>What is special about the account or the day.</summary>
internal static class CircumstanceFields
{
    public static IReadOnlyList<ProposalField> All { get; } =
    [
        new(new Field("first-proposal", "first proposal", FieldUnit.Count, "One when nothing was ever traded for the account: no order of ours, no booked trade."),
            s => new Fact(s.Around.IsFirst ? 1m : 0m, "nothing was ever traded for this account")),
        new(new Field("not-discretionary", "client consent needed", FieldUnit.Count, "One when the client has to agree to each trade."),
            s => new Fact(s.Snapshot.Policy.Require<Discretion>().Holds(s.Snapshot.Account.Discretionary) ? 0m : 1m, "not discretionary: the client has to agree to each trade")),
        new(new Field("settings-changed", "settings changed since the last run", FieldUnit.Count, "Wishes and defaults of the account that changed since the last run over it."),
            s => new Fact(s.Around.ChangedSettings.Count, $"changed since the last run: {string.Join("; ", s.Around.ChangedSettings.Select(c => c.TrimEnd('.')))}")),
        new(new Field("actions-pending", "corporate actions on traded names", FieldUnit.Count, "Traded securities with a corporate action that takes effect within 2 days."), Pending),
    ];

    private static Fact Pending(ProposalSubject s)
    {
        var day = s.Snapshot.AsOf;
        var near = s.Around.PendingActions.Where(a => Math.Abs(day.DaysUntil(a.Effective)) <= PendingAction.WithinDays).ToLookup(a => a.Security);
        var traded = s.Rebalance.Trades
            .SelectMany(t => near[t.Security].Select(a => $"{(t.Side == TradeSide.Buy ? "buys" : "sells")} {t.Ticker}: {a.Words} on {a.Effective:yyyy-MM-dd}"))
            .ToList();
        return new Fact(traded.Count, string.Join("; ", traded));
    }
}
