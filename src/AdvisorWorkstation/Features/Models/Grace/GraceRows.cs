using AdvisorWorkstation.Data;
using AdvisorWorkstation.Domain.Values;
using AdvisorWorkstation.Features.Accounts;
using AdvisorWorkstation.Features.Customizations;
using AdvisorWorkstation.Features.Markets;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace AdvisorWorkstation.Features.Models.Grace;

/// <summary>
/// A name that an account keeps although it left what the account follows, until its gain is cheap to take. It acts through the account's wish never
/// to sell it, which ends by itself on its last day.
/// </summary>
public sealed class GraceRow : IAudited
{
    public int Id { get; set; }

    public required AccountId AccountId { get; init; }

    public required SecurityId SecurityId { get; init; }

    /// <summary>The wish that carries it out.</summary>
    public required int CustomizationId { get; init; }

    /// <summary>The last day on which it is kept.</summary>
    public required DateOnly Until { get; init; }

    /// <summary>What leaving would have cost when it was granted; null when unknown.</summary>
    public required Money? TaxThen { get; init; }

    public required string Reason { get; init; }

    public required DateTimeOffset GrantedAt { get; init; }

    public required string GrantedBy { get; init; }

    /// <summary>When somebody ended it early; null when nobody did.</summary>
    public DateTimeOffset? EndedAt { get; set; }

    public string EndedBy { get; set; } = "";

    public string EndReason { get; set; } = "";
}

internal sealed class GraceMapping : IEntityTypeConfiguration<GraceRow>
{
    public void Configure(EntityTypeBuilder<GraceRow> builder)
    {
        builder.ToTable("GraceList").HasKey(g => g.Id);
        builder.HasIndex(g => new { g.AccountId, g.SecurityId });
        builder.HasOne<AccountRow>().WithMany().HasForeignKey(g => g.AccountId);
        builder.HasOne<SecurityRow>().WithMany().HasForeignKey(g => g.SecurityId);
        builder.HasOne<CustomizationRow>().WithMany().HasForeignKey(g => g.CustomizationId);
    }
}
