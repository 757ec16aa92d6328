using Microsoft.AspNetCore.Identity;

namespace AdvisorWorkstation.Features.Identity;

/// <summary>Somebody who signs in, or a service user that a verb acts as.</summary>
public sealed class Person : IdentityUser<Guid>
{
    /// <summary>The name on screens and in the history.</summary>
    public string DisplayName { get; set; } = "";

    /// <summary>True for the users that verbs act as: nobody signs in as one.</summary>
    public bool IsService { get; set; }

    /// <summary>True when every action of this person is refused.</summary>
    public bool IsDisabled { get; set; }

    /// <summary>True until the person has replaced the password that an administrator gave.</summary>
    public bool MustChangePassword { get; set; }
}
