using AdvisorWorkstation.Data;
using AdvisorWorkstation.Domain.Accounts;
using AdvisorWorkstation.Domain.Accounts.Ledger;
using AdvisorWorkstation.Domain.Audit;
using AdvisorWorkstation.Domain.Identity;
using AdvisorWorkstation.Domain.Values;
using AdvisorWorkstation.Features.Markets;
using AdvisorWorkstation.Hosting;
using Microsoft.EntityFrameworkCore;

namespace AdvisorWorkstation.Features.Accounts.Books;

/// <summary>All lots of one security as they should be.</summary>
/// <param name="Lots">None where nothing is held; an unknown day or basis stays unknown, and is never zero.</param>
/// <param name="Reason">Why; it is kept with the lots.</param>
/// <param name="IsConfirmed">True when the lots shall count though they do not add up to the custodian's position.</param>
public sealed record CorrectLotsInput(AccountId Account, SecurityId Security, IReadOnlyList<StatedLot> Lots, string Reason, bool IsConfirmed);

/// <summary>What a correction led to.</summary>
/// <param name="Date">The day that the lots are stated of.</param>
/// <param name="Lots">How many there are now.</param>
/// <param name="IsQuarantined">True when they do not add up to the custodian's position.</param>
public sealed record CorrectedLots(DateOnly Date, int Lots, bool IsQuarantined);

/// <summary>
/// A person says what lots an account holds of a security. It is one more statement in the ledger, at the end of what is booked; the household is booked
/// again, so that the lots follow from it. This is also how an unknown basis becomes known.
/// </summary>
public sealed class CorrectLots(Desk desk, DeskNews news)
{
    /// <summary>Refused with this code, lots count once they are confirmed.</summary>
    public const string DoesNotAddUp = "does-not-add-up";

    /// <summary>Fewest characters of a reason that says something.</summary>
    public const int ShortestReason = 5;

    public async Task<Outcome<CorrectedLots>> RunAsync(CorrectLotsInput input, Actor actor, CancellationToken cancel)
    {
        var opened = await desk.WriteAsync(actor, Capability.CorrectBooks, cancel);
        if (opened.IsRefused)
        {
            return opened.Refusal;
        }
        await using var session = opened.Value;
        var db = session.Db;
        var account = await db.Set<AccountRow>().FirstOrDefaultAsync(a => a.Id == input.Account, cancel);
        var security = await db.Set<SecurityRow>().FirstOrDefaultAsync(s => s.Id == input.Security, cancel);
        if (account is null || security is null)
        {
            await session.CommitAsync([Desk.Denial(input.Account.ToString(), "account")], cancel);
            return new Refusal("not-found", "There is no such account or security.");
        }
        if (account.HoldingsAsOf is not { } holdingsAsOf)
        {
            return new Refusal("no-holdings", "No positions have arrived for this account yet, so there is nothing to correct. Import them.");
        }
        var date = await LastBookedDayAsync(db, input, holdingsAsOf, cancel);
        var position = await db.Set<PositionRow>().Where(p => p.AccountId == account.Id && p.SecurityId == security.Id).Select(p => p.Quantity).FirstOrDefaultAsync(cancel);
        if ((FaultOf(input, date) ?? FaultOfSum(input, position, security.Ticker)) is { } fault)
        {
            return fault;
        }
        var before = await LotsAsync(db, input, cancel);
        db.Add(new LotStatementRow
        {
            AccountId = account.Id,
            Date = date,
            Note = $"{session.Who.Name}: {input.Reason.Trim()}",
            Content = LotStatementRow.Pack([new StatedHolding(security.Id, input.Lots), .. await OthersAsync(db, input, cancel)]),
        });
        await db.SaveChangesAsync(cancel);
        await HouseholdBooking.BookAsync(db, [account.HouseholdId], DateOnly.FromDateTime(session.At.UtcDateTime), cancel);
        var after = await LotsAsync(db, input, cancel);
        await session.CommitAsync([EventOf(input, account, security, date, before, after)], cancel);
        news.Tell(DeskNewsKind.DataImported);
        return new CorrectedLots(
            date, after.Count, await db.Set<QuarantineRow>().AnyAsync(q => q.AccountId == account.Id && q.SecurityId == security.Id, cancel));
    }

