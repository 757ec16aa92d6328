using AdvisorWorkstation.Data;
using AdvisorWorkstation.Domain.Values;
using AdvisorWorkstation.Features.Accounts;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace AdvisorWorkstation.Features.Monitoring;

/// <summary>What the last look at an account found.</summary>
public sealed class AccountScanRow : IBooked
{
    public required AccountId AccountId { get; init; }

    public required BookId BookId { get; set; }

    public required DateOnly AsOf { get; set; }

    public required DateTimeOffset ScannedAt { get; set; }

    /// <summary>Null when the account was measured; else why it could not be.</summary>
    public string? Failure { get; set; }

    public Money NetAssetValue { get; set; }

    public Weight Cash { get; set; }

    public int Holdings { get; set; }

    public BasisPoints? TrackingError { get; set; }

    public BasisPoints? SectorPart { get; set; }

    public BasisPoints? FactorPart { get; set; }

    public BasisPoints? SpecificPart { get; set; }

    public string LargestPositionGap { get; set; } = "";

    public Weight LargestPositionGapWeight { get; set; }

    public string LargestSectorGap { get; set; } = "";

    public Weight LargestSectorGapWeight { get; set; }

    public Money HarvestableLoss { get; set; }

    public Money HarvestableTax { get; set; }

    public Money FlowsDue { get; set; }

    public DateOnly? NextFlowDue { get; set; }

    /// <summary>What searches are held against.</summary>
    public Domain.Rebalancing.AccountMeasures Measures() => new(
        NetAssetValue, Cash, Holdings, TrackingError, LargestSectorGapWeight.Magnitude, LargestPositionGapWeight.Magnitude, HarvestableLoss, HarvestableTax);
}

internal sealed class MonitoringMapping : IEntityTypeConfiguration<AccountScanRow>
{
    public void Configure(EntityTypeBuilder<AccountScanRow> builder)
    {
        builder.ToTable("AccountScans").HasKey(s => s.AccountId);
        builder.HasOne<AccountRow>().WithMany().HasForeignKey(s => s.AccountId);
    }
}
