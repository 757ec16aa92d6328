using System.Globalization;
using AdvisorWorkstation.Data;
using AdvisorWorkstation.Domain.Customizations;
using AdvisorWorkstation.Domain.Values;
using AdvisorWorkstation.Features.Accounts;
using AdvisorWorkstation.Features.Customizations;
using AdvisorWorkstation.Features.Indexes;
using AdvisorWorkstation.Features.Rebalancing;
using Microsoft.EntityFrameworkCore;

namespace AdvisorWorkstation.Features.Wishes;

/// <summary>Whom choices are for: their names, and the accounts that they reach. What is in another book is not there.</summary>
internal static class WishSubjects
{
    public static readonly Refusal NotFound = new("not-found", "There is no such account, household or model.");

    /// <summary>The accounts that a choice for the subject reaches, in the order of their numbers; null when the subject is not there.</summary>
    public static async Task<IReadOnlyList<AccountRow>?> ReachedAsync(AdvisorDb db, WishSubject subject, AsOf today, CancellationToken cancel)
    {
        var accounts = await db.Set<AccountRow>().AsNoTracking().OrderBy(a => a.HouseholdId).ThenBy(a => a.Custodian).ThenBy(a => a.Number).ToListAsync(cancel);
        switch (subject.Scope)
        {
            case PolicyScope.Account:
                return Found(accounts.FindAll(a => a.Id.ToString() == subject.Id));
            case PolicyScope.Household:
                return Found(accounts.FindAll(a => a.HouseholdId.ToString() == subject.Id));
            case PolicyScope.Model:
                if (!int.TryParse(subject.Id, NumberStyles.None, CultureInfo.InvariantCulture, out var id) || !await db.Set<ModelRow>().AnyAsync(m => m.Id == new ModelId(id), cancel))
                {
                    return null;
                }
                var choices = await PolicyChoices.LoadAllAsync(db, cancel);
                return accounts.FindAll(a => choices.ModelOf(a, today) is { IsRefused: false, Value: var model } && model.Value == id);
            case PolicyScope.Firm:
                return subject.Id.Length == 0 ? accounts : null;
            default:
                throw new InvalidOperationException($"no scope {subject.Scope}");
        }
    }

    private static List<AccountRow>? Found(List<AccountRow> accounts) => accounts.Count > 0 ? accounts : null;
}
