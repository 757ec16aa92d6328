using AdvisorWorkstation.Data;
using AdvisorWorkstation.Domain.Accounts.Tax;
using AdvisorWorkstation.Domain.Values;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace AdvisorWorkstation.Features.Accounts;

/// <summary>Losses that a tax return carries into a year, as the firm states them: the household's return, or a trust's.</summary>
public sealed class LossCarryforwardRow
{
    public int Id { get; set; }

    public required HouseholdId HouseholdId { get; init; }

    /// <summary>The trust whose return it is; null for the household's.</summary>
    public AccountId? AccountId { get; init; }

    /// <summary>The year that they are carried into.</summary>
    public required int Year { get; init; }

    /// <summary>Zero or more.</summary>
    public required Money ShortTerm { get; set; }

    /// <summary>Zero or more.</summary>
    public required Money LongTerm { get; set; }

    /// <summary>The delivery that said so last.</summary>
    public required ImportId ImportId { get; set; }

    public StatedCarryIn ToStated() => new(Year, AccountId, new LossCarried(ShortTerm, LongTerm));

    /// <summary>What is stated for a household's return and for those of its trusts.</summary>
    internal static async Task<IReadOnlyList<StatedCarryIn>> LoadAsync(
        AdvisorDb db, HouseholdId household, IReadOnlyCollection<AccountId> accounts, CancellationToken cancel)
    {
        var ids = accounts.Select(a => (AccountId?)a).ToArray();
        var rows = await db.Set<LossCarryforwardRow>().AsNoTracking()
            .Where(l => l.AccountId == null ? l.HouseholdId == household : ids.Contains(l.AccountId))
            .OrderBy(l => l.Year)
            .ThenBy(l => l.Id)
            .ToListAsync(cancel);
        return rows.ConvertAll(l => l.ToStated());
    }
}

internal sealed class LossCarryforwardMapping : IEntityTypeConfiguration<LossCarryforwardRow>
{
    public void Configure(EntityTypeBuilder<LossCarryforwardRow> builder)
    {
        builder.ToTable("LossCarryforwards").HasKey(l => l.Id);
        builder.HasIndex(l => new { l.HouseholdId, l.Year }).IsUnique().HasFilter("\"AccountId\" IS NULL");
        builder.HasIndex(l => new { l.AccountId, l.Year }).IsUnique();
        builder.HasOne<HouseholdRow>().WithMany().HasForeignKey(l => l.HouseholdId);
        builder.HasOne<AccountRow>().WithMany().HasForeignKey(l => l.AccountId);
    }
}
