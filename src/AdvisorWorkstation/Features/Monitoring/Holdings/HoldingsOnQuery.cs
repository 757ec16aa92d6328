using AdvisorWorkstation.Data;
using AdvisorWorkstation.Domain.Accounts;
using AdvisorWorkstation.Domain.Accounts.Ledger;
using AdvisorWorkstation.Domain.Identity;
using AdvisorWorkstation.Domain.Values;
using AdvisorWorkstation.Features.Accounts;
using AdvisorWorkstation.Features.Accounts.Books;
using AdvisorWorkstation.Features.Markets;
using Microsoft.EntityFrameworkCore;

namespace AdvisorWorkstation.Features.Monitoring.Holdings;

/// <summary>Whose holdings, and of which day.</summary>
public sealed record HoldingsOnInput(AccountId Account, DateOnly Date);

/// <summary>What an account held at the close of a past day, by what is booked today.</summary>
/// <param name="Date">The day.</param>
/// <param name="KnownFrom">The day that its books begin with; null when nothing is booked at all.</param>
/// <param name="PricesOf">The newest day that the prices are of; null when there are none.</param>
/// <param name="Securities">What was held; nothing before the books begin.</param>
public sealed record HoldingsOn(DateOnly Date, DateOnly? KnownFrom, DateOnly? PricesOf, IReadOnlyList<HeldSecurity> Securities)
{
    /// <summary>True when the day is before the books begin, so that nobody knows.</summary>
    public bool IsBeforeTheBooks => KnownFrom is null || Date < KnownFrom;
}

/// <summary>
/// Reproduces the holdings of a past day: the household's ledger is replayed up to its close, and valued at the prices of that day or of the last day
/// with prices within a week before it.
/// </summary>
public sealed class HoldingsOnQuery(Desk desk)
{
    private const int PriceDaysBack = 6;

    public async Task<Outcome<HoldingsOn>> RunAsync(HoldingsOnInput input, Actor actor, CancellationToken cancel)
    {
        var opened = await desk.ReadAsync(actor, Capability.SeeClients, cancel);
        if (opened.IsRefused)
        {
            return opened.Refusal;
        }
        await using var session = opened.Value;
        var db = session.Db;
        var account = await db.Set<AccountRow>().FirstOrDefaultAsync(a => a.Id == input.Account, cancel);
        if (account is null)
        {
            await desk.RecordDenialAsync(session.Who, input.Account.ToString(), "account", cancel);
            return new Refusal("not-found", "There is no such account.");
        }
        if (input.Date > DateOnly.FromDateTime(session.At.UtcDateTime))
        {
            return new Refusal("not-yet", $"{input.Date:yyyy-MM-dd} has not come yet. Choose today or a day before.");
        }
        var ledger = (await StoredLedger.LoadAsync(db, [account.HouseholdId], cancel)).Single();
        var knownFrom = KnownFrom(ledger, account.Id);
        if (knownFrom is null || input.Date < knownFrom)
        {
            return new HoldingsOn(input.Date, knownFrom, null, []);
        }
        var state = ledger.Replay(input.Date);
        var lots = state.Lots.Where(l => l.Account == account.Id).ToLookup(l => l.Security);
        var ids = lots.Select(g => g.Key).ToArray();
        var securities = (await db.Set<SecurityRow>().ToListAsync(cancel)).ToDictionary(s => s.Id, s => s.ToSecurity());
        var prices = await PricesAsync(db, input.Date, cancel);
        var adjustments = Adjustments(state);
        return new HoldingsOn(
            input.Date,
            knownFrom,
            ids.Where(prices.ContainsKey).Select(id => (DateOnly?)prices[id].Date).Max(),
            [.. ids.Order().Select(id => Held(account, input.Date, securities[id], prices.GetValueOrDefault(id), [.. lots[id]], adjustments))]);
    }

    /// <summary>Where the first statement of lots opens the books, what was before is history and not known lot by lot.</summary>
    private static DateOnly? KnownFrom(StoredLedger ledger, AccountId account) =>
        ledger.Entries.OfType<LedgerEntry.Statement>().Where(s => s.Account == account).Min(s => (DateOnly?)s.TradeDate)
        ?? ledger.Entries.Where(e => AccountOf(e) == account).Min(e => (DateOnly?)e.TradeDate);

    private static AccountId? AccountOf(LedgerEntry entry) => entry switch
    {
        LedgerEntry.Purchase e => e.Account,
        LedgerEntry.Sale e => e.Account,
        LedgerEntry.TransferIn e => e.Account,
        LedgerEntry.TransferOut e => e.Account,
        LedgerEntry.Statement e => e.Account,
        _ => null,
    };

    private static async Task<Dictionary<SecurityId, PriceRow>> PricesAsync(AdvisorDb db, DateOnly day, CancellationToken cancel)
    {
        var since = day.AddDays(-PriceDaysBack);
        var rows = await db.Set<PriceRow>().Where(p => p.Date <= day && p.Date >= since).ToListAsync(cancel);
        return rows.GroupBy(p => p.SecurityId).ToDictionary(g => g.Key, g => g.MaxBy(p => p.Date)!);
    }

    private static ILookup<LedgerLotNumber, LotAdjustment> Adjustments(LedgerState state)
    {
        var days = state.Sales.GroupBy(s => s.Entry).ToDictionary(g => g.Key, g => g.First().Date);
        return state.Washes.Where(w => !w.IsLostForGood).ToLookup(w => w.Replacement, w => new LotAdjustment(days[w.Sale], w.Disallowed));
    }

    private static HeldSecurity Held(
        AccountRow account,
        DateOnly day,
        Domain.Markets.Security security,
        PriceRow? price,
        IReadOnlyList<LedgerLot> lots,
        ILookup<LedgerLotNumber, LotAdjustment> adjustments) => new(
        security,
        new Shares(lots.Sum(l => l.Quantity.Count)),
        price?.Close,
        price?.Date,
        [
            .. lots.OrderBy(l => l.Acquired).ThenBy(l => l.Number).Select((l, i) =>
                HeldLot.On(new AsOf(day), LotOf(l, i + 1), price?.Close, account.TaxProfile()) with { Adjustments = [.. adjustments[l.Number]] }),
        ]);

    /// <summary>A lot of the ledger; its id only tells it from the others of the same answer.</summary>
    private static Lot LotOf(LedgerLot lot, int place) => new(
        new LotId(place), lot.Security, lot.Quantity, lot.HeldSince, lot.Basis, lot.StatedTerm, lot.CustodianLotId)
    {
        PurchasedOn = lot.Acquired,
        OriginalBasis = lot.OriginalBasis,
        Standing = lot.Basis is null ? BasisStanding.Unknown : lot.Standing,
        IsReplacement = lot.IsReplacement,
    };
}
