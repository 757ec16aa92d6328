using AdvisorWorkstation.Data;
using AdvisorWorkstation.Domain.Customizations;
using AdvisorWorkstation.Domain.Customizations.Options;
using AdvisorWorkstation.Domain.Identity;
using AdvisorWorkstation.Domain.Markets;
using AdvisorWorkstation.Domain.Rebalancing;
using AdvisorWorkstation.Domain.Values;
using AdvisorWorkstation.Features.Markets;
using AdvisorWorkstation.Optimizer;

namespace AdvisorWorkstation.Features.Proposals;

/// <summary>What a person tries on an account: nothing of it is saved.</summary>
/// <param name="DialStop">Tax against tracking, 1 to 5; null as it is.</param>
/// <param name="Cash">Cash to hold after trading, in parts of the account; null as it is.</param>
/// <param name="Excluded">A security that is not to be held; null for none.</param>
public sealed record WhatIf(int? DialStop, Weight? Cash, Ticker? Excluded)
{
    /// <summary>Nothing changed: what the optimizer wants today.</summary>
    public static readonly WhatIf Today = new(null, null, null);
}

/// <summary>An account that what-ifs are tried on: one snapshot, so that all of them stand on the same day.</summary>
public sealed record WhatIfDesk(AccountSnapshot Snapshot, RiskModel RiskModel, string Household, int DialStop, Weight MinimumCash, WhatIfSolver Solver);

/// <summary>The workspace of one page: a solver is not shared.</summary>
public sealed class WhatIfSolver
{
    private readonly RebalanceSolver _solver = new();
    private readonly Lock _gate = new();

    public RebalanceResult Solve(AccountSnapshot snapshot, RiskModel riskModel, CancellationToken cancel)
    {
        lock (_gate)
        {
            return AccountRebalance.Solve(snapshot, riskModel, [], _solver, new SolverSettings(), cancel);
        }
    }
}

/// <summary>Opens an account for what-ifs and solves them. Reads only.</summary>
public sealed class TryWhatIf(Desk desk, RiskModelStore riskModels)
{
    /// <summary>Reads the account as it stands on the newest day that has prices.</summary>
    public async Task<Outcome<WhatIfDesk>> OpenAsync(AccountId id, Actor actor, CancellationToken cancel)
    {
        var opened = await desk.ReadAsync(actor, Capability.RunWhatIf, cancel);
        if (opened.IsRefused)
        {
            return opened.Refusal;
        }
        await using var session = opened.Value;
        var read = await AccountDay.LoadAsync(desk, session, riskModels, id, cancel);
        if (read.IsRefused)
        {
            return read.Refusal;
        }
        var (_, household, snapshot, riskModel) = read.Value;
        var holdings = Holdings.Of(snapshot);
        return holdings.IsRefused
            ? holdings.Refusal
            : new WhatIfDesk(
                snapshot,
                riskModel,
                household,
                snapshot.Policy.Require<TaxAgainstTracking>().Stop,
                snapshot.Policy.Require<MinimumCash>().Of(holdings.Value.NetAssetValue),
                new WhatIfSolver());
    }

    /// <summary>What the account would come to. Runs on a worker thread; the newest question cancels the older.</summary>
    public static Task<RebalanceResult> SolveAsync(WhatIfDesk account, WhatIf question, CancellationToken cancel) =>
        Task.Run(() => account.Solver.Solve(Changed(account.Snapshot, question), account.RiskModel, cancel), cancel);

    /// <summary>The snapshot with the question's choices in place of the account's own.</summary>
    internal static AccountSnapshot Changed(AccountSnapshot snapshot, WhatIf question)
    {
        var tried = new List<Customization>();
        if (question.DialStop is { } stop)
        {
            tried.Add(Choice(snapshot, "target.dial", $"stop={stop}"));
        }
        if (question.Cash is { } cash)
        {
            tried.Add(Choice(snapshot, "cash.minimum", FormattableString.Invariant($"amount=0; share={cash.Percent}")));
        }
        if (question.Excluded is { } ticker)
        {
            tried.Add(Choice(snapshot, "security.rule", $"ticker={ticker}; rule={SecurityRule.NeverHold}"));
        }
        return tried.Count == 0
            ? snapshot
            : snapshot with { Policy = snapshot.Policy.With(tried, snapshot.AsOf) };
    }

    private static Customization Choice(AccountSnapshot snapshot, string option, string arguments) =>
        new(option, Arguments.Parse(arguments), PolicyScope.Account, snapshot.AsOf.Date, null, "what-if", "", "");
}
