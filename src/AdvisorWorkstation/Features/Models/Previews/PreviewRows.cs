using AdvisorWorkstation.Data;
using AdvisorWorkstation.Domain.Models;
using AdvisorWorkstation.Domain.Values;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace AdvisorWorkstation.Features.Models.Previews;

/// <summary>What can be previewed.</summary>
public enum PreviewKind
{
    ModelVersion,
    IndexVersion,
}

/// <summary>A change of what accounts follow: a version of a model, or of an index.</summary>
/// <param name="Kind">Which of the two.</param>
/// <param name="Id">The id of the version.</param>
public sealed record PreviewSubject(PreviewKind Kind, int Id);

/// <summary>The effect of a change over all accounts as it was computed last.</summary>
public sealed class PreviewRow : IAudited
{
    public required PreviewKind Kind { get; init; }

    public required int SubjectId { get; init; }

    /// <summary>What the change was when this was computed.</summary>
    public required string SubjectHash { get; set; }

    /// <summary>The day whose prices it stands on.</summary>
    public required DateOnly AsOf { get; set; }

    /// <summary>SHA-256 over everything that it was computed from: targets, prices, risk model, and the books of every household in it.</summary>
    public required string InputHash { get; set; }

    public required DateTimeOffset ComputedAt { get; set; }

    public required string ComputedBy { get; set; }

    /// <summary>How long the history was before: what happened since may have moved the inputs.</summary>
    public required long HistoryLength { get; set; }

    /// <summary>A <see cref="PreviewContent"/> as compressed canonical JSON.</summary>
    public required byte[] Content { get; set; }
}

/// <summary>What a preview found, by household and account.</summary>
public sealed record PreviewContent(IReadOnlyList<AccountPreview> Accounts);

/// <summary>One account of a preview: its effect, or why there is none.</summary>
/// <param name="Account">Which.</param>
/// <param name="Effect">What the change does to it; null when it can't be computed.</param>
/// <param name="Fault">Why not; empty otherwise.</param>
public sealed record AccountPreview(AccountId Account, TargetEffect? Effect, string Fault);

internal sealed class PreviewMapping : IEntityTypeConfiguration<PreviewRow>
{
    public void Configure(EntityTypeBuilder<PreviewRow> builder) =>
        builder.ToTable("TargetPreviews").HasKey(p => new { p.Kind, p.SubjectId });
}
