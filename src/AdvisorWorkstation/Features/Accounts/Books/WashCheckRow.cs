using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace AdvisorWorkstation.Features.Accounts.Books;

/// <summary>What the independent check of all households' wash sales came to on a day.</summary>
public sealed class WashCheckRow
{
    public int Id { get; set; }

    public required DateOnly AsOf { get; init; }

    public required DateTimeOffset At { get; init; }

    /// <summary>Households that sold at a loss since the year, or the window, began.</summary>
    public required int Households { get; init; }

    public required int WashSales { get; init; }

    public required int NotJudged { get; init; }

    public required int Differences { get; init; }

    /// <summary>The differences with their households, as compressed JSON.</summary>
    public required byte[] Content { get; init; }
}

internal sealed class WashCheckMapping : IEntityTypeConfiguration<WashCheckRow>
{
    public void Configure(EntityTypeBuilder<WashCheckRow> builder) => builder.ToTable("WashChecks").HasKey(c => c.Id);
}
