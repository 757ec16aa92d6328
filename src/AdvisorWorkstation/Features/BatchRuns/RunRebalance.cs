using System.Collections.Concurrent;
using AdvisorWorkstation.Data;
using AdvisorWorkstation.Domain.Identity;
using AdvisorWorkstation.Domain.Values;
using AdvisorWorkstation.Features.Markets;
using AdvisorWorkstation.Features.Proposals;
using AdvisorWorkstation.Features.Rebalancing;
using AdvisorWorkstation.Hosting;
using AdvisorWorkstation.Optimizer;
using Microsoft.EntityFrameworkCore;

namespace AdvisorWorkstation.Features.BatchRuns;

/// <summary>What a run came to. Every enrolled account is in exactly one of the three, or is missing.</summary>
/// <param name="Run">Which.</param>
/// <param name="Accounts">Accounts that it has an outcome of.</param>
/// <param name="Improved">Of them, those with a proposal.</param>
/// <param name="AlreadyBest">Of them, those with the proof that nothing is worth its trades.</param>
/// <param name="Cannot">Of them, those with the reason why it can't be said.</param>
/// <param name="ToReview">Proposals of it that wait for a person.</param>
/// <param name="Missing">Enrolled accounts without an outcome: enrolled while it went on, or not reached.</param>
/// <param name="Took">How long; of a run that was taken up again, since then.</param>
public sealed record RunSummary(RunId Run, int Accounts, int Improved, int AlreadyBest, int Cannot, int ToReview, int Missing, TimeSpan Took);

/// <summary>
/// Optimizes every enrolled account and stores what came of each. Households are independent and run side by side; the accounts of one household
/// run one after another in a recorded order, so that none buys what another sells at a loss. The trades do not depend on the number of workers.
/// </summary>
public sealed class RunRebalance(Desk desk, IDbContextFactory<AdvisorDb> contexts, RunServices services)
{
    private const int MostTries = 3;

    public async Task<Outcome<RunSummary>> RunAsync(AsOf asOf, Actor actor, IProgress<WorkProgress>? progress, CancellationToken cancel)
    {
        var taken = RunLock.Take(services.Data);
        if (taken.IsRefused)
        {
            return taken.Refusal;
        }
        using var alone = taken.Value;
        var begun = await RunRecord.BeginAsync(desk, services.RiskModels, asOf, actor, cancel);
        return begun.IsRefused ? begun.Refusal : await GoAsync(begun.Value, actor, progress, cancel);
    }

    private async Task<Outcome<RunSummary>> GoAsync(
        BegunRun run, Actor actor, IProgress<WorkProgress>? progress, CancellationToken cancel)
    {
        using var writer = new RunWriter(desk, run, actor);
        try
        {
            var counter = new WorkCounter("Optimizing households", run.Households.Count, progress);
            var solvers = new ConcurrentBag<RebalanceSolver>();
            await Parallel.ForEachAsync(
                run.Households,
                new ParallelOptions { MaxDegreeOfParallelism = services.Workers.Count, CancellationToken = cancel },
                async (household, token) =>
                {
                    var solver = solvers.TryTake(out var idle) ? idle : new RebalanceSolver();
                    await SolveAsync(run, household, solver, writer, token);
                    solvers.Add(solver);
                    counter.Step();
                });
            return await writer.EndAsync(RunState.Finished, "", CancellationToken.None);
        }
        catch (OperationCanceledException)
        {
            await writer.EndAsync(RunState.Cancelled, "Cancelled by a person; what was stored before stands.", CancellationToken.None);
            return new Refusal("cancelled", "The run was cancelled. Proposals stored before that stand; the other accounts keep what they had.");
        }
        catch (Exception failure)
        {
            await writer.EndAsync(RunState.Failed, failure.Message, CancellationToken.None);
            throw;
        }
        finally
        {
            services.News.Tell(DeskNewsKind.RunEnded);
        }
    }

    /// <summary>
    /// Solves a household on its books, and again where they moved meanwhile, such as by an export; a few times at most. A household that the run has
    /// stored before it was interrupted is left as it is while its books stand still.
    /// </summary>
    private async Task SolveAsync(BegunRun run, HouseholdId household, RebalanceSolver solver, RunWriter writer, CancellationToken cancel)
    {
        for (var tries = 0; tries < MostTries; tries++)
        {
            var books = await LoadAsync(run, household, cancel);
            if (run.Done.TryGetValue(household, out var done) && done == books.Fingerprint())
            {
                return;
            }
            if (await writer.SaveAsync(books, HouseholdRun.Solve(run.Market, books, solver, cancel), cancel))
            {
                return;
            }
        }
        await writer.SaveMovedAsync(household, cancel);
    }

    private async Task<HouseholdBooks> LoadAsync(BegunRun run, HouseholdId household, CancellationToken cancel)
    {
        await using var db = await contexts.CreateDbContextAsync(cancel);
        db.Scope = BookScope.All;
        return await HouseholdReader.LoadAsync(db, run.Market, household, cancel);
    }
}

/// <summary>What a run needs besides the data.</summary>
public sealed record RunServices(RiskModelStore RiskModels, WorkerCount Workers, DeskNews News, DataFolder Data);
