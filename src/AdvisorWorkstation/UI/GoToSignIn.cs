using Microsoft.AspNetCore.Components;

namespace AdvisorWorkstation.UI;

/// <summary>Leaves for the sign-in page, and comes back afterwards; somebody who is signed in is told that the page is not theirs.</summary>
public sealed class GoToSignIn(NavigationManager navigation) : ComponentBase
{
    [Parameter, EditorRequired]
    public required bool IsSignedIn { get; set; }

    protected override void OnInitialized()
    {
        var here = "/" + navigation.ToBaseRelativePath(navigation.Uri);
        navigation.NavigateTo(IsSignedIn ? "/not-yours" : $"/sign-in?then={Uri.EscapeDataString(here)}", forceLoad: true);
    }
}
