using AdvisorWorkstation.Data;
using AdvisorWorkstation.Domain.Conditions;
using AdvisorWorkstation.Domain.Proposals;
using AdvisorWorkstation.Domain.Values;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace AdvisorWorkstation.Features.Proposals.Rules;

/// <summary>
/// A version of an exception rule that somebody of the firm made; never changed once stored. Version 1 of the rules that a firm starts with stands in
/// <see cref="ExceptionRules.Standard"/>.
/// </summary>
public sealed class ExceptionRuleRow : IAudited
{
    public required string Key { get; init; }

    public required int Version { get; init; }

    public required string Name { get; init; }

    public required Severity Severity { get; init; }

    /// <summary>The conditions as text (<see cref="Formula"/>).</summary>
    public required string When { get; init; }

    public required bool IsOff { get; init; }

    /// <summary>The first day it holds.</summary>
    public required DateOnly From { get; init; }

    public required string Reason { get; init; }

    public required DateTimeOffset EnteredAt { get; init; }

    public required string EnteredBy { get; init; }

    public ExceptionRule ToRule() => new(Key, Version, Name, Severity, Formula.Parse(When, ProposalFields.All).Value) { IsOff = IsOff };
}

internal sealed class ExceptionRuleMapping : IEntityTypeConfiguration<ExceptionRuleRow>
{
    public void Configure(EntityTypeBuilder<ExceptionRuleRow> builder) => builder.ToTable("ExceptionRules").HasKey(r => new { r.Key, r.Version });
}
