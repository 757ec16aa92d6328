using AdvisorWorkstation.Data;
using AdvisorWorkstation.Domain.Identity;
using AdvisorWorkstation.Domain.Indexes;
using AdvisorWorkstation.Domain.Markets;
using AdvisorWorkstation.Domain.Values;
using AdvisorWorkstation.Features.Accounts;
using AdvisorWorkstation.Features.Indexes;
using AdvisorWorkstation.Features.Markets;
using AdvisorWorkstation.Features.Models.Grace;
using AdvisorWorkstation.Features.Models.Previews;
using AdvisorWorkstation.Features.Rebalancing;
using Microsoft.EntityFrameworkCore;

namespace AdvisorWorkstation.Features.Models;

/// <summary>A name whose weight an announced change moves.</summary>
public sealed record ChangedName(Ticker Ticker, string Name, Sector Sector, Weight Before, Weight After)
{
    public bool Joins => Before == Weight.Zero;

    public bool Leaves => After == Weight.Zero;
}

/// <summary>An announced change of an index.</summary>
/// <param name="Subject">Names it for the preview.</param>
/// <param name="Index">Of which index.</param>
/// <param name="Announced">When it was announced.</param>
/// <param name="Effective">From when on it holds.</param>
/// <param name="InDays">Calendar days until then.</param>
/// <param name="Models">The models that it moves.</param>
/// <param name="Accounts">Accounts of the viewer's books that follow one of them.</param>
/// <param name="Names">Whom it moves, those that leave and join first.</param>
/// <param name="Preview">What it does to the accounts of the viewer's books; null when that was not computed.</param>
public sealed record IndexChangeView(
    PreviewSubject Subject,
    string Index,
    DateOnly Announced,
    DateOnly Effective,
    int InDays,
    IReadOnlyList<string> Models,
    int Accounts,
    IReadOnlyList<ChangedName> Names,
    PreviewView? Preview);

/// <summary>All announced changes, with the grace list.</summary>
/// <param name="AsOf">The day that "announced" is looked at from.</param>
/// <param name="Changes">The nearest first.</param>
/// <param name="Grace">The grace list of the viewer's books, running ones first.</param>
/// <param name="MayPreview">True when the viewer may compute a preview.</param>
/// <param name="MayGrant">True when the viewer may change the grace list.</param>
public sealed record IndexChangesView(
    DateOnly AsOf, IReadOnlyList<IndexChangeView> Changes, IReadOnlyList<GraceLine> Grace, bool MayPreview, bool MayGrant);

/// <summary>Reads what is announced and not yet in force on the newest day that has prices.</summary>
public sealed class IndexChangesQuery(Desk desk)
{
    public async Task<Outcome<IndexChangesView>> RunAsync(Actor actor, CancellationToken cancel)
    {
        var opened = await desk.ReadAsync(actor, Capability.SeeClients, cancel);
        if (opened.IsRefused)
        {
            return opened.Refusal;
        }
        await using var session = opened.Value;
        var db = session.Db;
        var today = await PriceDays.NewestWholeAsync(db, cancel) ?? DateOnly.FromDateTime(session.At.UtcDateTime);
        var book = await ModelBook.LoadAsync(db, today, cancel);
        var changes = new List<IndexChangeView>();
        foreach (var version in await AnnouncedAsync(db, today, cancel))
        {
            changes.Add(await ViewAsync(db, book, version, today, cancel));
        }
        return new IndexChangesView(
            today, changes, await GraceQuery.LinesAsync(db, today, cancel), session.Who.May(Capability.ChangeModels), session.Who.May(Capability.GrantGrace));
    }

    /// <summary>Versions of indexes that are announced by a day and hold after it.</summary>
    internal static Task<List<IndexVersionRow>> AnnouncedAsync(AdvisorDb db, DateOnly today, CancellationToken cancel) =>
        db.Set<IndexVersionRow>().AsNoTracking()
            .Where(v => v.Effective > today && v.Announced <= today)
            .OrderBy(v => v.Effective).ThenBy(v => v.Id)
            .ToListAsync(cancel);

    private static async Task<IndexChangeView> ViewAsync(AdvisorDb db, ModelBook book, IndexVersionRow version, DateOnly today, CancellationToken cancel)
    {
        var subject = new PreviewSubject(PreviewKind.IndexVersion, version.Id);
        var weights = await ModelBook.WeightsAsync(db, version.Id, cancel);
        var choices = await PolicyChoices.LoadAllAsync(db, cancel);
        var accounts = await db.Set<AccountRow>().Where(a => a.Enrolled).ToListAsync(cancel);
        var before = book.Indexes[version.IndexId].Weights ?? [];
        var moved = ChangedTargets.Of(book, book.With(version.IndexId, weights), "", "").Models;
        return new IndexChangeView(
            subject,
            book.Indexes[version.IndexId].Name,
            version.Announced,
            version.Effective,
            version.Effective.DayNumber - today.DayNumber,
            [.. book.Models.Where(m => moved.Contains(m.Key)).Select(m => m.Value.Name).Order(StringComparer.Ordinal)],
            accounts.Count(a => choices.ModelOf(a, new AsOf(today)) is { IsRefused: false, Value: var model } && moved.Contains(model)),
            [
                .. IndexChanges.Between(Version(version, before), Version(version, weights))
                    .Select(c => new ChangedName(book.Securities[c.Security].Ticker, book.Securities[c.Security].Name, book.Securities[c.Security].Sector, c.Before, c.After)),
            ],
            await PreviewStore.ReadAsync(db, subject, ChangedTargets.HashOf(version, weights), cancel));
    }

    private static IndexVersion Version(IndexVersionRow row, IReadOnlyList<IndexConstituent> weights) =>
        new(row.IndexId, row.Announced, row.Effective, weights);
}
