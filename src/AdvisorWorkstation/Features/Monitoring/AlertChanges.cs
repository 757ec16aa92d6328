using AdvisorWorkstation.Domain.Monitoring;
using AdvisorWorkstation.Features.Accounts;

namespace AdvisorWorkstation.Features.Monitoring;

/// <summary>
/// What a look changes in an account's alerts: an alert is raised once for a cause, comes back from its rest when it gets worse or its day has come, and closes
/// itself, with its test's figures of today as the evidence, when the test no longer holds.
/// </summary>
internal sealed record AlertChanges(IReadOnlyList<AlertRow> Raised, int Closed, int Reopened)
{
    /// <param name="open">The account's open alerts.</param>
    /// <param name="account">The account.</param>
    /// <param name="check">What holds, and what does not.</param>
    /// <param name="isWhole">False when the account could not be measured: then what it does not speak of stays as it is.</param>
    /// <param name="at">This moment.</param>
    /// <param name="today">The day in New York.</param>
    public static AlertChanges Between(IReadOnlyList<AlertRow> open, AccountRow account, AlertCheck check, bool isWhole, DateTimeOffset at, DateOnly today)
    {
        var holding = check.Holding.ToDictionary(a => (a.Kind, a.Cause));
        var quiet = check.Quiet.Select(q => (q.Kind, q.Cause)).ToHashSet();
        var (closed, reopened) = (0, 0);
        foreach (var row in open)
        {
            if (holding.Remove((row.Kind, row.Cause), out var found))
            {
                Update(row, account, found, at);
                var before = row.State;
                row.Become(Decide(row, new AlertCommand.StillHolds(found.Level, found.AtStake), today), at, "");
                reopened += before != AlertState.Open && row.State == AlertState.Open ? 1 : 0;
            }
            else if (isWhole || quiet.Contains((row.Kind, row.Cause)))
            {
                row.Become(Decide(row, new AlertCommand.Gone(check.EvidenceFor(row.Kind, row.Cause, row.ReadTest()).Evidence), today), at, "");
                closed++;
            }
        }
        return new AlertChanges([.. holding.Values.Select(a => Raise(account, a, at))], closed, reopened);
    }

    /// <summary>Ends the alerts of an account that is looked at no more.</summary>
    public static int CloseAll(IEnumerable<AlertRow> open, DateTimeOffset at, DateOnly today)
    {
        var closed = 0;
        foreach (var row in open)
        {
            row.Become(Decide(row, new AlertCommand.Gone("The account is not enrolled any more."), today), at, "");
            closed++;
        }
        return closed;
    }

    private static AlertStatus Decide(AlertRow row, AlertCommand command, DateOnly today) => AlertLife.Decide(row.ToStatus(), command, today).Value;

    private static void Update(AlertRow row, AccountRow account, AlertFinding found, DateTimeOffset at)
    {
        row.BookId = account.BookId;
        if (row.Sentence != found.Sentence || row.Predicate != found.Predicate || row.AtStake != found.AtStake || row.By != found.By || row.Level != found.Level)
        {
            (row.Sentence, row.Predicate, row.Test, row.By, row.StakeBp, row.SeenAt) =
                (found.Sentence, found.Predicate, AlertRow.Write(found.Test), found.By, found.StakeBp, at);
        }
    }

    private static AlertRow Raise(AccountRow account, AlertFinding found, DateTimeOffset at) => new()
    {
        AccountId = account.Id,
        BookId = account.BookId,
        Kind = found.Kind,
        Cause = found.Cause,
        Sentence = found.Sentence,
        Predicate = found.Predicate,
        Test = AlertRow.Write(found.Test),
        Level = found.Level,
        AtStake = found.AtStake,
        StakeBp = found.StakeBp,
        By = found.By,
        RaisedAt = at,
        SeenAt = at,
        StateSince = at,
    };
}
