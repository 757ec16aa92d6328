using AdvisorWorkstation.Tests.Fixtures;
using AdvisorWorkstation.UI;
using Bunit;
using Microsoft.AspNetCore.Components.Web;

namespace AdvisorWorkstation.Tests.UI;

public sealed class SearchBoxTests
{
    [Fact]
    public async Task What_is_found_is_chosen_by_keys_and_opened()
    {
        await using var firm = await LakesideFirm.OpenAsync();
        await using var desk = new DeskRenderer(firm, firm.Advisor);
        var box = desk.Render<SearchBox>();
        Assert.Equal("false", box.Find("input").GetAttribute("aria-expanded"));

        box.Find("input").Input("hart");
        box.WaitForAssertion(() => Assert.Equal(["Hartmann, Ana IRA", "Hartmann, Ana Taxable"], box.FindAll("[role=option] b").Select(b => b.TextContent)));
        Assert.Equal("true", box.Find("input").GetAttribute("aria-expanded"));
        Assert.Equal(["true", "false"], Selected(box));
        Press(box, "ArrowDown");
        Press(box, "ArrowDown");
        Assert.Equal(["false", "true"], Selected(box));
        Press(box, "ArrowUp");
        Press(box, "ArrowDown");
        box.Find("form").Submit();

        Assert.EndsWith($"/accounts/{(await firm.AccountAsync("HM-1001")).Id}", desk.Navigation.Uri, StringComparison.Ordinal);
        Assert.Empty(box.FindAll("[role=listbox]"));
    }

    [Fact]
    public async Task Nothing_found_is_said_and_one_letter_is_not_looked_for()
    {
        await using var firm = await LakesideFirm.OpenAsync();
        await using var desk = new DeskRenderer(firm, firm.Advisor);
        var box = desk.Render<SearchBox>();
        box.Find("input").Input("b");
        Assert.Empty(box.FindAll("[role=listbox]"));
        box.Find("input").Input("zzzz");
        box.WaitForAssertion(() => Assert.Equal("Nothing in your books is called that.", box.Find("[role=option]").TextContent));
        var before = desk.Navigation.Uri;
        box.Find("form").Submit();
        Assert.Equal(before, desk.Navigation.Uri);
        Press(box, "Escape");
        Assert.Empty(box.FindAll("[role=listbox]"));
    }

    [Fact]
    public async Task Another_advisor_finds_nothing_and_an_administrator_is_told_why()
    {
        await using var firm = await LakesideFirm.OpenAsync();
        await using var foreign = new DeskRenderer(firm, firm.ForeignAdvisor);
        var box = foreign.Render<SearchBox>();
        box.Find("input").Input("bello");
        box.WaitForAssertion(() => Assert.Equal("Nothing in your books is called that.", box.Find("[role=option]").TextContent));
        await using var administrator = new DeskRenderer(firm, firm.Administrator);
        var refused = administrator.Render<SearchBox>();
        refused.Find("input").Input("bello");
        refused.WaitForAssertion(() => Assert.Equal("Administrator may not do this. Ask somebody who may.", refused.Find("[role=option]").TextContent));
    }

    private static void Press(IRenderedComponent<SearchBox> box, string key) => box.Find("input").KeyDown(new KeyboardEventArgs { Key = key });

    private static IEnumerable<string?> Selected(IRenderedComponent<SearchBox> box) => box.FindAll("[role=option]").Select(o => o.GetAttribute("aria-selected"));
}
