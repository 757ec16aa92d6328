using AdvisorWorkstation.Data;
using AdvisorWorkstation.Domain.Values;
using AdvisorWorkstation.Features.Firm;
using AdvisorWorkstation.Features.Imports.Planning;
using AdvisorWorkstation.Features.Indexes;
using Microsoft.EntityFrameworkCore;

namespace AdvisorWorkstation.Features.Imports.Applying;

/// <summary>Indexes, their versions, their models, and what the firm's accounts follow by default.</summary>
internal static class IndexApplier
{
    public static async Task ApplyAsync(ImportWork work, CancellationToken cancel)
    {
        var plan = work.Plan.Indexes;
        work.Db.AddRange(plan.NewIndexes.Select(name => new IndexRow { Name = name }));
        await work.Db.SaveChangesAsync(cancel);
        var indexes = await work.Db.Set<IndexRow>().ToDictionaryAsync(i => i.Name, i => i.Id, StringComparer.Ordinal, cancel);
        foreach (var version in plan.Versions)
        {
            await ApplyVersionAsync(work, indexes[version.Index], version, cancel);
        }
        var models = await work.Db.Set<ModelRow>().ToListAsync(cancel);
        var wanted = plan.DefaultModel is { } defaultName ? plan.NewIndexes.Append(defaultName) : plan.NewIndexes;
        foreach (var name in wanted.Where(n => !models.Exists(m => m.Name == n)).Distinct(StringComparer.Ordinal).ToList())
        {
            var model = new ModelRow { Name = name, IndexId = indexes[name] };
            work.Db.Add(model);
            models.Add(model);
        }
        await work.Db.SaveChangesAsync(cancel);
        if (plan.DefaultModel is { } chosen)
        {
            var firm = await work.Db.Set<FirmRow>().SingleAsync(cancel);
            firm.DefaultModelId = models.Find(m => m.Name == chosen)!.Id;
            await work.Db.SaveChangesAsync(cancel);
        }
    }

    private static async Task ApplyVersionAsync(ImportWork work, IndexId index, IndexVersionChange change, CancellationToken cancel)
    {
        var replaced = work.Db.Set<IndexVersionRow>().Where(v => v.IndexId == index && v.Effective == change.Effective);
        if (change.Replaces)
        {
            await work.Db.Set<IndexWeightRow>().Where(w => replaced.Any(v => v.Id == w.VersionId)).ExecuteDeleteAsync(cancel);
            await replaced.ExecuteDeleteAsync(cancel);
        }
        var version = new IndexVersionRow { IndexId = index, Announced = change.Announced, Effective = change.Effective };
        work.Db.Add(version);
        await work.Db.SaveChangesAsync(cancel);
        await BulkInsert.InsertAsync(
            work.Db,
            change.Weights.Select(w =>
                new IndexWeightRow { VersionId = version.Id, SecurityId = work.Securities[w.Ticker], Weight = w.Weight }),
            cancel);
    }
}
