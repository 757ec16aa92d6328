using AdvisorWorkstation.Domain.Accounts.Tax;
using AdvisorWorkstation.Domain.Values;

namespace AdvisorWorkstation.Domain.Accounts;

/// <summary>One client account at one custodian.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Household">The wash-sale scope it belongs to.</param>
/// <param name="Book">The book of business that its household is in.</param>
/// <param name="Number">The custodian's account number.</param>
/// <param name="Name">What the advisor calls it.</param>
/// <param name="Kind">How it is taxed.</param>
/// <param name="Custodian">The custodian's name, the key of its profile.</param>
/// <param name="TaxProfile">Marginal rates; <see cref="TaxProfile.None"/> where nothing is taxed.</param>
/// <param name="Relief">Which lots a sale takes when nobody chooses them.</param>
/// <param name="Opened">When the firm took it on; a new account's proposals are not approved by policy.</param>
/// <param name="Discretionary">False when the client must agree to each trade.</param>
/// <param name="Model">What it follows.</param>
public sealed record Account(
    AccountId Id,
    HouseholdId Household,
    BookId Book,
    string Number,
    string Name,
    AccountKind Kind,
    string Custodian,
    TaxProfile TaxProfile,
    LotReliefMethod Relief,
    DateOnly Opened,
    bool Discretionary,
    ModelId Model);
