using AdvisorWorkstation.Benchmarks.Generation;

namespace AdvisorWorkstation.Optimizer.Tests.Reasons;

public sealed class DecisionReasonsTests
{
    private static Solution Solve(RebalanceProblem problem, Relaxations relax = Relaxations.None) =>
        new RebalanceSolver().Solve(problem, new SolverSettings { Relax = relax }, TestContext.Current.CancellationToken);

    private static RebalanceProblem Account(int seed) =>
        new InstanceGenerator(new InstanceShape { Assets = 60, TradeShare = null }, seed).Generate();

    [Fact]
    public void The_effect_of_leaving_a_trade_out_is_the_difference_of_two_evaluations()
    {
        for (var seed = 0; seed < 5; seed++)
        {
            var problem = Account(seed);
            var solution = Solve(problem);
            var reasons = new DecisionReasons(problem, solution);
            Assert.Equal(solution.After!.TradeCount, reasons.Traded.Count());
            foreach (var asset in reasons.Traded)
            {
                var effect = reasons.LeaveOut(asset);
                var (sold, bought) = ((double[])solution.Sold.Clone(), (double[])solution.Bought.Clone());
                for (var l = 0; l < sold.Length; l++)
                    sold[l] = problem.Lots.Asset[l] == asset ? 0 : sold[l];
                bought[asset] = 0;
                var without = Evaluator.Evaluate(problem, sold, bought);
                Assert.Equal(without.Objective - solution.After.Objective, effect.Objective, 1e-14);
                Assert.Equal(without.Risk - solution.After.Risk, effect.Risk, 1e-14);
                Assert.Equal(without.Tax - solution.After.Tax, effect.Tax, 1e-14);
                Assert.Equal(without.Cost - solution.After.Cost, effect.Cost, 1e-14);
                Assert.Equal(
                    without.Violations.Select(v => v.Requirement).Where(r => r.Kind != RequirementKind.TradeCount).Order(Comparer<Requirement>.Create(Compare)),
                    effect.Broken.Select(v => v.Requirement).Order(Comparer<Requirement>.Create(Compare)));
            }
        }

        static int Compare(Requirement a, Requirement b) => (a.Kind, a.Index).CompareTo((b.Kind, b.Index));
    }

    [Fact]
    public void The_price_of_a_requirement_is_what_a_little_more_room_is_worth()
    {
        const double Room = 1e-5;
        var problem = ReferenceInstances.Load("inst_100_1");
        var solution = Solve(problem, Relaxations.All);
        var prices = RequirementPrice.All(problem, solution.Multipliers!);
        Assert.NotEmpty(prices);
        foreach (var price in prices.Where(price => price.Price > 1e-4))
        {
            var eased = Solve(Ease(problem, price.Requirement, Room), Relaxations.All);
            var saved = (solution.After!.Objective - eased.After!.Objective) / Room;
            Assert.InRange(saved, 0.5 * price.Price - 1e-6, price.Price + 1e-6);
        }
    }

    private static RebalanceProblem Ease(RebalanceProblem problem, Requirement requirement, double room)
    {
        var (rows, limits) = (problem.Rows.ToArray(), problem.Limits);
        switch (requirement.Kind)
        {
            case RequirementKind.RowLower:
                rows[requirement.Index] = rows[requirement.Index] with { Lower = rows[requirement.Index].Lower - room };
                break;
            case RequirementKind.RowUpper:
                rows[requirement.Index] = rows[requirement.Index] with { Upper = rows[requirement.Index].Upper + room };
                break;
            case RequirementKind.MinCash:
                limits = limits with { MinCash = limits.MinCash - room };
                break;
            case RequirementKind.MaxCash:
                limits = limits with { MaxCash = limits.MaxCash + room };
                break;
            case RequirementKind.Turnover:
                limits = limits with { TurnoverCap = limits.TurnoverCap + room };
                break;
            case RequirementKind.ShortTermGains:
                limits = limits with { ShortTermGainBudget = limits.ShortTermGainBudget + room };
                break;
            default:
                limits = limits with { LongTermGainBudget = limits.LongTermGainBudget + room };
                break;
        }
        return new(problem.Assets, problem.Lots, problem.Factors, rows, limits, problem.Weights, problem.NavUsd);
    }

    [Fact]
    public void At_its_breakeven_price_a_sale_is_worth_nothing()
    {
        var found = 0;
        for (var seed = 0; seed < 4; seed++)
        {
            var problem = Account(seed);
            var solution = Solve(problem);
            var reasons = new DecisionReasons(problem, solution);
            foreach (var asset in reasons.Traded)
            {
                if (reasons.BreakevenPrice(asset) is not { } breakeven)
                    continue;
                found++;
                var ratio = breakeven / problem.Assets.Price[asset];
                Assert.True(ratio > 1);
                Assert.Equal(0, WorthAt(problem, solution, asset, ratio), 1e-12);
                Assert.True(WorthAt(problem, solution, asset, ratio * 0.999) > 0);
            }
        }
        Assert.True(found > 10, $"{found} sales have a breakeven");
    }

