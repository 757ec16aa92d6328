using AdvisorWorkstation.Domain.Accounts.Tax;
using AdvisorWorkstation.Domain.Values;
using AdvisorWorkstation.Features.Monitoring;
using AdvisorWorkstation.Tests.Fixtures;

namespace AdvisorWorkstation.Tests.Monitoring;

public sealed class TaxesQueryTests
{
    [Fact]
    public async Task The_bill_nets_with_what_the_year_before_carried_out_and_the_estimate_does_not()
    {
        await using var firm = await TaxesFirm.OpenAsync();
        var taxes = await firm.TaxesAsync(TaxesFirm.Taxable);

        Assert.Equal((2026, "Hartmann", "Ana Taxable"), (taxes.Year, taxes.Return!.Name, taxes.Own!.Name));
        Assert.Equal([2026, 2025], taxes.Years);
        var bill = taxes.Return.Bill;
        Assert.Equal((0m, 700m, -2_000m, -1_300m), (bill[BillStep.ShortTerm].Usd, bill[BillStep.LongTerm].Usd, bill[BillStep.LongTermCarriedIn].Usd, bill[BillStep.Net].Usd));
        Assert.Equal((-1_300m, 0m), (bill[BillStep.Deducted].Usd, bill[BillStep.LongTermCarriedOut].Usd));
        Assert.Equal(new Money(-546m), bill.Total);
        Assert.Equal(new Money(201.60m), taxes.Return.Estimate.Total);
        Assert.Equal(new Money(278.93m), bill.Year.LostForGood.RoundedToCents);
        Assert.Equal(["XOM", "AAPL"], taxes.Return.Sales.Select(s => s.Symbol));
    }

    [Fact]
    public async Task A_year_that_is_over_shows_its_own_figures_and_nothing_that_can_still_be_done()
    {
        await using var firm = await TaxesFirm.OpenAsync();
        var taxes = await firm.TaxesAsync(TaxesFirm.Taxable, 2025);
        Assert.Equal((2025, false), (taxes.Year, taxes.IsRunning));
        Assert.Equal((-3_000m, -2_000m), (taxes.Return!.Bill[BillStep.Deducted].Usd, taxes.Return.Bill[BillStep.LongTermCarriedOut].Usd));
        Assert.Equal((true, 0, 0), (taxes.Board is null, taxes.Budgets.Count, taxes.Washes.Count));
        Assert.Equal(2026, (await firm.TaxesAsync(TaxesFirm.Taxable, 1999)).Year);
    }

    [Fact]
    public async Task What_the_firm_states_to_be_carried_in_takes_the_place_of_the_chain()
    {
        await using var firm = await TaxesFirm.OpenAsync();
        await firm.ImportAsync("household,custodian,account_number,year,short_term,long_term", ["Hartmann,,,2026,900,0", "Bello,Lakeside,BE-2001,2026,0,4000"]);
        var bill = (await firm.TaxesAsync(TaxesFirm.Taxable)).Return!.Bill;
        Assert.Equal((true, -900m, 0m, -200m), (bill.Year.IsStated, bill[BillStep.ShortTermCarriedIn].Usd, bill[BillStep.LongTermCarriedIn].Usd, bill[BillStep.Net].Usd));
        var trust = await firm.TaxesAsync(TaxesFirm.Trust);
        Assert.Equal("Family Trust", trust.Return!.Name);
        Assert.Equal((-4_000m, -3_000m, -1_000m), (trust.Return.Bill[BillStep.LongTermCarriedIn].Usd, trust.Return.Bill[BillStep.Deducted].Usd, trust.Return.Bill[BillStep.LongTermCarriedOut].Usd));
    }

