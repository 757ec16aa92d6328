using AdvisorWorkstation.Domain.Values;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace AdvisorWorkstation.Features.Identity;

/// <summary>A book of business.</summary>
public sealed class BookRow
{
    public required BookId Id { get; init; }

    public required string Name { get; set; }
}

/// <summary>A person's place in a book, from a day to a day.</summary>
public sealed class BookMemberRow
{
    public required BookId BookId { get; init; }

    public required Guid PersonId { get; init; }

    public required DateOnly From { get; init; }

    public DateOnly? To { get; set; }
}

internal sealed class BookMapping : IEntityTypeConfiguration<BookRow>, IEntityTypeConfiguration<BookMemberRow>
{
    public void Configure(EntityTypeBuilder<BookRow> builder)
    {
        builder.ToTable("Books").HasKey(b => b.Id);
        builder.Property(b => b.Name).HasMaxLength(100);
    }

    public void Configure(EntityTypeBuilder<BookMemberRow> builder)
    {
        builder.ToTable("BookMembers").HasKey(m => new { m.PersonId, m.BookId, m.From });
        builder.HasOne<BookRow>().WithMany().HasForeignKey(m => m.BookId);
        builder.HasOne<Person>().WithMany().HasForeignKey(m => m.PersonId);
    }
}
