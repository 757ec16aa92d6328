using Microsoft.AspNetCore.Components;

namespace AdvisorWorkstation.UI;

/// <summary>Leaves for the sign-in page, and comes back afterwards.</summary>
public sealed class GoToSignIn(NavigationManager navigation) : ComponentBase
{
    protected override void OnInitialized()
    {
        var here = "/" + navigation.ToBaseRelativePath(navigation.Uri);
        navigation.NavigateTo($"/sign-in?then={Uri.EscapeDataString(here)}", forceLoad: true);
    }
}
