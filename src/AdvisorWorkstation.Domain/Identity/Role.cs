namespace AdvisorWorkstation.Domain.Identity;

/// <summary>What a person comes to do (product.md). A person can hold several.</summary>
public enum Role
{
    Advisor,
    Operations,
    InvestmentPolicy,
    Compliance,
    Administrator,
}

/// <summary>The roles in the words of a screen.</summary>
public static class Roles
{
    public static string Words(this Role role) => role switch
    {
        Role.Advisor => "Advisor",
        Role.Operations => "Portfolio operations",
        Role.InvestmentPolicy => "Investment policy",
        Role.Compliance => "Compliance",
        Role.Administrator => "Administrator",
        _ => throw new ArgumentOutOfRangeException(nameof(role), role, null),
    };
}
