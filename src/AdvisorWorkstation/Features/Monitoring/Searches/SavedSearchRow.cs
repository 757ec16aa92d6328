using AdvisorWorkstation.Data;
using AdvisorWorkstation.Domain.Conditions;
using AdvisorWorkstation.Domain.Monitoring;
using AdvisorWorkstation.Domain.Rebalancing;
using AdvisorWorkstation.Domain.Values;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace AdvisorWorkstation.Features.Monitoring.Searches;

/// <summary>Conditions on accounts under a name. It is its owner's; what it finds is narrowed to the books of whoever looks.</summary>
public sealed class SavedSearchRow : IAudited
{
    public int Id { get; init; }

    public required PersonId Owner { get; init; }

    public required string OwnerName { get; init; }

    public required string Name { get; set; }

    /// <summary>The conditions as text (<see cref="Formula"/>).</summary>
    public required string When { get; set; }

    /// <summary>How much its alerts weigh; null where it raises none.</summary>
    public AlertLevel? Alerts { get; set; }

    /// <summary>Counts changes.</summary>
    public int Version { get; set; } = 1;

    public Formula ToFormula() => Formula.Parse(When, AccountFields.All).Value;
}

internal sealed class SavedSearchMapping : IEntityTypeConfiguration<SavedSearchRow>
{
    public void Configure(EntityTypeBuilder<SavedSearchRow> builder)
    {
        builder.ToTable("SavedSearches").HasKey(s => s.Id);
        builder.Property(s => s.Id).ValueGeneratedOnAdd();
        builder.Property(s => s.Version).IsConcurrencyToken();
        builder.HasIndex(s => new { s.Owner, s.Name }).IsUnique();
    }
}
