using AdvisorWorkstation.Domain.Accounts;
using AdvisorWorkstation.Domain.Customizations;
using AdvisorWorkstation.Features.DemoFirm.Holdings;

namespace AdvisorWorkstation.Features.DemoFirm.Cases;

/// <summary>A demo account that is there for what it shows. Its names and number are the same with every seed.</summary>
/// <param name="Household">The household's name.</param>
/// <param name="Name">What the advisor calls the account.</param>
/// <param name="Number">The custodian's number.</param>
/// <param name="Kind">How it is taxed.</param>
/// <param name="Custodian">Where it is.</param>
/// <param name="Value">About what it is worth.</param>
/// <param name="Recipe">What it is made like.</param>
/// <param name="Shows">What it is an example of, and what makes it so.</param>
internal sealed record CastMember(
    string Household,
    string Name,
    string Number,
    AccountKind Kind,
    Custodian Custodian,
    decimal Value,
    AccountRecipe Recipe,
    params (DemoCaseKind Kind, string Why)[] Shows)
{
    /// <summary>Wishes that hold for the whole household.</summary>
    public IReadOnlyList<WishPlan> HouseholdWishes { get; init; } = [];

    /// <summary>A wish of the account about one security.</summary>
    public static WishPlan Rule(SecurityChoice security, string rule, int fromDaysAgo, string how, string why) =>
        new(PolicyScope.Account, "security.rule", $"ticker={{ticker}}; rule={rule}", fromDaysAgo, how, why) { Security = security };

    /// <summary>A recipe that is ordinary but for what follows.</summary>
    public static AccountRecipe Plain(decimal value) => new() { Names = OrdinaryRecipe.NamesFor(value) };
}
