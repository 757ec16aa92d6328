using AdvisorWorkstation.Domain.Audit;
using AdvisorWorkstation.Domain.Proposals;
using AdvisorWorkstation.Features.Accounts;

namespace AdvisorWorkstation.Features.Proposals;

/// <summary>Writes the figures of a revision into the proposal's row, for lists.</summary>
internal static class ProposalHeadline
{
    public static void Fill(ProposalRow row, ProposalContent content)
    {
        var rebalance = content.Rebalance;
        row.HasBlock = content.HasBlock;
        row.NetAssetValue = rebalance.Before.Value.RoundedToCents;
        row.Worth = rebalance.Objective.Worth.RoundedToCents;
        row.Sold = rebalance.Sold;
        row.Bought = rebalance.Bought;
        row.Turnover = rebalance.Turnover;
        row.Tax = rebalance.Objective.Tax;
        row.TrackingErrorBefore = rebalance.Before.Risk.TrackingError;
        row.TrackingErrorAfter = rebalance.After.Risk.TrackingError;
        row.Gap = rebalance.Certificate.Gap;
        row.Trades = rebalance.Trades.Count;
    }
}

/// <summary>Events about proposals that are no transitions.</summary>
internal static class ProposalEvents
{
    public static AuditEvent Made(ProposalRow row, AccountRow account) => new(
        "proposal.made",
        "proposal",
        row.Id.ToString(),
        row.Revision,
        new Dictionary<string, object?>
        {
            ["account"] = account.Id.ToString(),
            ["accountName"] = account.Name,
            ["run"] = row.RunId.ToString(),
            ["contentHash"] = row.ContentHash,
            ["snapshotHash"] = row.SnapshotHash,
            ["trades"] = row.Trades,
            ["turnover"] = row.Turnover.Fraction,
            ["worth"] = row.Worth.Usd,
            ["gapBp"] = row.Gap.Value,
        });
}
