using AdvisorWorkstation.Domain.Markets;
using AdvisorWorkstation.Domain.Values;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace AdvisorWorkstation.Features.Markets;

public sealed class SecurityRow
{
    public SecurityId Id { get; set; }

    public required Ticker Ticker { get; set; }

    public required string Name { get; set; }

    public SecurityKind Kind { get; set; }

    public Sector Sector { get; set; }

    /// <summary>Substantially identical securities share one; the ticker when there is no other.</summary>
    public required string EquivalenceGroup { get; set; }

    public Shares? AverageDailyVolume { get; set; }

    public string? Cusip { get; set; }

    public Security ToSecurity() => new(Id, Ticker, Name, Kind, Sector, EquivalenceGroup, AverageDailyVolume, Cusip);
}

/// <summary>A closing price.</summary>
public sealed class PriceRow
{
    public required SecurityId SecurityId { get; init; }

    public required DateOnly Date { get; init; }

    public required Price Close { get; set; }
}

/// <summary>A screen or score of a security, such as tobacco = 1.</summary>
public sealed class SecurityAttributeRow
{
    public required SecurityId SecurityId { get; init; }

    public required string Name { get; init; }

    public required decimal Value { get; set; }
}

/// <summary>A version of the risk model; never changed once stored.</summary>
public sealed class RiskModelRow
{
    public int Id { get; set; }

    public required string Name { get; init; }

    public required DateOnly AsOf { get; init; }

    public required DateTimeOffset StoredAt { get; init; }

    /// <summary>Estimated here, or the name of the file it came from.</summary>
    public required string Source { get; init; }

    public required string Hash { get; init; }

    public required int FactorCount { get; init; }

    public required int SecurityCount { get; init; }

    /// <summary>Securities that carry their sector's average because their own history is too short.</summary>
    public required int ProxyCount { get; init; }

    /// <summary>The numbers (<see cref="RiskModelBlob"/>).</summary>
    public required byte[] Content { get; init; }
}

/// <summary>What will happen, or has happened, to a security.</summary>
public sealed class CorporateActionRow
{
    public int Id { get; set; }

    /// <summary>The provider's own id: an action is known once.</summary>
    public required string ExternalId { get; init; }

    public required SecurityId SecurityId { get; set; }

    /// <summary>One of <see cref="Domain.Accounts.Ledger.TermsGrammar.KindNames"/>.</summary>
    public required string Kind { get; set; }

    public required DateOnly Announced { get; set; }

    public required DateOnly Effective { get; set; }

    /// <summary>The terms as the file gives them, such as <c>4:1</c> (<see cref="Domain.Accounts.Ledger.TermsGrammar"/>).</summary>
    public required string Terms { get; set; }

    /// <summary>When it was booked; null before, and after it was reversed.</summary>
    public DateTimeOffset? AppliedAt { get; set; }

    /// <summary>Who booked it; empty before.</summary>
    public string AppliedBy { get; set; } = "";

    /// <summary>What was booked, as JSON; null before.</summary>
    public byte[]? Applied { get; set; }

    /// <summary>The newest statement of lots when it was booked: a later one may have touched its lots.</summary>
    public long AppliedAfterStatement { get; set; }

    /// <summary>When it was last reversed.</summary>
    public DateTimeOffset? ReversedAt { get; set; }

    public string ReversedBy { get; set; } = "";

    /// <summary>Why, in the words of who reversed it.</summary>
    public string ReversalReason { get; set; } = "";
}

internal sealed class MarketMapping :
    IEntityTypeConfiguration<SecurityRow>,
    IEntityTypeConfiguration<PriceRow>,
    IEntityTypeConfiguration<SecurityAttributeRow>,
    IEntityTypeConfiguration<RiskModelRow>,
    IEntityTypeConfiguration<CorporateActionRow>
{
    public void Configure(EntityTypeBuilder<SecurityRow> builder)
    {
        builder.ToTable("Securities").HasKey(s => s.Id);
        builder.Property(s => s.Id).ValueGeneratedOnAdd().UseAutoincrement();
        builder.HasIndex(s => s.Ticker).IsUnique();
    }

    public void Configure(EntityTypeBuilder<PriceRow> builder)
    {
        builder.ToTable("Prices").HasKey(p => new { p.SecurityId, p.Date });
        builder.HasIndex(p => p.Date);
        builder.HasOne<SecurityRow>().WithMany().HasForeignKey(p => p.SecurityId);
    }

    public void Configure(EntityTypeBuilder<SecurityAttributeRow> builder)
    {
        builder.ToTable("SecurityAttributes").HasKey(a => new { a.SecurityId, a.Name });
        builder.HasOne<SecurityRow>().WithMany().HasForeignKey(a => a.SecurityId);
    }

    public void Configure(EntityTypeBuilder<RiskModelRow> builder)
    {
        builder.ToTable("RiskModels").HasKey(m => m.Id);
        builder.HasIndex(m => m.Hash).IsUnique();
    }

    public void Configure(EntityTypeBuilder<CorporateActionRow> builder)
    {
        builder.ToTable("CorporateActions").HasKey(a => a.Id);
        builder.HasIndex(a => a.ExternalId).IsUnique();
        builder.HasOne<SecurityRow>().WithMany().HasForeignKey(a => a.SecurityId);
    }
}
