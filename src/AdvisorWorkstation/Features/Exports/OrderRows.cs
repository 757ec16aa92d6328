using AdvisorWorkstation.Data;
using AdvisorWorkstation.Domain.Identity;
using AdvisorWorkstation.Domain.Rebalancing;
using AdvisorWorkstation.Domain.Values;
using AdvisorWorkstation.Features.Accounts;
using AdvisorWorkstation.Features.Markets;
using AdvisorWorkstation.Features.Proposals;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace AdvisorWorkstation.Features.Exports;

/// <summary>Orders that left together for one custodian.</summary>
public sealed class OrderBatchRow : IAudited
{
    public required OrderBatchId Id { get; init; }

    public required string Custodian { get; init; }

    public required DateOnly TradeDate { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required PersonId CreatedBy { get; init; }

    public required string CreatedByName { get; init; }

    public int Orders { get; init; }

    public int Proposals { get; init; }

    public Money Bought { get; init; }

    public Money Sold { get; init; }

    /// <summary>How a part of a fill is shared out among the accounts (<see cref="PartialFills"/>).</summary>
    public required string PartialFillRule { get; init; }
}

/// <summary>The rules for sharing out a partial fill. A batch keeps the one it was released under.</summary>
public static class PartialFills
{
    /// <summary>In proportion to the allocations; what is left by rounding goes to the largest, then by account number, and is recorded.</summary>
    public const string ProRata = "pro-rata/1";
}

/// <summary>One block order: a security and a side.</summary>
public sealed class OrderRow
{
    public required OrderBatchId BatchId { get; init; }

    /// <summary>Its place in the batch, from one; sells come first.</summary>
    public required int Line { get; init; }

    public required string ClientOrderId { get; init; }

    public required SecurityId SecurityId { get; init; }

    public required TradeSide Side { get; init; }

    public required Shares Quantity { get; init; }
}

/// <summary>An account's part of a block. One proposal's trade leaves once: the key says so.</summary>
public sealed class AllocationRow
{
    public required ProposalId ProposalId { get; init; }

    /// <summary>The trade's line in the proposal's content.</summary>
    public required int TradeLine { get; init; }

    public required int Revision { get; init; }

    public required OrderBatchId BatchId { get; init; }

    public required int OrderLine { get; init; }

    public required AccountId AccountId { get; init; }

    public required Shares Quantity { get; init; }

    /// <summary>Who made the approved revision: the run, or the person who edited it (204-2(a)(3)).</summary>
    public required string RecommendedBy { get; init; }

    /// <summary>Who let it go: a person, or policy.</summary>
    public required string ApprovedBy { get; init; }

    /// <summary>True when the firm decides for the account.</summary>
    public required bool Discretionary { get; init; }
}

/// <summary>A file as it was made: a second click offers these very bytes.</summary>
public sealed class OrderFileRow
{
    public required OrderBatchId BatchId { get; init; }

    /// <summary>csv, fix or xlsx.</summary>
    public required string Format { get; init; }

    public required string Name { get; init; }

    public required byte[] Content { get; init; }

    /// <summary>SHA-256 in hex.</summary>
    public required string Hash { get; init; }

    /// <summary>The answer where a file is not what was stored.</summary>
    internal static Refusal Damaged { get; } = new(
        "file-damaged", "The stored file is not the one that was released: its hash differs. It is not handed out. Tell compliance and verify the history.");

    /// <summary>True when the bytes are those that were released.</summary>
    internal bool IsIntact => DomainJson.Hash(Content) == Hash;
}

/// <summary>Somebody took a file: who, when.</summary>
public sealed class OrderFileTakeRow
{
    public long Id { get; init; }

    public required OrderBatchId BatchId { get; init; }

    public required string Format { get; init; }

    public required DateTimeOffset At { get; init; }

    public required PersonId By { get; init; }

    public required string ByName { get; init; }

    internal static OrderFileTakeRow Of(OrderFileRow file, Entitlement who, DateTimeOffset at) => new()
    {
        BatchId = file.BatchId,
        Format = file.Format,
        At = at,
        By = who.Person,
        ByName = who.Name,
    };
}

internal sealed class OrderMapping :
    IEntityTypeConfiguration<OrderBatchRow>,
    IEntityTypeConfiguration<OrderRow>,
    IEntityTypeConfiguration<AllocationRow>,
    IEntityTypeConfiguration<OrderFileRow>,
    IEntityTypeConfiguration<OrderFileTakeRow>
{
    public void Configure(EntityTypeBuilder<OrderBatchRow> builder)
    {
        builder.ToTable("OrderBatches").HasKey(b => b.Id);
        builder.HasOne<CustodianRow>().WithMany().HasForeignKey(b => b.Custodian);
    }

    public void Configure(EntityTypeBuilder<OrderRow> builder)
    {
        builder.ToTable("Orders").HasKey(o => new { o.BatchId, o.Line });
        builder.HasIndex(o => o.ClientOrderId).IsUnique();
        builder.HasOne<OrderBatchRow>().WithMany().HasForeignKey(o => o.BatchId);
        builder.HasOne<SecurityRow>().WithMany().HasForeignKey(o => o.SecurityId);
    }

    public void Configure(EntityTypeBuilder<AllocationRow> builder)
    {
        builder.ToTable("Allocations").HasKey(a => new { a.ProposalId, a.TradeLine });
        builder.HasOne<OrderRow>().WithMany().HasForeignKey(a => new { a.BatchId, a.OrderLine });
        builder.HasOne<ProposalRow>().WithMany().HasForeignKey(a => a.ProposalId);
        builder.HasOne<AccountRow>().WithMany().HasForeignKey(a => a.AccountId);
    }

    public void Configure(EntityTypeBuilder<OrderFileRow> builder)
    {
        builder.ToTable("OrderFiles").HasKey(f => new { f.BatchId, f.Format });
        builder.HasOne<OrderBatchRow>().WithMany().HasForeignKey(f => f.BatchId);
    }

    public void Configure(EntityTypeBuilder<OrderFileTakeRow> builder)
    {
        builder.ToTable("OrderFileTakes").HasKey(t => t.Id);
        builder.Property(t => t.Id).ValueGeneratedOnAdd();
        builder.HasOne<OrderFileRow>().WithMany().HasForeignKey(t => new { t.BatchId, t.Format });
    }
}
