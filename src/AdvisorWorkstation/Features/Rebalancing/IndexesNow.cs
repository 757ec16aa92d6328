using AdvisorWorkstation.Data;
using AdvisorWorkstation.Domain.Rebalancing;
using AdvisorWorkstation.Domain.Values;
using AdvisorWorkstation.Features.Accounts.Books;
using AdvisorWorkstation.Features.Indexes;
using AdvisorWorkstation.Features.Markets;
using Microsoft.EntityFrameworkCore;

namespace AdvisorWorkstation.Features.Rebalancing;

/// <summary>
/// The indexes of a day with what corporate actions have done since their last files: without it a run would sell what a constituent became and try to
/// buy a security that is no more.
/// </summary>
internal static class IndexesNow
{
    public static async Task<ModelBook> FollowAsync(AdvisorDb db, ModelBook book, AsOf asOf, CancellationToken cancel)
    {
        var actions = await db.Set<CorporateActionRow>().AsNoTracking()
            .Where(a => a.Effective <= asOf.Date)
            .OrderBy(a => a.Effective)
            .ThenBy(a => a.Id)
            .ToListAsync(cancel);
        if (actions.Count == 0)
        {
            return book;
        }
        var tickers = book.Securities.Values.ToDictionary(s => s.Ticker, s => s.Id);
        foreach (var index in book.Indexes.OrderBy(i => i.Key.Value).Where(i => i.Value.Weights is not null))
        {
            var since = await db.Set<IndexVersionRow>().AsNoTracking()
                .Where(v => v.IndexId == index.Key && v.Effective <= asOf.Date)
                .MaxAsync(v => v.Effective, cancel);
            var weights = actions.Where(a => a.Effective > since).Aggregate(
                index.Value.Weights!,
                (now, a) => a.AnnouncedTerms() is var terms && terms.Other is { } other && tickers.TryGetValue(other, out var successor)
                    ? IndexSuccession.After(now, a.SecurityId, terms, successor)
                    : IndexSuccession.After(now, a.SecurityId, terms, null));
            book = ReferenceEquals(weights, index.Value.Weights) ? book : book.With(index.Key, weights);
        }
        return book;
    }
}
