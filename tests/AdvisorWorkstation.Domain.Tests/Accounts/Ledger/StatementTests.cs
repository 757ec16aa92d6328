using AdvisorWorkstation.Domain.Accounts.Ledger;
using AdvisorWorkstation.Domain.Values;

namespace AdvisorWorkstation.Domain.Tests.Accounts.Ledger;

/// <summary>What a custodian states about lots, against what the ledger says.</summary>
public sealed class StatementTests(ITestOutputHelper output)
{
    [Fact]
    public void A_statement_as_the_custodian_sees_it_changes_nothing_whatever_happened_before()
    {
        var random = Seed.Print(output);
        var cut = 0;
        for (var round = 0; round < 200; round++)
        {
            var script = RandomLedger.Draw(random);
            var before = script.Replay();
            cut += before.Lots.GroupBy(l => (l.Account, l.Security, l.Number.Entry)).Count(g => g.Count() > 1);
            var asBought = random.Next(2) == 0;
            var stated = script.With(script.Entries);
            foreach (var (account, security) in before.Lots.Select(l => (l.Account, l.Security)).Distinct())
            {
                stated.State("2026-06-30", AsCustodianSees(before, account, security, asBought), account, security);
            }
            var after = HouseholdLedgerWithoutOpening(stated);
            Assert.Equal(before.Corrections, after.Corrections);
            Assert.Equal(LedgerScript.Lines(before), LedgerScript.Lines(after));
        }
        output.WriteLine($"{cut} lots that a wash sale had cut");
        Assert.True(cut > 50, "too few cut lots to say much");
    }

    [Fact]
    public void Whatever_is_stated_is_what_is_held_from_then_on()
    {
        var random = Seed.Print(output);
        for (var round = 0; round < 200; round++)
        {
            var script = RandomLedger.Draw(random);
            var lots = Enumerable.Range(0, random.Next(5))
                .Select(i => new StatedLot(
                    new Shares(random.Next(1, 50)),
                    random.Next(4) == 0 ? null : new DateOnly(2023, 1, 2).AddDays(random.Next(900)),
                    random.Next(4) == 0 ? null : new Money(random.Next(100, 1000)),
                    null,
                    random.Next(2) == 0 ? $"L{i}" : null))
                .ToList();
            script.State("2026-06-30", lots, LedgerScript.Client, LedgerScript.X);
            var held = script.Replay().Lots.Where(l => (l.Account, l.Security) == (LedgerScript.Client, LedgerScript.X)).ToList();
            Assert.Equal(
                lots.Select(l => (l.Quantity.Count, l.Acquired)).GroupBy(l => l.Acquired).Select(g => (g.Key, g.Sum(l => l.Count))).OrderBy(l => l.Key),
                held.GroupBy(l => l.Acquired).Select(g => (g.Key, g.Sum(l => l.Quantity.Count))).OrderBy(l => l.Key));
            Assert.Equal(lots.Sum(l => l.Basis?.Usd ?? 0m), held.Sum(l => l.OriginalBasis?.Usd ?? 0m));
        }
    }

    [Fact]
    public void A_lot_of_the_same_name_keeps_its_number_and_takes_the_stated_figures()
    {
        var state = new LedgerScript()
            .State("2026-01-05", [new StatedLot(new Shares(10m), new DateOnly(2025, 3, 3), null, null, "L1")])
            .State("2026-02-05", [new StatedLot(new Shares(8m), new DateOnly(2025, 3, 3), new Money(80m), null, "L1")])
            .Replay();
        var lot = Assert.Single(state.Lots);
        Assert.Equal((new LedgerLotNumber(1, 1), 8m, 80m, BasisStanding.Known), (lot.Number, lot.Quantity.Count, lot.Basis!.Value.Usd, lot.Standing));
        Assert.Single(state.Corrections);
    }

    [Fact]
    public void An_estimate_and_an_unknown_basis_are_told_apart()
    {
        var state = new LedgerScript()
            .State("2026-01-05", [new StatedLot(new Shares(10m), null, new Money(90m), IsEstimate: true), new StatedLot(new Shares(5m), null, null)])
            .Replay();
        Assert.Equal([BasisStanding.Estimated, BasisStanding.Unknown], state.Lots.Select(l => l.Standing));
    }

    /// <summary>Whole purchases with the basis as bought; or the parts with the basis as adjusted.</summary>
    private static List<StatedLot> AsCustodianSees(LedgerState state, AccountId account, SecurityId security, bool asBought)
    {
        var lots = state.Lots.Where(l => (l.Account, l.Security) == (account, security));
        return asBought
            ? [.. lots.GroupBy(l => (l.Number.Entry, l.Acquired)).Select(g => new StatedLot(
                new Shares(g.Sum(l => l.Quantity.Count)), g.Key.Acquired, new Money(g.Sum(l => l.OriginalBasis!.Value.Usd))))]
            : [.. lots.Select(l => new StatedLot(l.Quantity, l.HeldSince, l.Basis))];
    }

    /// <summary>The books of these accounts began with their first entry: the statement is not the opening.</summary>
    private static LedgerState HouseholdLedgerWithoutOpening(LedgerScript script)
    {
        foreach (var account in new[] { LedgerScript.Client, LedgerScript.Spouse, LedgerScript.Ira })
        {
            script.State("2022-12-30", [], account, LedgerScript.X);
        }
        return script.Replay();
    }
}