    /// <summary>The same question by two evaluations of an account whose price, weights, gains and taxes are those at the other price.</summary>
    private static double WorthAt(RebalanceProblem problem, Solution solution, int asset, double ratio)
    {
        double[] Scale(double[] values, Func<int, bool> which) => [.. values.Select((value, i) => which(i) ? value * ratio : value)];
        var lots = problem.Lots;
        double Rate(int l) => lots.TaxPerUnit[l] / lots.GainPerUnit[l];
        double Gain(int l) => 1 - (1 - lots.GainPerUnit[l]) / ratio;
        bool Here(int l) => lots.Asset[l] == asset;
        var moved = new RebalanceProblem(
            problem.Assets with { Price = Scale(problem.Assets.Price, i => i == asset), Held = Scale(problem.Assets.Held, i => i == asset) },
            lots with
            {
                Quantity = Scale(lots.Quantity, Here),
                GainPerUnit = [.. lots.GainPerUnit.Select((gain, l) => Here(l) ? Gain(l) : gain)],
                TaxPerUnit = [.. lots.TaxPerUnit.Select((tax, l) => Here(l) ? Rate(l) * Gain(l) : tax)],
            },
            problem.Factors, problem.Rows, problem.Limits, problem.Weights, problem.NavUsd);
        var sold = Scale(solution.Sold, Here);
        var with = Evaluator.Evaluate(moved, sold, solution.Bought);
        var without = Evaluator.Evaluate(moved, [.. sold.Select((amount, l) => Here(l) ? 0 : amount)], solution.Bought);
        return without.Objective - with.Objective;
    }

    [Fact]
    public void A_kept_loss_names_what_stopped_it()
    {
        var account = new SmallAccount
        {
            Gain = i => i is 1 or 2 or 4 ? -0.3 : 0.3,
            ChangeAssets = a => a with { NoSell = [false, true, false, false, false, false, false, false] },
            ChangeLots = l => l with { Locked = [false, false, true, false, false, false, false, false] },
            Limits = new() { MinCash = 0, MaxCash = 0.02, TurnoverCap = 0.02 },
        };
        var problem = account.Build();
        var reasons = new DecisionReasons(problem, Solve(problem));
        var skipped = reasons.KeptLosses(1e-4).ToDictionary(opportunity => opportunity.Lot!.Value);
        Assert.Equal(new Requirement(RequirementKind.NoSell, 1), skipped[1].Stop.Requirement);
        Assert.Equal(new Requirement(RequirementKind.LockedLot, 2), skipped[2].Stop.Requirement);
        Assert.Equal(RequirementKind.Turnover, skipped[4].Stop.Requirement?.Kind);
        Assert.Equal(0.3 * 0.3 * problem.Lots.Quantity[2], skipped[2].Worth, 1e-12);
    }

    [Fact]
    public void A_drift_that_is_left_names_what_stopped_it()
    {
        var account = new SmallAccount
        {
            Held = i => i switch { 0 => 0.05, 1 => 0.25, _ => 0.68 / 6 },
            Gain = i => i == 1 ? 0.9 : 0.0,
            ChangeAssets = a => a with { NoBuy = [true, false, false, false, false, false, false, false] },
        };
        var problem = account.Build();
        var reasons = new DecisionReasons(problem, Solve(problem));
        var skipped = reasons.LeftDrifts(1e-5).ToDictionary(opportunity => opportunity.Asset);
        Assert.Equal(new Requirement(RequirementKind.NoBuy, 0), skipped[0].Stop.Requirement);
        Assert.Equal(ObjectiveTerm.Tax, skipped[1].Stop.Term);
    }

    [Fact]
    public void A_trade_says_what_limits_it()
    {
        var account = new SmallAccount
        {
            Held = i => i == 0 ? 0 : 0.98 / 7,
            Gain = _ => 0,
            ChangeAssets = a => a with { Upper = [0.05, 1, 1, 1, 1, 1, 1, 1] },
        };
        var problem = account.Build();
        var reasons = new DecisionReasons(problem, Solve(problem));
        Assert.Equal(new Requirement(RequirementKind.AssetUpper, 0), reasons.Limit(0)!.Requirement);
        Assert.Equal(ObjectiveTerm.Risk, reasons.LeaveOut(0).MainTerm);
    }

    [Fact]
    public void An_asset_that_is_left_alone_is_not_traded()
    {
        var problem = Account(1);
        var solution = Solve(problem);
        var asset = new DecisionReasons(problem, solution).Traded.First();
        var changed = WithoutTrade.Of(problem, [asset]);
        var rest = Solve(changed);
        Check.IsCertified(changed, rest);
        Assert.Equal(problem.Assets.Held[asset], rest.After!.Weight[asset], 1e-12);
        Assert.True(rest.After.Objective >= solution.Bound - 1e-12);
    }
}
