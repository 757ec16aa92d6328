using AdvisorWorkstation.Data;
using AdvisorWorkstation.Domain.Accounts;
using AdvisorWorkstation.Domain.Identity;
using AdvisorWorkstation.Domain.Values;
using AdvisorWorkstation.Features.Accounts;
using AdvisorWorkstation.Features.Customizations;
using AdvisorWorkstation.Features.Identity;
using AdvisorWorkstation.Features.Indexes;
using AdvisorWorkstation.Features.Rebalancing;
using Microsoft.EntityFrameworkCore;

namespace AdvisorWorkstation.Features.Wishes;

/// <summary>A version of a template.</summary>
public sealed record TemplateVersion(int Number, IReadOnlyList<TemplateChoice> Choices, string Reason, string MadeBy, DateTimeOffset MadeAt);

/// <summary>A template, its versions the newest first.</summary>
public sealed record TemplateLine(int Id, string Name, IReadOnlyList<TemplateVersion> Versions)
{
    public TemplateVersion Newest => Versions[0];
}

/// <summary>An assignment of a template.</summary>
public sealed record AssignmentLine(WishAssignmentRow Row, string Template);

/// <summary>An account that a template can be assigned to.</summary>
public sealed record Candidate(AccountId Id, string Owner, string Book, string Kind, string Model);

/// <summary>Templates, where they were assigned, and where they can be.</summary>
public sealed record TemplatesView(
    IReadOnlyList<TemplateLine> Templates,
    IReadOnlyList<AssignmentLine> Assignments,
    IReadOnlyList<Candidate> Candidates,
    WishLookups Lookups,
    DateOnly Today,
    bool MayKeep,
    bool MayAssign);

/// <summary>Reads templates with their versions and assignments, and the accounts of the viewer's books.</summary>
public sealed class TemplatesQuery(Desk desk)
{
    public async Task<Outcome<TemplatesView>> RunAsync(Actor actor, CancellationToken cancel)
    {
        var opened = await desk.ReadAsync(actor, Capability.SeeClients, cancel);
        if (opened.IsRefused)
        {
            return opened.Refusal;
        }
        await using var session = opened.Value;
        var db = session.Db;
        var today = new AsOf(await WishWriter.TodayAsync(session, cancel));
        var versions = (await db.Set<WishTemplateVersionRow>().OrderByDescending(v => v.Number).ToListAsync(cancel)).ToLookup(v => v.TemplateId);
        var templates = await db.Set<WishTemplateRow>().OrderBy(t => t.Name).ToListAsync(cancel);
        return new TemplatesView(
            templates.ConvertAll(t => new TemplateLine(
                t.Id, t.Name, [.. versions[t.Id].Select(v => new TemplateVersion(v.Number, TemplateChoice.Read(v.Choices), v.Reason, v.MadeBy, v.MadeAt))])),
            (await db.Set<WishAssignmentRow>().OrderByDescending(a => a.Id).ToListAsync(cancel)).ConvertAll(a => new AssignmentLine(a, templates.Find(t => t.Id == a.TemplateId)!.Name)),
            await CandidatesAsync(db, today, cancel),
            await WishLookups.LoadAsync(db, cancel),
            today.Date,
            session.Who.May(Capability.SetDefaults),
            session.Who.May(Capability.AssignTemplates));
    }

    private static async Task<IReadOnlyList<Candidate>> CandidatesAsync(AdvisorDb db, AsOf today, CancellationToken cancel)
    {
        var households = await db.Set<HouseholdRow>().ToDictionaryAsync(h => h.Id, h => h.Name, cancel);
        var books = await db.Set<BookRow>().ToDictionaryAsync(b => b.Id, b => b.Name, cancel);
        var models = await db.Set<ModelRow>().ToDictionaryAsync(m => m.Id, m => m.Name, cancel);
        var choices = await PolicyChoices.LoadAllAsync(db, cancel);
        return
        [
            .. (await db.Set<AccountRow>().Where(a => a.Enrolled).ToListAsync(cancel))
                .Select(a => new Candidate(
                    a.Id, $"{households[a.HouseholdId]}, {a.Name}", books[a.BookId], a.Kind.Words(),
                    choices.ModelOf(a, today) is { IsRefused: false, Value: var model } ? models[model] : "none"))
                .OrderBy(c => c.Owner, StringComparer.Ordinal),
        ];
    }
}
