using System.Globalization;
using AdvisorWorkstation.Data;
using AdvisorWorkstation.Domain.Customizations;
using AdvisorWorkstation.Domain.Rebalancing;
using AdvisorWorkstation.Domain.Values;
using AdvisorWorkstation.Features.Accounts;
using AdvisorWorkstation.Features.Customizations;
using AdvisorWorkstation.Features.Firm;
using AdvisorWorkstation.Features.Indexes;
using Microsoft.EntityFrameworkCore;

namespace AdvisorWorkstation.Features.Rebalancing;

/// <summary>The choices of the firm and of its models, and of some households and accounts.</summary>
internal sealed class PolicyChoices
{
    private readonly ILookup<(PolicyScope Scope, string Id), Customization> _choices;

    private readonly Dictionary<string, ModelId> _models;
    private readonly ModelId? _standard;

    private PolicyChoices(IEnumerable<CustomizationRow> rows, Dictionary<string, ModelId> models, ModelId? standard) =>
        (_choices, _models, _standard) = (rows.ToLookup(c => (c.Scope, c.ScopeId), c => c.ToCustomization()), models, standard);

    /// <summary>All of them.</summary>
    public IReadOnlyList<Customization> All => [.. _choices.SelectMany(c => c)];

    public static async Task<PolicyChoices> LoadAsync(
        AdvisorDb db, IEnumerable<HouseholdId> households, IEnumerable<AccountId> accounts, CancellationToken cancel)
    {
        var (families, members) = (households.Select(h => h.ToString()).ToArray(), accounts.Select(a => a.ToString()).ToArray());
        return await LoadAsync(
            db,
            c => c.Scope == PolicyScope.Firm || c.Scope == PolicyScope.Model
                || (c.Scope == PolicyScope.Household && families.Contains(c.ScopeId))
                || (c.Scope == PolicyScope.Account && members.Contains(c.ScopeId)),
            cancel);
    }

    /// <summary>The choices of everybody.</summary>
    public static Task<PolicyChoices> LoadAllAsync(AdvisorDb db, CancellationToken cancel) => LoadAsync(db, _ => true, cancel);

    /// <summary>Which model an account follows on a day, or why none.</summary>
    public Outcome<ModelId> ModelOf(AccountRow row, AsOf asOf) => FollowedModel.Of(
        Near(row), asOf, name => _models.TryGetValue(name, out var model) ? model : null, row.ModelId, _standard);

    /// <summary>What holds for an account on a day, its model's choices among it.</summary>
    public Policy Of(AccountRow row, AsOf asOf) => Policy.Merge(OfAccount(row, asOf), asOf);

    /// <summary>Every choice that concerns an account, of any time.</summary>
    public IEnumerable<Customization> OfAccount(AccountRow row, AsOf asOf) =>
        ModelOf(row, asOf) is { IsRefused: false, Value: var model }
            ? Near(row).Concat(_choices[(PolicyScope.Model, model.Value.ToString(CultureInfo.InvariantCulture))])
            : Near(row);

    private IEnumerable<Customization> Near(AccountRow row) => _choices[(PolicyScope.Firm, "")]
        .Concat(_choices[(PolicyScope.Household, row.HouseholdId.ToString())])
        .Concat(_choices[(PolicyScope.Account, row.Id.ToString())]);

    private static async Task<PolicyChoices> LoadAsync(
        AdvisorDb db, System.Linq.Expressions.Expression<Func<CustomizationRow, bool>> wanted, CancellationToken cancel) => new(
        await db.Set<CustomizationRow>().AsNoTracking().Where(wanted).OrderBy(c => c.Id).ToListAsync(cancel),
        await db.Set<ModelRow>().AsNoTracking().ToDictionaryAsync(m => m.Name, m => m.Id, StringComparer.OrdinalIgnoreCase, cancel),
        await db.Set<FirmRow>().AsNoTracking().Select(f => f.DefaultModelId).SingleOrDefaultAsync(cancel));
}
