using AdvisorWorkstation.Data;
using AdvisorWorkstation.Domain.Identity;
using AdvisorWorkstation.Domain.Values;
using AdvisorWorkstation.Features.Accounts;
using AdvisorWorkstation.Features.Accounts.Books;
using Microsoft.EntityFrameworkCore;

namespace AdvisorWorkstation.Features.Monitoring;

/// <summary>An account of a household in which books and check differ.</summary>
public sealed record CheckedAccount(AccountId Id, string Name);

/// <summary>A difference, by name.</summary>
public sealed record CheckedDifference(string Household, string Sentence, IReadOnlyList<CheckedAccount> Accounts);

/// <summary>What a check of all wash sales came to.</summary>
public sealed record WashCheck(
    DateOnly AsOf, DateTimeOffset At, int Households, int WashSales, int NotJudged, int Differences);

/// <summary>The newest check with its differences, and those before it.</summary>
/// <param name="Newest">The newest; null before the first.</param>
/// <param name="Differences">Its differences, by household.</param>
/// <param name="Earlier">The ones before it, the newest first.</param>
public sealed record WashChecks(WashCheck? Newest, IReadOnlyList<CheckedDifference> Differences, IReadOnlyList<WashCheck> Earlier);

/// <summary>Reads what the daily check of wash sales found.</summary>
public sealed class WashCheckQuery(Desk desk)
{
    private const int MostChecks = 60;

    public async Task<Outcome<WashChecks>> RunAsync(Actor actor, CancellationToken cancel)
    {
        var opened = await desk.ReadAsync(actor, Capability.ReadHistory, cancel);
        if (opened.IsRefused)
        {
            return opened.Refusal;
        }
        await using var session = opened.Value;
        var db = session.Db;
        var checks = await db.Set<WashCheckRow>()
            .OrderByDescending(c => c.Id)
            .Take(MostChecks)
            .Select(c => new WashCheck(c.AsOf, c.At, c.Households, c.WashSales, c.NotJudged, c.Differences))
            .ToListAsync(cancel);
        var content = await db.Set<WashCheckRow>().OrderByDescending(c => c.Id).Select(c => c.Content).FirstOrDefaultAsync(cancel);
        var differences = content is null ? [] : StoredContent.Read<IReadOnlyList<WashDifference>>(content);
        var ids = differences.Select(d => d.Household).Distinct().ToArray();
        var households = await db.Set<HouseholdRow>().Where(h => ids.Contains(h.Id)).ToDictionaryAsync(h => h.Id, h => h.Name, cancel);
        var accounts = (await db.Set<AccountRow>().Where(a => ids.Contains(a.HouseholdId)).OrderBy(a => a.Name).ThenBy(a => a.Number).ToListAsync(cancel))
            .ToLookup(a => a.HouseholdId, a => new CheckedAccount(a.Id, a.Name));
        return new WashChecks(
            checks.FirstOrDefault(),
            [.. differences.Select(d => new CheckedDifference(households.GetValueOrDefault(d.Household, "unknown"), d.Sentence, [.. accounts[d.Household]]))],
            [.. checks.Skip(1)]);
    }
}
