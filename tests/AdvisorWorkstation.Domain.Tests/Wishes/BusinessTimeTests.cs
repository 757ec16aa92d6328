using AdvisorWorkstation.Domain.Wishes;

namespace AdvisorWorkstation.Domain.Tests.Wishes;

public sealed class BusinessTimeTests
{
    [Theory]
    [InlineData("2026-11-19T10:00", "2026-11-20T10:00", 24)]
    [InlineData("2026-11-20T10:00", "2026-11-23T10:00", 24)]
    [InlineData("2026-11-21T10:00", "2026-11-22T10:00", 0)]
    [InlineData("2026-11-19T10:00", "2026-11-23T10:00", 48)]
    [InlineData("2026-11-19T10:00", "2026-11-19T09:00", 0)]
    public void Saturdays_and_sundays_do_not_count(string from, string to, int hours) =>
        Assert.Equal(TimeSpan.FromHours(hours), BusinessTime.Between(Moment(from), Moment(to)));

    private static DateTimeOffset Moment(string text) => new(DateTime.ParseExact(text, "yyyy-MM-ddTHH:mm", System.Globalization.CultureInfo.InvariantCulture), TimeSpan.Zero);
}
