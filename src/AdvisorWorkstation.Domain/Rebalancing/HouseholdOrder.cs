using AdvisorWorkstation.Domain.Accounts;
using AdvisorWorkstation.Domain.Customizations;
using AdvisorWorkstation.Domain.Customizations.Options;

namespace AdvisorWorkstation.Domain.Rebalancing;

/// <summary>The order in which the accounts of a household are looked at, each knowing what those before it are about to trade.</summary>
public static class HouseholdOrder
{
    /// <summary>True for an account that comes before the others: gains are not taxed in it, and its policy prefers to take them there.</summary>
    public static bool IsFirst(AccountKind kind, Policy policy) => !kind.IsTaxable() && policy.Require<ShelteredFirst>().Preferred;
}
