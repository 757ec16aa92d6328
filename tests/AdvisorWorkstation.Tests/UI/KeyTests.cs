using AdvisorWorkstation.UI;
using Bunit;
using Microsoft.AspNetCore.Components.Web;

namespace AdvisorWorkstation.Tests.UI;

public sealed class KeyTests
{
    [Fact]
    public async Task The_newest_binding_of_a_key_is_heard_until_it_ends()
    {
        var hub = new KeyHub();
        var heard = new List<string>();
        using var page = hub.Bind(Says(heard, "a", "page"), Says(heard, "j", "page"));
        var dialog = hub.Bind(Says(heard, "a", "dialog"));
        await hub.PressAsync("a");
        await hub.PressAsync("j");
        dialog.Dispose();
        await hub.PressAsync("a");
        await hub.PressAsync("unknown");
        Assert.Equal(["dialog a", "page j", "page a"], heard);
    }

    [Fact]
    public void Two_layers_that_bind_the_same_end_one_at_a_time()
    {
        var hub = new KeyHub();
        var first = hub.Bind(Says([], "a", "one"));
        using var second = hub.Bind(Says([], "a", "two"));
        first.Dispose();
        Assert.Equal("two", Assert.Single(hub.Heard).Words);
    }

    [Fact]
    public async Task The_list_of_keys_shows_what_is_heard_and_has_words()
    {
        await using var desk = new DeskRenderer();
        using var page = desk.Keys.Bind(Says([], "j", "Next"), Says([], "ArrowDown", ""), Says([], "ArrowUp", "Previous"), Says([], "g t", "Go to Today"));
        var dialog = desk.Render<KeysDialog>(p => p.Add(d => d.OnClose, () => { }));
        Assert.Equal(["j", "\u2191", "g", "t"], dialog.FindAll("kbd").Select(k => k.TextContent));
        Assert.Equal(["Next", "Previous", "Go to Today"], dialog.FindAll("dd").Select(d => d.TextContent));
        Assert.Equal(("dialog", "true", "Keys"), (Attribute(dialog, "role"), Attribute(dialog, "aria-modal"), Attribute(dialog, "aria-label")));
    }

    [Fact]
    public async Task Escape_closes_a_dialog_once_and_the_page_behind_it_does_not_hear_it()
    {
        await using var desk = new DeskRenderer();
        var (closed, left) = (0, new List<string>());
        using var page = desk.Keys.Bind(Says(left, "Escape", "page"));
        var dialog = desk.Render<KeysDialog>(p => p.Add(d => d.OnClose, () => closed++));
        Assert.Throws<MissingEventHandlerException>(() => dialog.Find(".scrim").KeyDown(new KeyboardEventArgs { Key = "Escape" }));
        await dialog.InvokeAsync(() => desk.Keys.PressAsync("Escape"));
        dialog.Find("button[aria-label=Close]").Click();
        Assert.Equal(2, closed);
        Assert.Empty(left);
    }

    [Fact]
    public async Task A_dialog_that_is_gone_hears_no_more()
    {
        await using var desk = new DeskRenderer();
        desk.Render<KeysDialog>(p => p.Add(d => d.OnClose, () => { }));
        Assert.NotEmpty(desk.Keys.Heard);
        await desk.DisposeComponentsAsync();
        Assert.Empty(desk.Keys.Heard);
    }

    private static KeyBinding Says(List<string> heard, string key, string what) => new(key, what, () =>
    {
        heard.Add($"{what} {key}");
        return Task.CompletedTask;
    });

    private static string? Attribute(IRenderedComponent<KeysDialog> dialog, string name) => dialog.Find("section").GetAttribute(name);
}
