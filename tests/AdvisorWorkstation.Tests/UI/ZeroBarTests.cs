using AdvisorWorkstation.Domain.Values;
using AdvisorWorkstation.UI;
using Bunit;

namespace AdvisorWorkstation.Tests.UI;

/// <summary>A bar that goes to one side or the other of zero says which in words too.</summary>
public sealed class ZeroBarTests
{
    [Theory]
    [InlineData(0.02, "+2.00 percent", "left:50%;width:25%", "")]
    [InlineData(-0.02, "\u22122.00 percent", "left:25%;width:25%", "neg")]
    [InlineData(0.5, "+50.00 percent", "left:50%;width:50%", "")]
    [InlineData(-0.5, "\u221250.00 percent", "left:0%;width:50%", "neg")]
    [InlineData(0, "\u2013 percent", "left:50%;width:0%", "")]
    public async Task Its_side_and_its_sign_agree(double active, string label, string style, string side)
    {
        await using var desk = new DeskRenderer();
        var bar = desk.Render<ZeroBar>(p => p.Add(b => b.Active, new Weight((decimal)active)).Add(b => b.Full, new Weight(0.04m)));
        Assert.Equal(("img", label), (bar.Find("span").GetAttribute("role"), bar.Find("span").GetAttribute("aria-label")));
        Assert.Equal((style, side), (bar.Find("i").GetAttribute("style"), bar.Find("i").GetAttribute("class") ?? ""));
    }
}
