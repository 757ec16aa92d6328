using AdvisorWorkstation.Data;
using AdvisorWorkstation.Features.Imports.Reading;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace AdvisorWorkstation.Features.Imports;

/// <summary>A saved mapping of the columns of files that are of no known layout.</summary>
public sealed class ColumnMappingRow : IAudited
{
    public int Id { get; set; }

    public required string Name { get; set; }

    public required DateTimeOffset SavedAt { get; set; }

    public required string SavedBy { get; set; }

    /// <summary>SHA-256 of the headings in lower case, which is what files are told by: there is one mapping for each.</summary>
    public required string HeadingsHash { get; init; }

    /// <summary>The mapping (<see cref="ColumnMapping"/>) as JSON.</summary>
    public required byte[] Content { get; set; }

    internal static async Task<IReadOnlyList<ColumnMapping>> AllAsync(AdvisorDb db, CancellationToken cancel) =>
        [.. (await db.Set<ColumnMappingRow>().AsNoTracking().OrderBy(m => m.Id).ToListAsync(cancel)).Select(m => m.ToMapping())];

    internal static string HashOf(IEnumerable<string> headings) => DomainJson.Hash(DomainJson.Write(headings.Select(h => h.ToLowerInvariant()).ToList()));

    internal ColumnMapping ToMapping() => DomainJson.Read<ColumnMapping>(Content);
}

internal sealed class ColumnMappingMapping : IEntityTypeConfiguration<ColumnMappingRow>
{
    public void Configure(EntityTypeBuilder<ColumnMappingRow> builder)
    {
        builder.ToTable("ColumnMappings").HasKey(m => m.Id);
        builder.HasIndex(m => m.HeadingsHash).IsUnique();
        builder.HasIndex(m => m.Name).IsUnique();
    }
}
