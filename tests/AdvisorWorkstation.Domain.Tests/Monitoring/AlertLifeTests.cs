using AdvisorWorkstation.Domain.Monitoring;
using AdvisorWorkstation.Domain.Values;

namespace AdvisorWorkstation.Domain.Tests.Monitoring;

public sealed class AlertLifeTests(ITestOutputHelper output)
{
    private static readonly DateOnly Today = new(2026, 11, 20);
    private static readonly PersonId Maya = new(new Guid(7, 0, 0, new byte[8]));

    private static readonly AlertCommand[] Commands =
    [
        new AlertCommand.Acknowledge(), new AlertCommand.Assign(Maya), new AlertCommand.Snooze(Today.AddDays(7), "the client travels"), new AlertCommand.Reopen(),
        new AlertCommand.StillHolds(AlertLevel.Warn, new Money(1_000m)), new AlertCommand.StillHolds(AlertLevel.High, new Money(1_000m)), new AlertCommand.Gone("cash 2.00%, no longer > 3.00%"),
    ];

    /// <summary>What becomes of an alert, state by state: the row is the state, the columns the commands above in their order.</summary>
    private const string Table = """
        Open: Acknowledged, Open, Snoozed, already-open, Open, Open, Closed
        Acknowledged: already-acknowledged, Acknowledged, Snoozed, Open, Acknowledged, Open, Closed
        Snoozed: Acknowledged, Snoozed, Snoozed, Open, Snoozed, Open, Closed
        Closed: closed, closed, closed, closed, closed, closed, closed
        """;

    [Fact]
    public void Every_command_in_every_state_does_what_the_table_says() => Assert.Equal(
        Table.Split('\n').Select(l => l.TrimEnd('\r')),
        Enum.GetValues<AlertState>().Select(state => $"{state}: {string.Join(", ", Commands.Select(c => Result(In(state), c)))}"));

    [Theory]
    [InlineData(0, "", "no-reason")]
    [InlineData(7, "  ", "no-reason")]
    [InlineData(0, "later", "no-day")]
    [InlineData(-1, "later", "no-day")]
    [InlineData(367, "later", "no-day")]
    [InlineData(366, "later", "Snoozed")]
    [InlineData(1, "later", "Snoozed")]
    public void A_snooze_needs_a_reason_and_a_day_to_come_back_on(int days, string reason, string result) =>
        Assert.Equal(result, Result(In(AlertState.Open), new AlertCommand.Snooze(Today.AddDays(days), reason)));

    [Theory]
    [InlineData(1_000, 1_250, false)]
    [InlineData(1_000, 1_250.01, true)]
    [InlineData(100, 200, false)]
    [InlineData(100, 200.01, true)]
    [InlineData(0, 100, false)]
    [InlineData(0, 100.01, true)]
    [InlineData(1_000, 10, false)]
    public void A_rest_ends_when_a_quarter_more_is_at_stake_and_a_hundred_dollars_at_least(double then, double now, bool opens)
    {
        foreach (var rest in new AlertCommand[] { new AlertCommand.Acknowledge(), new AlertCommand.Snooze(Today.AddDays(9), "later") })
        {
            var resting = AlertLife.Decide(AlertStatus.Raised(AlertLevel.Warn, new Money((decimal)then)), rest, Today).Value;
            var looked = AlertLife.Decide(resting, new AlertCommand.StillHolds(AlertLevel.Warn, new Money((decimal)now)), Today).Value;
            Assert.Equal(opens, looked.State == AlertState.Open);
        }
    }

    [Fact]
    public void A_snoozed_alert_that_still_holds_on_its_day_is_open_again_and_asks_for_somebody_before_anybody_looks()
    {
        var snoozed = In(AlertState.Snoozed);
        Assert.False(snoozed.NeedsSomebody(Today.AddDays(6)));
        Assert.True(snoozed.NeedsSomebody(Today.AddDays(7)));
        var same = new AlertCommand.StillHolds(AlertLevel.Warn, new Money(1_000m));
        Assert.Equal(AlertState.Snoozed, AlertLife.Decide(snoozed, same, Today.AddDays(6)).Value.State);
        Assert.Equal(AlertState.Open, AlertLife.Decide(snoozed, same, Today.AddDays(7)).Value.State);
    }

