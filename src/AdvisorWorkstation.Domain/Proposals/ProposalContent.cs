using AdvisorWorkstation.Domain.Customizations.Options;
using AdvisorWorkstation.Domain.Rebalancing;
using AdvisorWorkstation.Domain.Values;

namespace AdvisorWorkstation.Domain.Proposals;

/// <summary>One revision of a proposal: what an approval binds to.</summary>
/// <param name="Rebalance">The trades and figures.</param>
/// <param name="Findings">The rules that fired.</param>
/// <param name="UneditedWorth">What the run's own revision was worth: the cost of an edit is measured against it.</param>
public sealed record ProposalContent(Rebalance Rebalance, IReadOnlyList<ExceptionFinding> Findings, Money UneditedWorth)
{
    /// <summary>Every figure that rules can ask for, fired or not, by field: a rule can be tried on it later.</summary>
    public IReadOnlyDictionary<string, decimal?> Facts { get; init; } = new Dictionary<string, decimal?>();

    /// <summary>What the rules held it against besides its own inputs: an edit is held against the same.</summary>
    public ProposalSurroundings Around { get; init; } = ProposalSurroundings.None;

    /// <summary>Holds the rules against a revision.</summary>
    /// <param name="rules">The rules in force.</param>
    /// <param name="subject">The revision.</param>
    public static ProposalContent Of(IReadOnlyList<ExceptionRule> rules, ProposalSubject subject)
    {
        var facts = ProposalFields.Of(subject);
        return new ProposalContent(subject.Rebalance, ExceptionRules.Check(rules, facts), subject.UneditedWorth ?? subject.Rebalance.Objective.Worth)
        {
            Facts = facts.ToDictionary(f => f.Key, f => f.Value.Value),
            Around = subject.Around,
        };
    }

    /// <summary>What the edits cost the client.</summary>
    public Money EditCost => UneditedWorth - Rebalance.Objective.Worth;

    /// <summary>True when a blocking rule fires.</summary>
    public bool HasBlock => Findings.Any(f => f.Severity == Severity.Block);
}

/// <summary>Whether a proposal goes to a person.</summary>
public static class Routing
{
    /// <summary>Why a proposal that no person has to look at may leave.</summary>
    public const string WhyByPolicy = "No rule asks for a person, and the account's policy lets such proposals leave.";

    /// <summary>
    /// Why a person has to look, the most serious reason first; empty when policy may approve: no rule asks for a review, the
    /// account's policy approves such proposals, and the account is not new.
    /// </summary>
    public static IReadOnlyList<string> ReasonsForReview(AccountSnapshot snapshot, ProposalContent content)
    {
        var reasons = content.Findings.Where(f => f.Severity >= Severity.Review).Select(f => Capitalized(f.Sentence)).ToList();
        var approval = snapshot.Policy.Require<AutomaticApproval>();
        if (!approval.On)
        {
            reasons.Add("The account's policy has a person look at every proposal.");
        }
        else if (snapshot.AsOf.Date < snapshot.Account.Opened.AddDays(approval.WaitDays))
        {
            reasons.Add($"The account is new: approved by policy from {snapshot.Account.Opened.AddDays(approval.WaitDays):yyyy-MM-dd}.");
        }
        return reasons;
    }

    private static string Capitalized(string sentence) => char.ToUpperInvariant(sentence[0]) + sentence[1..];
}
