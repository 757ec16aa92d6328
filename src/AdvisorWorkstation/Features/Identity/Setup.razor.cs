using AdvisorWorkstation.Domain.Identity;
using Microsoft.AspNetCore.Components;

namespace AdvisorWorkstation.Features.Identity;

/// <summary>The page behind the link that a server without people prints at start.</summary>
public sealed partial class Setup(SetUpFirm setUp, NavigationManager navigation)
{
    private string? _fault;

    [CascadingParameter]
    private HttpContext Context { get; set; } = default!;

    [SupplyParameterFromQuery(Name = "token")]
    private string? Token { get; set; }

    [SupplyParameterFromForm]
    private string? Firm { get; set; }

    [SupplyParameterFromForm]
    private string? DisplayName { get; set; }

    [SupplyParameterFromForm]
    private string? UserName { get; set; }

    [SupplyParameterFromForm]
    private string? Password { get; set; }

    [SupplyParameterFromForm]
    private bool? Operations { get; set; }

    private async Task SetUpAsync()
    {
        Role[] roles = Operations == true ? [Role.Operations, Role.Administrator] : [Role.Administrator];
        var done = await setUp.RunAsync(
            new FirmDraft(Token ?? "", Firm ?? "", new PersonDraft(UserName ?? "", DisplayName ?? "", roles, []), Password ?? ""),
            Context.RequestAborted);
        if (done.IsRefused)
        {
            _fault = done.Refusal.Sentence;
            return;
        }
        navigation.NavigateTo("/sign-in");
    }
}
