using System.Text.RegularExpressions;
using AdvisorWorkstation.Data;
using AdvisorWorkstation.Domain.Audit;
using AdvisorWorkstation.Domain.Conditions;
using AdvisorWorkstation.Domain.Identity;
using AdvisorWorkstation.Domain.Proposals;
using AdvisorWorkstation.Domain.Values;
using AdvisorWorkstation.Hosting;

namespace AdvisorWorkstation.Features.Proposals.Rules;

/// <summary>A rule as somebody wants it.</summary>
/// <param name="Key">Which; a key that nobody uses makes a rule of the firm's own.</param>
/// <param name="BasedOn">The newest version that was on the screen; 0 for a new rule.</param>
/// <param name="Name">Its name.</param>
/// <param name="Severity">What it asks for.</param>
/// <param name="When">Its conditions as text (<see cref="Formula"/>).</param>
/// <param name="IsOff">True to switch it off.</param>
/// <param name="From">The first day it holds.</param>
/// <param name="Reason">Why.</param>
public sealed record RuleDraft(string Key, int BasedOn, string Name, Severity Severity, string When, bool IsOff, DateOnly From, string Reason);

/// <summary>Makes the next version of an exception rule, from a day on. What was decided under an older one keeps that one.</summary>
public sealed partial class ChangeRule(Desk desk, DeskNews news)
{
    private const int ShortestReason = 5;
    private const int LongestName = 60;

    public async Task<Outcome<int>> RunAsync(RuleDraft draft, Actor actor, CancellationToken cancel)
    {
        var opened = await desk.WriteAsync(actor, Capability.ChangeRules, cancel);
        if (opened.IsRefused)
        {
            return opened.Refusal;
        }
        await using var session = opened.Value;
        var today = DateOnly.FromDateTime(session.At.UtcDateTime);
        var book = await RuleBook.LoadAsync(session.Db, cancel);
        var newest = book.NewestOf(draft.Key);
        if (newest != draft.BasedOn)
        {
            return new Refusal("stale", $"Version {newest} of this rule is the newest; yours was made from version {draft.BasedOn}. Nothing was changed. Look at it and change it again.");
        }
        if (Fault(draft, today) is { } fault)
        {
            return fault;
        }
        var formula = Formula.Parse(draft.When, ProposalFields.All);
        if (formula.IsRefused)
        {
            return formula.Refusal;
        }
        var row = new ExceptionRuleRow
        {
            Key = draft.Key,
            Version = newest + 1,
            Name = draft.Name.Trim(),
            Severity = draft.Severity,
            When = formula.Value.ToString(),
            IsOff = draft.IsOff,
            From = draft.From,
            Reason = draft.Reason.Trim(),
            EnteredAt = session.At,
            EnteredBy = session.Who.Name,
        };
        session.Db.Add(row);
        await session.CommitAsync([Changed(row)], cancel);
        news.Tell(DeskNewsKind.RulesChanged);
        return row.Version;
    }

    [GeneratedRegex("^[a-z][a-z0-9-]{1,39}$", RegexOptions.None, 1000)]
    private static partial Regex KeyForm { get; }

    private static Refusal? Fault(RuleDraft draft, DateOnly today) =>
        !KeyForm.IsMatch(draft.Key) ? new Refusal("key", "A rule's short name has 2 to 40 small letters, digits and dashes, and begins with a letter.")
        : draft.Name.Trim().Length is 0 or > LongestName ? new Refusal("name", $"Give the rule a name of at most {LongestName} characters.")
        : draft.Reason.Trim().Length < ShortestReason ? new Refusal("no-reason", $"Say why, in {ShortestReason} characters or more: the history keeps it.")
        : draft.From < today ? new Refusal("from", $"A rule can't change for a day that has been. Choose {today:yyyy-MM-dd} or later.")
        : ExceptionRules.Protected.Contains(draft.Key) ? Weakening(draft)
        : null;

    private static Refusal? Weakening(RuleDraft draft)
    {
        var standard = ExceptionRules.Standard.First(r => r.Key == draft.Key);
        return draft.IsOff || draft.Severity < standard.Severity || !draft.When.Split(" or ").Contains(standard.When.ToString())
            ? new Refusal(
                "protected",
                $"'{standard.Name}' protects clients and the law: it can't be switched off, ask for less than {standard.Severity.ToString().ToLowerInvariant()}, or lose its own condition. It may be made stricter.")
            : null;
    }

    private static AuditEvent Changed(ExceptionRuleRow row) => new(
        "rule.changed",
        "rule",
        row.Key,
        row.Version,
        new Dictionary<string, object?>
        {
            ["name"] = row.Name,
            ["severity"] = row.Severity,
            ["when"] = row.When,
            ["off"] = row.IsOff,
            ["from"] = row.From,
        },
        row.Reason);
}
