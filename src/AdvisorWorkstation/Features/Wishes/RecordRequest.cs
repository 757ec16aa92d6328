using AdvisorWorkstation.Data;
using AdvisorWorkstation.Domain.Audit;
using AdvisorWorkstation.Domain.Identity;
using AdvisorWorkstation.Domain.Values;
using AdvisorWorkstation.Features.Accounts;
using AdvisorWorkstation.Features.Customizations;
using AdvisorWorkstation.Hosting;
using Microsoft.EntityFrameworkCore;

namespace AdvisorWorkstation.Features.Wishes;

/// <summary>What a client asked for.</summary>
/// <param name="Account">Whose account.</param>
/// <param name="AskedBy">Who.</param>
/// <param name="AskedHow">How.</param>
/// <param name="Words">What, in the client's words.</param>
public sealed record RecordRequestInput(AccountId Account, string AskedBy, string AskedHow, string Words);

/// <summary>Writes down what a client asked for. It stays in the queue until it is a setting or was declined.</summary>
public sealed class RecordRequest(Desk desk, DeskNews news)
{
    public async Task<Outcome<int>> RunAsync(RecordRequestInput input, Actor actor, CancellationToken cancel)
    {
        var opened = await desk.WriteAsync(actor, Capability.RecordRequests, cancel);
        if (opened.IsRefused)
        {
            return opened.Refusal;
        }
        await using var session = opened.Value;
        if (!await session.Db.Set<AccountRow>().AnyAsync(a => a.Id == input.Account, cancel))
        {
            await session.CommitAsync([Desk.Denial(input.Account.ToString(), "account")], cancel);
            return WishSubjects.NotFound;
        }
        if (input.Words.Trim().Length < WishWriter.ShortestReason || input.AskedBy.Trim().Length == 0 || !SetWish.Ways.Contains(input.AskedHow))
        {
            return new Refusal("incomplete", "Write down who asked, how, and what, in the client's words.");
        }
        var row = new WishRequestRow
        {
            AccountId = input.Account,
            AskedBy = input.AskedBy.Trim(),
            AskedHow = input.AskedHow,
            AskedAt = session.At,
            Words = input.Words.Trim(),
            RecordedAt = session.At,
            RecordedBy = session.Who.Name,
        };
        session.Db.Add(row);
        await WishDrafts.ForgetAsync(session, WishDrafts.OfRequest(input.Account), cancel);
        await session.CommitAsync(
            [
                new AuditEvent("wish.requested", "account", input.Account.ToString(), 0, new Dictionary<string, object?>
                {
                    ["askedBy"] = row.AskedBy,
                    ["askedHow"] = row.AskedHow,
                    ["words"] = row.Words,
                }),
            ],
            cancel);
        news.Tell(DeskNewsKind.WishesChanged);
        return row.Id;
    }
}

/// <summary>A request that is not to become a setting.</summary>
public sealed record DeclineRequestInput(int Request, string Reason);

/// <summary>Declines a client's request, with the reason.</summary>
public sealed class DeclineRequest(Desk desk, DeskNews news)
{
    public async Task<Outcome<bool>> RunAsync(DeclineRequestInput input, Actor actor, CancellationToken cancel)
    {
        var opened = await desk.WriteAsync(actor, Capability.RecordRequests, cancel);
        if (opened.IsRefused)
        {
            return opened.Refusal;
        }
        await using var session = opened.Value;
        var db = session.Db;
        var row = await db.Set<WishRequestRow>().FirstOrDefaultAsync(r => r.Id == input.Request && db.Set<AccountRow>().Any(a => a.Id == r.AccountId), cancel);
        if (row is null)
        {
            await session.CommitAsync([Desk.Denial($"{input.Request}", "request")], cancel);
            return new Refusal("not-found", "There is no such request.");
        }
        if (row.State != RequestState.Open)
        {
            return new Refusal("settled", $"The request was settled by {row.DecidedBy} already.");
        }
        if (input.Reason.Trim().Length < WishWriter.ShortestReason)
        {
            return new Refusal("no-reason", $"Say why, in {WishWriter.ShortestReason} characters or more: the history keeps it.");
        }
        (row.State, row.DecidedAt, row.DecidedBy, row.Reason) = (RequestState.Declined, session.At, session.Who.Name, input.Reason.Trim());
        await session.CommitAsync(
            [
                new AuditEvent("wish.request-declined", "account", row.AccountId.ToString(), 0, new Dictionary<string, object?>
                {
                    ["askedBy"] = row.AskedBy,
                    ["words"] = row.Words,
                }, row.Reason),
            ],
            cancel);
        news.Tell(DeskNewsKind.WishesChanged);
        return true;
    }
}
