using AdvisorWorkstation.Domain.Accounts.Tax;
using AdvisorWorkstation.Domain.Values;

namespace AdvisorWorkstation.Domain.Tests.Accounts.Ledger;

/// <summary>Treas. Reg. 1.1012-1(e) in the books.</summary>
public sealed class AverageCostLedgerTests
{
    [Fact]
    public void Shares_of_a_fund_are_sold_at_the_average_of_all_and_the_rest_keep_it()
    {
        var state = Household(LedgerScript.X).Replay();
        Assert.Equal([(100m, 1_500m, HoldingTerm.LongTerm), (20m, 300m, HoldingTerm.ShortTerm)], state.Sales.Select(s => (s.Quantity.Count, s.Basis!.Value.Usd, s.Term!.Value)));
        Assert.Equal(["2.1: 80 for 1200.00 since 2024-02-01"], LedgerScript.Lines(state));
        Assert.Empty(state.Corrections);
    }

    [Fact]
    public void Stock_is_sold_by_the_earliest_lot_and_the_books_say_why()
    {
        var state = Household().Replay();
        Assert.Equal([(100m, 1_000m), (20m, 400m)], state.Sales.Select(s => (s.Quantity.Count, s.Basis!.Value.Usd)));
        Assert.Equal(3, Assert.Single(state.Corrections).Entry);
        Assert.Contains("for shares of funds", state.Corrections[0].Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void An_unknown_basis_leaves_no_average()
    {
        var state = new LedgerScript { Relief = LotReliefMethod.AverageCost, Funds = [LedgerScript.X] }
            .TransferIn("2024-01-02", 10m, "2020-01-02", null).Buy("2024-02-01", 10m, 200m).Sell("2024-06-10", 10m, 300m).Replay();
        Assert.Equal(new Money(100m), state.Sales.Single().Gain);
        Assert.Contains("basis is unknown", Assert.Single(state.Corrections).Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void A_sale_that_can_not_be_booked_leaves_the_bases_as_they_are()
    {
        var state = new LedgerScript { Relief = LotReliefMethod.AverageCost, Funds = [LedgerScript.X] }
            .Buy("2024-01-02", 10m, 100m).Buy("2024-02-01", 10m, 200m).Sell("2024-06-10", 30m, 300m).Replay();
        Assert.Single(state.Faults);
        Assert.Equal(["1.1: 10 for 100.00 since 2024-01-02", "2.1: 10 for 200.00 since 2024-02-01"], LedgerScript.Lines(state));
    }

    private static LedgerScript Household(params Domain.Values.SecurityId[] funds) =>
        new LedgerScript { Relief = LotReliefMethod.AverageCost, Funds = funds }
            .Buy("2023-01-02", 100m, 1_000m).Buy("2024-02-01", 100m, 2_000m).Sell("2024-06-10", 120m, 2_400m);
}
