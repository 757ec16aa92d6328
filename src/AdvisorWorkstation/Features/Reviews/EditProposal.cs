using AdvisorWorkstation.Data;
using AdvisorWorkstation.Domain.Identity;
using AdvisorWorkstation.Domain.Proposals;
using AdvisorWorkstation.Domain.Rebalancing;
using AdvisorWorkstation.Domain.Reviews;
using AdvisorWorkstation.Domain.Values;
using AdvisorWorkstation.Features.Markets;
using AdvisorWorkstation.Features.Proposals;
using AdvisorWorkstation.Features.Proposals.Rules;
using AdvisorWorkstation.Hosting;
using AdvisorWorkstation.Optimizer;
using Microsoft.EntityFrameworkCore;

namespace AdvisorWorkstation.Features.Reviews;

/// <summary>A quantity that a person wants.</summary>
/// <param name="Revision">The revision that was on the screen.</param>
/// <param name="Security">In which security.</param>
/// <param name="QuantityAfter">Shares to hold after trading; null takes an earlier edit of it back.</param>
/// <param name="Reason">Why.</param>
public sealed record QuantityEdit(int Revision, SecurityId Security, Shares? QuantityAfter, string Reason)
{
    /// <summary>Shares of lots of unknown basis that are sold; part of what the quantity after trading takes away.</summary>
    public Shares UnknownBasisSold { get; init; }
}

/// <summary>
/// Changes a quantity: it is pinned, the rest is solved again around it from the same snapshot, and the outcome is a new revision that the
/// rules look at again. What the edit makes impossible is refused with the reason; nothing is saved then. Nobody's writing waits for the solve.
/// </summary>
public sealed class EditProposal(Desk desk, RiskModelStore riskModels, DeskNews news)
{
    private static readonly Refusal NoSuchProposal = new("not-found", "There is no such proposal.");

    public async Task<Outcome<int>> RunAsync(ProposalId id, QuantityEdit edit, Actor actor, CancellationToken cancel)
    {
        var solved = await SolveAsync(id, edit, actor, cancel);
        return solved.IsRefused ? solved.Refusal : await StoreAsync(id, edit, solved.Value, actor, cancel);
    }

    private async Task<Outcome<Solved>> SolveAsync(ProposalId id, QuantityEdit edit, Actor actor, CancellationToken cancel)
    {
        var opened = await desk.ReadAsync(actor, Capability.DecideProposals, cancel);
        if (opened.IsRefused)
        {
            return opened.Refusal;
        }
        await using var session = opened.Value;
        var db = session.Db;
        var row = await db.Set<ProposalRow>().FirstOrDefaultAsync(p => p.Id == id, cancel);
        if (row is null)
        {
            await desk.RecordDenialAsync(session.Who, id.ToString(), "proposal", cancel);
            return NoSuchProposal;
        }
        var current = await db.Set<ProposalRevisionRow>().SingleAsync(r => r.ProposalId == id && r.Revision == row.Revision, cancel);
        var content = StoredContent.ReadVerified<ProposalContent>(current.Content, row.ContentHash);
        var stored = await db.Set<SnapshotRow>().SingleAsync(s => s.Hash == row.SnapshotHash, cancel);
        var snapshot = StoredContent.ReadVerified<AccountSnapshot>(stored.Content, row.SnapshotHash);
        var riskModel = await riskModels.FindAsync(db, snapshot.RiskModelHash, cancel)
            ?? throw new InvalidOperationException($"the risk model {snapshot.RiskModelHash} of proposal {id} is not stored");

        var pinned = QuantityPins.With(snapshot, content.Rebalance.Pins, edit);
        if (pinned.IsRefused)
        {
            return pinned.Refusal;
        }
        return AccountRebalance.Solve(snapshot, riskModel, pinned.Value, new RebalanceSolver(), new SolverSettings(), cancel) switch
        {
            RebalanceResult.Improved { Rebalance: var rebalance } => new Solved(
                row.Revision,
                snapshot,
                ProposalContent.Of(
                    (await RuleBook.LoadAsync(db, cancel)).On(DateOnly.FromDateTime(session.At.UtcDateTime)),
                    new ProposalSubject(snapshot, rebalance, content.Around, content.UneditedWorth))),
            RebalanceResult.Cannot cannot => new Refusal(
                "impossible", $"With this quantity no allowed portfolio is left. {cannot.Reason.Sentence} The proposal is as it was."),
            _ => new Refusal("nothing-left", "With this quantity nothing is left to trade. Reject the proposal instead; it is as it was."),
        };
    }

    private async Task<Outcome<int>> StoreAsync(ProposalId id, QuantityEdit edit, Solved solved, Actor actor, CancellationToken cancel)
    {
        var opened = await desk.WriteAsync(actor, Capability.DecideProposals, cancel);
        if (opened.IsRefused)
        {
            return opened.Refusal;
        }
        await using var session = opened.Value;
        var row = await session.Db.Set<ProposalRow>().FirstOrDefaultAsync(p => p.Id == id, cancel);
        if (row is null)
        {
            await session.CommitAsync([Desk.Denial(id.ToString(), "proposal")], cancel);
            return NoSuchProposal;
        }
        var next = StoredContent.Of(solved.Content);
        var command = new ReviewCommand.Edit(Math.Min(edit.Revision, solved.Revision), next.Hash, solved.Content.HasBlock, edit.Reason);
        var decided = ProposalTransition.Apply(session, row, command, edit.Reason);
        if (decided.IsRefused)
        {
            return await AlreadyDecided.NameAsync(session, row, decided.Refusal, cancel);
        }
        ProposalHeadline.Fill(row, solved.Content);
        row.Headline = Routing.ReasonsForReview(solved.Snapshot, solved.Content) is [var first, ..] ? first : "";
        session.Db.Add(new ProposalRevisionRow
        {
            ProposalId = id,
            Revision = row.Revision,
            MadeAt = session.At,
            MadeBy = session.Who.Name,
            Reason = edit.Reason,
            Content = next.Content,
            ContentHash = next.Hash,
        });
        await session.CommitAsync([decided.Value with { Payload = EditPayload(decided.Value.Payload, edit, solved.Snapshot) }], cancel);
        news.Tell(DeskNewsKind.ProposalDecided);
        return row.Revision;
    }

    private static Dictionary<string, object?> EditPayload(IReadOnlyDictionary<string, object?> payload, QuantityEdit edit, AccountSnapshot snapshot) =>
        new(payload)
        {
            ["security"] = edit.Security.Value,
            ["ticker"] = snapshot.Securities.Single(v => v.Security.Id == edit.Security).Security.Ticker.Symbol,
            ["quantityBefore"] = snapshot.Positions.FirstOrDefault(p => p.Security == edit.Security)?.Quantity.Count ?? 0m,
            ["quantityAfter"] = edit.QuantityAfter?.Count,
            ["unknownBasisSold"] = edit.UnknownBasisSold.Count,
        };

    /// <summary>What the rest became around the edit.</summary>
    /// <param name="Revision">The revision that it was solved from.</param>
    /// <param name="Snapshot">The data that it was solved on.</param>
    /// <param name="Content">The next revision.</param>
    private sealed record Solved(int Revision, AccountSnapshot Snapshot, ProposalContent Content);
}
