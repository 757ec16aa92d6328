using AdvisorWorkstation.Data;
using AdvisorWorkstation.Domain.Accounts;
using AdvisorWorkstation.Domain.Identity;
using AdvisorWorkstation.Domain.Values;
using AdvisorWorkstation.Features.Accounts;
using AdvisorWorkstation.Features.Accounts.Books;
using AdvisorWorkstation.Hosting;
using Microsoft.EntityFrameworkCore;

namespace AdvisorWorkstation.Features.CorporateActions;

/// <summary>Which action, and the hash of what was shown of it.</summary>
public sealed record ApplyActionInput(int Action, string Hash);

/// <summary>What booking an action did.</summary>
/// <param name="Accounts">Accounts that held it.</param>
/// <param name="Waiting">Accounts that can't trade it until the custodian's position shows it.</param>
public sealed record BookedActionSummary(int Accounts, int Waiting)
{
    /// <summary>The same in a sentence.</summary>
    public string Sentence => $"Booked in {(Accounts == 1 ? "one account" : $"{Accounts} accounts")}. "
        + (Waiting == 0 ? "The custodians' positions show it already." : $"{(Waiting == 1 ? "One waits" : $"{Waiting} wait")} for the custodian's position to show it and can't trade it until then.");
}

/// <summary>
/// Books a corporate action on the lots of every account that held its security, as it was shown, once. Where accounts turn up later that held it too, it
/// is booked in those, on the terms that it was booked with before.
/// </summary>
public sealed class ApplyAction(Desk desk, DeskNews news)
{
    public async Task<Outcome<BookedActionSummary>> RunAsync(ApplyActionInput input, Actor actor, CancellationToken cancel)
    {
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
        var today = DateOnly.FromDateTime(session.At.UtcDateTime);
        if (await ActionChecks.AgainstBookingAsync(session.Db, reading, today, cancel) is [var against, ..])
        {
            return against;
        }
        if (reading.Hash() != input.Hash)
        {
            return new Refusal("preview-changed", "The terms, a price or the lots changed since this was shown. Nothing was booked; look at it again.");
        }
        var reached = reading.Households.Where(h => !h.IsBooked).ToList();
        var shown = await PreviewAction.OfAsync(session, reading, cancel);
        await BookAsync(session, reading, reached, today, cancel);
        var waiting = await WaitingAsync(session.Db, reading, cancel);
        await session.CommitAsync([ActionEvents.Booked(reading, shown, reached)], cancel);
        news.Tell(DeskNewsKind.DataImported);
        return new BookedActionSummary(reached.SelectMany(h => h.Effect.Accounts).Count(a => a.Shares > Shares.Zero), waiting);
    }

    private static async Task BookAsync(DeskSession session, ActionReading reading, List<ReachedHousehold> reached, DateOnly today, CancellationToken cancel)
    {
        var (db, row) = (session.Db, reading.Row);
        if (row.Applied is null)
        {
            row.Applied = AppliedActions.Store(reading.Terms.Value);
            (row.AppliedAt, row.AppliedBy) = (session.At, session.Who.Name);
            row.AppliedAfterStatement = await db.Set<LotStatementRow>().Select(s => (long?)s.Id).MaxAsync(cancel) ?? 0;
        }
        db.AddRange(reached.SelectMany(h => h.Effect.Accounts).Where(a => a.Shares > Shares.Zero).Select(a => new TransactionRow
        {
            AccountId = a.Account,
            TradeDate = row.Effective,
            Kind = TransactionKind.CorporateAction,
            SecurityId = row.SecurityId,
            Quantity = a.Shares,
            Amount = a.Cash,
            ActionId = row.Id,
        }));
        await db.SaveChangesAsync(cancel);
        await HouseholdBooking.BookAsync(db, [.. reached.Select(h => h.Ledger.Household)], today, cancel);
    }

    private static async Task<int> WaitingAsync(AdvisorDb db, ActionReading reading, CancellationToken cancel)
    {
        var securities = reading.Securities.ToArray();
        return await db.Set<QuarantineRow>().Where(q => securities.Contains(q.SecurityId))
            .Join(db.Set<TransactionRow>().Where(t => t.ActionId == reading.Row.Id), q => q.AccountId, t => t.AccountId, (q, _) => q.AccountId)
            .Distinct()
            .CountAsync(cancel);
    }
}
