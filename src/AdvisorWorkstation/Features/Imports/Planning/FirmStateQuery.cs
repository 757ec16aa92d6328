using AdvisorWorkstation.Data;
using AdvisorWorkstation.Domain.Accounts;
using AdvisorWorkstation.Domain.Values;
using AdvisorWorkstation.Features.Accounts;
using AdvisorWorkstation.Features.Customizations;
using AdvisorWorkstation.Features.Exports;
using AdvisorWorkstation.Features.Firm;
using AdvisorWorkstation.Features.Identity;
using AdvisorWorkstation.Features.Imports.Facts;
using AdvisorWorkstation.Features.Indexes;
using AdvisorWorkstation.Features.Markets;
using Microsoft.EntityFrameworkCore;

namespace AdvisorWorkstation.Features.Imports.Planning;

/// <summary>Reads what the firm has, as far as a delivery may change it.</summary>
internal static class FirmStateQuery
{
    /// <summary>Ids in one query; a database takes only so many parameters.</summary>
    private const int Chunk = 500;

    public static async Task<FirmState> LoadAsync(AdvisorDb db, Delivery delivery, CancellationToken cancel)
    {
        var accounts = await AllAsync<AccountRow>(db, cancel);
        var touched = Touched(accounts, delivery);
        var holders = touched(f => f is HoldingsFact or LotsFact or AccountFact);
        var traders = touched(f => f is TransactionFact);
        var movers = touched(f => f is CashFlowFact);
        var realizers = touched(f => f is RealizedLotFact);
        var securities = await AllAsync<SecurityRow>(db, cancel);
        return new FirmState
        {
            Firm = await db.Set<FirmRow>().AsNoTracking().SingleOrDefaultAsync(cancel),
            Securities = securities,
            Books = await AllAsync<BookRow>(db, cancel),
            Households = await AllAsync<HouseholdRow>(db, cancel),
            Custodians = await AllAsync<CustodianRow>(db, cancel),
            Accounts = accounts,
            Indexes = await AllAsync<IndexRow>(db, cancel),
            Models = await AllAsync<ModelRow>(db, cancel),
            IndexVersions = await IndexVersionsAsync(db, delivery, cancel),
            Prices = await PricesAsync(db, delivery, cancel),
            Attributes = (await db.Set<SecurityAttributeRow>().AsNoTracking().ToListAsync(cancel)).ToDictionary(a => (a.SecurityId, a.Name), a => a.Value),
            CorporateActions = await AllAsync<CorporateActionRow>(db, cancel),
            Customizations = await AllAsync<CustomizationRow>(db, cancel),
            Positions = await ByAccountAsync<PositionRow>(
                holders, ids => db.Set<PositionRow>().Where(p => ids.Contains(p.AccountId)), p => p.AccountId, cancel),
            Lots = await ByAccountAsync<LotRow>(holders, ids => db.Set<LotRow>().Where(l => ids.Contains(l.AccountId)), l => l.AccountId, cancel),
            Quarantines = await ByAccountAsync<QuarantineRow>(
                holders, ids => db.Set<QuarantineRow>().Where(q => ids.Contains(q.AccountId)), q => q.AccountId, cancel),
            Transactions = await ByAccountAsync<TransactionRow>(
                traders, ids => db.Set<TransactionRow>().Where(t => ids.Contains(t.AccountId)), t => t.AccountId, cancel),
            CashFlows = await ByAccountAsync<CashFlowRow>(
                movers, ids => db.Set<CashFlowRow>().Where(f => ids.Contains(f.AccountId)), f => f.AccountId, cancel),
            StatedGains = await ByAccountAsync<StatedGainRow>(
                realizers, ids => db.Set<StatedGainRow>().Where(g => ids.Contains(g.AccountId)), g => g.AccountId, cancel),
            LossCarryforwards = await AllAsync<LossCarryforwardRow>(db, cancel),
            PlacedOrders = await PlacedOrdersAsync(db, delivery, cancel),
        };
    }

    private static async Task<IReadOnlyList<T>> AllAsync<T>(AdvisorDb db, CancellationToken cancel) where T : class =>
        await db.Set<T>().AsNoTracking().ToListAsync(cancel);

    /// <summary>The stored accounts that some facts may be about.</summary>
    private static Func<Func<Fact, bool>, IReadOnlyList<AccountId>> Touched(IReadOnlyList<AccountRow> accounts, Delivery delivery) => kind =>
    {
        var numbers = delivery.Facts<Fact>().Where(kind)
            .Select(f => f.Subject!.Number).Distinct(StringComparer.OrdinalIgnoreCase).Select(n => new AccountNumber(n)).ToList();
        return [.. accounts.Where(a => numbers.Exists(n => n.MayBe(new AccountNumber(a.Number)))).Select(a => a.Id)];
    };

    private static async Task<ILookup<AccountId, T>> ByAccountAsync<T>(
        IReadOnlyList<AccountId> accounts, Func<AccountId[], IQueryable<T>> query, Func<T, AccountId> account, CancellationToken cancel) where T : class
    {
        var rows = new List<T>();
        foreach (var ids in accounts.Chunk(Chunk))
        {
            rows.AddRange(await query(ids).AsNoTracking().ToListAsync(cancel));
        }
        return rows.ToLookup(account);
    }

    private static async Task<IReadOnlySet<string>> PlacedOrdersAsync(AdvisorDb db, Delivery delivery, CancellationToken cancel)
    {
        var placed = new HashSet<string>(StringComparer.Ordinal);
        foreach (var ids in delivery.Facts<OrderFileFact>().SelectMany(f => f.ClientOrderIds).Distinct(StringComparer.Ordinal).Chunk(Chunk))
        {
            placed.UnionWith(await db.Set<OrderRow>().AsNoTracking().Where(o => ids.Contains(o.ClientOrderId)).Select(o => o.ClientOrderId).ToListAsync(cancel));
        }
        return placed;
    }

    private static async Task<IReadOnlyList<StoredIndexVersion>> IndexVersionsAsync(AdvisorDb db, Delivery delivery, CancellationToken cancel)
    {
        var days = delivery.Facts<IndexFact>().Select(f => f.Effective).Distinct().ToArray();
        var versions = await db.Set<IndexVersionRow>().AsNoTracking().Where(v => days.Contains(v.Effective)).ToListAsync(cancel);
        var stored = new List<StoredIndexVersion>();
        foreach (var version in versions)
        {
            var weights = await db.Set<IndexWeightRow>().AsNoTracking().Where(w => w.VersionId == version.Id).ToListAsync(cancel);
            stored.Add(new StoredIndexVersion(version, weights.ToDictionary(w => w.SecurityId, w => w.Weight)));
        }
        return stored;
    }

    /// <summary>The prices of the days that the delivery has prices of.</summary>
    private static async Task<IReadOnlyDictionary<(SecurityId Security, DateOnly Date), Price>> PricesAsync(
        AdvisorDb db, Delivery delivery, CancellationToken cancel)
    {
        var days = delivery.Facts<PriceFact>().Select(f => f.Date).Concat(delivery.Facts<HoldingsFact>().Select(f => f.AsOf.Date)).ToHashSet();
        var prices = new Dictionary<(SecurityId Security, DateOnly Date), Price>();
        foreach (var chunk in days.Chunk(Chunk))
        {
            foreach (var row in await db.Set<PriceRow>().AsNoTracking().Where(p => chunk.Contains(p.Date)).ToListAsync(cancel))
            {
                prices[(row.SecurityId, row.Date)] = row.Close;
            }
        }
        return prices;
    }
}
