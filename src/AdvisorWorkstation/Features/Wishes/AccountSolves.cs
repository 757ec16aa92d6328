using System.Collections.Concurrent;
using AdvisorWorkstation.Data;
using AdvisorWorkstation.Domain.Markets;
using AdvisorWorkstation.Domain.Rebalancing;
using AdvisorWorkstation.Domain.Values;
using AdvisorWorkstation.Domain.Wishes;
using AdvisorWorkstation.Optimizer;

namespace AdvisorWorkstation.Features.Wishes;

/// <summary>
/// Solves of accounts that pages of wishes ask for, on threads of their own. What an account would come to with a policy is kept as long as its snapshot
/// is the same: prices of wishes are asked for again and again.
/// </summary>
public sealed class AccountSolves
{
    private const int Most = 4_000;

    private readonly ConcurrentDictionary<string, Outcome<Outlook>> _known = new(StringComparer.Ordinal);
    private readonly ConcurrentBag<RebalanceSolver> _idle = [];

    /// <summary>What a snapshot is named by: everything in it, its policy too.</summary>
    public static string KeyOf(AccountSnapshot snapshot) => StoredContent.Of(snapshot).Hash;

    /// <summary>What the account comes to; computed once for each snapshot.</summary>
    public async Task<Outcome<Outlook>> OutlookAsync(AccountSnapshot snapshot, RiskModel riskModel, CancellationToken cancel) =>
        await Task.Run(
            () =>
            {
                var key = KeyOf(snapshot);
                if (!_known.TryGetValue(key, out var known))
                {
                    known = Outlook.Of(snapshot, riskModel, Solve(snapshot, riskModel, cancel));
                    if (_known.Count >= Most)
                    {
                        _known.Clear();
                    }
                    _known[key] = known;
                }
                return known;
            },
            cancel);

    /// <summary>The choices that exclude each other; null when none do.</summary>
    public Task<ChoiceConflict?> ConflictAsync(AccountSnapshot snapshot, RiskModel riskModel, CancellationToken cancel) =>
        Task.Run(() => ChoiceConflict.Find(snapshot, s => Solve(s, riskModel, cancel)), cancel);

    /// <summary>A choice's price, or why it has none.</summary>
    public async Task<Outcome<PriceTag>> PriceAsync(AccountSnapshot with, AccountSnapshot without, RiskModel riskModel, CancellationToken cancel)
    {
        var first = await OutlookAsync(with, riskModel, cancel);
        if (first.IsRefused)
        {
            return first.Refusal;
        }
        var second = await OutlookAsync(without, riskModel, cancel);
        return second.IsRefused ? new Refusal("no-price", $"Without it the account can't be solved: {second.Refusal.Sentence}") : new PriceTag(first.Value, second.Value);
    }

    /// <summary>A solve with a solver that nobody else uses meanwhile.</summary>
    internal RebalanceResult Solve(AccountSnapshot snapshot, RiskModel riskModel, CancellationToken cancel)
    {
        cancel.ThrowIfCancellationRequested();
        var solver = _idle.TryTake(out var idle) ? idle : new RebalanceSolver();
        var result = AccountRebalance.Solve(snapshot, riskModel, [], solver, new SolverSettings(), cancel);
        _idle.Add(solver);
        return result;
    }
}
