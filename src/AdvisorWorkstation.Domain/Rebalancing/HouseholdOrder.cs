using AdvisorWorkstation.Domain.Accounts;
using AdvisorWorkstation.Domain.Customizations.Options;
using AdvisorWorkstation.Domain.Values;

namespace AdvisorWorkstation.Domain.Rebalancing;

/// <summary>The order in which the accounts of a household are looked at, each knowing what those before it are about to trade.</summary>
public static class HouseholdOrder
{
    /// <summary>
    /// The place of an account, the least first; within one place the recorded order holds. Where the policy prefers sheltered rebalancing, accounts in which
    /// gains are not taxed come before taxed ones, but after those with losses to harvest: what an IRA buys first would wash them.
    /// </summary>
    public static int PlaceOf(AccountSnapshot snapshot) => (snapshot.Policy.Require<ShelteredFirst>().Preferred, snapshot.Account.Kind.IsTaxable()) switch
    {
        (false, _) or (true, false) => 1,
        (true, true) => Harvestable.Of(snapshot).TaxSaved > Money.Zero ? 0 : 2,
    };
}
