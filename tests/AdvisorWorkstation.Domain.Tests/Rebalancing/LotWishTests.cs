using AdvisorWorkstation.Domain.Accounts.Tax;
using AdvisorWorkstation.Domain.Customizations;
using AdvisorWorkstation.Domain.Customizations.Options;
using AdvisorWorkstation.Domain.Markets;
using AdvisorWorkstation.Domain.Proposals;
using AdvisorWorkstation.Domain.Rebalancing;
using AdvisorWorkstation.Domain.Tests.Builders;
using AdvisorWorkstation.Domain.Values;
using AdvisorWorkstation.Optimizer;

namespace AdvisorWorkstation.Domain.Tests.Rebalancing;

/// <summary>Wishes about lots and taxes on random accounts: what is locked stays, budgets hold, and what yields to a need says so.</summary>
public sealed class LotWishTests(ITestOutputHelper output)
{
    private static readonly RebalanceSolver Solver = new();

    [Fact]
    public void What_is_locked_is_never_sold_and_what_yields_is_sold_only_where_it_is_said_to_be_needed()
    {
        var (sold, needed) = (0, 0);
        for (var seed = 0; seed < 24 * Sweep.Times; seed++)
        {
            var (snapshot, model) = RandomAccount.Make(seed, 20, seed % 2 == 0);
            var random = new Random(seed);
            snapshot = With(
                snapshot,
                ("tax.gift-target", $"amount={random.Next(0, 60_000)}"),
                ("tax.minimum-holding", $"days={random.Next(0, 400)}"),
                ("tax.lot-relief", $"method={Pick(random, "optimizer", "first-in", "last-in", "highest-cost", "long-term-first", "minimum-tax")}"),
                ("tax.short-term-gains", $"allow={Pick(random, "no", "if-better", "yes")}; by=100"),
                ("tax.forced-harvest", random.Next(4) == 0 ? "none-before=2026-12-24" : random.Next(2) == 0 ? $"amount={random.Next(100, 30_000)}" : "amount=none"));
            if (Solve(snapshot, model) is not RebalanceResult.Improved { Rebalance: var rebalance })
            {
                continue;
            }
            Assert.Empty(RestrictionCheck.Touched(snapshot, rebalance));
            var draft = AccountDraft.ForChecking(snapshot, rebalance.Before.NetAssetValue);
            var lots = draft.Lots.ToDictionary(l => l.Lot.Id);
            var takesGains = snapshot.Policy.Require<ShortTermGains>().Margin is not null;
            foreach (var lot in rebalance.Trades.SelectMany(t => t.Lots).Select(l => lots[l.Lot]).Where(l => !l.Asset.MustSell))
            {
                sold++;
                Assert.False(lot.IsLocked, $"seed {seed}: sells a lot of {lot.Asset.View.Security.Ticker}, but {string.Join("; ", lot.Locks)}");
                foreach (var kept in lot.Locks.Where(k => !(takesGains && k.Reason == ShortTermGains.Reason)))
                {
                    needed++;
                    Assert.Contains(rebalance.ForcedBy, need => need.Contains(kept.Reason, StringComparison.Ordinal));
                }
            }
        }
        output.WriteLine($"{sold} lots sold, {needed} of them because they were needed");
        Assert.True(sold > 60, "too little is sold to say much");
    }

    [Fact]
    public void The_budget_of_a_years_tax_is_never_overdrawn_and_a_tighter_one_is_never_looser()
    {
        var bound = 0;
        for (var seed = 0; seed < 10 * Sweep.Times; seed++)
        {
            var (snapshot, model) = RandomAccount.Make(seed, 16, true);
            snapshot = With(snapshot, ("tax.gain-budget", "short=5000; long=none"), ("tax.short-term-gains", "allow=yes"), ("target.dial", "stop=1"));
            var worth = new List<Money>();
            foreach (var budget in new[] { 1_000_000m, 3_000m, 500m, 0m })
            {
                var limited = With(snapshot, ("tax.annual-budget", $"amount={budget}"));
                if (Solve(limited, model) is not RebalanceResult.Improved { Rebalance: var rebalance })
                {
                    continue;
                }
                var before = TaxOf(limited, rebalance.YearToDate);
                var after = TaxOf(limited, rebalance.YearToDateAfter);
                var rounding = (rebalance.Before.NetAssetValue.Usd * 2e-5m) + 1m;
                bound += after.Usd > budget - 100m ? 1 : 0;
                Assert.True(after.Usd <= Math.Max(budget, before.Usd) + rounding, $"seed {seed}: tax of {after} over {budget}, before {before}");
                Assert.True(
                    worth.Count == 0 || rebalance.ForcedBy.Count > 0 || rebalance.Objective.Worth <= worth[^1] + rebalance.Certificate.GapUsd + new Money(rounding),
                    $"seed {seed}: a budget of {budget} makes it worth {rebalance.Objective.Worth}, a wider one {(worth.Count > 0 ? worth[^1] : default)}");
                worth.Add(rebalance.Objective.Worth);
            }
        }
        Assert.True(bound > 4, "the budgets hardly ever bind");
    }

