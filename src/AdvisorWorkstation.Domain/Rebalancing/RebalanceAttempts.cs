using AdvisorWorkstation.Domain.Customizations.Options;
using AdvisorWorkstation.Domain.Values;
using AdvisorWorkstation.Optimizer;

namespace AdvisorWorkstation.Domain.Rebalancing;

/// <summary>The problem that was solved in the end.</summary>
/// <param name="Account">The problem.</param>
/// <param name="Solved">Its answer, or why there is none.</param>
/// <param name="InNeed">True when what is kept unless it is needed had to be free.</param>
/// <param name="GaveWay">The wishes that gave way because no allowed portfolio exists with them, each in words; empty when none had to.</param>
internal sealed record RebalanceAttempt(AccountProblem Account, BoundedSolution Solved, bool InNeed, IReadOnlyList<string> GaveWay)
{
    /// <summary>Everything that gave way, with the lots that are sold only because they are needed.</summary>
    public IReadOnlyList<string> NeedsOf(IReadOnlyList<RawTrade> trades)
    {
        var missing = Account.Draft.LossesNotThere;
        IReadOnlyList<string> gaveWay = missing > Money.Zero && trades.Count > 0 ? [.. GaveWay, $"a harvest for which ${missing.Usd:N0} of losses are not there today"] : GaveWay;
        if (!InNeed)
        {
            return gaveWay;
        }
        var kept = trades
            .Where(t => !Account.Draft.Assets[t.Asset].MustSell)
            .SelectMany(t => t.Lots)
            .Select(l => Account.DraftLots[l.Lot])
            .Where(l => l is { Locks.Count: > 0 })
            .SelectMany(l => l!.Locks, (lot, kept) => (lot!.Asset.View.Security.Ticker, kept.Reason))
            .GroupBy(k => k.Reason, k => k.Ticker)
            .Select(g => $"that lots of {string.Join(", ", g.Distinct().Order())} are needed, though {g.Key}");
        var paused = Account.Draft is { TurnoverCapInNeed: not null, TurnoverReason: { } reason } ? [$"that trades are needed, though {reason}"] : Array.Empty<string>();
        return [.. gaveWay, .. kept, .. paused];
    }
}

/// <summary>
/// Solves an account as its wishes stand. Where no allowed portfolio exists, what yields to a need gives way, and nothing else: first a forced harvest, down
/// to what is possible; then lots that are kept unless they are needed, and the pause between steps of a transition. More than one problem is
/// solved only where the first has no answer, or where short-term gains are taken if that is better.
/// </summary>
internal static class RebalanceAttempts
{
    /// <summary>How much a forced loss counts for while it is measured how far it is possible.</summary>
    private const double Urgency = 25d;

    /// <summary>What rounding may take from the losses that are possible, as a part of the account.</summary>
    private const double Slack = 2e-6;

    public static RebalanceAttempt Solve(AccountProblem account, RebalanceSolver solver, SolverSettings settings, CancellationToken cancel)
    {
        var (wished, asWished) = GuardSearch.Solve(account, solver, settings, cancel);
        var first = new RebalanceAttempt(wished, asWished, false, []);
        if (asWished.HasAnswer)
        {
            return WithShortTermGainsIfBetter(first, solver, settings, cancel);
        }
        foreach (var (eased, inNeed, givesUpLosses) in Easings(account))
        {
            var (tried, solved) = GuardSearch.Solve(eased, solver, settings, cancel);
            first = new RebalanceAttempt(tried, solved, inNeed, []);
            if (solved.HasAnswer)
            {
                return givesUpLosses ? Harvested(account, first, solver, settings, cancel) : first;
            }
        }
        return first;
    }

    private static IEnumerable<(AccountProblem Eased, bool InNeed, bool GivesUpLosses)> Easings(AccountProblem account)
    {
        var (harvests, yields) = (account.Draft.ForcedShortTermLoss + account.Draft.ForcedLongTermLoss > Money.Zero, Yields(account));
        if (harvests)
        {
            yield return (WithoutForcedLosses(account), false, true);
        }
        if (yields)
        {
            yield return (InNeed(account), true, false);
        }
        if (harvests && yields)
        {
            yield return (WithoutForcedLosses(InNeed(account)), true, true);
        }
    }

    private static bool Yields(AccountProblem account) =>
        account.Draft.TurnoverCapInNeed is not null || account.DraftLots.Any(l => l is { Locks.Count: > 0 });

    /// <summary>The problem where all that yields to a need has yielded.</summary>
    private static AccountProblem InNeed(AccountProblem account)
    {
        var (problem, cap) = (account.Problem, account.Draft.TurnoverCapInNeed);
        var limits = cap is { } inNeed ? problem.Limits with { TurnoverCap = (double)inNeed.Fraction } : problem.Limits;
        var locked = problem.Lots.Locked.Select((isLocked, l) => isLocked && !account.IsFreeInNeed(l)).ToArray();
        return Changed(account, problem.Lots with { Locked = locked }, limits);
    }

