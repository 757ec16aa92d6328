using AdvisorWorkstation.Data;
using AdvisorWorkstation.Domain.Identity;
using AdvisorWorkstation.Domain.Indexes.Models;
using AdvisorWorkstation.Domain.Values;
using AdvisorWorkstation.Features.Indexes;
using AdvisorWorkstation.Features.Markets;
using AdvisorWorkstation.Features.Models.Previews;
using Microsoft.EntityFrameworkCore;

namespace AdvisorWorkstation.Features.Models.Versions;

/// <summary>What a draft can be made of.</summary>
/// <param name="Indexes">Every index.</param>
/// <param name="Models">Every other model.</param>
/// <param name="Tickers">Every security that can be held, by ticker.</param>
/// <param name="Attributes">Every attribute that a security carries.</param>
/// <param name="Screens">Those of them that mark securities and do not rate them: every value is zero or one.</param>
/// <param name="Effective">The first day that can be chosen.</param>
public sealed record DraftChoices(
    IReadOnlyList<(SleeveSource Source, string Name)> Indexes,
    IReadOnlyList<(SleeveSource Source, string Name)> Models,
    IReadOnlyDictionary<Ticker, SecurityId> Tickers,
    IReadOnlyList<string> Attributes,
    IReadOnlyList<string> Screens,
    DateOnly Effective)
{
    /// <summary>A security's symbol.</summary>
    public string TickerOf(SecurityId security) => Tickers.FirstOrDefault(t => t.Value == security).Key.Symbol ?? "";
}

/// <summary>A revision in short.</summary>
public sealed record RevisionLine(int Revision, string MadeBy, DateTimeOffset MadeAt, string Reason);

/// <summary>One version of a model with everything that deciding it needs.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Model">Of which model.</param>
/// <param name="Name">The model's name.</param>
/// <param name="Number">The version's number.</param>
/// <param name="Status">Where it stands.</param>
/// <param name="Draft">What it holds.</param>
/// <param name="SubmittedBy">Who submitted it; empty when nobody has.</param>
/// <param name="DecidedBy">Who decided it; empty when nobody has.</param>
/// <param name="Reason">Why it was rejected or discarded; empty otherwise.</param>
/// <param name="Changes">What it says, compared with what is in force.</param>
/// <param name="Faults">What stands against it, in sentences.</param>
/// <param name="Names">How many names it holds.</param>
/// <param name="Revisions">How it came about, the newest first.</param>
/// <param name="Preview">What it does to accounts; null when that was not computed.</param>
/// <param name="Choices">What a draft can be made of.</param>
/// <param name="Viewer">Who looks.</param>
public sealed record ModelVersionView(
    int Id,
    ModelId Model,
    string Name,
    int Number,
    ModelStatus Status,
    ModelDraft Draft,
    string SubmittedBy,
    string DecidedBy,
    string Reason,
    IReadOnlyList<SentenceChange> Changes,
    IReadOnlyList<string> Faults,
    int Names,
    IReadOnlyList<RevisionLine> Revisions,
    PreviewView? Preview,
    DraftChoices Choices,
    Entitlement Viewer)
{
    /// <summary>True when the viewer may change models and made no revision of this one.</summary>
    public bool MayApprove => Viewer.May(Capability.ChangeModels) && !Status.Editors.Contains(Viewer.Person);

    /// <summary>True when the revision on the table says what a draft says.</summary>
    public bool Says(ModelDraft draft) => StoredContent.Of(draft).Hash == Status.ContentHash;
}

/// <summary>Reads one version of a model.</summary>
public sealed class ModelVersionQuery(Desk desk)
{
    public async Task<Outcome<ModelVersionView>> RunAsync(int id, Actor actor, CancellationToken cancel)
    {
        var opened = await desk.ReadAsync(actor, Capability.SeeMarkets, cancel);
        if (opened.IsRefused)
        {
            return opened.Refusal;
        }
        await using var session = opened.Value;
        var db = session.Db;
        if (await db.Set<ModelVersionRow>().FirstOrDefaultAsync(v => v.Id == id, cancel) is not { } row)
        {
            return ModelTransition.NotFound;
        }
        var revisions = await db.Set<ModelRevisionRow>().Where(r => r.VersionId == id).OrderByDescending(r => r.Revision).ToListAsync(cancel);
        var draft = ModelBook.Read(revisions[0]);
        var today = DateOnly.FromDateTime(session.At.UtcDateTime);
        var book = await ModelBook.LoadAsync(db, await PriceDays.NewestWholeAsync(db, cancel) ?? today, cancel);
        var inForce = book.Models[row.ModelId];
        return new ModelVersionView(
            id,
            row.ModelId,
            inForce.Name,
            row.Number,
            row.ToStatus(),
            draft,
            row.SubmittedBy,
            row.DecidedBy,
            row.Reason,
            SentenceChanges.Between(Sentences(inForce.Definition, inForce.Effective, book), Sentences(draft.Definition, draft.Effective, book)),
            row.State.IsOpen() ? await DraftChecks.FindAsync(db, row.ModelId, draft, today, cancel) : [],
            ModelWeights.Build(draft.Definition, book.Sources, row.ModelId).Weights.Count,
            [.. revisions.Select(r => new RevisionLine(r.Revision, r.MadeBy, r.MadeAt, r.Reason))],
            session.Who.May(Capability.SeeClients)
                ? await PreviewStore.ReadAsync(db, new PreviewSubject(PreviewKind.ModelVersion, id), row.ContentHash, cancel)
                : null,
            ChoicesOf(book, row.ModelId, today),
            session.Who);
    }

    private static IReadOnlyList<string> Sentences(ModelDefinition? definition, DateOnly? effective, ModelBook book) =>
        definition is null ? [] : ModelSentences.Of(definition, effective, book.Sources);

    private static DraftChoices ChoicesOf(ModelBook book, ModelId own, DateOnly today)
    {
        var attributes = book.Attributes.Values.SelectMany(a => a).GroupBy(a => a.Key, a => a.Value, StringComparer.Ordinal).OrderBy(g => g.Key, StringComparer.Ordinal).ToList();
        return new DraftChoices(
            [.. book.Indexes.OrderBy(i => i.Value.Name, StringComparer.Ordinal).Select(i => ((SleeveSource)new SleeveSource.OfIndex(i.Key), i.Value.Name))],
            [
                .. book.Models.Where(m => m.Key != own).OrderBy(m => m.Value.Name, StringComparer.Ordinal)
                    .Select(m => ((SleeveSource)new SleeveSource.OfModel(m.Key), m.Value.Name)),
            ],
            book.Securities.Values.Where(s => s.Kind != Domain.Markets.SecurityKind.Other).OrderBy(s => s.Ticker).ToDictionary(s => s.Ticker, s => s.Id),
            [.. attributes.Select(a => a.Key)],
            [.. attributes.Where(a => a.All(v => v is 0m or 1m)).Select(a => a.Key)],
            today);
    }
}
