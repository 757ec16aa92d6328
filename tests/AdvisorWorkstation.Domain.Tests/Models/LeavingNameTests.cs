using AdvisorWorkstation.Domain.Accounts;
using AdvisorWorkstation.Domain.Models;
using AdvisorWorkstation.Domain.Tests.Builders;
using AdvisorWorkstation.Domain.Values;

namespace AdvisorWorkstation.Domain.Tests.Models;

/// <summary>The rates of the account are 45.8% short-term and 28.8% long-term; the day is 2026-11-19.</summary>
public sealed class LeavingNameTests
{
    [Fact]
    public void It_is_cheap_on_the_day_its_last_short_term_gain_turns_long()
    {
        var leaving = Leave(a => a
            .Hold("XYZ", 10m, 60m, "2026-02-10")
            .Hold("XYZ", 10m, 80m, "2026-01-15")
            .Hold("XYZ", 10m, 50m, "2020-01-15")
            .Hold("XYZ", 10m, 120m, "2026-06-01"));
        Assert.Equal((new Money(400m), new Money(500m)), (leaving.ShortTermGain, leaving.LongTermGain));
        Assert.Equal(new Money((400m * 0.458m) + (500m * 0.288m)), leaving.TaxNow);
        Assert.Equal(new DateOnly(2027, 2, 11), leaving.CheapFrom);
        Assert.Equal(new Money((600m * 0.288m) - (200m * 0.458m) + (500m * 0.288m)), leaving.TaxThen);
        Assert.True(leaving.CostsTax);
    }

    [Fact]
    public void Where_all_gains_are_long_term_waiting_makes_nothing_cheaper()
    {
        var leaving = Leave(a => a.Hold("XYZ", 10m, 50m, "2020-01-15"));
        Assert.Equal((new Money(144m), (DateOnly?)null, (Money?)null), (leaving.TaxNow, leaving.CheapFrom, leaving.TaxThen));
    }

    [Fact]
    public void A_loss_is_no_reason_to_stay()
    {
        var leaving = Leave(a => a.Hold("XYZ", 10m, 130m, "2026-02-10"));
        Assert.False(leaving.CostsTax);
        Assert.Equal((new Money(-137.4m), (DateOnly?)null), (leaving.TaxNow, leaving.CheapFrom));
    }

    [Fact]
    public void An_unknown_basis_is_an_unknown_tax_and_no_zero()
    {
        var leaving = Leave(a => a.Hold("XYZ", 10m, 60m, "2026-02-10").Hold("XYZ", 5m, null));
        Assert.Equal((null, null, null, null), (leaving.ShortTermGain, leaving.LongTermGain, leaving.TaxNow, leaving.CheapFrom));
        Assert.False(leaving.CostsTax);
        Assert.Null(Leave(a => a.Hold("XYZ", 10m, 60m).Position("XYZ", 12m)).TaxNow);
        Assert.Null(Leave(a => a.Hold("XYZ", 10m, 60m, null)).CheapFrom);
    }

    [Fact]
    public void An_account_that_is_not_taxed_leaves_for_nothing()
    {
        var leaving = Leave(a => a.Hold("XYZ", 10m, 60m, "2026-02-10"), AccountKind.TraditionalIra);
        Assert.Equal((Money.Zero, (DateOnly?)null), (leaving.TaxNow, leaving.CheapFrom));
    }

    [Fact]
    public void It_is_kept_for_its_tax_unless_a_wish_keeps_it()
    {
        var kept = Leave(a => a.Hold("XYZ", 10m, 60m, "2026-02-10"), after: 4m);
        Assert.True(kept.IsKeptForTax);
        var wished = Leave(a => a.Hold("XYZ", 10m, 60m, "2026-02-10").Wish("security.rule", "ticker=XYZ; rule=never-sell"), after: 10m);
        Assert.Equal((false, (DateOnly?)DateOnly.MaxValue), (wished.IsKeptForTax, wished.GraceUntil));
        Assert.Null(Leave(a => a.Hold("XYZ", 10m, 60m).Wish("security.rule", "ticker=XYZ; rule=never-buy")).GraceUntil);
    }

    private static LeavingName Leave(Func<TestAccount, TestAccount> arrange, AccountKind kind = AccountKind.Taxable, decimal after = 0m)
    {
        var account = arrange(new TestAccount { Kind = kind }.Follow("AAA", 50m, 100m).Follow("XYZ", 100m, 0m));
        return LeavingName.Of(account.Build(), account.IdOf("XYZ"), new Shares(after));
    }
}
