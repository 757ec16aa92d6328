using AdvisorWorkstation.Domain.Exports;
using AdvisorWorkstation.Domain.Markets;
using AdvisorWorkstation.Domain.Values;

namespace AdvisorWorkstation.Features.Exports;

/// <summary>A proposal of a batch: what the record of an order has to say of it (204-2(a)(3)).</summary>
internal sealed record BatchProposal(
    ProposalId Id,
    int Revision,
    string AccountNumber,
    string AccountName,
    bool Discretionary,
    string RecommendedBy,
    string ApprovedBy,
    string ContentHash);

/// <summary>A batch about to be released: its orders, who places them, and on whose approval.</summary>
internal sealed record BatchReport(
    OrderBatchId Id,
    DateTimeOffset At,
    PersonId PlacedBy,
    string PlacedByName,
    OrderPlan Plan,
    IReadOnlyDictionary<ProposalId, BatchProposal> Proposals,
    IReadOnlyDictionary<SecurityId, Security> Securities)
{
    /// <summary>The day that the orders are good for.</summary>
    public DateOnly OrderDate => DateOnly.FromDateTime(At.UtcDateTime);
}
