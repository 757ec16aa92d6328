using Microsoft.JSInterop;

namespace AdvisorWorkstation.UI;

/// <summary>What the server asks of the browser: the functions of <c>desk.js</c>, loaded once for a circuit.</summary>
public sealed class DeskScript(IJSRuntime js) : IAsyncDisposable
{
    private IJSObjectReference? _module;

    /// <summary>Sends keys to a receiver's <c>Press</c>, and to its <c>Widen</c> whether the window is wide; answers whether it is.</summary>
    public async Task<bool> ListenAsync<T>(DotNetObjectReference<T> receiver) where T : class =>
        await (await ModuleAsync()).InvokeAsync<bool>("listen", receiver);

    /// <summary>What was typed into a field under a key and not sent yet.</summary>
    public async Task<string> DraftAsync(string key) => await (await ModuleAsync()).InvokeAsync<string>("draft", key);

    /// <summary>Forgets what was typed: it was sent.</summary>
    public async Task ForgetAsync(params string[] keys)
    {
        foreach (var key in keys)
        {
            await (await ModuleAsync()).InvokeVoidAsync("forget", key);
        }
    }

    public async Task FocusAsync(string id) => await (await ModuleAsync()).InvokeVoidAsync("focus", id);

    /// <summary>Scrolls an element into view.</summary>
    public async Task RevealAsync(string id) => await (await ModuleAsync()).InvokeVoidAsync("reveal", id);

    public async ValueTask DisposeAsync()
    {
        if (_module is not null)
        {
            try
            {
                await _module.DisposeAsync();
            }
            catch (JSDisconnectedException)
            {
                // the browser is gone, and its module with it
            }
        }
    }

    private async Task<IJSObjectReference> ModuleAsync() => _module ??= await js.InvokeAsync<IJSObjectReference>("import", "/js/desk.js");
}
