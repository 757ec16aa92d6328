using AdvisorWorkstation.Domain.Rebalancing;
using AdvisorWorkstation.Domain.Tests.Builders;
using AdvisorWorkstation.Domain.Values;
using AdvisorWorkstation.Optimizer;

namespace AdvisorWorkstation.Domain.Tests.Rebalancing;

/// <summary>A quantity that a person fixed is held to the last fraction, and the rest is solved around it.</summary>
public sealed class PinTests(ITestOutputHelper output)
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Whatever_is_pinned_is_held_exactly_or_the_conflict_is_named(bool fractional)
    {
        var solver = new RebalanceSolver();
        var (held, named) = (0, 0);
        var faults = new List<string>();
        for (var seed = 0; seed < 40 * Sweep.Times; seed++)
        {
            var (snapshot, model) = RandomAccount.Make(seed, 20, fractional);
            var random = new Random(seed);
            var pins = Pins(random, snapshot, fractional);
            var result = AccountRebalance.Solve(snapshot, model, pins, solver, new SolverSettings(), TestContext.Current.CancellationToken);
            var context = $"seed {seed}, {(fractional ? "fractions" : "whole shares")}, {string.Join(", ", pins)}";
            if (result is not RebalanceResult.Improved { Rebalance: var rebalance })
            {
                named++;
                Assert.True(result is RebalanceResult.Cannot { Reason.Code: "conflict" or "no-feasible-point" }, $"{context}: {result}");
                continue;
            }
            held++;
            var oracle = new Oracle(snapshot, model);
            var after = oracle.Held(rebalance.Trades);
            var step = fractional ? 0.001m : 1m;
            faults.AddRange(pins.Where(p => !IsHeld(p, after.GetValueOrDefault(p.Security), step)).Select(p => $"{context}: holds {after.GetValueOrDefault(p.Security)}"));
            faults.AddRange(new RebalanceCheck(context, snapshot, oracle, rebalance).Faults());
            Assert.Equal(pins, rebalance.Pins);
        }
        output.WriteLine($"{held} held, {named} refused");
        Assert.True(faults.Count == 0, $"{faults.Count} faults:\n{string.Join('\n', faults.Take(20))}");
        Assert.True(held > 15 * Sweep.Times, "too few pins could be held to say much");
    }

    [Fact]
    public void A_pin_at_what_is_held_leaves_the_position_alone()
    {
        var account = Drifted();
        Assert.NotNull(account.Improve().Of("AAA"));
        Assert.Null(account.Improve(new Pin(account.IdOf("AAA"), new Shares(600.123456m))).Of("AAA"));
    }

    [Fact]
    public void A_pin_at_nothing_sells_all_that_the_custodian_can_sell()
    {
        var account = Drifted();
        Assert.Equal(600.123m, account.Improve(new Pin(account.IdOf("AAA"), Shares.Zero)).Of("AAA")!.Quantity.Count);
    }

    [Fact]
    public void What_an_edit_costs_is_never_negative_beyond_the_proof()
    {
        var account = Drifted();
        var best = account.Improve();
        foreach (var quantity in new[] { 100m, 250m, 400m, 550m })
        {
            var edited = account.Improve(new Pin(account.IdOf("AAA"), new Shares(quantity)));
            Assert.True(edited.Objective.Worth <= best.Objective.Worth + best.Certificate.GapUsd + new Money(0.05m), $"{quantity}: {edited.Objective.Worth} beats {best.Objective.Worth}");
        }
    }

    /// <summary>Exactly; of a position that a person wants gone, the fraction stays that the custodian can't sell.</summary>
    private static bool IsHeld(Pin pin, decimal after, decimal step) =>
        after == pin.QuantityAfter.Count || (pin.QuantityAfter == Shares.Zero && after > 0m && after < step);

    /// <summary>One to three securities, each pinned at a quantity that its custodian can trade to.</summary>
    private static List<Pin> Pins(Random random, AccountSnapshot snapshot, bool fractional)
    {
        var quarantined = snapshot.Quarantined.Select(q => q.Security).ToHashSet();
        var held = snapshot.Positions.ToDictionary(p => p.Security, p => p.Quantity.Count);
        var candidates = snapshot.Securities.Where(v => !quarantined.Contains(v.Security.Id)).ToArray();
        random.Shuffle(candidates);
        return
        [
            .. candidates.Take(random.Next(1, 4)).Select(v =>
            {
                var now = held.GetValueOrDefault(v.Security.Id);
                var change = decimal.Round(now * (decimal)((random.NextDouble() * 1.2) - 0.8), fractional ? 3 : 0);
                return new Pin(v.Security.Id, new Shares(random.Next(5) == 0 ? 0m : Math.Max(now + change, 0m)));
            }),
        ];
    }

    private static TestAccount Drifted()
    {
        var account = new TestAccount { Cash = 20_000m }
            .Follow("AAA", 100m, 5m)
            .Hold("AAA", 300.123456m, 95m)
            .Hold("AAA", 300m, 98m);
        for (var i = 0; i < 19; i++)
        {
            account.Follow($"N{i}", 100m, 5m).Hold($"N{i}", 480m + (5m * i), 95m);
        }
        return account.Wish("security.cap", "share=20; multiple=200");
    }
}
