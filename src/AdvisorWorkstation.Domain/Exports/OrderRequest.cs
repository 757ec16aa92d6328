using AdvisorWorkstation.Domain.Accounts;
using AdvisorWorkstation.Domain.Markets;
using AdvisorWorkstation.Domain.Rebalancing;
using AdvisorWorkstation.Domain.Values;

namespace AdvisorWorkstation.Domain.Exports;

/// <summary>One approved proposal with what its account holds at the moment of release.</summary>
/// <param name="Id">The proposal.</param>
/// <param name="Revision">The revision that was approved.</param>
/// <param name="Account">Whose.</param>
/// <param name="AccountNumber">The custodian's number of the account.</param>
/// <param name="Trades">The approved trades.</param>
/// <param name="Held">The account's lots now, which may differ from those that the proposal was computed from.</param>
/// <param name="Quarantined">Securities that must not be traded in the account now.</param>
public sealed record ApprovedProposal(
    ProposalId Id,
    int Revision,
    AccountId Account,
    string AccountNumber,
    IReadOnlyList<Trade> Trades,
    IReadOnlyList<Lot> Held,
    IReadOnlySet<SecurityId> Quarantined);

/// <summary>Everything that a batch of orders is made from.</summary>
/// <param name="Custodian">Where the orders go.</param>
/// <param name="Proposals">What was approved for accounts at that custodian.</param>
/// <param name="Securities">The traded securities as they are known now.</param>
public sealed record OrderRequest(
    Custodian Custodian,
    IReadOnlyList<ApprovedProposal> Proposals,
    IReadOnlyDictionary<SecurityId, Security> Securities);
