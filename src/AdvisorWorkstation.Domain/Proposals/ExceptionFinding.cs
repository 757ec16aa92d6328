using AdvisorWorkstation.Domain.Values;

namespace AdvisorWorkstation.Domain.Proposals;

/// <summary>A rule that fired on a proposal, with the numbers that made it.</summary>
/// <param name="Rule">The rule's key.</param>
/// <param name="RuleVersion">The version of the rule that was in force.</param>
/// <param name="Name">The rule's name.</param>
/// <param name="Severity">What it asks for.</param>
/// <param name="Sentence">What was found against what limit.</param>
/// <param name="Numbers">The conditions that held with the values that they held for: <c>turnover 0.21 &gt; 0.2</c>.</param>
public sealed record ExceptionFinding(string Rule, int RuleVersion, string Name, Severity Severity, string Sentence, string Numbers);
