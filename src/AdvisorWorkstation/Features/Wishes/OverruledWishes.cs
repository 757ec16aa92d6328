using AdvisorWorkstation.Data;
using AdvisorWorkstation.Domain.Customizations;
using AdvisorWorkstation.Domain.Values;
using AdvisorWorkstation.Features.Accounts;
using AdvisorWorkstation.Features.Rebalancing;
using Microsoft.EntityFrameworkCore;

namespace AdvisorWorkstation.Features.Wishes;

/// <summary>Which nearer choices a lock overrules.</summary>
internal static class OverruledWishes
{
    /// <summary>Each with its owner, by household.</summary>
    public static async Task<IReadOnlyList<string>> OfAsync(
        AdvisorDb db, PolicyChoices choices, IReadOnlyList<AccountRow> reached, Customization locked, CancellationToken cancel)
    {
        var households = await db.Set<HouseholdRow>().AsNoTracking().ToDictionaryAsync(h => h.Id, h => h.Name, cancel);
        return
        [
            .. reached
                .SelectMany(a => choices.OfAccount(a, new AsOf(locked.From))
                    .Where(c => c.Scope > locked.Scope && (c.To is not { } to || to >= locked.From) && (locked.To is not { } last || c.From <= last) && Policy.IsSameMatter(c, locked))
                    .Select(c => $"{Owner(c, a, households)}: {PolicyOptions.Find(c.Option)!.Sentence(c.Arguments)}"))
                .Distinct(StringComparer.Ordinal)
                .Order(StringComparer.Ordinal),
        ];
    }

    private static string Owner(Customization choice, AccountRow account, Dictionary<HouseholdId, string> households) => choice.Scope switch
    {
        PolicyScope.Account => $"{households[account.HouseholdId]}, {account.Name}",
        PolicyScope.Household => households[account.HouseholdId],
        _ => "A model",
    };
}
