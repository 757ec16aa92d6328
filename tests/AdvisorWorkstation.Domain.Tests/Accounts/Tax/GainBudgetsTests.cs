using AdvisorWorkstation.Domain.Accounts.Tax;
using AdvisorWorkstation.Domain.Tests.Accounts.Ledger;
using AdvisorWorkstation.Domain.Values;

namespace AdvisorWorkstation.Domain.Tests.Accounts.Tax;

public sealed class GainBudgetsTests(ITestOutputHelper output)
{
    [Theory]
    [InlineData(1_000, 749, 0, "Open")]
    [InlineData(1_000, 750, 0, "ThreeQuarters")]
    [InlineData(1_000, 600, 150, "ThreeQuarters")]
    [InlineData(1_000, 899, 0, "ThreeQuarters")]
    [InlineData(1_000, 600, 300, "NineTenths")]
    [InlineData(1_000, 1_000, 0, "Full")]
    [InlineData(1_000, 999, 500, "Full")]
    [InlineData(1_000, -500, 400, "Open")]
    [InlineData(0, 0, 0, "Open")]
    [InlineData(0, -5, 5, "Open")]
    [InlineData(0, 0, 1, "Full")]
    [InlineData(null, 9_999, 9_999, "NoBudget")]
    public void A_budget_says_how_much_is_used_exactly_at_a_step_it_has_reached_it(int? budget, int realized, int reserved, string status) =>
        Assert.Equal(Enum.Parse<BudgetStatus>(status), Use(budget, realized, Reserve(1, reserved)).Status);

    [Fact]
    public void What_is_left_counts_losses_that_are_booked_and_no_losses_that_may_still_be_rejected()
    {
        Assert.Equal(1_500m, Use(1_000, -500).Left?.Usd);
        Assert.Equal(600m, Use(1_000, 0, Reserve(1, 400), Reserve(2, -300)).Left?.Usd);
        Assert.Equal(0m, Use(1_000, 3_000).Left?.Usd);
        Assert.Null(Use(null, 3_000).Left);
        Assert.True(Use(1_000, 3_000).Takes(Reserve(1, -5)) && !Use(1_000, 3_000).Takes(Reserve(1, 1)) && Use(null, 3_000).Takes(Reserve(1, 9_999)));
        Assert.Equal((0.7m, null, null), (Use(1_000, 700).Used?.Fraction, Use(0, 1).Used?.Fraction, Use(null, 1).Used?.Fraction));
    }

    [Fact]
    public void Proposals_that_overspend_together_are_named_with_what_they_ask_for()
    {
        var budgets = GainBudgets.Of(Money.Zero, new Money(1_000m), new YearToDateGains(Money.Zero, new Money(200m)), [Long(1, 500m), Long(2, 400m), Long(3, -50m)]);
        var overrun = Assert.Single(budgets.Overruns());
        Assert.Equal((HoldingTerm.LongTerm, 100m), (overrun.Use.Term, overrun.Over.Usd));
        Assert.Equal(
            "Long-term gains: P1 ($500.00), P2 ($400.00) together realize $900.00, $100.00 more than the budget of $1,000.00 has left after $200.00 this year.",
            overrun.Sentence);
        Assert.Empty(GainBudgets.Of(Money.Zero, new Money(1_000m), new YearToDateGains(Money.Zero, new Money(2_000m)), [Long(3, -50m)]).Overruns());
    }

