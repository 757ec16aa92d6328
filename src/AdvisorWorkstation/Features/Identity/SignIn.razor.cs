using AdvisorWorkstation.Data;
using AdvisorWorkstation.Domain.Identity;
using AdvisorWorkstation.Domain.Values;
using AdvisorWorkstation.Features.Firm;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace AdvisorWorkstation.Features.Identity;

/// <summary>
/// The way in: a password, then the code of an authenticator app. In the demo firm, and only from this machine, one of its people can be chosen
/// instead. What is wrong with a name or a password is never told apart.
/// </summary>
public sealed partial class SignIn(SignInManager<Person> signIn, AdvisorDb db, NavigationManager navigation)
{
    private const string NotThose = "That name and password do not go together, or the user is locked for a while.";

    private List<PersonLine> _demo = [];
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
        var firm = await db.Set<FirmRow>().AsNoTracking().SingleOrDefaultAsync();
        FirmLine = firm is null ? "This workstation has no firm yet." : firm.IsDemo ? $"{firm.Name}, a simulated firm" : firm.Name;
        if (firm is { IsDemo: true } && IsFromHere)
        {
            _demo = await DemoDoor.LoadAsync(db, Context.RequestAborted);
        }
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
        if (_demo.Find(p => p.Id.Value == DemoPerson) is not { } chosen)
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

/// <summary>Who can be chosen in the demo firm: one person a role, and a second one of operations, who approves what the first has edited.</summary>
internal static class DemoDoor
{
    public static async Task<List<PersonLine>> LoadAsync(AdvisorDb db, CancellationToken cancel)
    {
        var roles = (await db.UserRoles.Join(db.Roles, u => u.RoleId, r => r.Id, (u, r) => new { u.UserId, r.Name }).ToListAsync(cancel))
            .ToLookup(r => r.UserId, r => Enum.Parse<Role>(r.Name!));
        var people = await db.Users.AsNoTracking().Where(p => !p.IsService && !p.IsDisabled).OrderBy(p => p.UserName).ToListAsync(cancel);
        return
        [
            .. people
                .Select(p => new PersonLine(new PersonId(p.Id), p.UserName!, p.DisplayName, [.. roles[p.Id].Order()], [], p.IsDisabled, p.TwoFactorEnabled))
                .GroupBy(p => p.Roles is [var first, ..] ? first : Role.Advisor)
                .OrderBy(g => g.Key == Role.Operations ? -1 : (int)g.Key)
                .SelectMany(g => g.Take(g.Key == Role.Operations ? 2 : 1)),
        ];
    }
}
