using AdvisorWorkstation.Domain.Accounts.Tax;
using AdvisorWorkstation.Domain.Values;
using AdvisorWorkstation.Features.Markets;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace AdvisorWorkstation.Features.Accounts;

/// <summary>What a custodian says that a closed lot realized; null where it does not say.</summary>
public sealed record StatedGain(
    DateOnly Closed, DateOnly? Opened, Shares Quantity, Money? Proceeds, Money? CostBasis, HoldingTerm? Term, Money Disallowed);

/// <summary>A closed lot as its custodian states it, to be compared with what the books say.</summary>
public sealed class StatedGainRow
{
    public long Id { get; set; }

    public required AccountId AccountId { get; init; }

    public required SecurityId SecurityId { get; init; }

    public required DateOnly Closed { get; init; }

    public DateOnly? Opened { get; init; }

    public required Shares Quantity { get; init; }

    public Money? Proceeds { get; init; }

    public Money? CostBasis { get; init; }

    public HoldingTerm? Term { get; init; }

    /// <summary>The loss that a wash sale disallows, zero or more.</summary>
    public Money Disallowed { get; init; }

    public StatedGain ToStatedGain() => new(Closed, Opened, Quantity, Proceeds, CostBasis, Term, Disallowed);

    public static StatedGainRow Of(AccountId account, SecurityId security, StatedGain stated) => new()
    {
        AccountId = account,
        SecurityId = security,
        Closed = stated.Closed,
        Opened = stated.Opened,
        Quantity = stated.Quantity,
        Proceeds = stated.Proceeds,
        CostBasis = stated.CostBasis,
        Term = stated.Term,
        Disallowed = stated.Disallowed,
    };
}

internal sealed class StatedGainMapping : IEntityTypeConfiguration<StatedGainRow>
{
    public void Configure(EntityTypeBuilder<StatedGainRow> builder)
    {
        builder.ToTable("StatedGains").HasKey(g => g.Id);
        builder.HasIndex(g => new { g.AccountId, g.Closed });
        builder.HasOne<AccountRow>().WithMany().HasForeignKey(g => g.AccountId);
        builder.HasOne<SecurityRow>().WithMany().HasForeignKey(g => g.SecurityId);
    }
}
