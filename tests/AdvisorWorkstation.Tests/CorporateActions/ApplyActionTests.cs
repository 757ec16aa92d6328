using AdvisorWorkstation.Domain.Accounts;
using AdvisorWorkstation.Domain.Identity;
using AdvisorWorkstation.Features.Accounts;
using AdvisorWorkstation.Features.Accounts.Books;
using AdvisorWorkstation.Features.CorporateActions;

namespace AdvisorWorkstation.Tests.CorporateActions;

/// <summary>Corporate actions on the real lots: what booking does, that it happens once, and who may.</summary>
public sealed class ApplyActionTests
{
    public static TheoryData<string, string, string[], decimal> EveryKind => new()
    {
        { "split", "3:2; price 40", ["NOVA 149.5 for 2990.00 of 2021-05-04", "NOVA 31.5 for 1050.00 of 2026-02-03"], 20m },
        { "stock-dividend", "10%; price 50", ["NOVA 109.9 for 2997.27 of 2021-05-04", "NOVA 23.1 for 1050.00 of 2026-02-03"], 5m },
        { "symbol-change", "to BIGC", ["BIGC 100 for 3000.00 of 2021-05-04", "BIGC 21 for 1050.00 of 2026-02-03"], 0m },
        {
            "spin-off", "child KIDS; ratio 0.5; allocation 20%; price 10",
            ["KIDS 10.5 for 210.00 of 2026-02-03", "KIDS 49.5 for 594.00 of 2021-05-04", "NOVA 100 for 2400.00 of 2021-05-04", "NOVA 21 for 840.00 of 2026-02-03"], 5m
        },
        { "merger", "into BIGC; ratio 0.5; price 80", ["BIGC 10.5 for 1050.00 of 2026-02-03", "BIGC 49.5 for 2970.00 of 2021-05-04"], 40m },
        { "merger", "cash 54.20", [], 6558.20m },
        { "merger", "into BIGC; ratio 1; cash 10; price 30", ["BIGC 100 for 3000.00 of 2021-05-04", "BIGC 21 for 840.00 of 2026-02-03"], 1210m },
        { "return-of-capital", "0.75 a share", ["NOVA 100 for 2925.00 of 2021-05-04", "NOVA 21 for 1034.25 of 2026-02-03"], 90.75m },
        { "delisting", "worthless", [], 0m },
    };

