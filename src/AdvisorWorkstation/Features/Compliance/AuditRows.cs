using AdvisorWorkstation.Domain.Audit;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace AdvisorWorkstation.Features.Compliance;

/// <summary>One line of the history. Triggers refuse to change or delete it.</summary>
public sealed class AuditRow
{
    public required long Sequence { get; init; }

    public required DateTimeOffset At { get; init; }

    public required string ActorId { get; init; }

    public required string ActorName { get; init; }

    public required string ActorRoles { get; init; }

    public required string ActorScope { get; init; }

    public required string Session { get; init; }

    public required string Action { get; init; }

    public required string SubjectType { get; init; }

    public required string SubjectId { get; init; }

    public required int SubjectVersion { get; init; }

    public required string Payload { get; init; }

    public required string Reason { get; init; }

    /// <summary>The entry's leaf hash in the tree.</summary>
    public required byte[] LeafHash { get; init; }

    public static AuditRow From(AuditEntry entry) => new()
    {
        Sequence = entry.Sequence,
        At = entry.At,
        ActorId = entry.ActorId,
        ActorName = entry.ActorName,
        ActorRoles = entry.ActorRoles,
        ActorScope = entry.ActorScope,
        Session = entry.Session,
        Action = entry.Action,
        SubjectType = entry.SubjectType,
        SubjectId = entry.SubjectId,
        SubjectVersion = entry.SubjectVersion,
        Payload = entry.Payload,
        Reason = entry.Reason,
        LeafHash = MerkleTree.LeafHash(entry.LeafBytes()),
    };

    public AuditEntry ToEntry() => new(
        Sequence, At, ActorId, ActorName, ActorRoles, ActorScope, Session, Action, SubjectType, SubjectId, SubjectVersion, Payload, Reason);
}

/// <summary>A signed head of the tree, as it was also written to the heads file outside of the database.</summary>
public sealed class AuditHeadRow
{
    public required long Size { get; init; }

    public required string Line { get; init; }
}

internal sealed class AuditMapping : IEntityTypeConfiguration<AuditRow>, IEntityTypeConfiguration<AuditHeadRow>
{
    public void Configure(EntityTypeBuilder<AuditRow> builder)
    {
        builder.ToTable("AuditEntries").HasKey(e => e.Sequence);
        builder.Property(e => e.Sequence).ValueGeneratedNever();
        builder.HasIndex(e => new { e.SubjectType, e.SubjectId });
        builder.HasIndex(e => e.At);
    }

    public void Configure(EntityTypeBuilder<AuditHeadRow> builder)
    {
        builder.ToTable("AuditHeads").HasKey(h => h.Size);
        builder.Property(h => h.Size).ValueGeneratedNever();
    }
}
