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

    /// <summary>Investment policy fixed it: nothing nearer overrides it.</summary>
    public bool IsLocked { get; init; }

    /// <summary>The client's request that it came from; null when there was none.</summary>
    public int? RequestId { get; init; }

    /// <summary>The bulk assignment that made it; null when somebody entered it alone.</summary>
    public int? AssignmentId { get; init; }

    /// <summary>The version that ended for it, when it was an assignment that ended one; null otherwise.</summary>
    public int? FollowsId { get; init; }

    /// <summary>The day on which that version was to end; null when it had none.</summary>
    public DateOnly? FollowedTo { get; init; }

    /// <summary>Why it was let go before its day; empty when it was not.</summary>
    public string EndReason { get; set; } = "";

    public required DateTimeOffset EnteredAt { get; init; }

    public required string EnteredBy { get; init; }

    public Customization ToCustomization() =>
        new(Option, Domain.Customizations.Arguments.Parse(Arguments), Scope, From, To, AskedBy, AskedHow, Reason)
        {
            IsLocked = IsLocked,
            EnteredBy = EnteredBy,
        };
}

internal sealed class CustomizationMapping : IEntityTypeConfiguration<CustomizationRow>
{
    public void Configure(EntityTypeBuilder<CustomizationRow> builder)
    {
        builder.ToTable("Customizations").HasKey(c => c.Id);
        builder.HasIndex(c => new { c.Scope, c.ScopeId });
    }
}
