using AdvisorWorkstation.Domain.Identity;
using AdvisorWorkstation.Domain.Values;
using AdvisorWorkstation.Features.Identity;
using AdvisorWorkstation.Hosting;
using Microsoft.AspNetCore.Components;

namespace AdvisorWorkstation.UI;

/// <summary>What every page needs: who looks, a token that ends with the page, keys, and news; a newer load cancels the older.</summary>
public abstract class DeskComponent : ComponentBase, IDisposable
{
    private readonly CancellationTokenSource _leaving = new();
    private readonly List<IDisposable> _ends = [];
    private CancellationTokenSource? _load;

    [Inject]
    private CurrentActor Current { get; set; } = default!;

    [Inject]
    private DeskNews News { get; set; } = default!;

    [Inject]
    private KeyHub Keys { get; set; } = default!;

    /// <summary>Cancelled when the page is left.</summary>
    protected CancellationToken Leaving => _leaving.Token;

    /// <summary>Why the page shows nothing, when it was refused.</summary>
    protected Refusal? Refused { get; private set; }

    protected Task<Actor> ActorAsync() => Current.GetAsync();

    /// <summary>Listens to keys while the page is open.</summary>
    protected void BindKeys(params KeyBinding[] bindings) => _ends.Add(Keys.Bind(bindings));

    /// <summary>Does something when one of these news arrives, while the page is open.</summary>
    protected void OnNews(Func<Task> react, params DeskNewsKind[] kinds) =>
        _ends.Add(News.Listen(kind =>
        {
            if (kinds.Contains(kind) && !_leaving.IsCancellationRequested)
            {
                _ = InvokeAsync(() => ReactAsync(react));
            }
        }));

    /// <summary>Reads the address, and reacts when it changes while the component is open.</summary>
    private protected AddressView WatchAddress(NavigationManager navigation, Func<Task> react)
    {
        var address = new AddressView(navigation, () => _ = InvokeAsync(() => _leaving.IsCancellationRequested ? Task.CompletedTask : ReactAsync(react)));
        _ends.Add(address);
        return address;
    }

    /// <summary>Loads something; a load that is under way is cancelled. Null when it was refused or overtaken.</summary>
    protected async Task<T?> LoadAsync<T>(Func<Actor, CancellationToken, Task<Outcome<T>>> load) where T : class
    {
        if (_load is not null)
        {
            await _load.CancelAsync();
            _load.Dispose();
        }
        _load = CancellationTokenSource.CreateLinkedTokenSource(Leaving);
        var token = _load.Token;
        try
        {
            var outcome = await load(await ActorAsync(), token);
            Refused = outcome.Refusal;
            return outcome.IsRefused ? null : outcome.Value;
        }
        catch (OperationCanceledException) when (token.IsCancellationRequested)
        {
            return null;
        }
    }

    private async Task ReactAsync(Func<Task> react)
    {
        try
        {
            await react();
        }
        catch (OperationCanceledException) when (_leaving.IsCancellationRequested)
        {
            // the page was left while it refreshed
        }
        catch (Exception failure)
        {
            await DispatchExceptionAsync(failure);
        }
    }

    public void Dispose()
    {
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    protected virtual void Dispose(bool disposing)
    {
        if (!disposing)
        {
            return;
        }
        _leaving.Cancel();
        _leaving.Dispose();
        _load?.Dispose();
        foreach (var end in _ends)
        {
            end.Dispose();
        }
    }
}
