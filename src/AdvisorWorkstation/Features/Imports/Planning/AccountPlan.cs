using AdvisorWorkstation.Domain.Accounts;
using AdvisorWorkstation.Domain.Accounts.Tax;
using AdvisorWorkstation.Domain.Values;

namespace AdvisorWorkstation.Features.Imports.Planning;

/// <summary>A household by its name, and by its id when the firm has it.</summary>
internal sealed record HouseholdKey(string Name, HouseholdId? Id);

/// <summary>A household that is new.</summary>
internal sealed record NewHousehold(string Name, string Book);

/// <summary>A custodian that is new, or whose abilities are.</summary>
internal sealed record CustodianChange(Custodian Profile, bool IsNew);

/// <summary>An account as it is to be.</summary>
/// <param name="Key">What the database knows it by, or will.</param>
/// <param name="IsNew">True when the firm does not have it.</param>
/// <param name="Number">Its number; longer than the key's when a file gives what was masked.</param>
/// <param name="Name">What it is called.</param>
/// <param name="Kind">How it is taxed.</param>
/// <param name="Household">Its wash-sale scope.</param>
/// <param name="Book">The book that its household is in.</param>
/// <param name="Taxes">Its rates.</param>
/// <param name="Relief">Its lot relief.</param>
/// <param name="Opened">When the firm took it on.</param>
/// <param name="Discretionary">False when the client must agree to each trade.</param>
/// <param name="Model">What it follows; null for the firm's default.</param>
/// <param name="ReinvestsDividends">True when its custodian buys shares for its dividends.</param>
internal sealed record AccountChange(
    AccountKey Key,
    bool IsNew,
    string Number,
    string Name,
    AccountKind Kind,
    HouseholdKey Household,
    string Book,
    TaxProfile Taxes,
    LotReliefMethod Relief,
    DateOnly Opened,
    bool Discretionary,
    string? Model,
    bool ReinvestsDividends);

/// <summary>What changes about custodians, books, households and accounts.</summary>
internal sealed record AccountPlan(
    IReadOnlyList<CustodianChange> Custodians,
    IReadOnlyList<string> NewBooks,
    IReadOnlyList<NewHousehold> NewHouseholds,
    IReadOnlyList<AccountChange> Accounts);
