using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace AdvisorWorkstation.EndToEnd.Harness;

/// <summary>How a window looks.</summary>
internal sealed record Look(int Width, int Height, ColorScheme Theme)
{
    public static readonly Look Standard = new(1280, 800, ColorScheme.Light);
}

/// <summary>One person's browser window; whatever the page reports as an error fails the journey when the window closes.</summary>
internal sealed class Desk : IAsyncDisposable
{
    /// <summary>Milliseconds after which what is waited for is missing; long, because a machine that runs tests is a busy one.</summary>
    private const float MostWait = 30_000;

    private readonly IBrowserContext _context;
    private readonly List<string> _errors = [];
    private bool _expectsErrors;

    private Desk(IBrowserContext context, IPage page)
    {
        (_context, Page) = (context, page);
        page.PageError += (_, error) => Note(error);
        page.Console += (_, message) =>
        {
            if (message.Type == "error")
            {
                Note(message.Text);
            }
        };
    }

    public IPage Page { get; }

    public static async Task<Desk> OpenAsync(WorkstationProcess workstation, Look look)
    {
        var browser = await Chromium.RequireAsync();
        var context = await browser.NewContextAsync(new BrowserNewContextOptions
        {
            BaseURL = workstation.Address,
            ViewportSize = new ViewportSize { Width = look.Width, Height = look.Height },
            ColorScheme = look.Theme,
            AcceptDownloads = true,
        });
        context.SetDefaultTimeout(MostWait);
        Assertions.SetDefaultExpectTimeout(MostWait);
        return new Desk(context, await context.NewPageAsync());
    }

    /// <summary>Goes to a page of the workstation and waits until it answers to keys.</summary>
    public async Task GoAsync(string path)
    {
        await Page.GotoAsync(path);
        await ReadyAsync();
    }

    /// <summary>Waits until the page is interactive and has shown its data.</summary>
    public async Task ReadyAsync()
    {
        await Page.Locator("body[data-interactive]").WaitForAsync(new() { State = WaitForSelectorState.Attached });
        await Assertions.Expect(Page.Locator("main .skel")).ToHaveCountAsync(0);
    }

    public Task PressAsync(string key) => Page.Keyboard.PressAsync(key);

    public Task TypeAsync(string text) => Page.Keyboard.TypeAsync(text);

    /// <summary>What a click leads to as a file.</summary>
    public async Task<string> DownloadAsync(ILocator link)
    {
        var download = await Page.RunAndWaitForDownloadAsync(() => link.ClickAsync());
        return await File.ReadAllTextAsync(await download.PathAsync());
    }

    /// <summary>What the accessibility checker finds on the page, a line each.</summary>
    public async Task<IReadOnlyList<string>> AccessibilityFaultsAsync()
    {
        var result = await Page.RunAxe();
        return [.. result.Violations.SelectMany(v => v.Nodes.Select(n => $"{Page.Url}: {v.Id}: {Words(n)}"))];
    }

    /// <summary>From now on the page may report errors: its server is stopped on purpose.</summary>
    public void ExpectErrors() => _expectsErrors = true;

    public async ValueTask DisposeAsync()
    {
        await _context.DisposeAsync();
        Assert.Empty(_errors);
    }

    private void Note(string error)
    {
        if (!_expectsErrors)
        {
            _errors.Add(error);
        }
    }

    private static string Words(AxeResultNode node) =>
        $"{node.Html[..Math.Min(160, node.Html.Length)]} {string.Join("; ", node.Any.Concat(node.All).Concat(node.None).Select(c => c.Message))}";
}
