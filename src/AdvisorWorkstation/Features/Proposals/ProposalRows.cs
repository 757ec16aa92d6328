using AdvisorWorkstation.Data;
using AdvisorWorkstation.Domain.Reviews;
using AdvisorWorkstation.Domain.Values;
using AdvisorWorkstation.Features.Accounts;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace AdvisorWorkstation.Features.Proposals;

/// <summary>What the optimizer wants for one account, through all its revisions. The headline figures are those of the revision on the table.</summary>
public sealed class ProposalRow : IBooked, IAudited
{
    public required ProposalId Id { get; init; }

    public required AccountId AccountId { get; init; }

    public required BookId BookId { get; set; }

    public required RunId RunId { get; init; }

    public required DateOnly AsOf { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required ProposalState State { get; set; }

    public required DateTimeOffset StateSince { get; set; }

    public required int Revision { get; set; }

    public required string ContentHash { get; set; }

    public required string SnapshotHash { get; init; }

    /// <summary>Every figure of the run's own revision that exception rules can ask for, as JSON by field: a rule is tried on many proposals by it.</summary>
    public byte[] Facts { get; init; } = [];

    public bool HasBlock { get; set; }

    /// <summary>Everybody whose edits led to the revision on the table; none of them is its <see cref="Approver"/>.</summary>
    public IReadOnlyList<PersonId> Editors { get; set; } = [];

    public PersonId? FirstApprover { get; set; }

    public PersonId? Approver { get; set; }

    /// <summary>The first reason why a person is asked; empty when none is.</summary>
    public string Headline { get; set; } = "";

    public Money NetAssetValue { get; set; }

    public Money Worth { get; set; }

    public Money Sold { get; set; }

    public Money Bought { get; set; }

    public Weight Turnover { get; set; }

    public Money Tax { get; set; }

    public BasisPoints TrackingErrorBefore { get; set; }

    public BasisPoints TrackingErrorAfter { get; set; }

    public BasisPoints Gap { get; set; }

    public int Trades { get; set; }

    /// <summary>The day that its orders were good for; null before they left.</summary>
    public DateOnly? TradeDate { get; set; }

    /// <summary>True when the account's books have shown its orders.</summary>
    public bool Booked { get; set; }

    /// <summary>Counts changes: two people at once are told apart by it.</summary>
    public int Version { get; set; }

    public ProposalStatus ToStatus() => new(State, Revision, ContentHash, BookId, HasBlock, Editors, FirstApprover, Approver);
}

/// <summary>The content of one revision; never changed once stored.</summary>
public sealed class ProposalRevisionRow
{
    public required ProposalId ProposalId { get; init; }

    public required int Revision { get; init; }

    public required DateTimeOffset MadeAt { get; init; }

    public required string MadeBy { get; init; }

    /// <summary>Why it was made; empty for the run's own.</summary>
    public required string Reason { get; init; }

    /// <summary>The content as compressed canonical JSON (<see cref="Data.DomainJson"/>).</summary>
    public required byte[] Content { get; init; }

    public required string ContentHash { get; init; }
}

/// <summary>The inputs that a proposal was computed from; never changed once stored.</summary>
public sealed class SnapshotRow
{
    /// <summary>SHA-256 of the uncompressed content, in hex.</summary>
    public required string Hash { get; init; }

    public required byte[] Content { get; init; }
}

internal sealed class ProposalMapping :
    IEntityTypeConfiguration<ProposalRow>,
    IEntityTypeConfiguration<ProposalRevisionRow>,
    IEntityTypeConfiguration<SnapshotRow>
{
    public void Configure(EntityTypeBuilder<ProposalRow> builder)
    {
        builder.ToTable("Proposals", table => table.HasCheckConstraint(
            "CK_Proposals_FourEyes", "\"Approver\" IS NULL OR instr(\"Editors\", \"Approver\") = 0")).HasKey(p => p.Id);
        builder.Property(p => p.Version).IsConcurrencyToken();
        builder.Property(p => p.Editors).HasConversion<PersonIdListConverter, PersonIdListComparer>();
        builder.HasIndex(p => new { p.AccountId, p.CreatedAt });
        builder.HasIndex(p => p.State);
        builder.HasIndex(p => p.AccountId).IsUnique().HasDatabaseName("IX_Proposals_OneAtCustodian").HasFilter("\"State\" IN (7, 8, 9) AND NOT \"Booked\"");
        builder.HasOne<AccountRow>().WithMany().HasForeignKey(p => p.AccountId);
        builder.HasOne<SnapshotRow>().WithMany().HasForeignKey(p => p.SnapshotHash);
    }

    public void Configure(EntityTypeBuilder<ProposalRevisionRow> builder)
    {
        builder.ToTable("ProposalRevisions").HasKey(r => new { r.ProposalId, r.Revision });
        builder.HasOne<ProposalRow>().WithMany().HasForeignKey(r => r.ProposalId);
    }

    public void Configure(EntityTypeBuilder<SnapshotRow> builder) => builder.ToTable("Snapshots").HasKey(s => s.Hash);
}
