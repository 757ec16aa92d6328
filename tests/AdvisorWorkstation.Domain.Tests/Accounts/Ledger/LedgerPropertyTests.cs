using AdvisorWorkstation.Domain.Accounts.Ledger;
using AdvisorWorkstation.Domain.Accounts.Tax;
using AdvisorWorkstation.Domain.Values;

namespace AdvisorWorkstation.Domain.Tests.Accounts.Ledger;

/// <summary>What holds of every ledger, whatever happened in it.</summary>
public sealed class LedgerPropertyTests(ITestOutputHelper output)
{
    [Fact]
    public void No_money_and_no_share_appears_or_vanishes()
    {
        var random = Seed.Print(output);
        var (washes, faults) = (0, 0);
        for (var round = 0; round < 400; round++)
        {
            var script = RandomLedger.Draw(random);
            var state = script.Replay();
            (washes, faults) = (washes + state.Washes.Count, faults + state.Faults.Count);
            var context = $"round {round}";
            Assert.All(state.Lots, l => Assert.True(l.Quantity > Shares.Zero && l.Basis >= Money.Zero, $"{context}: {l}"));
            MoneyIsConserved(script, state, context);
            WashesAreLawful(script, state, context);
        }
        output.WriteLine($"{washes} wash sales, {faults} sales without shares");
        Assert.True(washes > 400, "too few wash sales to say much");
    }

    [Fact]
    public void The_same_entries_in_any_order_give_the_same_lots_and_a_past_day_stays_as_it_was()
    {
        var random = Seed.Print(output);
        for (var round = 0; round < 100; round++)
        {
            var script = RandomLedger.Draw(random);
            var entries = script.Entries.ToArray();
            random.Shuffle(entries);
            Assert.Equal(LedgerScript.Lines(script.Replay()), LedgerScript.Lines(script.With(entries).Replay()));
            var day = RandomLedger.First.AddDays(random.Next(700)).ToString("yyyy-MM-dd");
            var early = script.With(script.Entries.Where(e => e.TradeDate <= DateOnly.ParseExact(day, "yyyy-MM-dd")));
            Assert.Equal(LedgerScript.Lines(early.Replay()), LedgerScript.Lines(script.Replay(day)));
        }
    }

    /// <summary>What was paid is in the lots, came back as proceeds, was a loss that counted, or was lost for good.</summary>
    private static void MoneyIsConserved(LedgerScript script, LedgerState state, string context)
    {
        var left = state.Faults.Select(f => f.Entry).ToHashSet();
        var paid = script.Entries.OfType<LedgerEntry.Purchase>().Sum(p => p.Cost!.Value.Usd);
        var sales = state.Sales.Where(s => !left.Contains(s.Entry)).ToList();
        var back = sales.Sum(s => s.Proceeds.Usd);
        var allowed = sales.Sum(s => s.Allowed!.Value.Usd);
        var lost = state.Washes.Where(w => w.IsLostForGood).Sum(w => w.Disallowed.Usd);
        var returned = state.CashInLieu.Sum(c => c.Amount.Usd) - sales.Where(s => IsAction(script, s.Entry)).Sum(s => s.Proceeds.Usd);
        var held = state.Lots.Sum(l => l.Basis!.Value.Usd);
        Assert.True(Math.Abs(paid - (back + returned + lost - allowed) - held) < 0.000_001m, $"{context}: {paid} paid, {back} back, {returned} returned, {allowed} allowed, {lost} lost, {held} held");
        Assert.All(state.Sales.Where(s => left.Contains(s.Entry)), s => Assert.Equal((LedgerLotNumber.None, null), (s.Lot, s.Gain)));
    }

    private static void WashesAreLawful(LedgerScript script, LedgerState state, string context)
    {
        var dayOf = script.Entries.ToDictionary(e => e.Sequence, e => e.TradeDate);
        foreach (var wash in state.Washes)
        {
            var days = dayOf[wash.Replacement.Entry].DayNumber - dayOf[wash.Sale].DayNumber;
            Assert.True(Math.Abs(days) <= WashSaleView.WindowDays, $"{context}: {wash} is {days} days away");
            Assert.NotEqual(wash.Sold.Entry, wash.Replacement.Entry);
        }
        foreach (var sale in state.Sales.Where(s => s.Lot != LedgerLotNumber.None))
        {
            Assert.True(sale.Disallowed >= Money.Zero && sale.Disallowed <= Money.Max(-sale.Gain!.Value, Money.Zero), $"{context}: {sale}");
            Assert.Equal(sale.Disallowed.Usd, state.Washes.Where(w => (w.Sale, w.Sold) == (sale.Entry, sale.Lot)).Sum(w => w.Disallowed.Usd) * ShareOf(state, sale));
        }
    }

    /// <summary>One, unless an action realized two parts of one lot.</summary>
    private static decimal ShareOf(LedgerState state, Realized sale) =>
        state.Sales.Count(s => (s.Entry, s.Lot) == (sale.Entry, sale.Lot)) == 1 ? 1m : throw new InvalidOperationException($"{sale.Entry} realized {sale.Lot} twice");

    private static bool IsAction(LedgerScript script, long entry) => script.Entries.Any(e => e.Sequence == entry && e is LedgerEntry.Action);
}
