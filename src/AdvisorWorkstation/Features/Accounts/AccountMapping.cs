using AdvisorWorkstation.Features.Identity;
using AdvisorWorkstation.Features.Indexes;
using AdvisorWorkstation.Features.Markets;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace AdvisorWorkstation.Features.Accounts;

internal sealed class AccountMapping :
    IEntityTypeConfiguration<CustodianRow>,
    IEntityTypeConfiguration<HouseholdRow>,
    IEntityTypeConfiguration<AccountRow>,
    IEntityTypeConfiguration<PositionRow>,
    IEntityTypeConfiguration<LotRow>,
    IEntityTypeConfiguration<CashFlowRow>,
    IEntityTypeConfiguration<TransactionRow>,
    IEntityTypeConfiguration<QuarantineRow>
{
    public void Configure(EntityTypeBuilder<CustodianRow> builder) => builder.ToTable("Custodians").HasKey(c => c.Name);

    public void Configure(EntityTypeBuilder<HouseholdRow> builder)
    {
        builder.ToTable("Households").HasKey(h => h.Id);
        builder.HasOne<BookRow>().WithMany().HasForeignKey(h => h.BookId);
        builder.HasIndex(h => h.Name);
    }

    public void Configure(EntityTypeBuilder<AccountRow> builder)
    {
        builder.ToTable("Accounts").HasKey(a => a.Id);
        builder.HasIndex(a => new { a.Custodian, a.Number }).IsUnique();
        builder.HasIndex(a => a.HouseholdId);
        builder.HasOne<HouseholdRow>().WithMany().HasForeignKey(a => a.HouseholdId);
        builder.HasOne<BookRow>().WithMany().HasForeignKey(a => a.BookId);
        builder.HasOne<CustodianRow>().WithMany().HasForeignKey(a => a.Custodian);
        builder.HasOne<ModelRow>().WithMany().HasForeignKey(a => a.ModelId);
    }

    public void Configure(EntityTypeBuilder<PositionRow> builder)
    {
        builder.ToTable("Positions").HasKey(p => new { p.AccountId, p.SecurityId });
        builder.HasIndex(p => p.SecurityId);
        builder.HasOne<AccountRow>().WithMany().HasForeignKey(p => p.AccountId);
        builder.HasOne<SecurityRow>().WithMany().HasForeignKey(p => p.SecurityId);
    }

    public void Configure(EntityTypeBuilder<LotRow> builder)
    {
        builder.ToTable("Lots").HasKey(l => l.Id);
        // A stored proposal names lots by id, so the id of a lot that is gone must never be given to another.
        builder.Property(l => l.Id).ValueGeneratedOnAdd().UseAutoincrement();
        builder.HasIndex(l => new { l.AccountId, l.SecurityId });
        builder.HasOne<AccountRow>().WithMany().HasForeignKey(l => l.AccountId);
        builder.HasOne<SecurityRow>().WithMany().HasForeignKey(l => l.SecurityId);
    }

    public void Configure(EntityTypeBuilder<CashFlowRow> builder)
    {
        builder.ToTable("CashFlows").HasKey(f => f.Id);
        builder.HasIndex(f => f.AccountId);
        builder.HasOne<AccountRow>().WithMany().HasForeignKey(f => f.AccountId);
    }

    public void Configure(EntityTypeBuilder<TransactionRow> builder)
    {
        builder.ToTable("Transactions").HasKey(t => t.Id);
        builder.HasIndex(t => new { t.AccountId, t.TradeDate });
        builder.HasOne<AccountRow>().WithMany().HasForeignKey(t => t.AccountId);
        builder.HasOne<SecurityRow>().WithMany().HasForeignKey(t => t.SecurityId);
    }

    public void Configure(EntityTypeBuilder<QuarantineRow> builder)
    {
        builder.ToTable("Quarantines").HasKey(q => new { q.AccountId, q.SecurityId });
        builder.HasOne<AccountRow>().WithMany().HasForeignKey(q => q.AccountId);
        builder.HasOne<SecurityRow>().WithMany().HasForeignKey(q => q.SecurityId);
    }
}
