using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Identity;

namespace AdvisorWorkstation.Features.Identity;

/// <summary>
/// The way in: a password, then the code of an authenticator app. In the demo firm, and only from this machine, one of its people can be chosen
/// instead. What is wrong with a name or a password is never told apart.
/// </summary>
public sealed partial class SignIn(SignInManager<Person> signIn, DoorQuery door, NavigationManager navigation)
{
    private const string NotThose = "That name and password do not go together, or the user is locked for a while.";

    private IReadOnlyList<PersonLine> _demo = [];
    private Step _step = Step.Password;

    private enum Step
    {
        Password,
        Code,
    }

    [CascadingParameter]
    private HttpContext Context { get; set; } = default!;

    [SupplyParameterFromQuery(Name = "then")]
    private string? Then { get; set; }

    [SupplyParameterFromQuery(Name = "idle")]
    private bool Idle { get; set; }

    [SupplyParameterFromForm]
    private string? UserName { get; set; }

    [SupplyParameterFromForm]
    private string? Password { get; set; }

    [SupplyParameterFromForm]
    private string? Code { get; set; }

    [SupplyParameterFromForm]
    private Guid? DemoPerson { get; set; }

    private string? Fault { get; set; }

    private string FirmLine { get; set; } = "";

    private bool IsFromHere => Context.Connection.RemoteIpAddress is { } ip && System.Net.IPAddress.IsLoopback(ip);

    protected override async Task OnInitializedAsync()
    {
        _step = Code is null ? Step.Password : Step.Code;
        var view = await door.RunAsync(IsFromHere, Context.RequestAborted);
        (FirmLine, _demo) = (view.FirmLine, view.DemoPeople);
    }

    private async Task CheckPasswordAsync()
    {
        var person = await signIn.UserManager.FindByNameAsync(UserName ?? "");
        if (person is null || person.IsDisabled || person.IsService)
        {
            _ = signIn.UserManager.PasswordHasher.HashPassword(new Person(), Password ?? "");
            Fault = NotThose;
            return;
        }
        var result = await signIn.PasswordSignInAsync(person, Password ?? "", isPersistent: false, lockoutOnFailure: true);
        if (result.RequiresTwoFactor)
        {
            _step = Step.Code;
        }
        else if (result.Succeeded)
        {
            Leave(person.TwoFactorEnabled && !person.MustChangePassword ? Then : "/finish-sign-up");
        }
        else
        {
            Fault = NotThose;
        }
    }

    private async Task CheckCodeAsync()
    {
        var code = (Code ?? "").Replace(" ", "", StringComparison.Ordinal);
        var result = await signIn.TwoFactorAuthenticatorSignInAsync(code, isPersistent: false, rememberClient: false);
        if (result.Succeeded)
        {
            Leave(Then);
            return;
        }
        (_step, Fault) = (Step.Code, "That code is not right, or it is too old. Use the one that the app shows now.");
    }

    private async Task SignInAsDemoAsync()
    {
        if (_demo.FirstOrDefault(p => p.Id.Value == DemoPerson) is not { } chosen)
        {
            Fault = "People of the demo firm can be chosen on this machine only.";
            return;
        }
        var person = await signIn.UserManager.FindByIdAsync(chosen.Id.Value.ToString());
        await signIn.SignInAsync(person!, isPersistent: false);
        Leave(Then);
    }

    private void Leave(string? address) =>
        navigation.NavigateTo(address is ['/', not ('/' or '\\'), ..] ? address : "/");
}
