using System.Globalization;
using AdvisorWorkstation.Data;
using AdvisorWorkstation.Domain.Customizations;
using AdvisorWorkstation.Domain.Values;
using AdvisorWorkstation.Features.Accounts;
using AdvisorWorkstation.Features.Customizations;
using Microsoft.EntityFrameworkCore;

namespace AdvisorWorkstation.Features.Rebalancing;

/// <summary>The choices of the firm and of its models, and of some households and accounts.</summary>
internal sealed class PolicyChoices
{
    private readonly ILookup<(PolicyScope Scope, string Id), Customization> _choices;

    private PolicyChoices(IEnumerable<CustomizationRow> rows) => _choices = rows.ToLookup(c => (c.Scope, c.ScopeId), c => c.ToCustomization());

    /// <summary>All of them.</summary>
    public IReadOnlyList<Customization> All => [.. _choices.SelectMany(c => c)];

    public static async Task<PolicyChoices> LoadAsync(
        AdvisorDb db, IEnumerable<HouseholdId> households, IEnumerable<AccountId> accounts, CancellationToken cancel)
    {
        var (families, members) = (households.Select(h => h.ToString()).ToArray(), accounts.Select(a => a.ToString()).ToArray());
        return new PolicyChoices(await db.Set<CustomizationRow>().AsNoTracking()
            .Where(c => c.Scope == PolicyScope.Firm || c.Scope == PolicyScope.Model
                || (c.Scope == PolicyScope.Household && families.Contains(c.ScopeId))
                || (c.Scope == PolicyScope.Account && members.Contains(c.ScopeId)))
            .OrderBy(c => c.Id)
            .ToListAsync(cancel));
    }

    /// <summary>What holds for an account on a day.</summary>
    public Policy Of(AccountRow row, ModelId model, AsOf asOf) => Policy.Merge(
        _choices[(PolicyScope.Firm, "")]
            .Concat(_choices[(PolicyScope.Model, model.Value.ToString(CultureInfo.InvariantCulture))])
            .Concat(_choices[(PolicyScope.Household, row.HouseholdId.ToString())])
            .Concat(_choices[(PolicyScope.Account, row.Id.ToString())]),
        asOf);
}
