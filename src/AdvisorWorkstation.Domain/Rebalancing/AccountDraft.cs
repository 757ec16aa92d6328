using AdvisorWorkstation.Domain.Customizations;

namespace AdvisorWorkstation.Domain.Rebalancing;

/// <summary>What the wishes make of an account: the one draft that the optimizer, the alerts and the figures start from.</summary>
public static class AccountDraft
{
    /// <summary>The draft of some holdings with the snapshot's policy written into it.</summary>
    public static ProblemDraft Of(AccountSnapshot snapshot, Holdings holdings)
    {
        var assets = holdings.Securities.Select((v, i) => new DraftAsset(v, holdings.Values[i].ShareOf(holdings.NetAssetValue))).ToList();
        var draft = new ProblemDraft(holdings.NetAssetValue, snapshot.ViewBudgetedGains(), assets) { AsOf = snapshot.AsOf, AboutToLeave = holdings.AboutToLeave };
        draft.Apply(snapshot.Policy);
        return draft;
    }
}