    /// <summary>The day at whose close the lots stand as they do: what is booked later must not be undone by the correction, nor booked twice.</summary>
    private static async Task<DateOnly> LastBookedDayAsync(AdvisorDb db, CorrectLotsInput input, DateOnly holdingsAsOf, CancellationToken cancel)
    {
        var stated = await db.Set<LotStatementRow>().Where(s => s.AccountId == input.Account).MaxAsync(s => (DateOnly?)s.Date, cancel);
        var traded = await db.Set<TransactionRow>()
            .Where(t => t.AccountId == input.Account && (stated == null || t.SecurityId == input.Security))
            .MaxAsync(t => (DateOnly?)t.TradeDate, cancel);
        return new[] { holdingsAsOf, traded ?? holdingsAsOf, stated ?? holdingsAsOf }.Max();
    }

    /// <summary>What the account holds besides, where this is its first statement: what came before is history then, and must be in it.</summary>
    private static async Task<IEnumerable<StatedHolding>> OthersAsync(AdvisorDb db, CorrectLotsInput input, CancellationToken cancel)
    {
        if (await db.Set<LotStatementRow>().AnyAsync(s => s.AccountId == input.Account, cancel))
        {
            return [];
        }
        var others = await db.Set<LotRow>().Where(l => l.AccountId == input.Account && l.SecurityId != input.Security).OrderBy(l => l.Id).ToListAsync(cancel);
        return others.GroupBy(l => l.SecurityId).OrderBy(g => g.Key).Select(g => new StatedHolding(g.Key, [.. g.Select(l => l.ToStatedLot())]));
    }

    private static Refusal? FaultOf(CorrectLotsInput input, DateOnly date) =>
        input.Reason.Trim().Length < ShortestReason
            ? new Refusal("no-reason", $"Say why, in {ShortestReason} characters or more: it is kept with the lots.")
            : input.Lots.Any(l => l.Quantity <= Shares.Zero || l.Quantity != Shares.FromDecimal(l.Quantity.Count))
                ? new Refusal("quantity", "Each lot has more than no shares, with at most six decimals. Leave a lot out that is not there.")
                : input.Lots.Any(l => l.Acquired > date)
                    ? new Refusal("day", $"A lot can't be acquired after {date:yyyy-MM-dd}, the last day that is booked.")
                    : input.Lots.Any(l => l.Basis < Money.Zero)
                        ? new Refusal("basis", "A basis is zero or more. Leave it empty where nobody knows it.")
                        : null;

    private static Refusal? FaultOfSum(CorrectLotsInput input, Shares position, Ticker ticker)
    {
        var sum = new Shares(input.Lots.Sum(l => l.Quantity.Count));
        return input.IsConfirmed || TieOut.FaultOfLots(position, sum) is null
            ? null
            : new Refusal(
                DoesNotAddUp,
                $"These lots are {sum} shares, and the custodian states {position} {ticker}. Nothing was changed. Confirm to book them all the same; "
                + "the security is then quarantined until they fit.");
    }

    private static async Task<List<LotRow>> LotsAsync(AdvisorDb db, CorrectLotsInput input, CancellationToken cancel) =>
        await db.Set<LotRow>().AsNoTracking()
            .Where(l => l.AccountId == input.Account && l.SecurityId == input.Security)
            .OrderBy(l => l.Entry)
            .ThenBy(l => l.Part)
            .ToListAsync(cancel);

    private static AuditEvent EventOf(
        CorrectLotsInput input, AccountRow account, SecurityRow security, DateOnly date, List<LotRow> before, List<LotRow> after) => new(
        "lots.corrected",
        "account",
        account.Id.ToString(),
        0,
        new Dictionary<string, object?>
        {
            ["accountName"] = account.Name,
            ["security"] = security.Id.Value,
            ["ticker"] = security.Ticker.Symbol,
            ["date"] = date,
            ["reason"] = input.Reason.Trim(),
            ["confirmed"] = input.IsConfirmed,
            ["before"] = before.ConvertAll(Words),
            ["after"] = after.ConvertAll(Words),
        });

    private static object? Words(LotRow lot) => new Dictionary<string, object?>
    {
        ["shares"] = lot.Quantity.Count,
        ["acquired"] = lot.Acquired,
        ["heldSince"] = lot.HeldSince,
        ["basis"] = lot.CostBasis?.Usd,
        ["originalBasis"] = lot.OriginalBasis?.Usd,
    };
}
