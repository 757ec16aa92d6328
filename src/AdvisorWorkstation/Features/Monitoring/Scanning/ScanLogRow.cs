using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace AdvisorWorkstation.Features.Monitoring.Scanning;

/// <summary>
/// One scan that changed something, or looked at every account. It is stored with what it changed; its watermark says how much of the history is in the alerts.
/// </summary>
public sealed class ScanLogRow
{
    public long Id { get; set; }

    public required DateOnly AsOf { get; init; }

    /// <summary>True when every account was looked at.</summary>
    public required bool IsFull { get; init; }

    public required DateTimeOffset StartedAt { get; init; }

    /// <summary>Milliseconds from the start to the moment before it was stored.</summary>
    public required int TookMs { get; init; }

    /// <summary>Enrolled accounts.</summary>
    public required int Enrolled { get; init; }

    /// <summary>Accounts that were looked at.</summary>
    public required int Looked { get; init; }

    /// <summary>Enrolled accounts whose last look could not measure them.</summary>
    public required int Failed { get; init; }

    public required int Raised { get; init; }

    public required int Closed { get; init; }

    /// <summary>The last line of the history that the scan knew.</summary>
    public required long Watermark { get; init; }

    /// <summary>Why it was made, in words.</summary>
    public required string Because { get; init; }
}

internal sealed class ScanLogMapping : IEntityTypeConfiguration<ScanLogRow>
{
    public void Configure(EntityTypeBuilder<ScanLogRow> builder) => builder.ToTable("ScanLog").HasKey(s => s.Id);
}
