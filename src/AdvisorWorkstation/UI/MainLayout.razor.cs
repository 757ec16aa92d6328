using AdvisorWorkstation.Domain.Identity;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.JSInterop;

namespace AdvisorWorkstation.UI;

/// <summary>The frame around every page: bar, rail, keys.</summary>
public sealed partial class MainLayout
{
    /// <summary>Who sees clients and can look for them; what is found is decided for each search.</summary>
    private static readonly string ClientRoles =
        string.Join(',', Enum.GetValues<Role>().Where(r => Permissions.Allow([r], Capability.SeeClients)));

    private ErrorBoundary? _boundary;
    private DotNetObjectReference<MainLayout>? _self;
    private IDisposable? _layer;
    private bool _showsKeys;

    /// <summary>Called by the browser for every key that is not typed into a field.</summary>
    [JSInvokable]
    public Task Press(string key) => InvokeAsync(() => Keys.PressAsync(key));

    /// <summary>Called by the browser when the window becomes wide or narrow.</summary>
    [JSInvokable]
    public Task Widen(bool isWide) => InvokeAsync(() => Window.SetWide(isWide));

    protected override void OnInitialized() => _layer = Keys.Bind(
        new KeyBinding("?", "This list of keys", ToggleKeysAsync),
        new KeyBinding("/", "Search", () => Task.CompletedTask),
        Go("g t", "Today", "/"),
        Go("g a", "Accounts", "/accounts"),
        Go("g w", "Wishes", "/wishes"),
        Go("g p", "Proposals", "/proposals"),
        Go("g e", "Exports", "/exports"),
        Go("g c", "Compliance", "/compliance"),
        Go("g m", "Models", "/models"),
        Go("g d", "Data", "/data"));

    protected override void OnAfterRender(bool firstRender)
    {
        if (firstRender)
        {
            Window.Changed += StateHasChanged;
        }
    }

    protected override void OnParametersSet() => _boundary?.Recover();

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (firstRender)
        {
            _self = DotNetObjectReference.Create(this);
            Window.SetWide(await Script.ListenAsync(_self));
        }
    }

    private KeyBinding Go(string key, string words, string address) => new(key, $"Go to {words}", () =>
    {
        Navigation.NavigateTo(address);
        return Task.CompletedTask;
    });

    private Task ToggleKeysAsync()
    {
        _showsKeys = !_showsKeys;
        StateHasChanged();
        return Task.CompletedTask;
    }

    private void ShowKeys() => _showsKeys = true;

    private void HideKeys() => _showsKeys = false;

    public void Dispose()
    {
        Window.Changed -= StateHasChanged;
        _layer?.Dispose();
        _self?.Dispose();
    }
}
