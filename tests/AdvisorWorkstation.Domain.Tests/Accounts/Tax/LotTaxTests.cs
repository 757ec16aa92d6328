using AdvisorWorkstation.Domain.Accounts;
using AdvisorWorkstation.Domain.Accounts.Tax;
using AdvisorWorkstation.Domain.Tests.Builders;
using AdvisorWorkstation.Domain.Values;
using static AdvisorWorkstation.Domain.Tests.Builders.Lots;

namespace AdvisorWorkstation.Domain.Tests.Accounts.Tax;

public sealed class LotTaxTests
{
    [Fact]
    public void A_short_term_gain_pays_the_ordinary_the_state_and_the_surtax_rate() =>
        Assert.Equal(new LotTax(HoldingTerm.ShortTerm, 20m, 20m * 0.458m), Of(Lot(1, 10m, 80m, "2026-10-01")));

    [Fact]
    public void A_long_term_loss_saves_the_long_term_the_state_and_the_surtax_rate() =>
        Assert.Equal(new LotTax(HoldingTerm.LongTerm, -20m, -20m * 0.288m), Of(Lot(1, 10m, 120m, "2020-10-01")));

    [Fact]
    public void A_lot_without_a_basis_has_no_figure() => Assert.Null(Of(Lot(1, 10m, null, "2020-10-01")));

    [Fact]
    public void Without_a_day_the_custodians_term_counts()
    {
        Assert.Equal(HoldingTerm.LongTerm, Of(Lot(1, 10m, 80m, null, HoldingTerm.LongTerm))!.Value.Term);
        Assert.Equal(HoldingTerm.ShortTerm, Of(Lot(1, 10m, 120m, null, HoldingTerm.ShortTerm))!.Value.Term);
    }

    [Fact]
    public void Without_a_day_and_a_term_the_dearer_reading_counts()
    {
        Assert.Equal(HoldingTerm.ShortTerm, Of(Lot(1, 10m, 80m, null))!.Value.Term);
        Assert.Equal(HoldingTerm.LongTerm, Of(Lot(1, 10m, 120m, null))!.Value.Term);
    }

    [Fact]
    public void A_day_counts_before_the_custodians_term() =>
        Assert.Equal(HoldingTerm.ShortTerm, Of(Lot(1, 10m, 80m, "2026-10-01", HoldingTerm.LongTerm))!.Value.Term);

    [Fact]
    public void Where_nothing_is_taxed_a_gain_costs_nothing() =>
        Assert.Equal(0m, LotTaxes.Of(Lot(1, 10m, 80m, "2026-10-01"), new Price(100m), TestAccount.Day, TaxProfile.None)!.Value.TaxPerShare);

    private static LotTax? Of(Lot lot) => LotTaxes.Of(lot, new Price(100m), TestAccount.Day, TestAccount.Rates);
}
