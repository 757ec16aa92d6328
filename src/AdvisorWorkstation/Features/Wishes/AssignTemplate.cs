using AdvisorWorkstation.Data;
using AdvisorWorkstation.Domain.Audit;
using AdvisorWorkstation.Domain.Customizations;
using AdvisorWorkstation.Domain.Identity;
using AdvisorWorkstation.Domain.Values;
using AdvisorWorkstation.Features.Accounts;
using AdvisorWorkstation.Features.Customizations;
using AdvisorWorkstation.Features.Rebalancing;
using AdvisorWorkstation.Hosting;
using Microsoft.EntityFrameworkCore;

namespace AdvisorWorkstation.Features.Wishes;

/// <summary>A template for many accounts.</summary>
/// <param name="Template">Which.</param>
/// <param name="Version">The version that was looked at.</param>
/// <param name="Accounts">For which accounts.</param>
/// <param name="From">The first day.</param>
/// <param name="To">The last day; null for no end.</param>
/// <param name="AskedBy">Who asked for it.</param>
/// <param name="Reason">Why.</param>
public sealed record AssignTemplateInput(int Template, int Version, IReadOnlyList<AccountId> Accounts, DateOnly From, DateOnly? To, string AskedBy, string Reason);

/// <summary>
/// Assigns a template to many accounts: all of them or none, one event of the history. An account that can't keep it, or where a lock stands against it,
/// refuses the whole; what holds already is left alone.
/// </summary>
public sealed class AssignTemplate(Desk desk, BulkWishes bulk, DeskNews news)
{
    private const int MostNamed = 5;

    public async Task<Outcome<int>> RunAsync(AssignTemplateInput input, Actor actor, CancellationToken cancel)
    {
        var read = await ReadAsync(input, actor, cancel);
        if (read.IsRefused)
        {
            return read.Refusal;
        }
        var choices = read.Value.Select(c => c.For(input.From, input.To, input.AskedBy, "template", input.Reason)).ToList();
        var solved = await bulk.RunAsync(new BulkInput("", input.Accounts, choices), actor, null, cancel);
        if (solved.IsRefused)
        {
            return solved.Refusal;
        }
        if (solved.Value.Lines.Where(l => l.IsConflict).Select(l => $"{l.Owner}: {l.Fault}").ToList() is { Count: > 0 } conflicts)
        {
            return new Refusal("conflict", $"These accounts can't keep it; leave them out, or change their wishes. {Named(conflicts)}");
        }
        return await WriteAsync(input, choices, actor, cancel);
    }

    private async Task<Outcome<TemplateChoice[]>> ReadAsync(AssignTemplateInput input, Actor actor, CancellationToken cancel)
    {
        var opened = await desk.ReadAsync(actor, Capability.AssignTemplates, cancel);
        if (opened.IsRefused)
        {
            return opened.Refusal;
        }
        await using var session = opened.Value;
        var newest = await session.Db.Set<WishTemplateVersionRow>().Where(v => v.TemplateId == input.Template).OrderByDescending(v => v.Number).FirstOrDefaultAsync(cancel);
        return newest?.Number == input.Version
            ? TemplateChoice.Read(newest.Choices).ToArray()
            : new Refusal("version", newest is null ? "There is no such template." : $"Version {newest.Number} of the template is there since. Look at it and decide again.");
    }

    private async Task<Outcome<int>> WriteAsync(AssignTemplateInput input, List<Customization> choices, Actor actor, CancellationToken cancel)
    {
        var opened = await desk.WriteAsync(actor, Capability.AssignTemplates, cancel);
        if (opened.IsRefused)
        {
            return opened.Refusal;
        }
        await using var session = opened.Value;
        var db = session.Db;
        var today = new AsOf(await WishWriter.TodayAsync(session, cancel));
        var accounts = (await db.Set<AccountRow>().OrderBy(a => a.Custodian).ThenBy(a => a.Number).ToListAsync(cancel)).FindAll(a => input.Accounts.Contains(a.Id));
        if (accounts.Count == 0 || accounts.Count != input.Accounts.Distinct().Count())
        {
            await session.CommitAsync([Desk.Denial("accounts", "account")], cancel);
            return WishSubjects.NotFound;
        }
        var assignment = 1 + (await db.Set<WishAssignmentRow>().MaxAsync(a => (int?)a.Id, cancel) ?? 0);
        var stored = await PolicyChoices.LoadAsync(db, accounts.Select(a => a.HouseholdId).Distinct(), accounts.Select(a => a.Id), cancel);
        var (refused, made) = (new List<string>(), 0);
        foreach (var account in accounts)
        {
            var own = account.Id.ToString();
            var standing = await db.Set<CustomizationRow>().Where(c => c.Scope == PolicyScope.Account && c.ScopeId == own).ToListAsync(cancel);
            foreach (var choice in choices)
            {
                if (WishWriter.LockAgainst(stored.OfAccount(account, today), choice) is { } locked)
                {
                    refused.Add($"{account.Name}: {WhyThisValue.LockSentence(locked)}");
                    continue;
                }
                var holding = standing.Where(c => c.ToCustomization().HoldsOn(choice.From) && Policy.IsSameMatter(c.ToCustomization(), choice)).OrderByDescending(c => c.From).ThenBy(c => c.Id).FirstOrDefault();
                var begun = await WishWriter.BeginAsync(session, WishSubject.Of(account.Id), choice, new WishOrigin(holding?.Id, null, assignment), cancel);
                made += begun.IsRefused ? 0 : 1;
                if (begun.IsRefused && begun.Refusal.Code != "same")
                {
                    refused.Add($"{account.Name}: {begun.Refusal.Sentence}");
                }
            }
        }
        if (refused.Count > 0 || made == 0)
        {
            return new Refusal("refused", refused.Count > 0 ? $"Nothing was assigned. {Named(refused)}" : "All of that holds already; nothing would change.");
        }
        var template = await db.Set<WishTemplateRow>().SingleAsync(t => t.Id == input.Template, cancel);
        db.Add(new WishAssignmentRow
        {
            Id = assignment,
            TemplateId = input.Template,
            Version = input.Version,
            From = input.From,
            To = input.To,
            Reason = input.Reason.Trim(),
            Accounts = accounts.Count,
            AssignedAt = session.At,
            AssignedBy = session.Who.Name,
        });
        await session.CommitAsync(
            [
                new AuditEvent("wishes.assigned", "assignment", $"{assignment}", 0, new Dictionary<string, object?>
                {
                    ["name"] = template.Name,
                    ["version"] = input.Version,
                    ["from"] = input.From,
                    ["to"] = input.To,
                    ["accounts"] = accounts.Count,
                    ["of"] = accounts.ConvertAll(a => a.Id.ToString()),
                    ["made"] = made,
                }, input.Reason.Trim()),
            ],
            cancel);
        news.Tell(DeskNewsKind.WishesChanged);
        return assignment;
    }

    private static string Named(List<string> sentences) =>
        string.Join(' ', sentences.Take(MostNamed)) + (sentences.Count > MostNamed ? $" And {sentences.Count - MostNamed} more." : "");
}