    [Fact]
    public async Task A_sale_that_nobody_knows_the_gain_of_is_named_and_leaves_no_total()
    {
        await using var firm = await TaxesFirm.OpenAsync("Lakeside,HM-1001,2026-04-07,sell,CAT,3,1100,,");
        var taxes = await firm.TaxesAsync(TaxesFirm.Taxable);
        Assert.Equal("CAT", taxes.Return!.Sales.Single(s => s.Sale.Gain is null).Symbol);
        Assert.Equal((null, null), (taxes.Return.Bill.Total, taxes.Return.Estimate.Total));
        Assert.All(taxes.Budgets, b => Assert.Equal(1, b.Use.UnknownSales));
        Assert.Null(taxes.Board!.GainsAtRateZero);
    }

    [Fact]
    public async Task A_household_budget_counts_what_is_realized_and_what_waits_with_a_way_to_it()
    {
        await using var firm = await TaxesFirm.OpenAsync();
        await firm.ImportAsync(
            "scope,scope_name,option,arguments,from,to,asked_by,asked_how,reason", ["household,Hartmann,tax.gain-budget,short=500; long=1000,2026-01-02,,Ana,call,"]);
        var taxes = await firm.TaxesAsync(TaxesFirm.Taxable);
        Assert.True(taxes.IsSharedBudget);
        var budget = taxes.Budgets[1];
        var proposal = await firm.ProposalAsync(TaxesFirm.Taxable);
        Assert.Equal((1_000m, 700m), (budget.Use.Budget?.Usd, budget.Use.Realized.Usd));
        Assert.Equal(11, budget.Months.Count);
        Assert.Equal((700m, 300m), (budget.Months[2].Realized.Usd, budget.Months[10].Left?.Usd));
        Assert.All(taxes.Budgets.SelectMany(b => b.Takers), t => Assert.Equal(proposal.Id, t.Proposal));
        Assert.All(taxes.Budgets, b => Assert.Contains(b.Use.Reservations, r => r.Proposal == proposal.Id));
    }

    [Fact]
    public async Task A_booked_wash_sale_says_what_replaced_what_and_that_an_IRA_loses_the_loss()
    {
        await using var firm = await TaxesFirm.OpenAsync();
        var wash = Assert.Single((await firm.TaxesAsync(TaxesFirm.Taxable)).Washes);
        Assert.Equal(
            ("XOM", "2026-11-20 in Ana Taxable", "XOM bought 2026-11-20 in Ana IRA", 278.93m, true),
            (wash.Symbol, wash.Sold, wash.Replacement, wash.Match.Disallowed.RoundedToCents.Usd, wash.Match.IsLostForGood));
    }

    [Fact]
    public async Task An_account_that_is_not_taxed_has_the_households_calendar_only()
    {
        await using var firm = await TaxesFirm.OpenAsync("Lakeside,HM-1001,2026-11-16,sell,NEE,5,400,-90,0");
        var taxes = await firm.TaxesAsync(TaxesFirm.Ira);
        Assert.Equal((null, null, null), (taxes.Return, taxes.Own, taxes.Board));
        Assert.Empty(taxes.Budgets);
        Assert.Single(taxes.Washes);
        var blocked = Assert.Single(taxes.Blocked, b => b.Symbols == "NEE").Group;
        Assert.Equal(new DateOnly(2026, 12, 17), blocked.BuyBlockedUntil);
        Assert.Contains("Ana Taxable sold NEE at a loss of $90.00 on 2026-11-16.", blocked.Buys.Select(l => l.Source));
    }

    [Fact]
    public async Task Another_books_account_is_not_there()
    {
        await using var firm = await LakesideFirm.OpenAsync();
        var id = (await firm.AccountAsync(TaxesFirm.Taxable)).Id;
        Assert.Equal("not-found", (await firm.Get<TaxesQuery>().RunAsync(id, null, firm.ForeignAdvisor, LakesideFirm.Cancel)).Refusal?.Code);
        Assert.Equal("role", (await firm.Get<TaxesQuery>().RunAsync(id, null, firm.Administrator, LakesideFirm.Cancel)).Refusal?.Code);
    }
}
