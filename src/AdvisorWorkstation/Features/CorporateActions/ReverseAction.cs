using AdvisorWorkstation.Data;
using AdvisorWorkstation.Domain.Identity;
using AdvisorWorkstation.Domain.Values;
using AdvisorWorkstation.Features.Accounts;
using AdvisorWorkstation.Features.Accounts.Books;
using AdvisorWorkstation.Features.Markets;
using AdvisorWorkstation.Hosting;
using Microsoft.EntityFrameworkCore;

namespace AdvisorWorkstation.Features.CorporateActions;

/// <summary>Which action, and why.</summary>
public sealed record ReverseActionInput(int Action, string Reason);

/// <summary>
/// Takes a booked corporate action out of the books again, as long as nothing later touched its lots. The lots are those of before it; the history keeps
/// what was booked and why it was taken back. What took effect and is not booked can't be traded.
/// </summary>
public sealed class ReverseAction(Desk desk, DeskNews news)
{
    private const int LongestReason = 1_000;

    public async Task<Outcome<string>> RunAsync(ReverseActionInput input, Actor actor, CancellationToken cancel)
    {
        if (string.IsNullOrWhiteSpace(input.Reason) || input.Reason.Length > LongestReason)
        {
            return new Refusal("no-reason", $"Say why, in {LongestReason} characters at most: the history keeps your words.");
        }
        var opened = await desk.WriteAsync(actor, Capability.ApplyActions, cancel);
        if (opened.IsRefused)
        {
            return opened.Refusal;
        }
        await using var session = opened.Value;
        if (await ActionReading.LoadAsync(session.Db, input.Action, cancel) is not { } reading)
        {
            return ActionReading.NotFound;
        }
        if (await ActionChecks.AgainstReversalAsync(session.Db, reading, cancel) is [var against, ..])
        {
            return against;
        }
        var (db, row) = (session.Db, reading.Row);
        var booked = await db.Set<TransactionRow>().Where(t => t.ActionId == row.Id).ToListAsync(cancel);
        var ticker = await db.Set<SecurityRow>().Where(s => s.Id == row.SecurityId).Select(s => s.Ticker).SingleAsync(cancel);
        var reversed = ActionEvents.Reversed(reading, ticker, booked, input.Reason.Trim());
        db.RemoveRange(booked);
        (row.Applied, row.AppliedAt, row.AppliedBy, row.AppliedAfterStatement) = (null, null, "", 0);
        (row.ReversedAt, row.ReversedBy, row.ReversalReason) = (session.At, session.Who.Name, input.Reason.Trim());
        await db.SaveChangesAsync(cancel);
        var households = reading.Households.Where(h => h.IsBooked).Select(h => h.Ledger.Household).ToList();
        await HouseholdBooking.BookAsync(db, households, DateOnly.FromDateTime(session.At.UtcDateTime), cancel);
        await session.CommitAsync([reversed], cancel);
        news.Tell(DeskNewsKind.DataImported);
        return $"Reversed in {(booked.Count == 1 ? "one account" : $"{booked.Count} accounts")}. The lots are those of before it, and can't be traded until it is booked again.";
    }
}
