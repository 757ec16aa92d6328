using AdvisorWorkstation.Data;
using AdvisorWorkstation.Domain.Audit;
using AdvisorWorkstation.Domain.Identity;
using AdvisorWorkstation.Domain.Values;
using AdvisorWorkstation.Features.Accounts;
using AdvisorWorkstation.Features.BatchRuns;
using AdvisorWorkstation.Features.Proposals;
using AdvisorWorkstation.Hosting;
using AdvisorWorkstation.Tests.Fixtures;
using Microsoft.EntityFrameworkCore;

namespace AdvisorWorkstation.Tests.BatchRuns;

/// <summary>What tests of a run do with a firm.</summary>
internal static class RunFirm
{
    private const int Families = 5;

    /// <summary>The firm before its first run, with the Bello family a few times over: smaller, and with other cash.</summary>
    public static async Task<LakesideFirm> ManyAsync(int workers = 1)
    {
        var firm = await LakesideFirm.OpenAsync(worked: false, workers);
        await firm.LookAsync(async db =>
        {
            db.ChangeTracker.QueryTrackingBehavior = QueryTrackingBehavior.TrackAll;
            var account = await db.Set<AccountRow>().AsNoTracking().SingleAsync(a => a.Number == LakesideFirm.WaitingAccount, LakesideFirm.Cancel);
            var lots = await db.Set<LotRow>().AsNoTracking().Where(l => l.AccountId == account.Id).OrderBy(l => l.Id).ToListAsync(LakesideFirm.Cancel);
            for (var i = 1; i <= Families; i++)
            {
                AddFamily(db, account, lots, i);
            }
            var who = new Entitlement(new PersonId(Guid.Empty), "test", new HashSet<Role>(), BookScope.All, "test");
            await using var session = new DeskSession(db, who, firm.Clock.Now, await db.Database.BeginTransactionAsync(LakesideFirm.Cancel));
            await session.CommitAsync([new AuditEvent("test.arranged", "test", "", 0, new Dictionary<string, object?>())], LakesideFirm.Cancel);
            return 0;
        });
        return firm;
    }

    /// <summary>A day's work; the risk model of the day has to be there before a run.</summary>
    public static async Task<Outcome<DailyRunSummary>> WorkAsync(
        this LakesideFirm firm, IProgress<WorkProgress>? progress = null, CancellationTokenSource? giveUp = null) =>
        await firm.Get<DailyRun>().RunAsync(null, firm.Operations, progress, giveUp?.Token ?? LakesideFirm.Cancel);

    public static Task<List<RunRow>> RunsAsync(this LakesideFirm firm) =>
        firm.LookAsync(db => db.Set<RunRow>().OrderBy(r => r.StartedAt).ToListAsync(LakesideFirm.Cancel));

    public static Task<List<RunOutcomeRow>> OutcomesAsync(this LakesideFirm firm) =>
        firm.LookAsync(db => db.Set<RunOutcomeRow>().OrderBy(o => o.AccountId).ToListAsync(LakesideFirm.Cancel));

    public static Task<List<ProposalRow>> ProposalsAsync(this LakesideFirm firm) =>
        firm.LookAsync(db => db.Set<ProposalRow>().OrderBy(p => p.AccountId).ThenBy(p => p.CreatedAt).ToListAsync(LakesideFirm.Cancel));

    /// <summary>Moves every price of the newest day, so that no account is as it was.</summary>
    public static Task<int> MovePricesAsync(this LakesideFirm firm) =>
        firm.ExecuteAsync("UPDATE Prices SET Close = Close + Close / 100 WHERE Date = (SELECT MAX(Date) FROM Prices)");

    private static void AddFamily(AdvisorDb db, AccountRow like, List<LotRow> lots, int number)
    {
        var household = new HouseholdRow { Id = new HouseholdId(new Guid(number, 0, 0, new byte[8])), Name = $"Bello {number}", BookId = like.BookId };
        var account = new AccountRow
        {
            Id = new AccountId(new Guid(number, 1, 0, new byte[8])),
            HouseholdId = household.Id,
            BookId = like.BookId,
            Number = $"BF-{number}",
            Name = $"Family Trust {number}",
            Kind = like.Kind,
            Custodian = like.Custodian,
            FederalOrdinary = like.FederalOrdinary,
            FederalLongTerm = like.FederalLongTerm,
            Relief = like.Relief,
            Opened = like.Opened,
            ModelId = like.ModelId,
            Cash = new Money(1_000m * number),
            HoldingsAsOf = like.HoldingsAsOf,
        };
        db.AddRange(household, account);
        db.AddRange(lots.GroupBy(l => l.SecurityId).Select(g => new PositionRow
        {
            AccountId = account.Id,
            SecurityId = g.Key,
            Quantity = g.Aggregate(Shares.Zero, (sum, l) => sum + Smaller(l.Quantity, number)),
        }));
        db.AddRange(lots.Select(l => new LotRow
        {
            AccountId = account.Id,
            SecurityId = l.SecurityId,
            Quantity = Smaller(l.Quantity, number),
            Acquired = l.Acquired,
            CostBasis = new Money(l.CostBasis!.Value.Usd / number).RoundedToCents,
            CustodianLotId = l.CustodianLotId,
        }));
    }

    private static Shares Smaller(Shares shares, int number) => new(decimal.Round(shares.Count / number, 3));
}

/// <summary>Does something at each report of progress.</summary>
internal sealed class OnProgress(Action<WorkProgress> act) : IProgress<WorkProgress>
{
    public void Report(WorkProgress value) => act(value);
}
