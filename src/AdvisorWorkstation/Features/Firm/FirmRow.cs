using AdvisorWorkstation.Domain.Values;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace AdvisorWorkstation.Features.Firm;

/// <summary>The firm whose data this database holds: exactly one row.</summary>
public sealed class FirmRow
{
    public const int OnlyId = 1;

    public int Id { get; init; } = OnlyId;

    public required string Name { get; set; }

    /// <summary>True when its clients, prices and people were generated: the screens say "simulated".</summary>
    public bool IsDemo { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>What an account follows when nothing nearer says so; null until the first index arrives.</summary>
    public ModelId? DefaultModelId { get; set; }
}

internal sealed class FirmMapping : IEntityTypeConfiguration<FirmRow>
{
    public void Configure(EntityTypeBuilder<FirmRow> builder)
    {
        builder.ToTable("Firm").HasKey(f => f.Id);
        builder.Property(f => f.Id).ValueGeneratedNever();
    }
}
