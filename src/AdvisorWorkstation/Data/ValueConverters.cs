using AdvisorWorkstation.Domain.Values;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace AdvisorWorkstation.Data;

/// <summary>
/// How the domain's values are stored, the same way by every provider: amounts as scaled whole numbers, because SQLite can't order or
/// compare decimals; times as UTC ticks; public ids as sixteen bytes.
/// </summary>
internal static class ValueConverters
{
    private const decimal MoneyScale = 10_000m;
    private const decimal SharesScale = 1_000_000m;
    private const decimal PriceScale = 1_000_000m;
    private const decimal WeightScale = 10_000_000_000m;
    private const decimal BasisPointScale = 1_000_000m;

    public static void Register(ModelConfigurationBuilder configuration)
    {
        configuration.Properties<Money>().HaveConversion<MoneyConverter>();
        configuration.Properties<Shares>().HaveConversion<SharesConverter>();
        configuration.Properties<Price>().HaveConversion<PriceConverter>();
        configuration.Properties<Weight>().HaveConversion<WeightConverter>();
        configuration.Properties<BasisPoints>().HaveConversion<BasisPointsConverter>();
        configuration.Properties<decimal>().HaveConversion<DecimalConverter>();
        configuration.Properties<DateTimeOffset>().HaveConversion<TicksConverter>();
        configuration.Properties<Ticker>().HaveConversion<TickerConverter>().HaveMaxLength(Ticker.MaxLength);
        configuration.Properties<AccountId>().HaveConversion<AccountIdConverter>();
        configuration.Properties<HouseholdId>().HaveConversion<HouseholdIdConverter>();
        configuration.Properties<BookId>().HaveConversion<BookIdConverter>();
        configuration.Properties<PersonId>().HaveConversion<PersonIdConverter>();
        configuration.Properties<ProposalId>().HaveConversion<ProposalIdConverter>();
        configuration.Properties<RunId>().HaveConversion<RunIdConverter>();
        configuration.Properties<OrderBatchId>().HaveConversion<OrderBatchIdConverter>();
        configuration.Properties<ImportId>().HaveConversion<ImportIdConverter>();
        configuration.Properties<SecurityId>().HaveConversion<SecurityIdConverter>();
        configuration.Properties<LotId>().HaveConversion<LotIdConverter>();
        configuration.Properties<ModelId>().HaveConversion<ModelIdConverter>();
        configuration.Properties<IndexId>().HaveConversion<IndexIdConverter>();
    }

    /// <summary>A value as a whole number of its smallest stored part.</summary>
    /// <exception cref="InvalidOperationException">It has more decimals than are stored: storing it would change it.</exception>
    private static long Scale(decimal value, decimal scale)
    {
        var scaled = value * scale;
        return scaled == decimal.Truncate(scaled)
            ? decimal.ToInt64(scaled)
            : throw new InvalidOperationException($"{value} has more decimals than the database keeps (1/{scale}); round it where it is computed");
    }

    private sealed class MoneyConverter() : ValueConverter<Money, long>(m => Scale(m.Usd, MoneyScale), v => new Money(v / MoneyScale));

    private sealed class SharesConverter() : ValueConverter<Shares, long>(s => Scale(s.Count, SharesScale), v => new Shares(v / SharesScale));

    private sealed class PriceConverter() : ValueConverter<Price, long>(p => Scale(p.UsdPerShare, PriceScale), v => new Price(v / PriceScale));

    private sealed class WeightConverter() : ValueConverter<Weight, long>(w => Scale(w.Fraction, WeightScale), v => new Weight(v / WeightScale));

    private sealed class BasisPointsConverter()
        : ValueConverter<BasisPoints, long>(b => Scale(b.Value, BasisPointScale), v => new BasisPoints(v / BasisPointScale));

    private sealed class DecimalConverter() : ValueConverter<decimal, long>(d => Scale(d, BasisPointScale), v => v / BasisPointScale);

    private sealed class TicksConverter() : ValueConverter<DateTimeOffset, long>(t => t.UtcTicks, v => new DateTimeOffset(v, TimeSpan.Zero));

    private sealed class TickerConverter() : ValueConverter<Ticker, string>(t => t.Symbol, v => Ticker.Parse(v));

    private sealed class AccountIdConverter() : ValueConverter<AccountId, byte[]>(i => i.Value.ToByteArray(), v => new AccountId(new Guid(v)));

    private sealed class HouseholdIdConverter() : ValueConverter<HouseholdId, byte[]>(i => i.Value.ToByteArray(), v => new HouseholdId(new Guid(v)));

    private sealed class BookIdConverter() : ValueConverter<BookId, byte[]>(i => i.Value.ToByteArray(), v => new BookId(new Guid(v)));

    private sealed class PersonIdConverter() : ValueConverter<PersonId, byte[]>(i => i.Value.ToByteArray(), v => new PersonId(new Guid(v)));

    private sealed class ProposalIdConverter() : ValueConverter<ProposalId, byte[]>(i => i.Value.ToByteArray(), v => new ProposalId(new Guid(v)));

    private sealed class RunIdConverter() : ValueConverter<RunId, byte[]>(i => i.Value.ToByteArray(), v => new RunId(new Guid(v)));

    private sealed class OrderBatchIdConverter() : ValueConverter<OrderBatchId, byte[]>(i => i.Value.ToByteArray(), v => new OrderBatchId(new Guid(v)));

    private sealed class ImportIdConverter() : ValueConverter<ImportId, byte[]>(i => i.Value.ToByteArray(), v => new ImportId(new Guid(v)));

    private sealed class SecurityIdConverter() : ValueConverter<SecurityId, int>(i => i.Value, v => new SecurityId(v));

    private sealed class LotIdConverter() : ValueConverter<LotId, long>(i => i.Value, v => new LotId(v));

    private sealed class ModelIdConverter() : ValueConverter<ModelId, int>(i => i.Value, v => new ModelId(v));

    private sealed class IndexIdConverter() : ValueConverter<IndexId, int>(i => i.Value, v => new IndexId(v));
}

/// <summary>Several people in one column: their sixteen bytes one after the other.</summary>
internal sealed class PersonIdListConverter() : ValueConverter<IReadOnlyList<PersonId>, byte[]>(
    people => people.SelectMany(p => p.Value.ToByteArray()).ToArray(),
    bytes => bytes.Chunk(16).Select(b => new PersonId(new Guid(b))).ToArray());

/// <summary>The same people in the same order are the same list.</summary>
internal sealed class PersonIdListComparer() : ValueComparer<IReadOnlyList<PersonId>>(
    (a, b) => a!.SequenceEqual(b!),
    people => people.Count,
    people => people);
