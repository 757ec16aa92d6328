using AdvisorWorkstation.Data;
using AdvisorWorkstation.Domain.Customizations;
using AdvisorWorkstation.Domain.Identity;
using AdvisorWorkstation.Domain.Markets;
using AdvisorWorkstation.Domain.Values;
using AdvisorWorkstation.Domain.Wishes;
using AdvisorWorkstation.Features.Accounts;
using AdvisorWorkstation.Features.Customizations;
using AdvisorWorkstation.Features.Markets;
using AdvisorWorkstation.Features.Proposals;
using AdvisorWorkstation.Features.Rebalancing;
using AdvisorWorkstation.Hosting;
using Microsoft.EntityFrameworkCore;

namespace AdvisorWorkstation.Features.Wishes;

/// <summary>Choices to try on many accounts.</summary>
/// <param name="Key">What the page calls it.</param>
/// <param name="Accounts">Which accounts.</param>
/// <param name="Choices">What is tried, on the level that each names.</param>
public sealed record BulkInput(string Key, IReadOnlyList<AccountId> Accounts, IReadOnlyList<Customization> Choices);

/// <summary>One account with the choices and without them.</summary>
/// <param name="Account">Which.</param>
/// <param name="Owner">Its names.</param>
/// <param name="Before">What it comes to as it is; null when that can't be computed.</param>
/// <param name="After">What it comes to with the choices; null when that can't be computed.</param>
/// <param name="Fault">Why something can't be computed; empty otherwise.</param>
public sealed record BulkLine(AccountId Account, string Owner, Outlook? Before, Outlook? After, string Fault)
{
    /// <summary>True when today's best trades become others.</summary>
    public bool ChangesProposal => Before is not null && After is not null && Before != After;

    /// <summary>True when the account can be solved as it is and not with the choices.</summary>
    public bool IsConflict => Before is not null && After is null;
}

/// <summary>What choices would do to many accounts.</summary>
public sealed record BulkResult(string Key, DateOnly AsOf, IReadOnlyList<BulkLine> Lines);

/// <summary>Solves many accounts with some choices and without them, as each stands today and alone. Nothing is stored or proposed.</summary>
public sealed class BulkWishes(Desk desk, IDbContextFactory<AdvisorDb> contexts, RiskModelStore riskModels, AccountSolves solves, WorkerCount workers)
{
    public async Task<Outcome<BulkResult>> RunAsync(BulkInput input, Actor actor, IProgress<WorkProgress>? progress, CancellationToken cancel)
    {
        var begun = await BeginAsync(input, actor, cancel);
        if (begun.IsRefused)
        {
            return begun.Refusal;
        }
        var (market, households, names) = begun.Value;
        var lines = new IReadOnlyList<BulkLine>[households.Count];
        var counter = new WorkCounter("Solving households", households.Count, progress);
        await Parallel.ForEachAsync(
            Enumerable.Range(0, households.Count),
            new ParallelOptions { MaxDegreeOfParallelism = workers.Count, CancellationToken = cancel },
            async (i, token) =>
            {
                lines[i] = await SolveAsync(market, households[i], input, names, token);
                counter.Step();
            });
        return new BulkResult(input.Key, market.AsOf.Date, [.. lines.SelectMany(l => l)]);
    }

    private async Task<Outcome<BulkWork>> BeginAsync(BulkInput input, Actor actor, CancellationToken cancel)
    {
        var opened = await desk.ReadAsync(actor, Capability.AssignTemplates, cancel);
        if (opened.IsRefused)
        {
            return opened.Refusal;
        }
        await using var session = opened.Value;
        var db = session.Db;
        var today = new AsOf(await WishWriter.TodayAsync(session, cancel));
        if (await riskModels.NewestAsync(db, cancel) is not { } riskModel)
        {
            return CurrentRiskModelQuery.NoModel;
        }
        var accounts = (await db.Set<AccountRow>().ToListAsync(cancel)).Where(a => input.Accounts.Contains(a.Id)).ToList();
        if (accounts.Count != input.Accounts.Distinct().Count())
        {
            return WishSubjects.NotFound;
        }
        var families = await db.Set<HouseholdRow>().OrderBy(h => h.Name).ThenBy(h => h.Id).ToListAsync(cancel);
        var names = accounts.ToDictionary(a => a.Id, a => $"{families.Find(h => h.Id == a.HouseholdId)!.Name}, {a.Name}");
        var reached = accounts.Select(a => a.HouseholdId).ToHashSet();
        return new BulkWork(await MarketState.LoadAsync(db, today, riskModel, cancel), [.. families.Select(h => h.Id).Where(reached.Contains)], names);
    }

    private async Task<IReadOnlyList<BulkLine>> SolveAsync(
        MarketState market, HouseholdId household, BulkInput input, IReadOnlyDictionary<AccountId, string> names, CancellationToken cancel)
    {
        await using var db = await contexts.CreateDbContextAsync(cancel);
        db.Scope = BookScope.All;
        var books = await HouseholdReader.LoadWithPendingAsync(db, market, household, cancel);
        var lines = new List<BulkLine>();
        foreach (var account in books.Accounts.Where(a => names.ContainsKey(a.Id)))
        {
            var snapshot = SnapshotBuilder.Build(market, books, account, new HouseholdDay());
            lines.Add(snapshot.IsRefused
                ? new BulkLine(account.Id, names[account.Id], null, null, snapshot.Refusal.Sentence)
                : await SolveAsync(snapshot.Value, market.RiskModel, input.Choices, names[account.Id], cancel));
        }
        return lines;
    }

    private async Task<BulkLine> SolveAsync(
        Domain.Rebalancing.AccountSnapshot snapshot, RiskModel riskModel, IReadOnlyList<Customization> choices, string owner, CancellationToken cancel)
    {
        var before = await solves.OutlookAsync(snapshot, riskModel, cancel);
        var after = await solves.OutlookAsync(snapshot with { Policy = snapshot.Policy.With(choices, snapshot.AsOf) }, riskModel, cancel);
        return new BulkLine(
            snapshot.Account.Id,
            owner,
            before.IsRefused ? null : before.Value,
            after.IsRefused ? null : after.Value,
            (after.Refusal ?? before.Refusal)?.Sentence ?? "");
    }

    private sealed record BulkWork(MarketState Market, IReadOnlyList<HouseholdId> Households, IReadOnlyDictionary<AccountId, string> Names);
}
