using AdvisorWorkstation.Domain.Accounts;
using AdvisorWorkstation.Domain.Accounts.Tax;
using AdvisorWorkstation.Features.Imports.Facts;

namespace AdvisorWorkstation.Features.Imports.Planning;

/// <summary>Losses that a return carries into a year: new, or instead of what was stated before.</summary>
/// <param name="Household">The household's name.</param>
/// <param name="Account">The trust whose return it is; null for the household's.</param>
/// <param name="Year">The year.</param>
/// <param name="Losses">The losses.</param>
/// <param name="IsNew">False when it takes the place of a stored one.</param>
internal sealed record LossCarryforwardChange(string Household, AccountKey? Account, int Year, LossCarried Losses, bool IsNew);

/// <summary>Which stated losses are new. One statement a return and a year; a later file replaces it.</summary>
internal sealed class LossCarryforwardPlanner(FirmState firm, Delivery delivery, AccountDirectory directory, ImportNames names, AccountPlan accounts)
{
    private readonly Dictionary<(string Household, AccountKey? Account, int Year), LossCarryforwardChange?> _planned = [];

    public IReadOnlyList<LossCarryforwardChange> Plan()
    {
        var stored = firm.LossCarryforwards.ToLookup(
            l => (NameOf(l.HouseholdId), l.AccountId is { } id ? firm.KeyOf(id) : null, l.Year), l => l.ToStated().Losses);
        foreach (var fact in delivery.Facts<LossCarryforwardFact>())
        {
            if (Return(fact) is not var (household, account))
            {
                continue;
            }
            var key = (household, account, fact.Year);
            var before = stored[key].FirstOrDefault();
            if (fact.Year > delivery.Today.Year + 1)
            {
                delivery.Error(fact.YearAt, $"What is carried into {fact.Year} can't be known yet; today is {delivery.Today:yyyy-MM-dd}.");
            }
            else if (!_planned.TryAdd(key, before == fact.Losses ? null : new LossCarryforwardChange(household, account, fact.Year, fact.Losses, before is null)))
            {
                delivery.Error(fact.YearAt, $"The losses carried into {fact.Year} stand twice for this return. Keep one of the rows.");
            }
            else if (before is not null && before != fact.Losses)
            {
                delivery.Warn(
                    fact.YearAt,
                    $"The losses carried into {fact.Year} were stated as {before.ShortTerm} short-term and {before.LongTerm} long-term; this takes their place.");
            }
        }
        return [.. _planned.Values.OfType<LossCarryforwardChange>()];
    }

    /// <summary>The return that a row is about; null, with an error, when there is none.</summary>
    private (string Household, AccountKey? Account)? Return(LossCarryforwardFact fact)
    {
        var found = names.Households.Where(n => n.Equals(fact.Household, StringComparison.OrdinalIgnoreCase)).ToList();
        if (found.Count != 1)
        {
            delivery.Error(
                fact.At,
                found.Count == 0
                    ? $"There is no household '{fact.Household}'. Import it first, or together with this file."
                    : $"There are {found.Count} households named '{fact.Household}'. Rename one of them first.");
            return null;
        }
        if (fact.Account is not { } reference)
        {
            return (found[0], null);
        }
        if (directory.Resolve(reference, delivery) is not { } account)
        {
            return null;
        }
        var (household, kind) = Known(account);
        if (kind != AccountKind.Trust)
        {
            delivery.Error(reference.At, $"{account} is no trust and is on the household's return. Leave custodian and account_number empty.");
            return null;
        }
        if (household != found[0])
        {
            delivery.Error(reference.At, $"{account} is in the household '{household}', not in '{found[0]}'.");
            return null;
        }
        return (found[0], account);
    }

    private (string Household, AccountKind Kind) Known(AccountKey key) => accounts.Accounts.FirstOrDefault(a => a.Key == key) is { } change
        ? (change.Household.Name, change.Kind)
        : firm.AccountOf(key) is { } stored
            ? (NameOf(stored.HouseholdId), stored.Kind)
            : throw new InvalidOperationException($"account {key} was found and is neither stored nor planned");

    private string NameOf(Domain.Values.HouseholdId id) => firm.Households.First(h => h.Id == id).Name;
}
