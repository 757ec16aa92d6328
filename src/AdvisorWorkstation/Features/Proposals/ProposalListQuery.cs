using AdvisorWorkstation.Data;
using AdvisorWorkstation.Domain.Identity;
using AdvisorWorkstation.Domain.Reviews;
using AdvisorWorkstation.Domain.Values;
using AdvisorWorkstation.Features.Accounts;
using Microsoft.EntityFrameworkCore;

namespace AdvisorWorkstation.Features.Proposals;

/// <summary>One proposal in a list.</summary>
public sealed record ProposalLine
{
    public required ProposalId Id { get; init; }

    public required AccountId AccountId { get; init; }

    public required string Household { get; init; }

    public required string Account { get; init; }

    public required string Custodian { get; init; }

    public required ProposalState State { get; init; }

    public required DateOnly AsOf { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required DateTimeOffset StateSince { get; init; }

    public required int Revision { get; init; }

    public required string Headline { get; init; }

    public required bool HasBlock { get; init; }

    public required Money NetAssetValue { get; init; }

    public required Money Worth { get; init; }

    public required Money Sold { get; init; }

    public required Money Tax { get; init; }

    public required Weight Turnover { get; init; }

    public required BasisPoints TrackingErrorBefore { get; init; }

    public required BasisPoints TrackingErrorAfter { get; init; }

    public required BasisPoints Gap { get; init; }

    public required int Trades { get; init; }
}

/// <summary>What a list of proposals is narrowed to.</summary>
public sealed record ProposalsFilter(IReadOnlyList<ProposalState>? States = null, AccountId? Account = null, string? Words = null);

/// <summary>Lists proposals.</summary>
public sealed class ProposalListQuery(Desk desk)
{
    private static readonly SortColumns<ProposalLine> Columns = new SortColumns<ProposalLine>()
        .Add(nameof(ProposalLine.Household), r => r.Household)
        .Add(nameof(ProposalLine.Custodian), r => r.Custodian)
        .Add(nameof(ProposalLine.State), r => r.State)
        .Add(nameof(ProposalLine.CreatedAt), r => r.CreatedAt)
        .Add(nameof(ProposalLine.NetAssetValue), r => r.NetAssetValue)
        .Add(nameof(ProposalLine.Worth), r => r.Worth)
        .Add(nameof(ProposalLine.Turnover), r => r.Turnover)
        .Add(nameof(ProposalLine.Tax), r => r.Tax)
        .Add(nameof(ProposalLine.TrackingErrorAfter), r => r.TrackingErrorAfter)
        .Add(nameof(ProposalLine.Gap), r => r.Gap)
        .Add(nameof(ProposalLine.Trades), r => r.Trades);

    public async Task<Outcome<GridPage<ProposalLine>>> RunAsync(
        ProposalsFilter filter, GridQuery query, Actor actor, CancellationToken cancel)
    {
        var opened = await desk.ReadAsync(actor, Capability.SeeClients, cancel);
        if (opened.IsRefused)
        {
            return opened.Refusal;
        }
        await using var session = opened.Value;
        var rows = Lines(session.Db);
        if (filter.States is { Count: > 0 } states)
        {
            rows = rows.Where(r => states.Contains(r.State));
        }
        if (filter.Account is { } account)
        {
            rows = rows.Where(r => r.AccountId == account);
        }
        if (filter.Words is { Length: > 0 } words)
        {
            var pattern = LikePattern.Containing(words);
            rows = rows.Where(r => EF.Functions.Like(r.Household + " " + r.Account, pattern, LikePattern.Escape));
        }
        return await Columns.Order(rows, query, nameof(ProposalLine.Worth), standardDescending: true)
            .ThenBy(r => r.CreatedAt)
            .PageAsync(query, cancel);
    }

    /// <summary>The lines that a session sees.</summary>
    internal static IQueryable<ProposalLine> Lines(AdvisorDb db) =>
        from proposal in db.Set<ProposalRow>()
        join account in db.Set<AccountRow>() on proposal.AccountId equals account.Id
        join household in db.Set<HouseholdRow>() on account.HouseholdId equals household.Id
        select new ProposalLine
        {
            Id = proposal.Id,
            AccountId = account.Id,
            Household = household.Name,
            Account = account.Name,
            Custodian = account.Custodian,
            State = proposal.State,
            AsOf = proposal.AsOf,
            CreatedAt = proposal.CreatedAt,
            StateSince = proposal.StateSince,
            Revision = proposal.Revision,
            Headline = proposal.Headline,
            HasBlock = proposal.HasBlock,
            NetAssetValue = proposal.NetAssetValue,
            Worth = proposal.Worth,
            Sold = proposal.Sold,
            Tax = proposal.Tax,
            Turnover = proposal.Turnover,
            TrackingErrorBefore = proposal.TrackingErrorBefore,
            TrackingErrorAfter = proposal.TrackingErrorAfter,
            Gap = proposal.Gap,
            Trades = proposal.Trades,
        };
}
