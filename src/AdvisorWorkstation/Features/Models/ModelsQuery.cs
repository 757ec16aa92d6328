using System.Collections.Frozen;
using AdvisorWorkstation.Data;
using AdvisorWorkstation.Domain.Identity;
using AdvisorWorkstation.Domain.Indexes.Models;
using AdvisorWorkstation.Domain.Markets;
using AdvisorWorkstation.Domain.Values;
using AdvisorWorkstation.Features.Accounts;
using AdvisorWorkstation.Features.Firm;
using AdvisorWorkstation.Features.Indexes;
using AdvisorWorkstation.Features.Markets;
using AdvisorWorkstation.Features.Rebalancing;
using Microsoft.EntityFrameworkCore;

namespace AdvisorWorkstation.Features.Models;

/// <summary>One name of a model.</summary>
public sealed record ModelName(Ticker Ticker, string Name, Sector Sector, Weight Weight, Weight? Next, bool IsProxy);

/// <summary>The risk model in short.</summary>
public sealed record RiskModelLine(string Name, DateOnly AsOf, string Source, string Hash, int Factors, int Securities, int Proxies);

/// <summary>A version of a model in short.</summary>
/// <param name="Id">Null for the whole index that a model begins as.</param>
/// <param name="Number">Its number.</param>
/// <param name="State">Where it stands.</param>
/// <param name="Effective">From when on; null for the beginning.</param>
/// <param name="DraftedBy">Who began it.</param>
/// <param name="DecidedBy">Who decided it; empty when nobody has.</param>
/// <param name="Reason">Why it was rejected or discarded; empty otherwise.</param>
/// <param name="IsInForce">True for the one that accounts follow today.</param>
/// <param name="Changes">What it says, compared with the version before it.</param>
public sealed record ModelVersionLine(
    int? Id, int Number, ModelState State, DateOnly? Effective, string DraftedBy, string DecidedBy, string Reason, bool IsInForce, IReadOnlyList<SentenceChange> Changes);

/// <summary>What accounts follow, with what is about to change.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Model">Its name.</param>
/// <param name="Name">The same with the version in force.</param>
/// <param name="IsDefault">True when accounts follow it that name no other.</param>
/// <param name="Fault">Why it can't be followed today; null when it can.</param>
/// <param name="Definition">How its weights come about; null when nothing is in force.</param>
/// <param name="Sentences">The same in words.</param>
/// <param name="NextAnnounced">When the next change of one of its indexes was announced; null when none is.</param>
/// <param name="NextEffective">When that change takes effect.</param>
/// <param name="Accounts">Accounts of the viewer's books that follow it.</param>
/// <param name="Names">Its names by weight.</param>
/// <param name="Versions">Its versions, the newest first.</param>
public sealed record ModelView(
    ModelId Id,
    string Model,
    string Name,
    bool IsDefault,
    string? Fault,
    ModelDefinition? Definition,
    IReadOnlyList<string> Sentences,
    DateOnly? NextAnnounced,
    DateOnly? NextEffective,
    int Accounts,
    IReadOnlyList<ModelName> Names,
    IReadOnlyList<ModelVersionLine> Versions);

