using AdvisorWorkstation.Domain.Accounts.Tax;
using AdvisorWorkstation.Domain.Tests.Accounts.Ledger;
using AdvisorWorkstation.Domain.Tests.Builders;
using AdvisorWorkstation.Domain.Values;

namespace AdvisorWorkstation.Domain.Tests.Accounts.Tax;

/// <summary>The estimate at marginal rates and the bill after netting: two figures that are never mixed.</summary>
public sealed class TaxFigureTests(ITestOutputHelper output)
{
    [Fact]
    public void The_estimate_taxes_each_lot_by_itself_and_the_bill_nets_first()
    {
        var state = new LedgerScript()
            .Buy("2024-01-02", 100m, 1_000m)
            .Buy("2025-12-01", 100m, 6_000m, security: LedgerScript.Y)
            .Sell("2026-02-02", 100m, 6_000m)
            .Sell("2026-03-02", 100m, 2_000m, security: LedgerScript.Y)
            .Replay();
        var estimate = TaxEstimate.Of(state.Sales, _ => TestAccount.Rates);
        Assert.Equal([(5_000m, 0.288m, 1_440m), (-4_000m, 0.458m, -1_832m)], estimate.Lines.Select(l => (l.Gain!.Value.Usd, l.Rate!.Value.Fraction, l.Tax!.Value.Usd)));
        Assert.Equal((-392m, 1_440m, -1_832m), (estimate.Total!.Value.Usd, estimate.Of(HoldingTerm.LongTerm).Usd, estimate.Of(HoldingTerm.ShortTerm).Usd));
        var bill = YearBill.Of(TaxYear.Of(2026, state.Sales, state.Washes, LossCarried.None, false), TestAccount.Rates);
        Assert.Equal((288m, 1_000m), (bill.Total!.Value.Usd, bill[BillStep.TaxedLongTerm].Usd));
        Assert.Equal((1, 1), (bill.Lines[(int)BillStep.ShortTerm].Sales.Count, bill.Lines[(int)BillStep.LongTerm].Sales.Count));
    }

    [Fact]
    public void A_washed_loss_saves_nothing_and_a_washed_part_only_the_rest()
    {
        var state = new LedgerScript().Buy("2024-03-01", 100m, 1_000m).Sell("2024-06-10", 100m, 750m).Buy("2024-06-20", 40m, 320m).Replay();
        var line = Assert.Single(TaxEstimate.Of(state.Sales, _ => TestAccount.Rates).Lines);
        Assert.Equal((750m, 1_000m, -250m, 100m, -68.70m), (line.Proceeds.Usd, line.Basis!.Value.Usd, line.Gain!.Value.Usd, line.Disallowed.Usd, line.Tax!.Value.Usd));
    }

    [Fact]
    public void What_is_unknown_is_named_and_leaves_no_total()
    {
        var state = new LedgerScript()
            .TransferIn("2024-03-01", 10m, "2020-01-02", null).Sell("2024-06-10", 10m, 200m)
            .Buy("2024-07-01", 10m, 100m).Sell("2024-08-10", 10m, 200m)
            .Replay();
        var estimate = TaxEstimate.Of(state.Sales, _ => TestAccount.Rates);
        Assert.Equal((null, 45.80m, 1), (estimate.Total, estimate.Known.Usd, estimate.Unknown.Count));
        var bill = YearBill.Of(TaxYear.Of(2024, state.Sales, state.Washes, LossCarried.None, false), TestAccount.Rates);
        Assert.Equal((null, 45.80m), (bill.Total, bill.Known.Usd));
    }

    [Fact]
    public void The_bill_leads_from_the_sales_over_losses_carried_in_to_what_is_carried_out()
    {
        var state = new LedgerScript().Buy("2025-12-01", 100m, 6_000m).Sell("2026-03-02", 100m, 7_000m).Replay();
        var year = TaxYear.Of(2026, state.Sales, [], new LossCarried(new Money(500m), new Money(8_000m)), true);
        Assert.Equal(
            [1_000m, -500m, 0m, -8_000m, -7_500m, 0m, 0m, -3_000m, 0m, -4_500m, 0m, 0m, -1_260m],
            YearBill.Of(year, TestAccount.Rates).Lines.Select(l => l.Amount.Usd));
        Assert.Equal(Enum.GetValues<BillStep>(), YearBill.Of(year, TestAccount.Rates).Lines.Select(l => l.Step));
    }

    [Fact]
    public void Lines_sum_to_their_totals_to_the_cent()
    {
        var random = Seed.Print(output);
        for (var round = 0; round < 100; round++)
        {
            var state = RandomLedger.Draw(random).Replay();
            var known = state.Sales.Where(s => s.Gain is not null).ToList();
            var estimate = TaxEstimate.Of(known, a => a == LedgerScript.Ira ? TaxProfile.None : TestAccount.Rates);
            Assert.Equal(estimate.Total, estimate.Of(HoldingTerm.ShortTerm) + estimate.Of(HoldingTerm.LongTerm));
            Assert.All(estimate.Lines, l => Assert.Equal((l.Tax!.Value.RoundedToCents, l.Gain), (l.Tax!.Value, l.Proceeds - l.Basis)));
            var year = TaxYear.Of(2023, known.Where(s => s.Account != LedgerScript.Ira), state.Washes, LossCarried.None, false);
            var bill = YearBill.Of(year, TestAccount.Rates);
            Assert.True(Math.Abs(bill.Total!.Value.Usd - year.Netting.Bill(TestAccount.Rates).Usd) < 0.02m, $"round {round}");
            Assert.Equal(
                bill[BillStep.Net],
                bill[BillStep.TaxedShortTerm] + bill[BillStep.TaxedLongTerm] + bill[BillStep.Deducted] + bill[BillStep.ShortTermCarriedOut] + bill[BillStep.LongTermCarriedOut]);
            Assert.Equal(bill[BillStep.ShortTerm].Usd, bill.Lines[(int)BillStep.ShortTerm].Sales.Sum(s => s.Allowed!.Value.Usd));
        }
    }
}