    [Theory]
    [MemberData(nameof(EveryKind))]
    public async Task An_action_of_each_kind_is_booked_as_it_was_shown(string kind, string terms, string[] lots, decimal cash)
    {
        await using var firm = await ActionFirm.OpenAsync();
        var action = await firm.AnnounceAsync(kind, terms);
        var shown = await firm.PreviewAsync(action);
        Assert.Equal(["Ana", "Ana IRA", "Sun"], shown.Accounts.Select(a => a.Name));
        Assert.True(shown.Totals.Basis.IsConserved, shown.Totals.Basis.ToString());
        Assert.Equal(1, shown.Totals.Basis.Unknown > 0 ? 1 : 0);
        Assert.Equal((cash, 121m), (shown.Accounts[0].Effect.Cash.Usd, shown.Accounts[0].Effect.Shares.Count));

        Assert.Equal(3, (await firm.BookAsync(action)).Accounts);
        Assert.Equal(lots, await firm.LotsAsync());
        var booked = (await firm.Imports.AllAsync<TransactionRow>()).OrderBy(t => t.Id).ToList();
        Assert.Equal(3, booked.Count);
        Assert.All(booked, t => Assert.Equal((TransactionKind.CorporateAction, action, new DateOnly(2026, 11, 20)), (t.Kind, t.ActionId!.Value, t.TradeDate)));
        Assert.Equal(shown.Totals.Cash.Usd, booked.Sum(t => t.Amount.Usd));
        var line = await firm.LineAsync();
        Assert.Equal((ActionState.Booked, "Test Operations", 3), (line.State, line.By, line.Accounts));
        var entry = Assert.Single(await firm.HistoryAsync("action.booked"));
        Assert.Equal(("corporate-action", "CA-1"), (entry.SubjectType, entry.SubjectId));
        Assert.Contains(shown.Hash, entry.Payload, StringComparison.Ordinal);
        Assert.Contains("\"accounts\":3", entry.Payload, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_action_is_booked_once_however_often_it_is_asked_for()
    {
        await using var firm = await ActionFirm.OpenAsync();
        var action = await firm.AnnounceAsync("split", "4:1");
        var shown = await firm.PreviewAsync(action);
        Assert.Null((await firm.ApplyAsync(action, shown.Hash)).Refusal);
        var dump = await firm.Imports.DumpAsync();
        var again = await firm.ApplyAsync(action, shown.Hash);
        Assert.Equal("action-booked", again.Refusal!.Code);
        Assert.Contains("Test Operations", again.Refusal.Sentence, StringComparison.Ordinal);
        Assert.Equal(dump, await firm.Imports.DumpAsync());
    }

    [Fact]
    public async Task Nothing_is_booked_before_the_day_and_the_preview_says_so()
    {
        await using var firm = await ActionFirm.OpenAsync();
        var action = await firm.AnnounceAsync("split", "4:1", "2026-11-23");
        var shown = await firm.PreviewAsync(action);
        Assert.Contains("2026-11-23", Assert.Single(shown.Against), StringComparison.Ordinal);
        Assert.Equal("not-yet", (await firm.ApplyAsync(action, shown.Hash)).Refusal!.Code);
        var line = await firm.LineAsync();
        Assert.Equal((ActionState.Announced, true), (line.State, line.IsTomorrow(new DateOnly(2026, 11, 20))));
        Assert.Empty(await firm.QuarantineAsync());
        firm.Imports.Clock.Now = firm.Imports.Clock.Now.AddDays(3);
        Assert.Null((await firm.ApplyAsync(action, shown.Hash)).Refusal);
    }

    [Fact]
    public async Task What_changed_since_it_was_shown_is_not_booked()
    {
        await using var firm = await ActionFirm.OpenAsync();
        var action = await firm.AnnounceAsync("split", "4:1");
        var shown = await firm.PreviewAsync(action);
        await firm.AnnounceAsync("split", "5:1");
        Assert.Equal("preview-changed", (await firm.ApplyAsync(action, shown.Hash)).Refusal!.Code);
        var again = await firm.PreviewAsync(action);
        await firm.TradeAsync("Whole,R-1,2026-11-18,buy,NOVA,5,-200,,");
        Assert.Equal("preview-changed", (await firm.ApplyAsync(action, again.Hash)).Refusal!.Code);
        Assert.Empty(await firm.HistoryAsync("action.booked"));
    }

    [Fact]
    public async Task A_fraction_needs_a_price_and_takes_the_one_of_the_day()
    {
        await using var firm = await ActionFirm.OpenAsync();
        var action = await firm.AnnounceAsync("split", "3:2");
        var shown = await firm.PreviewAsync(action);
        Assert.Equal("no-price", (await firm.ApplyAsync(action, shown.Hash)).Refusal!.Code);
        await firm.ImportAsync(("prices.csv", "ticker,date,close\nNOVA,2026-11-19,60\nNOVA,2026-11-20,41\n"));
        await firm.BookAsync(action);
        Assert.Equal(20.50m, (await firm.Imports.AllAsync<TransactionRow>()).Sum(t => t.Amount.Usd));
    }

    [Fact]
    public async Task An_earlier_action_of_the_security_comes_first()
    {
        await using var firm = await ActionFirm.OpenAsync();
        var first = await firm.AnnounceAsync("split", "2:1", "2026-11-18");
        var second = await firm.AnnounceAsync("return-of-capital", "1 a share", "2026-11-20", "CA-2");
        Assert.Equal("earlier-first", (await firm.ApplyAsync(second, (await firm.PreviewAsync(second)).Hash)).Refusal!.Code);
        await firm.BookAsync(first);
        await firm.BookAsync(second);
        Assert.Equal(["NOVA 200 for 2800.00 of 2021-05-04", "NOVA 42 for 1008.00 of 2026-02-03"], await firm.LotsAsync());
    }

    [Theory]
    [InlineData(Role.Advisor, "role", "role")]
    [InlineData(Role.InvestmentPolicy, null, "role")]
    [InlineData(Role.Compliance, null, "role")]
    [InlineData(Role.Administrator, "role", "role")]
    public async Task Only_operations_book_and_those_who_see_every_book_look(Role role, string? look, string book)
    {
        await using var firm = await ActionFirm.OpenAsync();
        var action = await firm.AnnounceAsync("split", "4:1");
        var person = await firm.Imports.AddPersonAsync(role);
        var seen = await firm.Imports.Get<PreviewAction>().RunAsync(action, person, ActionFirm.Cancel);
        Assert.Equal(look, seen.Refusal?.Code);
        Assert.Equal(look, (await firm.Imports.Get<ActionCalendarQuery>().RunAsync(new ActionCalendarFilter(false), person, ActionFirm.Cancel)).Refusal?.Code);
        Assert.Equal(book, (await firm.ApplyAsync(action, (await firm.PreviewAsync(action)).Hash, person)).Refusal!.Code);
        Assert.Equal(book, (await firm.Imports.Get<ReverseAction>().RunAsync(new ReverseActionInput(action, "why"), person, ActionFirm.Cancel)).Refusal!.Code);
        Assert.NotEmpty(await firm.HistoryAsync("access.denied"));
    }

    [Fact]
    public async Task A_loss_before_a_split_is_washed_by_a_purchase_after_it_share_for_new_share()
    {
        await using var firm = await ActionFirm.OpenAsync();
        await firm.TradeAsync("Whole,R-1,2026-11-16,sell,NOVA,100,2000,,");
        var action = await firm.AnnounceAsync("split", "4:1");
        await firm.BookAsync(action);
        firm.Imports.Clock.Now = firm.Imports.Clock.Now.AddDays(10);
        await firm.TradeAsync("Whole,R-1,2026-11-25,buy,NOVA,100,-500,,");
        var loss = Assert.Single(await firm.Imports.AllAsync<RealizedRow>());
        Assert.Equal((-1000m, 250m), (loss.ToRealized().Gain!.Value.Usd, loss.Disallowed.Usd));
        Assert.Contains("NOVA 100 for 750.00 of 2026-11-25", await firm.LotsAsync());
    }

    [Fact]
    public async Task Who_turns_out_to_have_held_it_is_booked_later_on_the_same_terms()
    {
        await using var firm = await ActionFirm.OpenAsync();
        var action = await firm.AnnounceAsync("split", "4:1");
        await firm.ImportAsync(("accounts.csv",
            "household,book,account_number,account_name,custodian,kind,model,opened,discretionary,relief,federal_ordinary,federal_long_term,state,niit,cash,cash_as_of\n"
            + "Lake,West,L-1,Lake,Whole,taxable,,2021-03-01,yes,fifo,35,15,9.3,3.8,0,2026-11-10\n"));
        await firm.BookAsync(action);
        await firm.TradeAsync("Whole,L-1,2026-11-12,buy,NOVA,10,-400,,");
        Assert.Equal((ActionState.Due, 1), ((await firm.LineAsync()).State, (await firm.PreviewAsync(action)).Accounts.Count(a => !a.IsBooked)));
        Assert.Contains(await firm.QuarantineAsync(), q => q.StartsWith("L-1 NOVA: The 4:1 split of 2026-11-20 took effect", StringComparison.Ordinal));
        Assert.Equal(1, (await firm.BookAsync(action)).Accounts);
        Assert.Equal(["NOVA 40 for 400.00 of 2026-11-12"], await firm.LotsAsync("L-1"));
        Assert.Equal(["NOVA 400 for 3000.00 of 2021-05-04", "NOVA 84 for 1050.00 of 2026-02-03"], await firm.LotsAsync());
        Assert.Equal(ActionState.Booked, (await firm.LineAsync()).State);
    }

    [Fact]
    public async Task Nobody_who_held_it_is_nothing_to_book_and_a_dividend_neither()
    {
        await using var firm = await ActionFirm.OpenAsync();
        var old = await firm.AnnounceAsync("split", "4:1", "2026-11-05");
        Assert.Equal("nobody-holds", (await firm.ApplyAsync(old, (await firm.PreviewAsync(old)).Hash)).Refusal!.Code);
        var dividend = await firm.AnnounceAsync("dividend", "0.24 a share; pay 2026-12-10", "2026-11-20", "CA-2");
        Assert.Equal("no-lots", (await firm.ApplyAsync(dividend, (await firm.PreviewAsync(dividend)).Hash)).Refusal!.Code);
        Assert.Equal((ActionState.Passed, ActionState.Passed), ((await firm.LineAsync()).State, (await firm.LineAsync("CA-2")).State));
        Assert.Empty(await firm.QuarantineAsync());
        Assert.Equal("no-action", (await firm.ApplyAsync(99, "")).Refusal!.Code);
    }

    [Fact]
    public async Task What_an_account_traded_before_its_books_open_is_history_for_an_action_too()
    {
        await using var firm = await ActionFirm.OpenAsync();
        await firm.TradeAsync("Whole,R-1,2026-11-03,buy,BIGC,50,-500,,");
        await firm.ImportAsync(("corporate_actions.csv", "action_id,ticker,kind,announced,effective,terms\nCA-1,BIGC,split,2026-11-02,2026-11-20,2:1\n"));
        Assert.Equal((ActionState.Passed, 0), ((await firm.LineAsync()).State, (await firm.LineAsync()).Accounts));
        Assert.Empty(await firm.QuarantineAsync());
    }
}
