using AdvisorWorkstation.Data;
using AdvisorWorkstation.Domain.Identity;
using AdvisorWorkstation.Domain.Values;
using AdvisorWorkstation.Features.Markets;
using Microsoft.EntityFrameworkCore;

namespace AdvisorWorkstation.Features.Accounts;

/// <summary>Something that the global search found.</summary>
/// <param name="Title">What it is.</param>
/// <param name="Detail">What tells it apart.</param>
/// <param name="Link">Where it is.</param>
public sealed record SearchHit(string Title, string Detail, string Link);

/// <summary>Finds accounts by household, name or number, and the accounts that hold a ticker.</summary>
public sealed class SearchQuery(Desk desk)
{
    private const int MostHits = 8;
    private const int ShortestWords = 2;

    public async Task<Outcome<IReadOnlyList<SearchHit>>> RunAsync(string words, Actor actor, CancellationToken cancel)
    {
        var text = words.Trim();
        if (text.Length < ShortestWords)
        {
            return Array.Empty<SearchHit>();
        }
        var opened = await desk.ReadAsync(actor, Capability.SeeClients, cancel);
        if (opened.IsRefused)
        {
            return opened.Refusal;
        }
        await using var session = opened.Value;
        var hits = await AccountsAsync(session.Db, LikePattern.Containing(text), cancel);
        if (Ticker.TryParse(text) is { } ticker)
        {
            hits.AddRange(await HoldersAsync(session.Db, ticker, cancel));
        }
        return hits;
    }

    private static Task<List<SearchHit>> AccountsAsync(AdvisorDb db, string pattern, CancellationToken cancel) =>
        db.Set<AccountRow>()
            .Join(db.Set<HouseholdRow>(), a => a.HouseholdId, h => h.Id, (a, h) => new { Account = a, Household = h.Name })
            .Where(x => EF.Functions.Like(x.Household + " " + x.Account.Name, pattern, LikePattern.Escape)
                || EF.Functions.Like(x.Account.Number, pattern, LikePattern.Escape))
            .OrderBy(x => x.Household)
            .ThenBy(x => x.Account.Name)
            .Take(MostHits)
            .Select(x => new { x.Household, x.Account.Name, x.Account.Number, x.Account.Custodian, x.Account.Id })
            .AsAsyncEnumerable()
            .Select(x => new SearchHit($"{x.Household}, {x.Name}", $"{x.Custodian} {x.Number}", $"/accounts/{x.Id}"))
            .ToListAsync(cancel)
            .AsTask();

    private static async Task<IEnumerable<SearchHit>> HoldersAsync(AdvisorDb db, Ticker ticker, CancellationToken cancel)
    {
        var security = await db.Set<SecurityRow>().FirstOrDefaultAsync(s => s.Ticker == ticker, cancel);
        if (security is null)
        {
            return [];
        }
        var holders = await db.Set<AccountRow>()
            .CountAsync(a => db.Set<PositionRow>().Any(p => p.AccountId == a.Id && p.SecurityId == security.Id), cancel);
        return [new SearchHit($"{ticker} {security.Name}", $"held in {holders} accounts", $"/accounts?holds={ticker}")];
    }
}
