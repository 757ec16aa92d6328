using AdvisorWorkstation.Features.Markets;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace AdvisorWorkstation.Features.Accounts.Books;

internal sealed class LedgerMapping :
    IEntityTypeConfiguration<LotStatementRow>,
    IEntityTypeConfiguration<RealizedRow>,
    IEntityTypeConfiguration<WashSaleRow>,
    IEntityTypeConfiguration<LedgerNoteRow>
{
    public void Configure(EntityTypeBuilder<LotStatementRow> builder)
    {
        builder.ToTable("LotStatements").HasKey(s => s.Id);
        builder.Property(s => s.Id).ValueGeneratedOnAdd().UseAutoincrement();
        builder.HasIndex(s => new { s.AccountId, s.Date });
        builder.HasOne<AccountRow>().WithMany().HasForeignKey(s => s.AccountId);
    }

    public void Configure(EntityTypeBuilder<RealizedRow> builder)
    {
        builder.ToTable("Realized").HasKey(r => r.Id);
        builder.HasIndex(r => new { r.AccountId, r.Date });
        builder.HasOne<AccountRow>().WithMany().HasForeignKey(r => r.AccountId);
        builder.HasOne<SecurityRow>().WithMany().HasForeignKey(r => r.SecurityId);
    }

    public void Configure(EntityTypeBuilder<WashSaleRow> builder)
    {
        builder.ToTable("WashSales").HasKey(w => w.Id);
        builder.HasIndex(w => w.HouseholdId);
        builder.HasOne<HouseholdRow>().WithMany().HasForeignKey(w => w.HouseholdId);
    }

    public void Configure(EntityTypeBuilder<LedgerNoteRow> builder)
    {
        builder.ToTable("LedgerNotes").HasKey(n => n.Id);
        builder.HasIndex(n => n.AccountId);
        builder.HasOne<AccountRow>().WithMany().HasForeignKey(n => n.AccountId);
        builder.HasOne<SecurityRow>().WithMany().HasForeignKey(n => n.SecurityId);
    }
}
