using AdvisorWorkstation.Domain.Values;
using AdvisorWorkstation.UI;

namespace AdvisorWorkstation.Tests.UI;

public sealed class FormatTests
{
    [Fact]
    public void Basis_points_are_grouped_by_thousands()
    {
        Assert.Equal("1,234.6", Format.Bp(new BasisPoints(1_234.56m)));
        Assert.Equal("\u22121,234.6", Format.SignedBp(new BasisPoints(-1_234.56m)));
        Assert.Equal("1,234.57", Format.GapBp(new BasisPoints(1_234.561m)));
        Assert.Equal(("0.4", "\u2013", "unknown"), (Format.Bp(new BasisPoints(0.4m)), Format.Bp(new BasisPoints(0m)), Format.Bp(null)));
    }
}
