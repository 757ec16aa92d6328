using AdvisorWorkstation.Domain.Identity;
using AdvisorWorkstation.Domain.Monitoring;
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
        IReadOnlyList<AlertRow> all,
        ProposalRow? proposal,
        RunOutcomeRow? outcome,
        AccountScanRow? scan,
        Entitlement who,
        DateOnly today)
    {
        var cannot = outcome is { Outcome: AccountOutcome.Cannot } && proposal is null ? outcome.Reason : null;
        var isException = proposal?.State.NeedsPerson() == true;
        if (!isException && all.Count == 0 && cannot is null)
        {
            return null;
        }
        var alerts = all.Where(a => a.ToStatus().NeedsSomebody(today)).OrderByDescending(a => a.Level).ThenByDescending(a => a.AtStake).ThenBy(a => a.Id).ToList();
        var first = alerts.FirstOrDefault(a => a.Level == AlertLevel.High) ?? alerts.FirstOrDefault(IsForPerson) ?? alerts.FirstOrDefault();
        var needsPerson = isException || cannot is not null || alerts.Exists(IsForPerson) || (proposal is null && outcome is null && alerts.Count > 0);
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
            Why = isException ? proposal!.Headline : cannot ?? first?.Sentence ?? "Everything about it rests.",
            Worth = proposal?.Worth,
            AtStake = AtStake(alerts, isException ? proposal : null),
            By = isException ? proposal!.AsOf : alerts.Select(a => a.By).Where(d => d is not null).Min(),
            Since = isException ? proposal!.StateSince : alerts.Select(a => a.RaisedAt).DefaultIfEmpty(scan?.ScannedAt ?? default).Min(),
            Turn = TurnOf(proposal, isException, needsPerson, cannot, first, who),
            ProposalId = proposal?.Id,
            State = proposal?.State,
            Revision = proposal?.Revision ?? 0,
            NetAssetValue = scan is { Failure: null } ? scan.NetAssetValue : null,
            TrackingErrorBefore = proposal?.TrackingErrorBefore ?? scan?.TrackingError,
            TrackingErrorAfter = proposal?.TrackingErrorAfter,
            NeedsPerson = needsPerson,
            Triggers = alerts,
            Resting = [.. all.Except(alerts).OrderBy(a => a.Id)],
            WhyNoProposal = proposal is not null || !alerts.Exists(a => a.Kind.IsTradable()) ? "" : WhyNone(outcome),
            Action = isException ? "Decide the proposal" : first?.Kind.Action() ?? "Look at the account",
        };
    }

    /// <summary>Trading would not answer it, and it is more than good to know.</summary>
    private static bool IsForPerson(AlertRow alert) => !alert.Kind.IsTradable() && alert.Level > AlertLevel.Note;

    private static string WhyNone(RunOutcomeRow? outcome) => outcome switch
    {
        null => "No proposal yet: no run has looked at the account.",
        { Outcome: AccountOutcome.AlreadyBest } => $"No proposal: the last run proves that no trade is worth it. {outcome.Reason}".TrimEnd(),
        { Outcome: AccountOutcome.Cannot } => $"No proposal: {outcome.Reason}",
        _ => "No proposal is open any more: it was decided. The next run looks again.",
    };

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

    private static Turn TurnOf(ProposalRow? proposal, bool isException, bool needsPerson, string? cannot, AlertRow? first, Entitlement who)
    {
        if (!needsPerson)
        {
            return Turn.Nobody;
        }
        if (!isException)
        {
            return cannot is not null || first is null || TodayTiles.Of(first.Kind) == TodayTile.Data || first.Kind.IsTradable() ? Turn.Data
                : first.Assignee == who.Person ? Turn.You
                : first.Assignee is null && who.May(Capability.HandleAlerts) ? Turn.You
                : Turn.Operations;
        }
        return !who.May(Capability.DecideProposals)
            ? Turn.Operations
            : proposal!.State == ProposalState.AwaitingSecondApproval && (proposal.FirstApprover == who.Person || proposal.Editors.Contains(who.Person))
                ? Turn.SecondApprover
                : Turn.You;
    }
}