    private static AccountProblem WithoutForcedLosses(AccountProblem account) =>
        Changed(account, account.Problem.Lots, account.Problem.Limits with
        {
            ShortTermGainBudget = ProblemTranslation.Part(account.Draft.ShortTermGainBudget, account.Draft.NetAssetValue),
            LongTermGainBudget = ProblemTranslation.Part(account.Draft.LongTermGainBudget, account.Draft.NetAssetValue),
        });

    private static AccountProblem Changed(AccountProblem account, Lots lots, Limits limits) => account with
    {
        Problem = new RebalanceProblem(
            account.Problem.Assets, lots, account.Problem.Factors, account.Problem.Rows, limits, account.Problem.Weights, account.Problem.NavUsd),
    };

    /// <summary>Where a forced harvest gave way: as much of it as is possible.</summary>
    private static RebalanceAttempt Harvested(
        AccountProblem asWished, RebalanceAttempt eased, RebalanceSolver solver, SolverSettings settings, CancellationToken cancel)
    {
        var draft = asWished.Draft;
        var wanted = (draft.ForcedShortTermLoss + draft.ForcedLongTermLoss).RoundedToCents;
        var lots = eased.Account.Problem.Lots;
        var urgent = lots.TaxPerUnit.Select((tax, l) => lots.GainPerUnit[l] < 0d ? Math.Min(tax, lots.GainPerUnit[l]) * Urgency : tax).ToArray();
        var (_, most) = GuardSearch.Solve(Changed(eased.Account, lots with { TaxPerUnit = urgent }, eased.Account.Problem.Limits), solver, settings, cancel);
        if (!most.HasAnswer)
        {
            return eased;
        }
        var nav = draft.NetAssetValue;
        var (shortTerm, longTerm) = (Reached(lots, most.Solution.Sold, false, draft.ForcedShortTermLoss, nav), Reached(lots, most.Solution.Sold, true, draft.ForcedLongTermLoss, nav));
        var limits = eased.Account.Problem.Limits;
        var possible = Changed(eased.Account, lots, limits with
        {
            ShortTermGainBudget = shortTerm > 0d ? Math.Min(limits.ShortTermGainBudget, Slack - shortTerm) : limits.ShortTermGainBudget,
            LongTermGainBudget = longTerm > 0d ? Math.Min(limits.LongTermGainBudget, Slack - longTerm) : limits.LongTermGainBudget,
        });
        (possible, var solved) = GuardSearch.Solve(possible, solver, settings, cancel);
        var reached = solved.HasAnswer ? new Money((decimal)(shortTerm + longTerm) * nav.Usd) : Money.Zero;
        var words = $"a harvest of ${wanted.Usd:N0} in losses, of which ${(wanted - reached).Usd:N0} is not possible today";
        return solved.HasAnswer ? eased with { Account = possible, Solved = solved, GaveWay = [words] } : eased with { GaveWay = [words] };
    }

    /// <summary>The net loss of a term that an answer takes, at most what was wanted; parts of the account.</summary>
    private static double Reached(Lots lots, double[] sold, bool longTerm, Money wanted, Money nav)
    {
        var loss = 0d;
        for (var l = 0; l < lots.Count; l++)
        {
            loss -= lots.LongTerm[l] == longTerm ? lots.GainPerUnit[l] * sold[l] : 0d;
        }
        return Math.Min(Math.Max(loss, 0d), (double)wanted.ShareOf(nav).Fraction);
    }

    private static RebalanceAttempt WithShortTermGainsIfBetter(RebalanceAttempt first, RebalanceSolver solver, SolverSettings settings, CancellationToken cancel)
    {
        var account = first.Account;
        if (account.Snapshot.Policy.Require<ShortTermGains>().Margin is not { } margin)
        {
            return first;
        }
        var problem = account.Problem;
        var locked = problem.Lots.Locked
            .Select((isLocked, l) => isLocked && !(account.IsFreeInNeed(l) && account.DraftLots[l]!.Locks.All(k => k.Reason == ShortTermGains.Reason)))
            .ToArray();
        if (locked.SequenceEqual(problem.Lots.Locked))
        {
            return first;
        }
        var free = Changed(account, problem.Lots with { Locked = locked }, problem.Limits);
        (free, var solved) = GuardSearch.Solve(free, solver, settings, cancel);
        var better = solved.HasAnswer ? (first.Solved.Solution.After!.Objective - solved.Solution.After!.Objective) * problem.NavUsd : 0d;
        return solved.HasAnswer && better > 0d && better >= (double)margin.Usd ? first with { Account = free, Solved = solved } : first;
    }
}
