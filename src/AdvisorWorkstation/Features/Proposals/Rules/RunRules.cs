using AdvisorWorkstation.Domain.Proposals;
using AdvisorWorkstation.Domain.Values;

namespace AdvisorWorkstation.Features.Proposals.Rules;

/// <summary>What a run holds its proposals against.</summary>
/// <param name="Run">The run.</param>
/// <param name="InForce">The exception rules of its day.</param>
/// <param name="Surroundings">What else they are held against.</param>
internal sealed record RunRules(RunId Run, IReadOnlyList<ExceptionRule> InForce, SurroundingsReader Surroundings);
