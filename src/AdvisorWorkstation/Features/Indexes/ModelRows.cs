using AdvisorWorkstation.Data;
using AdvisorWorkstation.Domain.Indexes.Models;
using AdvisorWorkstation.Domain.Values;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace AdvisorWorkstation.Features.Indexes;

/// <summary>
/// What accounts follow. A model that was made for an index begins as that index, whole, which is its version 1; what people draft comes after.
/// </summary>
public sealed class ModelRow
{
    public ModelId Id { get; set; }

    public required string Name { get; set; }

    /// <summary>The index that it was made for; null for a model that people drafted.</summary>
    public required IndexId? IndexId { get; set; }
}

/// <summary>A version of a model that somebody drafted, through all its revisions.</summary>
public sealed class ModelVersionRow : IAudited
{
    public required int Id { get; init; }

    public required ModelId ModelId { get; init; }

    /// <summary>From one, or from two where the first is a whole index.</summary>
    public required int Number { get; init; }

    public required ModelState State { get; set; }

    public required DateTimeOffset StateSince { get; set; }

    public required int Revision { get; set; }

    public required string ContentHash { get; set; }

    /// <summary>The first day on which accounts follow it, if it is approved by then.</summary>
    public required DateOnly Effective { get; set; }

    public required DateTimeOffset DraftedAt { get; init; }

    public required string DraftedBy { get; init; }

    /// <summary>Everybody who made a revision; none of them is its <see cref="Approver"/>.</summary>
    public required IReadOnlyList<PersonId> Editors { get; set; }

    public string SubmittedBy { get; set; } = "";

    public PersonId? Approver { get; set; }

    /// <summary>Who approved, rejected or discarded it; empty before.</summary>
    public string DecidedBy { get; set; } = "";

    /// <summary>Why it was rejected or discarded; empty otherwise.</summary>
    public string Reason { get; set; } = "";

    public ModelStatus ToStatus() => new(State, Revision, ContentHash, Editors, Approver);
}

/// <summary>What a version held at one revision; never changed once stored.</summary>
public sealed class ModelRevisionRow
{
    public required int VersionId { get; init; }

    public required int Revision { get; init; }

    public required DateTimeOffset MadeAt { get; init; }

    public required string MadeBy { get; init; }

    /// <summary>Why it was made, in the words of who made it.</summary>
    public required string Reason { get; init; }

    /// <summary>A <see cref="ModelDraft"/> as compressed canonical JSON.</summary>
    public required byte[] Content { get; init; }

    public required string ContentHash { get; init; }
}

/// <summary>What a revision says.</summary>
/// <param name="Definition">How the weights come about.</param>
/// <param name="Effective">From which day on.</param>
public sealed record ModelDraft(ModelDefinition Definition, DateOnly Effective);

internal sealed class ModelMapping :
    IEntityTypeConfiguration<ModelRow>,
    IEntityTypeConfiguration<ModelVersionRow>,
    IEntityTypeConfiguration<ModelRevisionRow>
{
    public void Configure(EntityTypeBuilder<ModelRow> builder)
    {
        builder.ToTable("Models").HasKey(m => m.Id);
        builder.Property(m => m.Id).ValueGeneratedOnAdd().UseAutoincrement();
        builder.HasIndex(m => m.Name).IsUnique();
        builder.HasOne<IndexRow>().WithMany().HasForeignKey(m => m.IndexId);
    }

    public void Configure(EntityTypeBuilder<ModelVersionRow> builder)
    {
        builder.ToTable("ModelVersions", table => table.HasCheckConstraint(
            "CK_ModelVersions_FourEyes", "\"Approver\" IS NULL OR instr(\"Editors\", \"Approver\") = 0")).HasKey(v => v.Id);
        builder.Property(v => v.Id).ValueGeneratedNever();
        builder.Property(v => v.Editors).HasConversion<PersonIdListConverter, PersonIdListComparer>();
        builder.HasIndex(v => new { v.ModelId, v.Number }).IsUnique();
        builder.HasIndex(v => v.ModelId).IsUnique().HasDatabaseName("IX_ModelVersions_OneOpen").HasFilter("\"State\" IN (0, 1)");
        builder.HasOne<ModelRow>().WithMany().HasForeignKey(v => v.ModelId);
    }

    public void Configure(EntityTypeBuilder<ModelRevisionRow> builder)
    {
        builder.ToTable("ModelRevisions").HasKey(r => new { r.VersionId, r.Revision });
        builder.HasOne<ModelVersionRow>().WithMany().HasForeignKey(r => r.VersionId);
    }
}
