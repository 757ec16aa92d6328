using AdvisorWorkstation.Data;
using AdvisorWorkstation.Domain.Accounts;
using AdvisorWorkstation.Domain.Identity;
using AdvisorWorkstation.Domain.Values;
using AdvisorWorkstation.Features.Accounts;
using AdvisorWorkstation.Features.Accounts.Books;
using AdvisorWorkstation.Features.Markets;
using Microsoft.EntityFrameworkCore;

namespace AdvisorWorkstation.Features.CorporateActions;

/// <summary>
/// Shows what a corporate action does to every account that held its security at the close before: lots before and after, cash in lieu, gains, and whether
/// basis is conserved to the cent. It replays the ledgers with the action and without it, as booking does.
/// </summary>
public sealed class PreviewAction(Desk desk)
{
    public async Task<Outcome<ActionPreview>> RunAsync(int action, Actor actor, CancellationToken cancel)
    {
        var opened = await desk.ReadAsync(actor, Capability.SeeActions, cancel);
        if (opened.IsRefused)
        {
            return opened.Refusal;
        }
        await using var session = opened.Value;
        var reading = await ActionReading.LoadAsync(session.Db, action, cancel);
        return reading is null ? ActionReading.NotFound : await OfAsync(session, reading, cancel);
    }

    /// <summary>The same for an operation that has the action at hand.</summary>
    internal static async Task<ActionPreview> OfAsync(DeskSession session, ActionReading reading, CancellationToken cancel)
    {
        var db = session.Db;
        var accounts = await AccountsAsync(db, reading, cancel);
        var isBooked = reading.Row.Applied is not null;
        return new ActionPreview(
            reading.Row.Id,
            reading.Row.AnnouncedTerms().Words,
            reading.Row.Effective,
            isBooked,
            accounts,
            ActionTotals.Of(accounts),
            [.. (await ActionChecks.AgainstBookingAsync(db, reading, DateOnly.FromDateTime(session.At.UtcDateTime), cancel)).Select(r => r.Sentence)],
            isBooked ? [.. (await ActionChecks.AgainstReversalAsync(db, reading, cancel)).Select(r => r.Sentence)] : [],
            [.. reading.Households.SelectMany(h => h.Effect.NewFaults).Select(f => $"An entry of {f.Date:yyyy-MM-dd} can't be booked any more after it: {f.Sentence}").Distinct()],
            reading.Hash(),
            await db.Set<SecurityRow>().AsNoTracking().ToDictionaryAsync(s => s.Id, s => s.Ticker, cancel));
    }

    private static async Task<IReadOnlyList<ActionAccount>> AccountsAsync(AdvisorDb db, ActionReading reading, CancellationToken cancel)
    {
        var effects = reading.Households.SelectMany(h => h.Effect.Accounts.Select(a => (Household: h, Effect: a))).ToList();
        var ids = effects.Select(e => e.Effect.Account).ToHashSet();
        var rows = (await db.Set<AccountRow>().AsNoTracking().ToListAsync(cancel)).Where(a => ids.Contains(a.Id)).ToDictionary(a => a.Id);
        var securities = reading.Securities.ToArray();
        var positions = (await db.Set<PositionRow>().AsNoTracking().Where(p => securities.Contains(p.SecurityId)).ToListAsync(cancel))
            .ToDictionary(p => (p.AccountId, p.SecurityId), p => p.Quantity);
        return
        [
            .. effects.Select(e =>
            {
                var (row, effect) = (rows[e.Effect.Account], e.Effect);
                var (standing, words) = StandingOf(reading, e.Household, row, positions);
                return new ActionAccount(
                    row.Id, row.Name, row.Number, row.Custodian, effect, e.Household.Effect.RealizedBy(row.Id), standing, words, e.Household.IsBooked);
            }).OrderBy(a => a.Name, StringComparer.Ordinal).ThenBy(a => a.Number, StringComparer.Ordinal),
        ];
    }

    private static (PositionStanding, string) StandingOf(
        ActionReading reading, ReachedHousehold household, AccountRow account, Dictionary<(AccountId, SecurityId), Shares> positions)
    {
        var off = reading.Securities
            .Select(s => (Expected: household.Effect.HeldNow(account.Id, s), Stated: positions.GetValueOrDefault((account.Id, s))))
            .Where(s => TieOut.FaultOfLots(s.Stated, s.Expected) is not null)
            .ToList();
        return (off, account.HoldingsAsOf) switch
        {
            ({ Count: 0 }, _) => (PositionStanding.Agrees, "The custodian's position is as expected."),
            (_, { } day) when day < reading.Row.Effective =>
                (PositionStanding.Older, $"The position is of {day:yyyy-MM-dd}, before it takes effect: a newer one settles it."),
            (_, null) => (PositionStanding.Older, "No position of the account has arrived yet."),
            (_, { } day) => (PositionStanding.Differs, $"Expected {off[0].Expected} shares; the custodian's position of {day:yyyy-MM-dd} is {off[0].Stated}."),
        };
    }
}
