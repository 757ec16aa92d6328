using System.Collections.Concurrent;
using AdvisorWorkstation.Data;
using AdvisorWorkstation.Domain.Audit;
using AdvisorWorkstation.Domain.Identity;
using AdvisorWorkstation.Domain.Models;
using AdvisorWorkstation.Domain.Values;
using AdvisorWorkstation.Features.Accounts;
using AdvisorWorkstation.Features.BatchRuns;
using AdvisorWorkstation.Features.Compliance;
using AdvisorWorkstation.Features.Markets;
using AdvisorWorkstation.Features.Proposals;
using AdvisorWorkstation.Features.Rebalancing;
using AdvisorWorkstation.Hosting;
using AdvisorWorkstation.Optimizer;
using Microsoft.EntityFrameworkCore;

namespace AdvisorWorkstation.Features.Models.Previews;

/// <summary>What computing a preview came to.</summary>
public sealed record PreviewSummary(string Name, int Accounts, int NotComputed, string InputHash);

/// <summary>
/// Computes what a change of targets would do to every account that it reaches, directly, by default or through a sleeve, as if it took effect on the
/// newest day that has prices: the run's own engine, over whole households in their recorded order. Nothing is proposed. The result does not depend
/// on the number of workers.
/// </summary>
public sealed class PreviewChange(Desk desk, IDbContextFactory<AdvisorDb> contexts, RunServices services)
{
    public async Task<Outcome<PreviewSummary>> RunAsync(
        PreviewSubject subject, Actor actor, IProgress<WorkProgress>? progress, CancellationToken cancel)
    {
        var begun = await BeginAsync(subject, actor, cancel);
        if (begun.IsRefused)
        {
            return begun.Refusal;
        }
        var work = begun.Value;
        var households = new HouseholdPreview[work.Households.Count];
        var counter = new WorkCounter("Previewing households", households.Length, progress);
        var solvers = new ConcurrentBag<RebalanceSolver>();
        await Parallel.ForEachAsync(
            Enumerable.Range(0, households.Length),
            new ParallelOptions { MaxDegreeOfParallelism = services.Workers.Count, CancellationToken = cancel },
            async (i, token) =>
            {
                var solver = solvers.TryTake(out var idle) ? idle : new RebalanceSolver();
                households[i] = await PreviewAsync(work, work.Households[i], solver, token);
                solvers.Add(solver);
                counter.Step();
            });
        return await SaveAsync(subject, work, households, actor, cancel);
    }

    private async Task<Outcome<PreviewWork>> BeginAsync(PreviewSubject subject, Actor actor, CancellationToken cancel)
    {
        var opened = await desk.ReadAsync(actor, Capability.ChangeModels, cancel);
        if (opened.IsRefused)
        {
            return opened.Refusal;
        }
        await using var session = opened.Value;
        var db = session.Db;
        if (await PriceDays.NewestWholeAsync(db, cancel) is not { } day)
        {
            return new Refusal("no-prices", "There are no prices yet, so no account can be measured. Import them under Data.");
        }
        if (await services.RiskModels.NewestAsync(db, cancel) is not { } riskModel)
        {
            return CurrentRiskModelQuery.NoModel;
        }
        var length = await db.Set<AuditRow>().LongCountAsync(cancel);
        var market = await MarketState.LoadAsync(db, new AsOf(day), riskModel, cancel);
        var loaded = await ChangedTargets.LoadAsync(db, market.Book, subject, cancel);
        if (loaded.IsRefused)
        {
            return loaded.Refusal;
        }
        var changed = loaded.Value;
        var accounts = await db.Set<AccountRow>().Where(a => a.Enrolled).ToListAsync(cancel);
        var choices = await PolicyChoices.LoadAllAsync(db, cancel);
        var reached = accounts
            .Where(a => choices.ModelOf(a, market.AsOf) is { IsRefused: false, Value: var model } && changed.Models.Contains(model))
            .Select(a => a.HouseholdId)
            .ToHashSet();
        var households = await db.Set<HouseholdRow>().OrderBy(h => h.Name).ThenBy(h => h.Id).Select(h => h.Id).ToListAsync(cancel);
        return new PreviewWork(market, market.Following(changed.Book), changed, [.. households.Where(reached.Contains)], length);
    }

