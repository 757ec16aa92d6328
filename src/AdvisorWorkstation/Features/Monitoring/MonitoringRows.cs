using AdvisorWorkstation.Data;
using AdvisorWorkstation.Domain.Monitoring;
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
}

/// <summary>Something about an account that asks for attention, from when it began to when it ended.</summary>
public sealed class AlertRow : IBooked
{
    public int Id { get; set; }

    public required AccountId AccountId { get; init; }

    public required BookId BookId { get; set; }

    public required AlertKind Kind { get; init; }

    /// <summary>What tells two alerts of one kind apart: a security, a flow; empty where there can be one only.</summary>
    public required string Cause { get; init; }

    public required string Sentence { get; set; }

    /// <summary>The test that raised it, with its figures.</summary>
    public required string Predicate { get; set; }

    public required Money AtStake { get; set; }

    public DateOnly? By { get; set; }

    public required DateTimeOffset RaisedAt { get; init; }

    public required DateTimeOffset SeenAt { get; set; }

    public DateTimeOffset? ClosedAt { get; set; }

    /// <summary>What showed that it no longer holds.</summary>
    public string? Evidence { get; set; }
}

internal sealed class MonitoringMapping : IEntityTypeConfiguration<AccountScanRow>, IEntityTypeConfiguration<AlertRow>
{
    public void Configure(EntityTypeBuilder<AccountScanRow> builder)
    {
        builder.ToTable("AccountScans").HasKey(s => s.AccountId);
        builder.HasOne<AccountRow>().WithMany().HasForeignKey(s => s.AccountId);
    }

    public void Configure(EntityTypeBuilder<AlertRow> builder)
    {
        builder.ToTable("Alerts").HasKey(a => a.Id);
        builder.HasIndex(a => new { a.AccountId, a.Kind, a.Cause }).IsUnique().HasFilter("\"ClosedAt\" IS NULL");
        builder.HasOne<AccountRow>().WithMany().HasForeignKey(a => a.AccountId);
    }
}
