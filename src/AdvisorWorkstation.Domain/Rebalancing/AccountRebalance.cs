using AdvisorWorkstation.Domain.Accounts.Tax;
using AdvisorWorkstation.Domain.Customizations.Options;
using AdvisorWorkstation.Domain.Markets;
using AdvisorWorkstation.Domain.Values;
using AdvisorWorkstation.Optimizer;

namespace AdvisorWorkstation.Domain.Rebalancing;

/// <summary>
/// One account, one day, everything weighed at once: snapshot in, trades with their figures out. Pure and deterministic; the solver is a workspace
/// that belongs to the caller and leaves no trace in the result.
/// </summary>
public static class AccountRebalance
{
    private const double RoundingTolerance = (double)TradeTranslation.RoundingTolerance;

    /// <summary>Looks for a better portfolio.</summary>
    /// <param name="snapshot">The account.</param>
    /// <param name="riskModel">The risk model that the snapshot names.</param>
    /// <param name="pins">Quantities that a person fixed; the rest is solved around them.</param>
    /// <param name="solver">A solver that nobody else uses meanwhile.</param>
    /// <param name="settings">Its settings.</param>
    /// <param name="cancel">Ends the search early; nothing comes of it then.</param>
    public static RebalanceResult Solve(
        AccountSnapshot snapshot,
        RiskModel riskModel,
        IReadOnlyList<Pin> pins,
        RebalanceSolver solver,
        SolverSettings settings,
        CancellationToken cancel)
    {
        var translated = ProblemTranslation.Translate(snapshot, riskModel, pins);
        if (translated.IsRefused)
        {
            return new RebalanceResult.Cannot(translated.Refusal);
        }
        var attempt = RebalanceAttempts.Solve(translated.Value, solver, settings, cancel);
        var (account, solved) = (attempt.Account, attempt.Solved);
        var solution = solved.Solution;
        if (!solved.HasAnswer)
        {
            return new RebalanceResult.Cannot(InfeasibilityWords.Of(account, solution));
        }
        var raw = TradeTranslation.Translate(account, solution.Sold, solution.Bought);
        var (sold, bought) = Amounts(account, raw);
        var check = Evaluator.Evaluate(account.Problem, sold, bought);
        if (BrokenRequirement(account, raw, check) is { } broken)
        {
            return new RebalanceResult.Cannot(new Refusal(
                "internal-check", $"The trades would break a limit ({broken}), so they are not proposed. Report this to support."));
        }
        var ordered = solved with { Solution = solution with { Sold = sold, Bought = bought, After = check } };
        var rebalance = Figures(account, raw, check, ordered, BeforeTrading(account, riskModel, solution));
        rebalance = rebalance with { ForcedBy = [.. rebalance.ForcedBy, .. attempt.NeedsOf(raw)] };
        var worth = snapshot.Policy.Require<MinimumTrade>().Worth;
        return pins.Count == 0 && (raw.Count == 0 || (rebalance.ForcedBy.Count == 0 && rebalance.Objective.Worth < worth))
            ? new RebalanceResult.AlreadyBest(
                rebalance.Certificate,
                raw.Count == 0
                    ? "No allowed trade makes the account better."
                    : $"The best allowed change would be worth ${rebalance.Objective.Worth.Usd:N2}, less than the ${worth.Usd:N0} that a proposal has to be worth.")
            : new RebalanceResult.Improved(rebalance);
    }

    /// <summary>Trades as the optimizer's amounts.</summary>
    private static (double[] Sold, double[] Bought) Amounts(AccountProblem account, IReadOnlyList<RawTrade> raw)
    {
        var sold = new double[account.Lots.Count];
        var bought = new double[account.Holdings.Securities.Count];
        var nav = account.Holdings.NetAssetValue.Usd;
        foreach (var trade in raw)
        {
            var price = TradeTranslation.PriceOf(account, trade.Asset);
            foreach (var (lot, quantity) in trade.Lots)
            {
                sold[lot] = quantity == account.Lots[lot]!.Quantity
                    ? account.Problem.Lots.Quantity[lot]
                    : (double)((quantity * price).Usd / nav);
            }
            if (trade.Side == TradeSide.Buy)
            {
                bought[trade.Asset] = (double)((trade.Quantity * price).Usd / nav);
            }
        }
        return (sold, bought);
    }

    /// <summary>
    /// A requirement that the final trades break by more than rounding, or null. Size rules are left to the solver: a custodian's grid is finer. Of a
    /// position that goes, a fraction may stay that the custodian can't sell.
    /// </summary>
    private static string? BrokenRequirement(AccountProblem account, IReadOnlyList<RawTrade> raw, Evaluation check)
    {
        var left = raw.Where(t => t.Side == TradeSide.Sell).Sum(t => LeftBehind(account, t));
        return check.Violations
            .Where(v => v.Requirement.Kind is not (RequirementKind.MinTrade or RequirementKind.WholeShares) && v.Amount > Tolerance(account, raw, left, v.Requirement))
            .Select(v => v.Requirement.Name(account.Problem))
            .Concat(account.Guards.Where(g => GuardSearch.Excess(g, check.Weight) > (RoundingTolerance + left) * GuardSearch.Scale(g)).Select(g => g.Name))
            .Concat(check.Turnover > GuardSearch.YearTurnover(account) + RoundingTolerance ? ["turnover of the year"] : [])
            .FirstOrDefault();
    }

