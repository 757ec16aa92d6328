using AdvisorWorkstation.Domain.Identity;
using AdvisorWorkstation.Domain.Reviews;
using AdvisorWorkstation.Domain.Values;
using AdvisorWorkstation.Features.BatchRuns;
using AdvisorWorkstation.Features.Monitoring;
using AdvisorWorkstation.Features.Proposals;

namespace AdvisorWorkstation.Features.Today;

/// <summary>Puts what is open about one account into one line.</summary>
internal static class TodayRows
{
    /// <summary>The account's line, or null when nothing is open about it.</summary>
    public static TodayRow? Build(
        TodayAccount account,
        IReadOnlyList<AlertRow> alerts,
        ProposalRow? proposal,
        RunOutcomeRow? outcome,
        AccountScanRow? scan,
        Entitlement who)
    {
        var cannot = outcome is { Outcome: AccountOutcome.Cannot } && proposal is null ? outcome.Reason : null;
        var isException = proposal?.State.NeedsPerson() == true;
        if (!isException && alerts.Count == 0 && cannot is null)
        {
            return null;
        }
        var data = alerts.FirstOrDefault(a => TodayTiles.Of(a.Kind) == TodayTile.Data);
        var needsPerson = isException || cannot is not null || data is not null || (proposal is null && outcome is null);
        var first = alerts.OrderByDescending(a => a.AtStake).ThenBy(a => a.Id).FirstOrDefault();
        return new TodayRow
        {
            AccountId = account.Id,
            Household = account.Household,
            Account = account.Name,
            Kind = account.Kind,
            Custodian = account.Custodian,
            Tiles = alerts.Aggregate(
                (isException ? TodayTile.Exceptions : TodayTile.None) | (cannot is not null ? TodayTile.Data : TodayTile.None),
                (tiles, alert) => tiles | TodayTiles.Of(alert.Kind)),
            Why = isException ? proposal!.Headline : cannot ?? data?.Sentence ?? first?.Sentence ?? "",
            Worth = proposal?.Worth,
            AtStake = AtStake(alerts, isException ? proposal : null),
            By = isException ? proposal!.AsOf : alerts.Select(a => a.By).Where(d => d is not null).Min(),
            Since = isException ? proposal!.StateSince : alerts.Select(a => a.RaisedAt).DefaultIfEmpty(scan?.ScannedAt ?? default).Min(),
            Turn = TurnOf(proposal, isException, needsPerson, who),
            ProposalId = proposal?.Id,
            State = proposal?.State,
            Revision = proposal?.Revision ?? 0,
            NetAssetValue = scan is { Failure: null } ? scan.NetAssetValue : null,
            TrackingErrorBefore = proposal?.TrackingErrorBefore ?? scan?.TrackingError,
            TrackingErrorAfter = proposal?.TrackingErrorAfter,
            NeedsPerson = needsPerson,
        };
    }

    private static Dictionary<TodayTile, Money> AtStake(IReadOnlyList<AlertRow> alerts, ProposalRow? exception)
    {
        var stakes = alerts
            .GroupBy(a => TodayTiles.Of(a.Kind))
            .ToDictionary(g => g.Key, g => g.Aggregate(Money.Zero, (sum, a) => sum + a.AtStake));
        if (exception is not null)
        {
            stakes[TodayTile.Exceptions] = exception.Worth;
        }
        return stakes;
    }

    private static Turn TurnOf(ProposalRow? proposal, bool isException, bool needsPerson, Entitlement who)
    {
        if (!needsPerson)
        {
            return Turn.Nobody;
        }
        if (!isException)
        {
            return Turn.Data;
        }
        return !who.May(Capability.DecideProposals)
            ? Turn.Operations
            : proposal!.State == ProposalState.AwaitingSecondApproval && (proposal.FirstApprover == who.Person || proposal.Editors.Contains(who.Person))
                ? Turn.SecondApprover
                : Turn.You;
    }
}
