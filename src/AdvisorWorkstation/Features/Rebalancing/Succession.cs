using AdvisorWorkstation.Data;
using AdvisorWorkstation.Domain.Accounts.Tax;
using AdvisorWorkstation.Domain.Rebalancing;
using AdvisorWorkstation.Domain.Values;
using AdvisorWorkstation.Features.Accounts.Books;
using AdvisorWorkstation.Features.Markets;
using Microsoft.EntityFrameworkCore;

namespace AdvisorWorkstation.Features.Rebalancing;

/// <summary>A security that became another one inside of the wash-sale window, which follows it (tax.md, Corporate actions on lots).</summary>
internal sealed record Succession(SecurityId From, SecurityId To, DateOnly Effective)
{
    /// <summary>Those of the window that ends today, in order of time.</summary>
    public static async Task<IReadOnlyList<Succession>> LoadAsync(AdvisorDb db, AsOf asOf, CancellationToken cancel)
    {
        var first = asOf.Date.AddDays(-WashSaleView.WindowDays);
        var actions = (await db.Set<CorporateActionRow>().AsNoTracking()
            .Where(a => a.Effective >= first && a.Effective <= asOf.Date)
            .OrderBy(a => a.Effective)
            .ThenBy(a => a.Id)
            .ToListAsync(cancel))
            .Select(a => (a.SecurityId, a.Effective, Terms: a.AnnouncedTerms()))
            .Where(a => IndexSuccession.Ends(a.Terms) && a.Terms.Other is not null)
            .ToList();
        var tickers = actions.Select(a => a.Terms.Other!.Value).Distinct().ToArray();
        var successors = await db.Set<SecurityRow>().AsNoTracking().Where(s => tickers.Contains(s.Ticker)).ToDictionaryAsync(s => s.Ticker, s => s.Id, cancel);
        return
        [
            .. actions.Where(a => successors.ContainsKey(a.Terms.Other!.Value))
                .Select(a => new Succession(a.SecurityId, successors[a.Terms.Other!.Value], a.Effective)),
        ];
    }

    /// <summary>What a security of a day has become since, one after the other; none where it is still itself.</summary>
    public static IEnumerable<SecurityId> After(IReadOnlyList<Succession> all, SecurityId security, DateOnly day)
    {
        foreach (var next in all.Where(s => s.Effective > day))
        {
            if (next.From == security)
            {
                security = next.To;
                yield return security;
            }
        }
    }
}
