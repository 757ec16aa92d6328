using AdvisorWorkstation.Data;
using AdvisorWorkstation.Domain.Values;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace AdvisorWorkstation.Features.Imports;

/// <summary>Where a delivery of files stands.</summary>
public enum ImportState
{
    Previewed,
    Committed,
    Refused,
    Discarded,
}

/// <summary>Files that arrived together: all of them count, or none does.</summary>
public sealed class ImportRow : IAudited
{
    public required ImportId Id { get; init; }

    public required DateTimeOffset ArrivedAt { get; init; }

    public required string ArrivedBy { get; init; }

    public required PersonId ArrivedById { get; init; }

    public required ImportState State { get; set; }

    public DateTimeOffset? DecidedAt { get; set; }

    /// <summary>What was found or done, in a sentence.</summary>
    public string Summary { get; set; } = "";

    public int Rows { get; set; }

    public int Errors { get; set; }

    /// <summary>What it was shown to add, in rows of all kinds.</summary>
    public int New { get; set; }

    /// <summary>What it was shown to change.</summary>
    public int Changed { get; set; }

    /// <summary>What it was shown to take away.</summary>
    public int Gone { get; set; }

    /// <summary>SHA-256 of what committing was shown to do; empty when it can't be committed.</summary>
    public string PlanHash { get; set; } = "";

    /// <summary>The findings and changes that were shown (<see cref="ImportReport"/>), as compressed JSON.</summary>
    public required byte[] Report { get; set; }
}

/// <summary>One file of a delivery, kept as it came.</summary>
public sealed class ImportFileRow
{
    public required ImportId ImportId { get; init; }

    public required int Number { get; init; }

    /// <summary>The name it came with; shown, never used as a path.</summary>
    public required string DisplayName { get; init; }

    /// <summary>SHA-256 of the content in hex; the raw file is kept in the data folder under this name. Empty when it was too large to keep.</summary>
    public required string Hash { get; init; }

    public required long Bytes { get; init; }

    /// <summary>What it was recognized as; empty when it was not.</summary>
    public required string Layout { get; init; }

    /// <summary>The account that a person said it is of; null when the file says so itself.</summary>
    public string? Account { get; init; }

    /// <summary>True when nothing of it counted.</summary>
    public required bool IsSetAside { get; init; }
}

internal sealed class ImportMapping : IEntityTypeConfiguration<ImportRow>, IEntityTypeConfiguration<ImportFileRow>
{
    public void Configure(EntityTypeBuilder<ImportRow> builder)
    {
        builder.ToTable("Imports").HasKey(i => i.Id);
        builder.HasIndex(i => new { i.ArrivedById, i.ArrivedAt });
    }

    public void Configure(EntityTypeBuilder<ImportFileRow> builder)
    {
        builder.ToTable("ImportFiles").HasKey(f => new { f.ImportId, f.Number });
        builder.HasIndex(f => f.Hash);
        builder.HasOne<ImportRow>().WithMany().HasForeignKey(f => f.ImportId);
    }
}
