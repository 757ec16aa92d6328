using AdvisorWorkstation.Data;
using AdvisorWorkstation.Domain.Accounts.Ledger;
using AdvisorWorkstation.Domain.Accounts.Tax;
using AdvisorWorkstation.Domain.Values;
using AdvisorWorkstation.Features.Accounts.Books;
using AdvisorWorkstation.Features.Markets;
using Microsoft.EntityFrameworkCore;

namespace AdvisorWorkstation.Features.Rebalancing;

/// <summary>A dividend that is announced: where it is reinvested, it is a purchase on the day that it is paid.</summary>
/// <param name="Security">Of what.</param>
/// <param name="Pay">When it is paid; the ex-date where nobody says.</param>
/// <param name="Cash">Dollars a share.</param>
internal sealed record PlannedDividend(SecurityId Security, DateOnly Pay, Price Cash)
{
    private const int LongestToPayment = 120;

    /// <summary>Those that are paid from today to the end of the wash-sale window.</summary>
    public static async Task<IReadOnlyList<PlannedDividend>> LoadAsync(AdvisorDb db, AsOf asOf, CancellationToken cancel)
    {
        var (first, last) = (asOf.Date.AddDays(-LongestToPayment), asOf.Date.AddDays(WashSaleView.WindowDays));
        var near = await db.Set<CorporateActionRow>().AsNoTracking()
            .Where(a => a.Effective >= first && a.Effective <= last)
            .OrderBy(a => a.Effective)
            .ThenBy(a => a.Id)
            .ToListAsync(cancel);
        return
        [
            .. near
                .Select(a => (a.SecurityId, a.Effective, Terms: a.AnnouncedTerms() as AnnouncedTerms.Dividend))
                .Where(a => a.Terms is not null)
                .Select(a => new PlannedDividend(a.SecurityId, a.Terms!.Pay ?? a.Effective, a.Terms.Cash))
                .Where(d => d.Pay >= asOf.Date && d.Pay <= last),
        ];
    }

    /// <summary>About how many shares it buys for some; null where the security has no price.</summary>
    public Shares? SharesFor(Shares held, Price? price) => price is { } known ? Shares.FromDecimal(held.Count * Cash.UsdPerShare / known.UsdPerShare) : null;
}
