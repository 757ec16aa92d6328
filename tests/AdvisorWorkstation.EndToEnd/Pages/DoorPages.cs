using AdvisorWorkstation.EndToEnd.Harness;
using Microsoft.Playwright;

namespace AdvisorWorkstation.EndToEnd.Pages;

/// <summary>What stands before the workstation: setting the firm up, the second factor.</summary>
internal sealed class DoorPages(Desk desk)
{
    /// <summary>Sets the firm up by its link, signs in and enrolls an authenticator app; leads to Today.</summary>
    public async Task SetUpAsync(string link, string firm, string name, string password)
    {
        await desk.Page.GotoAsync(link);
        await desk.Page.GetByLabel("Firm").FillAsync(firm);
        await desk.Page.GetByLabel("Your name").FillAsync(name);
        await desk.Page.GetByLabel("Sign-in name").FillAsync(name.ToLowerInvariant());
        await desk.Page.GetByLabel("Password").FillAsync(password);
        await desk.PressAsync("Enter");
        await SignInAsync(name.ToLowerInvariant(), password);
        var key = await desk.Page.Locator("#key").InnerTextAsync();
        await desk.Page.GetByLabel("Code that the app shows").FillAsync(Authenticator.CodeNow(key));
        await desk.PressAsync("Enter");
        await desk.ReadyAsync();
    }

    private async Task SignInAsync(string name, string password)
    {
        var proceed = desk.Page.GetByRole(AriaRole.Button, new() { Name = "Continue" });
        await proceed.WaitForAsync();
        await desk.Page.GetByLabel("Sign-in name").FillAsync(name);
        await desk.Page.GetByLabel("Password").FillAsync(password);
        await proceed.PressAsync("Enter");
    }
}
