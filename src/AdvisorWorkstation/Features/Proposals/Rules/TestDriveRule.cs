using AdvisorWorkstation.Data;
using AdvisorWorkstation.Domain.Conditions;
using AdvisorWorkstation.Domain.Identity;
using AdvisorWorkstation.Domain.Proposals;
using AdvisorWorkstation.Domain.Reviews;
using AdvisorWorkstation.Domain.Values;
using AdvisorWorkstation.Features.Accounts;
using Microsoft.EntityFrameworkCore;

namespace AdvisorWorkstation.Features.Proposals.Rules;

/// <summary>Conditions to try, and the rule whose present version they are compared with; an unknown key compares with nothing.</summary>
public sealed record TestDriveInput(string Key, string When);

/// <summary>A past proposal on which conditions hold.</summary>
/// <param name="Id">Which.</param>
/// <param name="Household">Its household.</param>
/// <param name="Account">Its account.</param>
/// <param name="AsOf">Its day.</param>
/// <param name="State">What became of it.</param>
/// <param name="IsNew">True when the rule as it is did not fire on it.</param>
/// <param name="Sentence">What they find.</param>
public sealed record DrivenProposal(ProposalId Id, string Household, string Account, DateOnly AsOf, ProposalState State, bool IsNew, string Sentence);

/// <summary>What conditions would have done.</summary>
/// <param name="Days">Days that were looked at.</param>
/// <param name="Proposals">Proposals that the runs of those days made.</param>
/// <param name="FiresNow">Of them, those on which the rule fires as it is.</param>
/// <param name="WouldFire">Those on which the conditions hold.</param>
/// <param name="StoppedByPolicy">Of these, those that policy approved: a person would have had to look.</param>
/// <param name="Examples">The newest of them, those that are new first.</param>
public sealed record TestDrive(int Days, int Proposals, int FiresNow, int WouldFire, int StoppedByPolicy, IReadOnlyList<DrivenProposal> Examples);

/// <summary>Holds conditions against the figures of the proposals of the last 90 days, before they become a rule. It changes nothing.</summary>
public sealed class TestDriveRule(Desk desk)
{
    public const int Days = 90;

    private const int MostExamples = 100;

    public async Task<Outcome<TestDrive>> RunAsync(TestDriveInput input, Actor actor, CancellationToken cancel)
    {
        var opened = await desk.ReadAsync(actor, Capability.SeeRules, cancel);
        if (opened.IsRefused)
        {
            return opened.Refusal;
        }
        await using var session = opened.Value;
        var formula = Formula.Parse(input.When, ProposalFields.All);
        if (formula.IsRefused)
        {
            return formula.Refusal;
        }
        var db = session.Db;
        var present = (await RuleBook.LoadAsync(db, cancel)).On(input.Key, DateOnly.FromDateTime(session.At.UtcDateTime));
        var tried = new ExceptionRule(input.Key, 0, "", Severity.Review, formula.Value);
        var since = session.At.AddDays(-Days);
        var lines = await db.Set<ProposalRow>().Where(p => p.CreatedAt >= since)
            .Join(db.Set<AccountRow>(), p => p.AccountId, a => a.Id, (p, a) => new { p.Id, p.AsOf, p.State, p.Facts, p.CreatedAt, a.Name, a.HouseholdId })
            .Join(db.Set<HouseholdRow>(), p => p.HouseholdId, h => h.Id, (p, h) => new { p.Id, p.AsOf, p.State, p.Facts, p.CreatedAt, Account = p.Name, Household = h.Name })
            .OrderByDescending(p => p.CreatedAt)
            .ThenBy(p => p.Id)
            .ToListAsync(cancel);
        var (firesNow, found) = (0, new List<DrivenProposal>());
        foreach (var line in lines)
        {
            cancel.ThrowIfCancellationRequested();
            var facts = DomainJson.Read<Dictionary<string, decimal?>>(line.Facts).ToDictionary(f => f.Key, f => new Fact(f.Value));
            var fires = present?.Check(facts) is not null;
            firesNow += fires ? 1 : 0;
            if (tried.Check(facts) is { } finding)
            {
                found.Add(new DrivenProposal(line.Id, line.Household, line.Account, line.AsOf, line.State, !fires, finding.Sentence));
            }
        }
        return new TestDrive(
            Days, lines.Count, firesNow, found.Count, found.Count(f => f.State == ProposalState.AutoApproved), [.. found.OrderByDescending(f => f.IsNew).Take(MostExamples)]);
    }
}
