using AdvisorWorkstation.Domain.Customizations;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace AdvisorWorkstation.Features.Customizations;

/// <summary>A choice that somebody made; ended and followed by another, never edited.</summary>
public sealed class CustomizationRow
{
    public int Id { get; set; }

    public required PolicyScope Scope { get; init; }

    /// <summary>The account's, household's or model's id as text; empty for the firm.</summary>
    public required string ScopeId { get; init; }

    public required string Option { get; init; }

    /// <summary>The chosen values, <c>name=value; name=value</c>.</summary>
    public required string Arguments { get; init; }

    public required DateOnly From { get; init; }

    public DateOnly? To { get; set; }

    public string AskedBy { get; init; } = "";

    public string AskedHow { get; init; } = "";

    public string Reason { get; init; } = "";

    public required DateTimeOffset EnteredAt { get; init; }

    public required string EnteredBy { get; init; }

    public Customization ToCustomization() =>
        new(Option, Domain.Customizations.Arguments.Parse(Arguments), Scope, From, To, AskedBy, AskedHow, Reason);
}

internal sealed class CustomizationMapping : IEntityTypeConfiguration<CustomizationRow>
{
    public void Configure(EntityTypeBuilder<CustomizationRow> builder)
    {
        builder.ToTable("Customizations").HasKey(c => c.Id);
        builder.HasIndex(c => new { c.Scope, c.ScopeId });
    }
}
