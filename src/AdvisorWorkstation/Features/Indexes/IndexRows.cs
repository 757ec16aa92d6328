using AdvisorWorkstation.Domain.Values;
using AdvisorWorkstation.Features.Markets;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace AdvisorWorkstation.Features.Indexes;

public sealed class IndexRow
{
    public IndexId Id { get; set; }

    public required string Name { get; set; }
}

/// <summary>The weights of an index from a day on.</summary>
public sealed class IndexVersionRow
{
    public int Id { get; set; }

    public required IndexId IndexId { get; init; }

    public required DateOnly Announced { get; init; }

    public required DateOnly Effective { get; init; }
}

public sealed class IndexWeightRow
{
    public required int VersionId { get; init; }

    public required SecurityId SecurityId { get; init; }

    public required Weight Weight { get; init; }
}

internal sealed class IndexMapping :
    IEntityTypeConfiguration<IndexRow>,
    IEntityTypeConfiguration<IndexVersionRow>,
    IEntityTypeConfiguration<IndexWeightRow>
{
    public void Configure(EntityTypeBuilder<IndexRow> builder)
    {
        builder.ToTable("Indexes").HasKey(i => i.Id);
        builder.Property(i => i.Id).ValueGeneratedOnAdd().UseAutoincrement();
        builder.HasIndex(i => i.Name).IsUnique();
    }

    public void Configure(EntityTypeBuilder<IndexVersionRow> builder)
    {
        builder.ToTable("IndexVersions").HasKey(v => v.Id);
        builder.HasIndex(v => new { v.IndexId, v.Effective }).IsUnique();
        builder.HasOne<IndexRow>().WithMany().HasForeignKey(v => v.IndexId);
    }

    public void Configure(EntityTypeBuilder<IndexWeightRow> builder)
    {
        builder.ToTable("IndexWeights").HasKey(w => new { w.VersionId, w.SecurityId });
        builder.HasOne<IndexVersionRow>().WithMany().HasForeignKey(w => w.VersionId);
        builder.HasOne<SecurityRow>().WithMany().HasForeignKey(w => w.SecurityId);
    }
}
