using AdvisorWorkstation.Domain.Values;
using AdvisorWorkstation.UI;
using Bunit;

namespace AdvisorWorkstation.Tests.UI;

public sealed class WaitingTests
{
    [Fact]
    public async Task While_it_is_on_its_way_it_says_so()
    {
        await using var desk = new DeskRenderer();
        var waiting = desk.Render<Waiting>(p => p.Add(w => w.Refused, null));
        Assert.Equal(("true", "Loading"), (waiting.Find("div").GetAttribute("aria-busy"), waiting.Find("div").GetAttribute("aria-label")));
    }

    [Fact]
    public async Task A_refusal_is_a_sentence_with_a_way_on()
    {
        await using var desk = new DeskRenderer();
        var tried = 0;
        var waiting = desk.Render<Waiting>(p => p.Add(w => w.Refused, new Refusal("role", "Ask somebody who may.")).Add(w => w.OnRetry, () => tried++));
        Assert.Equal("Ask somebody who may.", waiting.Find("b").TextContent);
        Assert.Empty(waiting.FindAll("[aria-busy]"));
        waiting.Find("button").Click();
        Assert.Equal(1, tried);
    }

    [Fact]
    public async Task Where_trying_again_is_of_no_use_it_is_not_offered()
    {
        await using var desk = new DeskRenderer();
        var waiting = desk.Render<Waiting>(p => p.Add(w => w.Refused, new Refusal("not-found", "There is no such account.")));
        Assert.Empty(waiting.FindAll("button"));
    }
}
