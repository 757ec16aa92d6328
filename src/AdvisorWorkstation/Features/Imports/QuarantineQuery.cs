using AdvisorWorkstation.Data;
using AdvisorWorkstation.Domain.Identity;
using AdvisorWorkstation.Domain.Values;
using AdvisorWorkstation.Features.Accounts;
using AdvisorWorkstation.Features.Markets;
using Microsoft.EntityFrameworkCore;

namespace AdvisorWorkstation.Features.Imports;

/// <summary>A security that can't be traded in an account until its figures fit.</summary>
public sealed record QuarantineLine(
    AccountId Account, string AccountName, string AccountNumber, string Custodian, Ticker Ticker, string Reason, DateOnly Since);

/// <summary>All quarantined securities of the actor's books.</summary>
public sealed class QuarantineQuery(Desk desk)
{
    public async Task<Outcome<IReadOnlyList<QuarantineLine>>> RunAsync(Actor actor, CancellationToken cancel)
    {
        var opened = await desk.ReadAsync(actor, Capability.SeeClients, cancel);
        if (opened.Refusal is { } refusal)
        {
            return refusal;
        }
        await using var session = opened.Value;
        var lines = await session.Db.Set<QuarantineRow>()
            .Join(session.Db.Set<AccountRow>(), q => q.AccountId, a => a.Id, (q, a) => new { Quarantine = q, Account = a })
            .Join(session.Db.Set<SecurityRow>(), q => q.Quarantine.SecurityId, s => s.Id, (q, s) => new { q.Quarantine, q.Account, s.Ticker })
            .OrderBy(q => q.Account.Name)
            .ThenBy(q => q.Ticker)
            .Select(q => new QuarantineLine(
                q.Account.Id, q.Account.Name, q.Account.Number, q.Account.Custodian, q.Ticker, q.Quarantine.Reason, q.Quarantine.Since))
            .ToListAsync(cancel);
        return lines;
    }
}
