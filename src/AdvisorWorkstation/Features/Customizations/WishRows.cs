using AdvisorWorkstation.Data;
using AdvisorWorkstation.Domain.Values;
using AdvisorWorkstation.Features.Accounts;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace AdvisorWorkstation.Features.Customizations;

/// <summary>A form that somebody has begun and not sent, as typed.</summary>
public sealed class WishDraftRow
{
    public required PersonId PersonId { get; init; }

    /// <summary>What the form is about.</summary>
    public required string Subject { get; init; }

    /// <summary>The fields as JSON.</summary>
    public required string Typed { get; set; }

    public required DateTimeOffset SavedAt { get; set; }
}

/// <summary>What became of a client's request.</summary>
public enum RequestState
{
    Open,

    /// <summary>It became a setting.</summary>
    Set,
    Declined,
}

/// <summary>What a client asked for, until it is a setting or was declined. Never deleted.</summary>
public sealed class WishRequestRow : IAudited
{
    public int Id { get; set; }

    public required AccountId AccountId { get; init; }

    public required string AskedBy { get; init; }

    public required string AskedHow { get; init; }

    /// <summary>When the client said so.</summary>
    public required DateTimeOffset AskedAt { get; init; }

    /// <summary>What was asked, in the client's words.</summary>
    public required string Words { get; init; }

    public required DateTimeOffset RecordedAt { get; init; }

    public required string RecordedBy { get; init; }

    public RequestState State { get; set; }

    public DateTimeOffset? DecidedAt { get; set; }

    public string DecidedBy { get; set; } = "";

    /// <summary>Why it was declined; empty otherwise.</summary>
    public string Reason { get; set; } = "";

    /// <summary>The choice that it became.</summary>
    public int? CustomizationId { get; set; }
}

/// <summary>A named set of choices.</summary>
public sealed class WishTemplateRow : IAudited
{
    public required int Id { get; init; }

    public required string Name { get; init; }
}

/// <summary>What a template held at one version; never changed once stored.</summary>
public sealed class WishTemplateVersionRow : IAudited
{
    public required int TemplateId { get; init; }

    public required int Number { get; init; }

    /// <summary>One choice a line: the option, a tab, its arguments.</summary>
    public required string Choices { get; init; }

    public required string Reason { get; init; }

    public required DateTimeOffset MadeAt { get; init; }

    public required string MadeBy { get; init; }
}

/// <summary>One bulk assignment of a template.</summary>
public sealed class WishAssignmentRow : IAudited
{
    public required int Id { get; init; }

    public required int TemplateId { get; init; }

    public required int Version { get; init; }

    public required DateOnly From { get; init; }

    public required DateOnly? To { get; init; }

    public required string Reason { get; init; }

    public required int Accounts { get; init; }

    public required DateTimeOffset AssignedAt { get; init; }

    public required string AssignedBy { get; init; }

    /// <summary>When it was reversed; null while it stands.</summary>
    public DateTimeOffset? ReversedAt { get; set; }

    public string ReversedBy { get; set; } = "";

    public string ReverseReason { get; set; } = "";
}

internal sealed class WishMapping :
    IEntityTypeConfiguration<WishDraftRow>,
    IEntityTypeConfiguration<WishRequestRow>,
    IEntityTypeConfiguration<WishTemplateRow>,
    IEntityTypeConfiguration<WishTemplateVersionRow>,
    IEntityTypeConfiguration<WishAssignmentRow>
{
    public void Configure(EntityTypeBuilder<WishDraftRow> builder) => builder.ToTable("WishDrafts").HasKey(d => new { d.PersonId, d.Subject });

    public void Configure(EntityTypeBuilder<WishRequestRow> builder)
    {
        builder.ToTable("WishRequests").HasKey(r => r.Id);
        builder.HasIndex(r => new { r.State, r.AccountId });
        builder.HasOne<AccountRow>().WithMany().HasForeignKey(r => r.AccountId);
        builder.HasOne<CustomizationRow>().WithMany().HasForeignKey(r => r.CustomizationId);
    }

    public void Configure(EntityTypeBuilder<WishTemplateRow> builder)
    {
        builder.ToTable("WishTemplates").HasKey(t => t.Id);
        builder.Property(t => t.Id).ValueGeneratedNever();
        builder.HasIndex(t => t.Name).IsUnique();
    }

    public void Configure(EntityTypeBuilder<WishTemplateVersionRow> builder)
    {
        builder.ToTable("WishTemplateVersions").HasKey(v => new { v.TemplateId, v.Number });
        builder.HasOne<WishTemplateRow>().WithMany().HasForeignKey(v => v.TemplateId);
    }

    public void Configure(EntityTypeBuilder<WishAssignmentRow> builder)
    {
        builder.ToTable("WishAssignments").HasKey(a => a.Id);
        builder.Property(a => a.Id).ValueGeneratedNever();
        builder.HasOne<WishTemplateRow>().WithMany().HasForeignKey(a => a.TemplateId);
    }
}
