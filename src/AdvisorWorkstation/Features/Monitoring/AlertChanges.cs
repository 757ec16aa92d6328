namespace AdvisorWorkstation.Features.Monitoring;

/// <summary>What a look changes in an account's alerts: an alert is raised once for a cause and closes itself when its test no longer holds.</summary>
internal sealed record AlertChanges(IReadOnlyList<AlertRow> Raised, int Closed)
{
    public static AlertChanges Between(IReadOnlyList<AlertRow> open, AccountLook look, DateTimeOffset at)
    {
        var holding = look.Alerts.ToDictionary(a => (a.Kind, a.Cause));
        var closed = 0;
        foreach (var row in open)
        {
            if (holding.Remove((row.Kind, row.Cause), out var found))
            {
                (row.BookId, row.Sentence, row.Predicate, row.AtStake, row.By, row.SeenAt) =
                    (look.Account.BookId, found.Sentence, found.Predicate, found.AtStake.RoundedToCents, found.By, at);
            }
            else if (look.Scan is not null)
            {
                (row.ClosedAt, row.Evidence) = (at, $"no longer: {row.Predicate}");
                closed++;
            }
        }
        return new AlertChanges(
            [
                .. holding.Values.Select(a => new AlertRow
                {
                    AccountId = look.Account.Id,
                    BookId = look.Account.BookId,
                    Kind = a.Kind,
                    Cause = a.Cause,
                    Sentence = a.Sentence,
                    Predicate = a.Predicate,
                    AtStake = a.AtStake.RoundedToCents,
                    By = a.By,
                    RaisedAt = at,
                    SeenAt = at,
                }),
            ],
            closed);
    }
}
