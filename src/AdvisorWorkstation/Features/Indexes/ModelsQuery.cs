using AdvisorWorkstation.Data;
using AdvisorWorkstation.Domain.Identity;
using AdvisorWorkstation.Domain.Markets;
using AdvisorWorkstation.Domain.Values;
using AdvisorWorkstation.Features.Accounts;
using AdvisorWorkstation.Features.Firm;
using AdvisorWorkstation.Features.Markets;
using Microsoft.EntityFrameworkCore;

namespace AdvisorWorkstation.Features.Indexes;

/// <summary>One name of a model.</summary>
public sealed record ModelName(Ticker Ticker, string Name, Sector Sector, Weight Weight, Weight? Next, bool IsProxy);

/// <summary>The risk model in short.</summary>
public sealed record RiskModelLine(string Name, DateOnly AsOf, string Source, string Hash, int Factors, int Securities, int Proxies);

/// <summary>What accounts follow, with what is about to change.</summary>
/// <param name="Name">The model with its version.</param>
/// <param name="IsDefault">True when accounts follow it that name no other.</param>
/// <param name="Effective">Since when its weights hold.</param>
/// <param name="NextAnnounced">When a change was announced; null when none is.</param>
/// <param name="NextEffective">When that change takes effect.</param>
/// <param name="Accounts">Accounts that follow it.</param>
/// <param name="Names">Its names by weight.</param>
/// <param name="RiskModel">The risk model that measures it; null when there is none yet.</param>
public sealed record ModelView(
    string Name, bool IsDefault, DateOnly Effective, DateOnly? NextAnnounced, DateOnly? NextEffective, int Accounts, IReadOnlyList<ModelName> Names, RiskModelLine? RiskModel);

/// <summary>All models; an empty firm has none.</summary>
public sealed record ModelsView(IReadOnlyList<ModelView> Models);

/// <summary>Reads the models as they stand on the newest day that has prices.</summary>
public sealed class ModelsQuery(Desk desk)
{
    public async Task<Outcome<ModelsView>> RunAsync(Actor actor, CancellationToken cancel)
    {
        var opened = await desk.ReadAsync(actor, Capability.SeeMarkets, cancel);
        if (opened.IsRefused)
        {
            return opened.Refusal;
        }
        await using var session = opened.Value;
        var db = session.Db;
        var today = await PriceDays.NewestWholeAsync(db, cancel) ?? DateOnly.FromDateTime(session.At.UtcDateTime);
        var risk = await db.Set<RiskModelRow>().OrderByDescending(m => m.Id).FirstOrDefaultAsync(cancel);
        var riskModel = risk is null ? null : RiskModelBlob.Read(risk.Content);
        var firm = await db.Set<FirmRow>().SingleOrDefaultAsync(cancel);
        var securities = await db.Set<SecurityRow>().ToDictionaryAsync(s => s.Id, cancel);
        var views = new List<ModelView>();
        foreach (var model in await db.Set<ModelRow>().OrderBy(m => m.Name).ToListAsync(cancel))
        {
            var versions = await db.Set<IndexVersionRow>().Where(v => v.IndexId == model.IndexId).OrderBy(v => v.Effective).ToListAsync(cancel);
            var current = versions.FindLast(v => v.Effective <= today);
            var next = versions.Find(v => v.Effective > today && v.Announced <= today);
            var weights = await WeightsAsync(db, current, cancel);
            var upcoming = await WeightsAsync(db, next, cancel);
            views.Add(new ModelView(
                $"{model.Name}, version {model.Version}",
                firm?.DefaultModelId == model.Id,
                current?.Effective ?? today,
                next?.Announced,
                next?.Effective,
                await db.Set<AccountRow>().CountAsync(a => a.ModelId == model.Id || (a.ModelId == null && firm != null && firm.DefaultModelId == model.Id), cancel),
                [
                    .. weights.Keys.Union(upcoming.Keys)
                        .Select(id => new ModelName(
                            securities[id].Ticker,
                            securities[id].Name,
                            securities[id].Sector,
                            weights.GetValueOrDefault(id),
                            next is null ? null : upcoming.GetValueOrDefault(id),
                            riskModel?.RowOf(id) is not { } row || riskModel.Origins[row] == ExposureOrigin.SectorProxy))
                        .OrderByDescending(n => Weight.Max(n.Weight, n.Next ?? Weight.Zero))
                        .ThenBy(n => n.Ticker),
                ],
                risk is null ? null : new RiskModelLine(risk.Name, risk.AsOf, risk.Source, risk.Hash, risk.FactorCount, risk.SecurityCount, risk.ProxyCount)));
        }
        return new ModelsView(views);
    }

    private static async Task<Dictionary<SecurityId, Weight>> WeightsAsync(AdvisorDb db, IndexVersionRow? version, CancellationToken cancel) =>
        version is null
            ? []
            : await db.Set<IndexWeightRow>().Where(w => w.VersionId == version.Id).ToDictionaryAsync(w => w.SecurityId, w => w.Weight, cancel);
}
