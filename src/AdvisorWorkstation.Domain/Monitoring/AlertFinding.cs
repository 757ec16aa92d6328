using AdvisorWorkstation.Domain.Values;

namespace AdvisorWorkstation.Domain.Monitoring;

/// <summary>Something about an account that asks for attention today.</summary>
/// <param name="Kind">What it is about.</param>
/// <param name="Cause">What tells two of one kind apart; empty where an account can have one only.</param>
/// <param name="Sentence">What is so.</param>
/// <param name="Predicate">The test with its figures: when it no longer holds, the alert closes itself.</param>
/// <param name="AtStake">Dollars that it is about.</param>
/// <param name="By">When it has to be dealt with; null when any day will do.</param>
public sealed record AlertFinding(AlertKind Kind, string Cause, string Sentence, string Predicate, Money AtStake, DateOnly? By);