    private static double Tolerance(AccountProblem account, IReadOnlyList<RawTrade> raw, double left, Requirement requirement) => requirement.Kind switch
    {
        RequirementKind.MustSell or RequirementKind.AssetUpper or RequirementKind.AssetLower =>
            Math.Max(RoundingTolerance, account.Problem.Assets.Price[requirement.Index] / account.Problem.NavUsd),
        RequirementKind.RowUpper or RequirementKind.RowLower => (RoundingTolerance + left) * GuardSearch.Scale(account.Problem.Rows[requirement.Index]),
        RequirementKind.MaxCash when account.Snapshot.Custodian.RoundLot > 1 => Math.Max(RoundingTolerance, DearestLot(account, raw)),
        _ => RoundingTolerance,
    };

    /// <summary>What one round lot of a traded name is of the account at most: as much may stay in cash because cash is given back in round lots.</summary>
    private static double DearestLot(AccountProblem account, IReadOnlyList<RawTrade> raw) =>
        raw.Select(t => account.Problem.Assets.Price[t.Asset] / account.Problem.NavUsd).DefaultIfEmpty(0d).Max();

    /// <summary>What a sale leaves of its position where that is less than the custodian trades, as a part of the account.</summary>
    private static double LeftBehind(AccountProblem account, RawTrade sale)
    {
        var rest = account.Holdings.Quantities[sale.Asset] - sale.Quantity;
        return rest.Count < account.Snapshot.Custodian.Step()
            ? (double)((rest * TradeTranslation.PriceOf(account, sale.Asset)).Usd / account.Holdings.NetAssetValue.Usd)
            : 0d;
    }

    private static Rebalance Figures(
        AccountProblem account, IReadOnlyList<RawTrade> raw, Evaluation check, BoundedSolution solved, Evaluation before)
    {
        var snapshot = account.Snapshot;
        var words = new DecisionWords(account, new DecisionReasons(account.Problem, solved.Solution));
        var trades = TradeExplanation.Explain(account, raw, words);
        var harvestableAfter = Harvestable.Of(snapshot, Harvestable.LotsAfter(snapshot, trades));
        var nav = account.Holdings.NetAssetValue;
        var solution = solved.Solution;
        var gap = Math.Max(check.Objective - solved.Bound, 0d);
        var realized = new YearToDateGains(
            snapshot.YearToDate.ShortTerm + Sum(trades.Select(t => t.ShortTermGain)),
            snapshot.YearToDate.LongTerm + Sum(trades.Select(t => t.LongTermGain)));
        return new Rebalance(
            trades,
            SkippedOpportunities.Find(account, trades, harvestableAfter, words),
            PortfolioMeasure.Of(account.Holdings, account.Risk, Harvestable.Of(snapshot)),
            PortfolioMeasure.Of(account.Holdings.After(trades), account.Risk, harvestableAfter),
            new ObjectiveFigures(
                InDollars(before.Risk, nav), InDollars(check.Risk, nav), Sum(trades.Select(t => t.Tax)), Sum(trades.Select(t => t.Cost)))
            {
                Wishes = InDollars(check.Linear - before.Linear, nav),
                Waiting = Sum(trades.Select(t => t.Waiting)),
            },
            new CertificateFigures(BasisPoints.FromFraction(gap), InDollars(gap, nav), solution.Status == SolveStatus.Certified),
            snapshot.YearToDate,
            realized,
            [.. before.Violations.Select(v => RequirementWords.Of(account, v.Requirement)).Distinct()],
            account.Pins);
    }

    /// <summary>The account as it is. Shares that a person sells are gone from the problem that was solved, so it is looked at without them.</summary>
    private static Evaluation BeforeTrading(AccountProblem account, RiskModel riskModel, Solution solution)
    {
        if (!account.Pins.Any(p => p.UnknownBasisSold > Shares.Zero))
        {
            return solution.Before;
        }
        var whole = ProblemTranslation.Translate(account.Snapshot, riskModel, []).Value.Problem;
        return Evaluator.Evaluate(whole, new double[whole.Lots.Count], new double[whole.Assets.Count]);
    }

    private static Money InDollars(double fraction, Money nav) => new Money((decimal)fraction * nav.Usd).RoundedToCents;

    private static Money Sum(IEnumerable<Money> amounts) => amounts.Aggregate(Money.Zero, (sum, a) => sum + a);
}
