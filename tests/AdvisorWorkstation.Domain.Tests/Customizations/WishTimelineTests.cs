using AdvisorWorkstation.Domain.Customizations;

namespace AdvisorWorkstation.Domain.Tests.Customizations;

public sealed class WishTimelineTests(ITestOutputHelper output)
{
    private static readonly DateOnly Start = new(2026, 1, 5);

    [Fact]
    public void Whatever_is_set_and_ended_one_holds_a_day_at_most_and_the_past_stays_what_it_was()
    {
        var random = Seed.Print(output);
        for (var round = 0; round < 200; round++)
        {
            var (versions, today, accepted) = (new List<WishVersion>(), Start, 0);
            var seen = new Dictionary<DateOnly, string>();
            for (var step = 0; step < 30; step++)
            {
                for (var (day, next) = (today, today.AddDays(random.Next(0, 4))); day < next; day = today = day.AddDays(1))
                {
                    seen[day] = On(versions, day);
                }
                accepted += random.Next(3) == 0 ? End(random, versions, today) : Set(random, versions, today);
                for (var day = today; day < today.AddDays(60); day = day.AddDays(1))
                {
                    Assert.True(versions.Count(v => v.Choice.HoldsOn(day)) <= 1, $"two hold on {day}");
                }
                Assert.All(seen, s => Assert.Equal(s.Value, On(versions, s.Key)));
            }
            Assert.True(accepted > 0);
        }
    }

    [Fact]
    public void What_was_looked_at_must_still_hold()
    {
        var versions = new[] { new WishVersion(1, Cash(2, Start)) };
        Assert.Equal("changed", WishTimeline.Set(versions, Cash(3, Start.AddDays(5)), null, Start).Refusal?.Code);
        Assert.Equal("changed", WishTimeline.Set([], Cash(3, Start), 1, Start).Refusal?.Code);
        var change = WishTimeline.Set(versions, Cash(3, Start.AddDays(5)), 1, Start).Value;
        Assert.Equal((1, Start.AddDays(4)), Assert.Single(change.Ended));
    }

    [Fact]
    public void What_makes_no_sense_is_refused()
    {
        var versions = new[] { new WishVersion(1, Cash(2, Start)), new WishVersion(2, Cash(4, Start.AddDays(30))) };
        Assert.Equal("past", WishTimeline.Set([], Cash(3, Start.AddDays(-1)), null, Start).Refusal?.Code);
        Assert.Equal("until", WishTimeline.Set([], Cash(3, Start) with { To = Start.AddDays(-1) }, null, Start).Refusal?.Code);
        Assert.Equal("planned", WishTimeline.Set(versions, Cash(3, Start), 1, Start).Refusal?.Code);
        Assert.Equal("same", WishTimeline.Set(versions[..1], Cash(2.0m, Start), 1, Start).Refusal?.Code);
        Assert.Equal("past", WishTimeline.End(Cash(2, Start), Start.AddDays(-5), Start.AddDays(10)).Refusal?.Code);
        Assert.Equal("ended", WishTimeline.End(Cash(2, Start) with { To = Start.AddDays(3) }, Start.AddDays(20), Start.AddDays(10)).Refusal?.Code);
        Assert.Equal(Start.AddDays(29), WishTimeline.End(Cash(2, Start.AddDays(30)), Start.AddDays(9), Start.AddDays(10)).Value);
    }

    [Fact]
    public void The_history_reads_as_sentences()
    {
        var choice = new Customization("screen.exclude", Arguments.Parse("screen=tobacco"), PolicyScope.Account, new DateOnly(2026, 3, 1), null, "the client", "call", "She lost a friend to it.") { EnteredBy = "Daniel Reyes" };
        Assert.Equal("From 2026-03-01: holds no tobacco, asked by the client on the phone, entered by Daniel Reyes. She lost a friend to it.", WishHistory.SentenceOf(choice));
        Assert.StartsWith("Taken back before 2026-03-01: holds no tobacco", WishHistory.SentenceOf(choice with { To = new DateOnly(2026, 2, 28) }), StringComparison.Ordinal);
    }

    private static int Set(Random random, List<WishVersion> versions, DateOnly today)
    {
        var from = today.AddDays(random.Next(0, 10));
        var choice = Cash(random.Next(1, 9), from) with { To = random.Next(2) == 0 ? null : from.AddDays(random.Next(0, 15)) };
        var change = WishTimeline.Set(versions, choice, versions.FirstOrDefault(v => v.Choice.HoldsOn(from))?.Id, today);
        if (change.IsRefused)
        {
            return 0;
        }
        foreach (var (id, to) in change.Value.Ended)
        {
            var at = versions.FindIndex(v => v.Id == id);
            versions[at] = versions[at] with { Choice = versions[at].Choice with { To = to } };
        }
        versions.Add(new WishVersion(versions.Count + 1, change.Value.Begun));
        return 1;
    }

    private static int End(Random random, List<WishVersion> versions, DateOnly today)
    {
        if (versions.Count == 0)
        {
            return 0;
        }
        var at = random.Next(versions.Count);
        var end = WishTimeline.End(versions[at].Choice, today.AddDays(random.Next(-3, 10)), today);
        if (!end.IsRefused)
        {
            versions[at] = versions[at] with { Choice = versions[at].Choice with { To = end.Value } };
        }
        return end.IsRefused ? 0 : 1;
    }

    private static string On(List<WishVersion> versions, DateOnly day) =>
        versions.FirstOrDefault(v => v.Choice.HoldsOn(day)) is { } held ? $"{held.Id} {held.Choice.Arguments.ToText()}" : "";

    private static Customization Cash(decimal percent, DateOnly from) =>
        new("cash.minimum", Arguments.Parse(FormattableString.Invariant($"share={percent}")), PolicyScope.Account, from, null, "client", "call", "because");
}
