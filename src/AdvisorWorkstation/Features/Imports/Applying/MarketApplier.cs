using AdvisorWorkstation.Data;
using AdvisorWorkstation.Domain.Markets;
using AdvisorWorkstation.Domain.Values;
using AdvisorWorkstation.Features.Imports.Planning;
using AdvisorWorkstation.Features.Markets;
using Microsoft.EntityFrameworkCore;

namespace AdvisorWorkstation.Features.Imports.Applying;

/// <summary>Securities, prices, attributes, corporate actions and risk models.</summary>
internal static class MarketApplier
{
    private const int Chunk = 500;

    public static async Task ApplyAsync(ImportWork work, CancellationToken cancel)
    {
        await ApplySecuritiesAsync(work, cancel);
        await ApplyPricesAsync(work, cancel);
        await ApplyAttributesAsync(work, cancel);
        await ApplyActionsAsync(work, cancel);
        await ApplyRiskModelsAsync(work, cancel);
    }

    private static async Task ApplySecuritiesAsync(ImportWork work, CancellationToken cancel)
    {
        var changed = work.Plan.Securities.Where(s => !s.IsNew).ToDictionary(s => work.Securities[s.Ticker]);
        var ids = changed.Keys.ToArray();
        var rows = await work.Db.Set<SecurityRow>().Where(s => ids.Contains(s.Id)).ToListAsync(cancel);
        foreach (var row in rows)
        {
            Write(changed[row.Id], row);
        }
        foreach (var security in work.Plan.Securities.Where(s => s.IsNew))
        {
            var row = new SecurityRow { Ticker = security.Ticker, Name = security.Name, EquivalenceGroup = security.EquivalenceGroup };
            Write(security, row);
            work.Db.Add(row);
            rows.Add(row);
        }
        await work.Db.SaveChangesAsync(cancel);
        rows.ForEach(r => work.Securities[r.Ticker] = r.Id);
    }

    private static void Write(SecurityChange security, SecurityRow row)
    {
        (row.Name, row.Kind, row.Sector) = (security.Name, security.Kind, security.Sector);
        (row.EquivalenceGroup, row.AverageDailyVolume, row.Cusip) = (security.EquivalenceGroup, security.AverageDailyVolume, security.Cusip);
    }

    private static async Task ApplyPricesAsync(ImportWork work, CancellationToken cancel)
    {
        foreach (var changed in work.Plan.Prices.Where(p => p.Before is not null).GroupBy(p => p.Ticker, p => p.Date))
        {
            var id = work.Securities[changed.Key];
            foreach (var days in changed.Chunk(Chunk))
            {
                await work.Db.Set<PriceRow>().Where(p => p.SecurityId == id && days.Contains(p.Date)).ExecuteDeleteAsync(cancel);
            }
        }
        await BulkInsert.InsertAsync(
            work.Db,
            work.Plan.Prices.Select(p => new PriceRow { SecurityId = work.Securities[p.Ticker], Date = p.Date, Close = p.Close }),
            cancel);
    }

    private static async Task ApplyAttributesAsync(ImportWork work, CancellationToken cancel)
    {
        foreach (var changed in work.Plan.Attributes.Where(a => !a.IsNew))
        {
            var id = work.Securities[changed.Ticker];
            await work.Db.Set<SecurityAttributeRow>().Where(a => a.SecurityId == id && a.Name == changed.Name).ExecuteDeleteAsync(cancel);
        }
        await BulkInsert.InsertAsync(
            work.Db,
            work.Plan.Attributes.Select(a =>
                new SecurityAttributeRow { SecurityId = work.Securities[a.Ticker], Name = a.Name, Value = a.Value }),
            cancel);
    }

    private static async Task ApplyActionsAsync(ImportWork work, CancellationToken cancel)
    {
        var ids = work.Plan.CorporateActions.Where(a => a.Before is not null).Select(a => a.Id).ToArray();
        var stored = await work.Db.Set<CorporateActionRow>().Where(a => ids.Contains(a.ExternalId)).ToDictionaryAsync(a => a.ExternalId, StringComparer.Ordinal, cancel);
        foreach (var (id, action, _) in work.Plan.CorporateActions)
        {
            if (stored.TryGetValue(id, out var row))
            {
                (row.SecurityId, row.Kind, row.Terms) = (work.Securities[action.Ticker], action.Kind, action.Terms);
                (row.Announced, row.Effective) = (action.Announced, action.Effective);
                continue;
            }
            work.Db.Add(new CorporateActionRow
            {
                ExternalId = id,
                SecurityId = work.Securities[action.Ticker],
                Kind = action.Kind,
                Announced = action.Announced,
                Effective = action.Effective,
                Terms = action.Terms,
            });
        }
        await work.Db.SaveChangesAsync(cancel);
    }

    private static async Task ApplyRiskModelsAsync(ImportWork work, CancellationToken cancel)
    {
        foreach (var change in work.Plan.RiskModels)
        {
            var model = ModelOf(work, change);
            if (await work.Db.Set<RiskModelRow>().AnyAsync(m => m.Hash == model.Hash, cancel))
            {
                continue;
            }
            work.Db.Add(new RiskModelRow
            {
                Name = model.Name,
                AsOf = change.AsOf,
                StoredAt = work.Session.At,
                Source = change.Source,
                Hash = model.Hash,
                FactorCount = model.FactorCount,
                SecurityCount = model.Securities.Count,
                ProxyCount = 0,
                Content = RiskModelBlob.Write(model),
            });
            await work.Db.SaveChangesAsync(cancel);
        }
    }

    private static RiskModel ModelOf(ImportWork work, RiskModelChange change) => new(
        change.Name,
        new AsOf(change.AsOf),
        [.. change.Tickers.Select(t => work.Securities[t])],
        change.Factors.Count,
        change.Exposures,
        change.Covariance,
        change.SpecificVariance,
        [.. change.Tickers.Select(_ => ExposureOrigin.Own)]);
}