    private async Task<HouseholdPreview> PreviewAsync(PreviewWork work, HouseholdId household, RebalanceSolver solver, CancellationToken cancel)
    {
        await using var db = await contexts.CreateDbContextAsync(cancel);
        db.Scope = BookScope.All;
        var books = await HouseholdReader.LoadAsync(db, work.Before, household, cancel);
        var runs = HouseholdRun.Solve(work.After, books, solver, cancel);
        return new HouseholdPreview(
            books.Fingerprint(),
            [
                .. runs
                    .Where(r => books.Choices.ModelOf(r.Account, work.Before.AsOf) is { IsRefused: false, Value: var model } && work.Changed.Models.Contains(model))
                    .Select(r => Preview(work, books, r)),
            ]);
    }

    private static AccountPreview Preview(PreviewWork work, HouseholdBooks books, AccountRun run)
    {
        var before = SnapshotBuilder.Build(work.Before, books, run.Account, new HouseholdDay());
        var effect = (run.Snapshot, before.Refusal) switch
        {
            (null, _) when run.Result is Domain.Rebalancing.RebalanceResult.Cannot cannot => cannot.Reason,
            (_, { } refusal) => refusal,
            ({ } after, _) => TargetEffect.Of(before.Value, after, run.Result, work.Before.RiskModel),
            _ => throw new InvalidOperationException($"account {run.Account.Id} was solved without a snapshot"),
        };
        return effect.IsRefused
            ? new AccountPreview(run.Account.Id, null, effect.Refusal.Sentence)
            : new AccountPreview(run.Account.Id, effect.Value, "");
    }

    private async Task<Outcome<PreviewSummary>> SaveAsync(
        PreviewSubject subject, PreviewWork work, HouseholdPreview[] households, Actor actor, CancellationToken cancel)
    {
        var content = new PreviewContent([.. households.SelectMany(h => h.Accounts)]);
        var input = DomainJson.Hash(DomainJson.Write(new { work.Changed.Hash, Market = work.Fingerprint(), Books = households.Select(h => h.Fingerprint).ToList() }));
        var opened = await desk.WriteAsync(actor, Capability.ChangeModels, cancel);
        if (opened.IsRefused)
        {
            return opened.Refusal;
        }
        await using var session = opened.Value;
        await PreviewStore.SaveAsync(session, subject, work, content, input, cancel);
        var failed = content.Accounts.Count(a => a.Effect is null);
        await session.CommitAsync(
            [
                new AuditEvent("target.previewed", subject.Kind == PreviewKind.ModelVersion ? "model-version" : "index-version", $"{subject.Id}", 0, new Dictionary<string, object?>
                {
                    ["name"] = work.Changed.Name,
                    ["asOf"] = work.Before.AsOf.Date,
                    ["content"] = work.Changed.Hash,
                    ["input"] = input,
                    ["accounts"] = content.Accounts.Count,
                    ["notComputed"] = failed,
                }),
            ],
            cancel);
        services.News.Tell(DeskNewsKind.ModelsChanged);
        return new PreviewSummary(work.Changed.Name, content.Accounts.Count, failed, input);
    }

    private sealed record HouseholdPreview(string Fingerprint, IReadOnlyList<AccountPreview> Accounts);
}

/// <summary>What a preview computes with.</summary>
/// <param name="Before">The day as it is.</param>
/// <param name="After">The day with the change in place.</param>
/// <param name="Changed">The change.</param>
/// <param name="Households">The households that it reaches, by name.</param>
/// <param name="HistoryLength">How long the history was.</param>
internal sealed record PreviewWork(
    MarketState Before, MarketState After, ChangedTargets Changed, IReadOnlyList<HouseholdId> Households, long HistoryLength)
{
    /// <summary>A hash of everything that is the same for all accounts.</summary>
    public string Fingerprint() => DomainJson.Hash(DomainJson.Write(new { Before = Before.Fingerprint(), After = After.Fingerprint() }));
}
