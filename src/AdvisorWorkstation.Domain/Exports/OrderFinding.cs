using AdvisorWorkstation.Domain.Values;

namespace AdvisorWorkstation.Domain.Exports;

/// <summary>Why a batch of orders may not leave. One finding holds back the whole batch: an order file is right or it is not sent.</summary>
/// <param name="Rule">The rule's key, stable for tests and the history, such as <c>whole-shares</c>.</param>
/// <param name="Proposal">The proposal it is about; null when it is about the custodian, a block or a file.</param>
/// <param name="Sentence">What was found against what is allowed.</param>
public sealed record OrderFinding(string Rule, ProposalId? Proposal, string Sentence);
