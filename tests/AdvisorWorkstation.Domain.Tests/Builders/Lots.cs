using System.Globalization;
using AdvisorWorkstation.Domain.Accounts;
using AdvisorWorkstation.Domain.Accounts.Tax;
using AdvisorWorkstation.Domain.Values;

namespace AdvisorWorkstation.Domain.Tests.Builders;

/// <summary>Single lots of one security.</summary>
internal static class Lots
{
    public static Lot Lot(long id, decimal shares, decimal? basisPerShare, string? acquired, HoldingTerm? stated = null) => new(
        new LotId(id),
        new SecurityId(1),
        new Shares(shares),
        acquired is null ? null : DateOnly.ParseExact(acquired, "yyyy-MM-dd", CultureInfo.InvariantCulture),
        basisPerShare is { } basis ? new Money(basis * shares) : null,
        stated,
        null);
}
