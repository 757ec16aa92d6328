using System.Security.Claims;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Routing;
using Microsoft.AspNetCore.Components.Web;

namespace AdvisorWorkstation.UI;

/// <summary>The document. Pages run interactively on the server and are not prerendered, so that nothing loads twice; sign-in pages are plain forms.</summary>
public sealed partial class App
{
    private static readonly string[] Sheets = ["tokens", "base", "shell", "tables", "pieces", "pages", "radzen", "app"];

    [CascadingParameter]
    private HttpContext Context { get; set; } = default!;

    private bool IsInteractive => Context.AcceptsInteractiveRouting();

    private bool IsSignedIn => Context.User.Identity?.IsAuthenticated == true;

    /// <summary>Every page that the person may have open is open; one more would be refused by its circuit without a word.</summary>
    private bool IsOneTooMany => IsInteractive && Circuits.HasNoPlace(Context.User.FindFirstValue(ClaimTypes.NameIdentifier), Options.Security.CircuitsPerUser);

    private IComponentRenderMode? Mode => IsInteractive ? new InteractiveServerRenderMode(prerender: false) : null;

    private string Theme => Context.Request.Cookies["theme"] is "light" or "dark" ? Context.Request.Cookies["theme"]! : "system";

    private string Media(string theme) =>
        Theme == "system" ? $"(prefers-color-scheme: {theme})" : Theme == theme ? "all" : "not all";
}
