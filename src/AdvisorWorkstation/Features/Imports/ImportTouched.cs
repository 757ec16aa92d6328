using AdvisorWorkstation.Features.Imports.Applying;
using AdvisorWorkstation.Features.Imports.Planning;

namespace AdvisorWorkstation.Features.Imports;

/// <summary>
/// What a delivery touched, by id, for the scan that follows it: the history says which accounts have to be looked at again. What is too much to name, or touches
/// everybody, is not named, and then all of them are.
/// </summary>
internal static class ImportTouched
{
    private const int MostAccounts = 500;
    private const int MostPrices = 200;

    /// <summary>The part of the event's payload; null when everything may be touched.</summary>
    public static Dictionary<string, object?>? Of(ImportWork work)
    {
        var plan = work.Plan;
        var keys = plan.Holdings.Select(h => h.Account)
            .Concat(plan.Transactions.Select(t => t.Account))
            .Concat(plan.StatedGains.Select(g => g.Account))
            .Concat(plan.CashFlows.Select(f => f.Account))
            .Concat(plan.Accounts.Accounts.Select(a => a.Key))
            .Concat(plan.Customizations.New.Select(c => c.Account).OfType<AccountKey>());
        var accounts = keys.Select(k => work.Accounts[k]).Distinct().Select(a => a.ToString()).Order(StringComparer.Ordinal).ToList();
        var prices = plan.Prices.Select(p => work.Securities[p.Ticker]).Distinct().Order().Select(s => s.ToString()).ToList();
        var isForMany = plan.CorporateActions.Count > 0 || plan.RiskModels.Count > 0 || plan.Customizations.New.Any(c => c.Account is null);
        return isForMany || accounts.Count > MostAccounts || prices.Count > MostPrices
            ? null
            : new Dictionary<string, object?>
            {
                ["accounts"] = accounts,
                ["households"] = new List<string>(),
                ["prices"] = prices,
                ["market"] = plan.Securities.Count + plan.Attributes.Count + plan.Accounts.Custodians.Count + plan.Indexes.NewIndexes.Count + plan.Indexes.Versions.Count > 0
                    || plan.Indexes.DefaultModel is not null,
            };
    }
}