/// <summary>All models; an empty firm has none.</summary>
/// <param name="Models">By name.</param>
/// <param name="RiskModel">The risk model that measures them; null when there is none yet.</param>
/// <param name="Begin">What a new model begins as: the first index, whole.</param>
/// <param name="Today">The first day that a draft can hold from.</param>
/// <param name="MayChange">True when the viewer may draft.</param>
public sealed record ModelsView(IReadOnlyList<ModelView> Models, RiskModelLine? RiskModel, ModelDefinition Begin, DateOnly Today, bool MayChange);

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
        var book = await ModelBook.LoadAsync(db, today, cancel);
        var reading = new Reading(
            book,
            book.Targets(),
            risk is null ? null : RiskModelBlob.Read(risk.Content),
            await AnnouncedAsync(db, book, today, cancel),
            (await db.Set<FirmRow>().SingleOrDefaultAsync(cancel))?.DefaultModelId,
            await FollowedAsync(db, new AsOf(today), cancel));
        var histories = await ModelHistory.LoadAsync(db, book, cancel);
        return new ModelsView(
            [.. book.Models.OrderBy(m => m.Value.Name, StringComparer.Ordinal).Select(m => View(reading, m.Key, m.Value, histories[m.Key]))],
            risk is null ? null : new RiskModelLine(risk.Name, risk.AsOf, risk.Source, risk.Hash, risk.FactorCount, risk.SecurityCount, risk.ProxyCount),
            ModelDefinition.Of([.. book.Indexes.Keys.OrderBy(i => i.Value).Take(1).Select(i => new Sleeve(new SleeveSource.OfIndex(i), Weight.One))]),
            DateOnly.FromDateTime(session.At.UtcDateTime),
            session.Who.May(Capability.ChangeModels));
    }

    private static async Task<IReadOnlyList<ModelId?>> FollowedAsync(AdvisorDb db, AsOf today, CancellationToken cancel)
    {
        var choices = await PolicyChoices.LoadAllAsync(db, cancel);
        return [.. (await db.Set<AccountRow>().ToListAsync(cancel)).Select(a => choices.ModelOf(a, today) is { IsRefused: false, Value: var model } ? model : (ModelId?)null)];
    }

    private static ModelView View(Reading reading, ModelId id, ModelInForce model, IReadOnlyList<ModelVersionLine> history)
    {
        var book = reading.Book;
        var target = TargetOf(reading.Targets, id);
        var weights = target is { IsRefused: false } ? target.Value.Value.Weights : FrozenDictionary<SecurityId, Weight>.Empty;
        var next = reading.Announced
            .Select(a => (Change: a, Target: TargetOf(a.Targets, id)))
            .Where(a => a.Target is { IsRefused: false } && target is { IsRefused: false }
                && !a.Target.Value.Value.Weights.OrderBy(w => w.Key).SequenceEqual(weights.OrderBy(w => w.Key)))
            .Select(a => (a.Change, Weights: a.Target!.Value.Value.Weights))
            .ToList();
        return new ModelView(
            id,
            model.Name,
            model.Number == 0 ? model.Name : $"{model.Name}, version {model.Number}",
            reading.Default == id,
            target is null ? "No version of it is in force yet." : target.Value.Refusal?.Sentence,
            model.Definition,
            model.Definition is { } definition ? ModelSentences.Of(definition, model.Effective, book.Sources) : [],
            next.Count > 0 ? next[0].Change.Announced : null,
            next.Count > 0 ? next[0].Change.Effective : null,
            reading.Followed.Count(m => m == id),
            [
                .. weights.Keys.Union(next.Count > 0 ? next[0].Weights.Keys : [])
                    .Select(s => new ModelName(
                        book.Securities[s].Ticker,
                        book.Securities[s].Name,
                        book.Securities[s].Sector,
                        weights.GetValueOrDefault(s),
                        next.Count > 0 ? next[0].Weights.GetValueOrDefault(s) : null,
                        reading.Risk?.RowOf(s) is not { } row || reading.Risk.Origins[row] == ExposureOrigin.SectorProxy))
                    .OrderByDescending(n => Weight.Max(n.Weight, n.Next ?? Weight.Zero))
                    .ThenBy(n => n.Ticker),
            ],
            history);
    }

    private static Outcome<ModelTarget>? TargetOf(IReadOnlyDictionary<ModelId, Outcome<ModelTarget>> targets, ModelId id) =>
        targets.TryGetValue(id, out var target) ? target : (Outcome<ModelTarget>?)null;

    private static async Task<IReadOnlyList<IndexNews>> AnnouncedAsync(AdvisorDb db, ModelBook book, DateOnly today, CancellationToken cancel)
    {
        var announced = new List<IndexNews>();
        foreach (var version in await IndexChangesQuery.AnnouncedAsync(db, today, cancel))
        {
            var changed = book.With(version.IndexId, await ModelBook.WeightsAsync(db, version.Id, cancel));
            announced.Add(new IndexNews(version.Announced, version.Effective, changed.Targets()));
        }
        return announced;
    }

    private sealed record IndexNews(DateOnly Announced, DateOnly Effective, IReadOnlyDictionary<ModelId, Outcome<ModelTarget>> Targets);

    private sealed record Reading(
        ModelBook Book,
        IReadOnlyDictionary<ModelId, Outcome<ModelTarget>> Targets,
        RiskModel? Risk,
        IReadOnlyList<IndexNews> Announced,
        ModelId? Default,
        IReadOnlyList<ModelId?> Followed);
}