    /// <summary>Random lives of the alerts of one cause, against what must hold whatever happens.</summary>
    [Fact]
    public void Whatever_happens_no_two_are_open_a_closed_one_has_evidence_and_nothing_is_hidden_or_lost()
    {
        var random = Seed.Print(output);
        for (var life = 0; life < 400; life++)
        {
            var alerts = new List<AlertStatus>();
            var (today, holds) = (Today, false);
            for (var step = 0; step < 60; step++)
            {
                today = today.AddDays(random.Next(0, 3));
                var before = alerts.Count > 0 && alerts[^1].State != AlertState.Closed ? alerts[^1] : null;
                if (random.Next(3) == 0)
                {
                    holds = random.Next(4) > 0;
                    Look(alerts, before, holds, (AlertLevel)random.Next(3), new Money(random.Next(0, 3_000)), today);
                }
                else if (before is not null)
                {
                    Act(alerts, before, random, today);
                }
                Assert.True(alerts.Count(a => a.State != AlertState.Closed) <= 1, "two alerts of one cause");
                Assert.All(alerts, a => Assert.Equal(a.State == AlertState.Closed, a.Evidence is { Length: > 0 }));
                Assert.All(alerts, a => Assert.Equal(a.State == AlertState.Snoozed, a is { SnoozedUntil: not null, Reason.Length: > 0 }));
                Assert.All(alerts, a => Assert.Equal(a.State is AlertState.Acknowledged or AlertState.Snoozed, a.Rest is not null));
                Assert.All(alerts.Where(a => a.SnoozedUntil <= today), a => Assert.True(a.NeedsSomebody(today), "a snooze hides an alert beyond its day"));
            }
        }
    }

    /// <summary>What a scan does: an alert is raised once, kept while it holds, and closed with evidence.</summary>
    private static void Look(List<AlertStatus> alerts, AlertStatus? open, bool holds, AlertLevel level, Money stake, DateOnly today)
    {
        var count = alerts.Count;
        if (open is null)
        {
            if (holds)
            {
                alerts.Add(AlertStatus.Raised(level, stake));
            }
            Assert.Equal(holds ? count + 1 : count, alerts.Count);
            return;
        }
        var after = AlertLife.Decide(open, holds ? new AlertCommand.StillHolds(level, stake) : new AlertCommand.Gone("gone"), today).Value;
        alerts[^1] = after;
        Assert.Equal(count, alerts.Count);
        Assert.Equal(open.Assignee, after.Assignee);
        Assert.Equal(holds, after.State != AlertState.Closed);
        if (holds)
        {
            Assert.Equal((level, stake), (after.Level, after.AtStake));
            Assert.True(after.State == AlertState.Open || after.State == open.State, "a look puts nothing to rest");
            Assert.False(after.State == AlertState.Snoozed && after.SnoozedUntil <= today);
        }
    }

    private static void Act(List<AlertStatus> alerts, AlertStatus open, Random random, DateOnly today)
    {
        AlertCommand command = random.Next(5) switch
        {
            0 => new AlertCommand.Acknowledge(),
            1 => new AlertCommand.Assign(random.Next(3) == 0 ? null : new PersonId(new Guid(random.Next(1, 4), 0, 0, new byte[8]))),
            2 => new AlertCommand.Snooze(today.AddDays(random.Next(-1, 9)), random.Next(4) == 0 ? "" : "later"),
            3 => new AlertCommand.Reopen(),
            _ => new AlertCommand.Acknowledge(),
        };
        var decided = AlertLife.Decide(open, command, today);
        if (decided.IsRefused)
        {
            return;
        }
        alerts[^1] = decided.Value;
        Assert.Equal((open.Level, open.AtStake), (decided.Value.Level, decided.Value.AtStake));
        Assert.Equal(command is AlertCommand.Assign { To: var to } ? to : open.Assignee, decided.Value.Assignee);
    }

    private static AlertStatus In(AlertState state)
    {
        var open = AlertStatus.Raised(AlertLevel.Warn, new Money(1_000m));
        return state switch
        {
            AlertState.Acknowledged => AlertLife.Decide(open, new AlertCommand.Acknowledge(), Today).Value,
            AlertState.Snoozed => AlertLife.Decide(open, new AlertCommand.Snooze(Today.AddDays(7), "the client travels"), Today).Value,
            AlertState.Closed => AlertLife.Decide(open, new AlertCommand.Gone("gone"), Today).Value,
            _ => open,
        };
    }

    private static string Result(AlertStatus alert, AlertCommand command)
    {
        var decided = AlertLife.Decide(alert, command, Today);
        return decided.Refusal?.Code ?? decided.Value.State.ToString();
    }
}