    [Fact]
    public void The_same_account_gives_the_same_trades_whatever_the_solver_did_before()
    {
        for (var seed = 0; seed < 3; seed++)
        {
            var (snapshot, model) = RandomAccount.Make(seed, 20, true);
            snapshot = With(snapshot, ("tax.forced-harvest", "amount=8000"), ("tax.short-term-gains", "allow=if-better; by=0"));
            Assert.Equal(Print(Solve(snapshot, model)), Print(AccountRebalance.Solve(snapshot, model, [], new RebalanceSolver(), new SolverSettings(), TestContext.Current.CancellationToken)));
        }
    }

    [Fact]
    public void A_need_for_cash_takes_the_short_term_gain_that_is_kept_otherwise_and_says_so()
    {
        TestAccount Account(decimal cash) => new TestAccount { Cash = cash }
            .Follow("AAA", 100m, 50m)
            .Follow("BBB", 100m, 50m)
            .Hold("AAA", 500m, 80m, "2026-06-01")
            .Hold("BBB", 500m, 80m, "2026-06-01")
            .Wish("tax.gain-budget", "short=100000");
        Assert.IsNotType<RebalanceResult.Cannot>(Account(2_000m).Solve());
        var forced = Account(-5_000m).Improve();
        Assert.NotEmpty(forced.Trades);
        Assert.Contains(forced.ForcedBy, need => need.Contains("are needed, though short-term gains are not taken", StringComparison.Ordinal));
    }

    [Fact]
    public void A_persons_sale_of_a_lot_that_is_kept_for_giving_is_refused_and_named()
    {
        var account = new TestAccount { Cash = 3_000m }
            .Follow("AAA", 100m, 50m)
            .Follow("BBB", 100m, 50m)
            .Hold("AAA", 500m, 20m)
            .Hold("BBB", 500m, 95m)
            .Wish("tax.gift-target", "amount=40000")
            .Wish("security.cap", "share=80; multiple=200");
        var refusal = account.Refuse(new Pin(account.IdOf("AAA"), new Shares(100m)));
        Assert.Contains("a lot of AAA stays, because it is kept for giving to charity", refusal.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void What_waiting_is_worth_is_the_part_of_a_saving_that_does_not_count_yet()
    {
        var account = new TestAccount { Cash = 10_000m }.Follow("AAA", 100m, 100m).Hold("AAA", 900m, 150m);
        var harvestable = Harvestable.Of(account.Build());
        var part = 1m - (0.80m + (0.15m * 322m / 364m));
        Assert.Equal((harvestable.TaxSaved * part).RoundedToCents, harvestable.WaitingWorth);
        Assert.Equal(Money.Zero, Harvestable.Of(account.Wish("tax.harvest-profile", "profile=always").Build()).WaitingWorth);
    }

    [Theory]
    [InlineData("profile=year-round")]
    [InlineData("profile=always")]
    [InlineData("profile=off")]
    public void What_counts_of_a_harvest_is_what_the_optimizer_counts(string profile)
    {
        var counted = 0m;
        for (var seed = 0; seed < 12 * Sweep.Times; seed++)
        {
            var snapshot = With(RandomAccount.Make(seed, 20, true).Snapshot, ("tax.harvest-profile", profile));
            var draft = AccountDraft.WithLots(snapshot, Holdings.Of(snapshot).Value);
            var today = Harvestable.Of(snapshot).Candidates.Where(c => c.BlockedUntil is null).ToList();
            var harvest = new Harvestable(today);
            var optimizer = draft.Lots.Where(l => l is { IsLoss: true, IsWashed: false }).Sum(l => -l.TaxOfAll.Usd * l.TaxWeight);
            Assert.InRange(harvest.Counted.Usd - optimizer, -0.01m * today.Count, 0.01m * today.Count);
            counted += harvest.Counted.Usd;
        }
        Assert.Equal(profile != "profile=off", counted > 10_000m);
    }

    private static Money TaxOf(AccountSnapshot snapshot, YearToDateGains gains) =>
        (gains.ShortTerm * snapshot.TaxProfile().ShortTermRate) + (gains.LongTerm * snapshot.TaxProfile().LongTermRate);

    private static AccountSnapshot With(AccountSnapshot snapshot, params (string Option, string Arguments)[] wishes) => snapshot with
    {
        Policy = snapshot.Policy.With(
            [.. wishes.Select(w => new Customization(w.Option, Arguments.Parse(w.Arguments), PolicyScope.Account, new DateOnly(2025, 1, 1), null, "client", "call", "because"))],
            snapshot.AsOf),
    };

    private static RebalanceResult Solve(AccountSnapshot snapshot, RiskModel model) =>
        AccountRebalance.Solve(snapshot, model, [], Solver, new SolverSettings(), TestContext.Current.CancellationToken);

    private static string Print(RebalanceResult result) => result switch
    {
        RebalanceResult.Improved improved => Solved.Print(improved.Rebalance.Trades) + string.Join('\n', improved.Rebalance.ForcedBy),
        RebalanceResult.AlreadyBest best => best.Reason,
        RebalanceResult.Cannot cannot => cannot.Reason.Sentence,
        _ => "",
    };

    private static T Pick<T>(Random random, params T[] values) => values[random.Next(values.Length)];
}
