using AdvisorWorkstation.Domain.Accounts;
using AdvisorWorkstation.Domain.Accounts.Tax;
using AdvisorWorkstation.Domain.Values;
using AdvisorWorkstation.Features.DemoFirm.Holdings;

namespace AdvisorWorkstation.Features.DemoFirm.Clients;

/// <summary>A household of the demo firm.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Name">Its name.</param>
/// <param name="Book">The place of its advisor.</param>
/// <param name="Accounts">Its accounts.</param>
/// <param name="Wishes">What holds for all of them.</param>
public sealed record HouseholdPlan(
    HouseholdId Id, string Name, int Book, IReadOnlyList<AccountPlan> Accounts, IReadOnlyList<WishPlan> Wishes);

/// <summary>An account of the demo firm before anything is in it.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Number">The custodian's number.</param>
/// <param name="Name">What the advisor calls it.</param>
/// <param name="Kind">How it is taxed.</param>
/// <param name="Custodian">Where it is.</param>
/// <param name="Value">What it is worth.</param>
/// <param name="Tax">Marginal rates.</param>
/// <param name="Relief">Which lots a sale takes when nobody chooses.</param>
/// <param name="Opened">When the firm took it on.</param>
/// <param name="Recipe">What it is made like.</param>
public sealed record AccountPlan(
    AccountId Id,
    string Number,
    string Name,
    AccountKind Kind,
    Custodian Custodian,
    decimal Value,
    TaxProfile Tax,
    LotReliefMethod Relief,
    DateOnly Opened,
    AccountRecipe Recipe);
