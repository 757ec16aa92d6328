using AdvisorWorkstation.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace AdvisorWorkstation.Features.Monitoring.Coverage;

/// <summary>A signed record of what a day's scans covered; never changed. A day whose coverage changed has another one, and the last counts.</summary>
public sealed class CoverageRow : IAudited
{
    public int Id { get; set; }

    public required DateOnly Day { get; init; }

    public required int Enrolled { get; init; }

    public required int Scanned { get; init; }

    public required DateTimeOffset SignedAt { get; init; }

    /// <summary>A <see cref="Domain.Monitoring.CoverageRecord"/> as signed text.</summary>
    public required string Text { get; init; }
}

internal sealed class CoverageMapping : IEntityTypeConfiguration<CoverageRow>
{
    public void Configure(EntityTypeBuilder<CoverageRow> builder)
    {
        builder.ToTable("Coverage").HasKey(c => c.Id);
        builder.HasIndex(c => c.Day);
    }
}