    /// <summary>Proposals come, are approved and booked, or rejected, in any order; whatever was let in can never overspend the year.</summary>
    [Fact]
    public void Two_proposals_can_not_spend_the_same_budget()
    {
        var random = Seed.Print(output);
        var (letIn, refused) = (0, 0);
        for (var round = 0; round < 500; round++)
        {
            var (shortBudget, longBudget) = (Budget(random), Budget(random));
            var realized = new YearToDateGains(new Money(random.Next(-2_000, 1_000)), new Money(random.Next(-2_000, 1_000)));
            var started = realized;
            var pending = new List<BudgetReservation>();
            for (var step = 0; step < 30; step++)
            {
                var budgets = GainBudgets.Of(shortBudget, longBudget, realized, pending);
                if (pending.Count > 0 && random.Next(2) == 0)
                {
                    var decided = pending[random.Next(pending.Count)];
                    pending.Remove(decided);
                    realized = random.Next(3) == 0 ? realized : realized + new YearToDateGains(decided.ShortTerm, decided.LongTerm);
                }
                else
                {
                    var another = new BudgetReservation(Id(step), $"P{step}", new Money(random.Next(-900, 900)), new Money(random.Next(-900, 900)));
                    var overruns = GainBudgets.Of(shortBudget, longBudget, realized, [.. pending, another]).Overruns();
                    Assert.Equal(budgets.Take(another), overruns.All(o => another.Taken(o.Use.Term) == Money.Zero));
                    (letIn, refused) = budgets.Take(another) ? (letIn + 1, refused) : (letIn, refused + 1);
                    pending.AddRange(budgets.Take(another) ? [another] : Array.Empty<BudgetReservation>());
                }
                Holds(shortBudget, started.ShortTerm, realized.ShortTerm, pending.Select(p => p.ShortTerm));
                Holds(longBudget, started.LongTerm, realized.LongTerm, pending.Select(p => p.LongTerm));
            }
        }
        output.WriteLine($"{letIn} let in, {refused} refused");
        Assert.True(letIn > 1_000 && refused > 1_000, "too few of a kind to say much");

        static Money? Budget(Random random) => random.Next(5) == 0 ? null : new Money(random.Next(4) * 500m);

        static void Holds(Money? budget, Money started, Money realized, IEnumerable<Money> pending)
        {
            if (budget is { } limit)
            {
                var worst = realized + new Money(pending.Sum(p => Math.Max(p.Usd, 0m)));
                Assert.True(worst <= Money.Max(limit, Money.Max(started, realized)), $"{worst} of {limit}, started with {started}");
                Assert.True(realized <= Money.Max(limit, started), $"{realized} of {limit}, started with {started}");
            }
        }
    }

    [Fact]
    public void The_burn_down_sums_month_by_month_what_counts()
    {
        var state = new LedgerScript()
            .Buy("2025-12-01", 100m, 1_000m)
            .Sell("2026-01-15", 10m, 160m).Sell("2026-03-02", 10m, 120m).Sell("2026-03-20", 10m, 90m).Sell("2026-05-01", 10m, 999m)
            .Replay();
        var months = GainBudgets.BurnDown(HoldingTerm.ShortTerm, new Money(75m), state.Sales, new AsOf(new DateOnly(2026, 4, 30)));
        Assert.Equal([(60m, 60m, 15m), (0m, 60m, 15m), (10m, 70m, 5m), (0m, 70m, 5m)], months.Select(m => (m.Realized.Usd, m.Cumulative.Usd, m.Left!.Value.Usd)));
        Assert.All(GainBudgets.BurnDown(HoldingTerm.LongTerm, null, state.Sales, new AsOf(new DateOnly(2026, 4, 30))), m => Assert.Equal((Money.Zero, null), (m.Cumulative, m.Left)));
    }

    private static BudgetUse Use(int? budget, int realized, params BudgetReservation[] pending) =>
        new(HoldingTerm.ShortTerm, budget is { } usd ? new Money(usd) : null, new Money(realized), pending, 0);

    private static BudgetReservation Reserve(int id, decimal shortTerm) => new(Id(id), $"P{id}", new Money(shortTerm), Money.Zero);

    private static BudgetReservation Long(int id, decimal longTerm) => new(Id(id), $"P{id}", Money.Zero, new Money(longTerm));

    private static ProposalId Id(int id) => new(new Guid(id, 0, 0, new byte[8]));
}
