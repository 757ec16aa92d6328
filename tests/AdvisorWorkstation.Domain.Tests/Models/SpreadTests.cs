using AdvisorWorkstation.Domain.Models;

namespace AdvisorWorkstation.Domain.Tests.Models;

public sealed class SpreadTests
{
    [Fact]
    public void The_spread_is_that_of_the_accounts_in_line()
    {
        Assert.Equal(new Spread(1m, 1m, 2m, 3m, 4m), Spread.Of([4m, 1m, 3m, 2m]));
        Assert.Equal(new Spread(7m, 7m, 7m, 7m, 7m), Spread.Of([7m]));
        Assert.Equal(new Spread(1m, 2m, 3m, 4m, 5m), Spread.Of([1m, 2m, 3m, 4m, 5m]));
        Assert.Null(Spread.Of([]));
    }
}
