using AdvisorWorkstation.Data;
using AdvisorWorkstation.Domain.Identity;
using AdvisorWorkstation.Domain.Reviews;
using AdvisorWorkstation.Domain.Values;
using AdvisorWorkstation.Features.Accounts;
using AdvisorWorkstation.Features.BatchRuns;
using AdvisorWorkstation.Features.Firm;
using AdvisorWorkstation.Features.Markets;
using AdvisorWorkstation.Features.Monitoring;
using AdvisorWorkstation.Features.Proposals;
using Microsoft.EntityFrameworkCore;

namespace AdvisorWorkstation.Features.Today;

/// <summary>What the bar on top says: how fresh the data is, and what runs.</summary>
/// <param name="FirmName">The firm; empty before it is set up.</param>
/// <param name="IsDemo">True when its data was generated.</param>
/// <param name="PricesOf">The newest day that has prices.</param>
/// <param name="Accounts">Enrolled accounts in the viewer's books.</param>
/// <param name="NewerPrices">A newer day that has too few prices to stand on, in words; empty when there is none.</param>
/// <param name="Scanned">Of them, those that the last scan of that day measured.</param>
/// <param name="LastRunAt">When the last run began.</param>
/// <param name="LastRun">How it stands.</param>
/// <param name="Exceptions">Proposals that wait for a person.</param>
public sealed record ShellStatus(
    string FirmName,
    bool IsDemo,
    DateOnly? PricesOf,
    string NewerPrices,
    int Accounts,
    int Scanned,
    DateTimeOffset? LastRunAt,
    RunState? LastRun,
    int Exceptions);

/// <summary>How fresh everything is.</summary>
public sealed class ShellQuery(Desk desk)
{
    public async Task<Outcome<ShellStatus>> RunAsync(Actor actor, CancellationToken cancel)
    {
        var opened = await desk.ReadAsync(actor, Capability.SeeClients, cancel);
        if (opened.IsRefused)
        {
            return opened.Refusal;
        }
        await using var session = opened.Value;
        var db = session.Db;
        var firm = await db.Set<FirmRow>().SingleOrDefaultAsync(cancel);
        var days = await PriceDays.NewestAsync(db, cancel);
        var prices = days.FirstOrDefault(d => d.IsWhole)?.Date;
        var run = await db.Set<RunRow>().OrderByDescending(r => r.StartedAt).FirstOrDefaultAsync(cancel);
        return new ShellStatus(
            firm?.Name ?? "",
            firm?.IsDemo ?? false,
            prices,
            days is [{ IsWhole: false } newer, ..] ? $"{newer.Prices} of {newer.Usual} of {newer.Date:yyyy-MM-dd}" : "",
            await db.Set<AccountRow>().CountAsync(a => a.Enrolled, cancel),
            await db.Set<AccountScanRow>().CountAsync(s => s.AsOf == prices && s.Failure == null, cancel),
            run?.StartedAt,
            run?.State,
            await db.Set<ProposalRow>().CountAsync(
                p => p.State == ProposalState.InReview || p.State == ProposalState.AwaitingSecondApproval, cancel));
    }
}
