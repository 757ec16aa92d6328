using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Routing;
using Microsoft.AspNetCore.WebUtilities;

namespace AdvisorWorkstation.UI;

/// <summary>
/// The part of the address behind the question mark, for a component inside of a page. A page is given its part by the framework; a component that a change
/// of the address makes or takes away can't be: while the framework tells its listeners, none may come or go.
/// </summary>
internal sealed class AddressView : IDisposable
{
    private readonly NavigationManager _navigation;
    private readonly Action _moved;

    /// <summary>Listens until it is disposed.</summary>
    public AddressView(NavigationManager navigation, Action moved)
    {
        (_navigation, _moved) = (navigation, moved);
        _navigation.LocationChanged += Move;
    }

    /// <summary>A value of the address; null where it has none of that name.</summary>
    public string? this[string name] =>
        QueryHelpers.ParseQuery(new Uri(_navigation.Uri).Query).TryGetValue(name, out var values) && values is [{ Length: > 0 } value, ..] ? value : null;

    /// <summary>Puts values into the address in place of those that are there; an empty one is left out.</summary>
    public void Go(params (string Name, string? Value)[] values) => _navigation.NavigateTo(
        _navigation.GetUriWithQueryParameters(values.ToDictionary(v => v.Name, v => (object?)(v.Value is { Length: > 0 } value ? value : null))), replace: true);

    public void Dispose() => _navigation.LocationChanged -= Move;

    private void Move(object? sender, LocationChangedEventArgs change) => _moved();
}
