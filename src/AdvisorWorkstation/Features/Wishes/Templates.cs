using AdvisorWorkstation.Data;
using AdvisorWorkstation.Domain.Audit;
using AdvisorWorkstation.Domain.Customizations;
using AdvisorWorkstation.Domain.Identity;
using AdvisorWorkstation.Domain.Values;
using AdvisorWorkstation.Features.Customizations;
using AdvisorWorkstation.Hosting;
using Microsoft.EntityFrameworkCore;

namespace AdvisorWorkstation.Features.Wishes;

/// <summary>A choice of a template.</summary>
public sealed record TemplateChoice(string Option, Arguments Arguments)
{
    public string Sentence => PolicyOptions.Find(Option)!.Sentence(Arguments);

    /// <summary>The choice for an account.</summary>
    public Customization For(DateOnly from, DateOnly? to, string askedBy, string askedHow, string reason) =>
        new(Option, Arguments, PolicyScope.Account, from, to, askedBy, askedHow, reason);

    /// <summary>The form in which a version keeps its choices: one a line.</summary>
    internal static string Write(IEnumerable<TemplateChoice> choices) => string.Join('\n', choices.Select(c => $"{c.Option}\t{c.Arguments.ToText()}"));

    internal static IReadOnlyList<TemplateChoice> Read(string stored) =>
        [.. stored.Split('\n').Select(line => line.Split('\t')).Select(cells => new TemplateChoice(cells[0], Arguments.Parse(cells[1])))];
}

/// <summary>A template to keep.</summary>
/// <param name="Template">Which one gets a new version; null for a new template.</param>
/// <param name="Name">The name of a new one.</param>
/// <param name="Choices">What it holds.</param>
/// <param name="Reason">Why.</param>
public sealed record SaveTemplateInput(int? Template, string Name, IReadOnlyList<TemplateChoice> Choices, string Reason);

/// <summary>Keeps a template: a version is never changed, a change makes the next one. What was assigned before stays as it was.</summary>
public sealed class SaveTemplate(Desk desk, DeskNews news)
{
    public async Task<Outcome<int>> RunAsync(SaveTemplateInput input, Actor actor, CancellationToken cancel)
    {
        var opened = await desk.WriteAsync(actor, Capability.SetDefaults, cancel);
        if (opened.IsRefused)
        {
            return opened.Refusal;
        }
        await using var session = opened.Value;
        var db = session.Db;
        if (input.Choices.Count == 0 || input.Reason.Trim().Length < WishWriter.ShortestReason)
        {
            return new Refusal("incomplete", "A template holds a choice or more, and its history keeps why.");
        }
        var choices = new List<TemplateChoice>();
        foreach (var choice in input.Choices)
        {
            if (PolicyOptions.Find(choice.Option) is not { } option || !option.Scopes.Contains(PolicyScope.Account))
            {
                return new Refusal("option", $"There is no choice '{choice.Option}' of an account.");
            }
            var spelled = await WishWriter.SpelledAsync(db, option, choice.Arguments, cancel);
            if (spelled.IsRefused)
            {
                return spelled.Refusal;
            }
            choices.Add(choice with { Arguments = spelled.Value });
        }
        var day = DateOnly.MinValue;
        if (choices.Where((c, i) => choices.Take(i).Any(o => Policy.IsSameMatter(o.For(day, null, "", "", ""), c.For(day, null, "", "", "")))).FirstOrDefault() is { } second)
        {
            return new Refusal("twice", $"The template says something about the same matter twice: {second.Sentence}");
        }
        var template = input.Template is { } id
            ? await db.Set<WishTemplateRow>().FirstOrDefaultAsync(t => t.Id == id, cancel)
            : await AddAsync(db, input.Name.Trim(), cancel);
        if (template is null)
        {
            return new Refusal("name", input.Template is null ? "Give it a name that no other template has." : "There is no such template.");
        }
        var number = 1 + await db.Set<WishTemplateVersionRow>().CountAsync(v => v.TemplateId == template.Id, cancel);
        db.Add(new WishTemplateVersionRow
        {
            TemplateId = template.Id,
            Number = number,
            Choices = TemplateChoice.Write(choices),
            Reason = input.Reason.Trim(),
            MadeAt = session.At,
            MadeBy = session.Who.Name,
        });
        await session.CommitAsync(
            [
                new AuditEvent("template.saved", "template", $"{template.Id}", number, new Dictionary<string, object?>
                {
                    ["name"] = template.Name,
                    ["choices"] = choices.ConvertAll(c => c.Sentence),
                }, input.Reason.Trim()),
            ],
            cancel);
        news.Tell(DeskNewsKind.WishesChanged);
        return template.Id;
    }

    private static async Task<WishTemplateRow?> AddAsync(AdvisorDb db, string name, CancellationToken cancel)
    {
        if (name.Length == 0 || await db.Set<WishTemplateRow>().AnyAsync(t => t.Name == name, cancel))
        {
            return null;
        }
        var row = new WishTemplateRow { Id = 1 + (await db.Set<WishTemplateRow>().MaxAsync(t => (int?)t.Id, cancel) ?? 0), Name = name };
        db.Add(row);
        return row;
    }
}
