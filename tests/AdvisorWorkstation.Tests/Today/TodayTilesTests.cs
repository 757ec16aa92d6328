using AdvisorWorkstation.Domain.Monitoring;
using AdvisorWorkstation.Features.Today;

namespace AdvisorWorkstation.Tests.Today;

public sealed class TodayTilesTests
{
    public static TheoryData<AlertKind> Kinds => [.. Enum.GetValues<AlertKind>()];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Every_kind_of_alert_has_a_tile_words_and_something_to_do(AlertKind kind)
    {
        Assert.Contains(TodayTiles.Of(kind), TodayTiles.All);
        Assert.NotEmpty(kind.Words());
        Assert.NotEmpty(kind.Action());
    }
}
