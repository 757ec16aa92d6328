using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Identity;
using QRCoder;

namespace AdvisorWorkstation.Features.Identity;

/// <summary>What a new person does once: an own password in place of the given one, and a second factor.</summary>
public sealed partial class FinishSignUp(SignInManager<Person> signIn, NavigationManager navigation)
{
    private const string Issuer = "AdvisorWorkstation";

    private Person? _person;
    private string _key = "";
    private string _picture = "";
    private string? _fault;

    [CascadingParameter]
    private HttpContext Context { get; set; } = default!;

    [SupplyParameterFromForm]
    private string? OldPassword { get; set; }

    [SupplyParameterFromForm]
    private string? NewPassword { get; set; }

    [SupplyParameterFromForm]
    private string? Code { get; set; }

    private UserManager<Person> People => signIn.UserManager;

    protected override async Task OnInitializedAsync()
    {
        _person = await People.GetUserAsync(Context.User);
        if (_person is { MustChangePassword: false, TwoFactorEnabled: false })
        {
            await ShowKeyAsync(_person);
        }
    }

    private async Task ChangePasswordAsync()
    {
        var changed = await People.ChangePasswordAsync(_person!, OldPassword ?? "", NewPassword ?? "");
        if (!changed.Succeeded)
        {
            _fault = string.Join(" ", changed.Errors.Select(e => e.Description));
            return;
        }
        _person!.MustChangePassword = false;
        await People.UpdateAsync(_person);
        await signIn.RefreshSignInAsync(_person);
        navigation.NavigateTo("/finish-sign-up");
    }

    private async Task EnrollAsync()
    {
        var code = (Code ?? "").Replace(" ", "", StringComparison.Ordinal);
        if (!await People.VerifyTwoFactorTokenAsync(_person!, People.Options.Tokens.AuthenticatorTokenProvider, code))
        {
            _fault = "That code is not right. Type the one that the app shows now; its clock has to be right.";
            return;
        }
        await People.SetTwoFactorEnabledAsync(_person!, true);
        await signIn.RefreshSignInAsync(_person!);
        navigation.NavigateTo("/");
    }

    private async Task ShowKeyAsync(Person person)
    {
        if (await People.GetAuthenticatorKeyAsync(person) is null)
        {
            await People.ResetAuthenticatorKeyAsync(person);
            await signIn.RefreshSignInAsync(person);
        }
        _key = await People.GetAuthenticatorKeyAsync(person) ?? throw new InvalidOperationException("the authenticator key was not stored");
        var address = $"otpauth://totp/{Issuer}:{Uri.EscapeDataString(person.UserName!)}?secret={_key}&issuer={Issuer}&digits=6";
        using var data = QRCodeGenerator.GenerateQrCode(address, QRCodeGenerator.ECCLevel.M);
        using var drawing = new PngByteQRCode(data);
        _picture = "data:image/png;base64," + Convert.ToBase64String(drawing.GetGraphic(5));
    }
}
