using AdvisorWorkstation.Domain.Customizations.Options;
using AdvisorWorkstation.Domain.Values;
using AdvisorWorkstation.Features.Accounts;

namespace AdvisorWorkstation.Features.Rebalancing;

/// <summary>
/// Whose dividends buy shares: where the custodian says so or the account's policy wishes it. The more cautious of the two counts, because a purchase
/// that nobody expected would wash a loss.
/// </summary>
internal static class Reinvestment
{
    public static IReadOnlySet<AccountId> Of(PolicyChoices choices, IEnumerable<AccountRow> accounts, AsOf asOf) =>
        accounts
            .Where(a => a.ReinvestsDividends || choices.Of(a, asOf).Require<DividendHandling>().Reinvests)
            .Select(a => a.Id)
            .ToHashSet();
}
