using AdvisorWorkstation.Domain.Customizations;
using AdvisorWorkstation.Features.Customizations;
using AdvisorWorkstation.Features.DemoFirm.Clients;
using AdvisorWorkstation.Features.DemoFirm.Holdings;
using AdvisorWorkstation.Features.DemoFirm.Market;
using AdvisorWorkstation.Features.DemoFirm.People;

namespace AdvisorWorkstation.Features.DemoFirm.Rows;

/// <summary>The wishes of the firm, its households and its accounts as rows.</summary>
internal sealed class WishRows(DemoMarket market)
{
    private const string FirmScope = "";
    private static readonly TimeSpan Entered = TimeSpan.FromHours(15);

    public IReadOnlyList<CustomizationRow> Of(IReadOnlyList<HouseholdPlan> households)
    {
        var policy = DemoPeople.All.First(p => p.Role == Domain.Identity.Role.InvestmentPolicy).Name;
        var rows = HouseholdWishes.Firm.Select(w => Row(w, FirmScope, "Investment committee", policy)).ToList();
        foreach (var household in households)
        {
            var advisor = DemoPeople.Advisors[household.Book].Name;
            rows.AddRange(household.Wishes.Select(w => Row(w, household.Id.ToString(), household.Name, advisor)));
            rows.AddRange(household.Accounts.SelectMany(account =>
                account.Recipe.Wishes.Select(w => Row(w, account.Id.ToString(), household.Name, advisor))));
        }
        return [.. rows.Select((row, i) => Numbered(row, i + 1))];
    }

    private CustomizationRow Row(WishPlan wish, string scopeId, string askedBy, string enteredBy)
    {
        var from = market.AsOf.AddDays(-wish.FromDaysAgo);
        var ticker = wish.Security is { } security ? market.Universe[security.Find(market)].Ticker.Symbol : "";
        return new CustomizationRow
        {
            Scope = wish.Scope,
            ScopeId = scopeId,
            Option = wish.Option,
            Arguments = Arguments.Parse(wish.Arguments.Replace("{ticker}", ticker, StringComparison.Ordinal)).ToText(),
            From = from,
            To = wish.EndsInDays is { } days ? market.AsOf.AddDays(days) : null,
            AskedBy = askedBy,
            AskedHow = wish.AskedHow,
            Reason = wish.Reason,
            EnteredAt = new DateTimeOffset(from.ToDateTime(TimeOnly.FromTimeSpan(Entered)), TimeSpan.Zero),
            EnteredBy = enteredBy,
        };
    }

    private static CustomizationRow Numbered(CustomizationRow row, int id)
    {
        row.Id = id;
        return row;
    }
}
