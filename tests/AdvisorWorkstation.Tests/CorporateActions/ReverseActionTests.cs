using AdvisorWorkstation.Features.Accounts;
using AdvisorWorkstation.Features.CorporateActions;
using AdvisorWorkstation.Features.Markets;

namespace AdvisorWorkstation.Tests.CorporateActions;

/// <summary>A booked action is reversed while nothing later touched its lots.</summary>
public sealed class ReverseActionTests
{
    [Fact]
    public async Task Reversing_gives_the_lots_of_before_and_the_history_keeps_both()
    {
        await using var firm = await ActionFirm.OpenAsync();
        var action = await firm.AnnounceAsync("spin-off", "child KIDS; ratio 0.5; allocation 20%; price 10");
        var before = await firm.LotsAsync();
        await firm.BookAsync(action);
        Assert.Null((await firm.ReverseAsync(action, " Wrong allocation ")).Refusal);
        Assert.Equal(before, await firm.LotsAsync());
        Assert.Empty(await firm.Imports.AllAsync<TransactionRow>());
        Assert.Empty(await firm.Imports.AllAsync<Features.Accounts.Books.RealizedRow>());
        var reversed = Assert.Single(await firm.HistoryAsync("action.reversed"));
        Assert.Equal("Wrong allocation", reversed.Reason);
        Assert.Contains("\"shares\":\"121\"", reversed.Payload.Replace("\"shares\":121", "\"shares\":\"121\"", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.Single(await firm.HistoryAsync("action.booked"));
        var line = await firm.LineAsync();
        Assert.Equal(ActionState.Due, line.State);
        Assert.Contains("reversed by Test Operations", line.Reversed, StringComparison.Ordinal);
        Assert.Contains(await firm.QuarantineAsync(), q => q.StartsWith("R-1 NOVA: The spin-off of KIDS", StringComparison.Ordinal));

        await firm.AnnounceAsync("spin-off", "child KIDS; ratio 0.5; allocation 25%; price 10");
        await firm.BookAsync(action);
        Assert.Contains("NOVA 100 for 2250.00 of 2021-05-04", await firm.LotsAsync());
    }

    [Fact]
    public async Task Without_a_reason_or_a_booking_nothing_is_reversed()
    {
        await using var firm = await ActionFirm.OpenAsync();
        var action = await firm.AnnounceAsync("split", "4:1");
        Assert.Equal("not-booked", (await firm.ReverseAsync(action)).Refusal!.Code);
        await firm.BookAsync(action);
        Assert.Equal("no-reason", (await firm.ReverseAsync(action, "  ")).Refusal!.Code);
        Assert.Contains("NOVA 400 for 3000.00 of 2021-05-04", await firm.LotsAsync());
    }

    [Fact]
    public async Task A_later_sale_of_its_lots_stands_in_the_way_and_a_purchase_does_not()
    {
        await using var firm = await ActionFirm.OpenAsync();
        var action = await firm.AnnounceAsync("split", "4:1");
        await firm.BookAsync(action);
        firm.Imports.Clock.Now = firm.Imports.Clock.Now.AddDays(5);
        await firm.TradeAsync("Whole,R-1,2026-11-23,buy,NOVA,10,-100,,");
        Assert.Empty((await firm.PreviewAsync(action)).AgainstReversal);
        await firm.TradeAsync("Whole,R-1,2026-11-24,sell,NOVA,50,600,,");
        var refused = await firm.ReverseAsync(action);
        Assert.Equal("lots-moved", refused.Refusal!.Code);
        Assert.Contains("sale of 2026-11-24", refused.Refusal.Sentence, StringComparison.Ordinal);
        Assert.Equal(refused.Refusal.Sentence, Assert.Single((await firm.PreviewAsync(action)).AgainstReversal));
    }

    [Fact]
    public async Task Lots_that_a_custodian_states_otherwise_stand_in_the_way()
    {
        await using var firm = await ActionFirm.OpenAsync();
        var action = await firm.AnnounceAsync("split", "4:1");
        await firm.BookAsync(action);
        firm.Imports.Clock.Now = firm.Imports.Clock.Now.AddDays(5);
        await firm.StateAsync("2026-11-24", "Whole,R-1,DAY,NOVA,,400,2021-05-04,3100,", "Whole,R-1,DAY,NOVA,,84,2026-02-03,1050,");
        Assert.Equal("lots-stated", (await firm.ReverseAsync(action)).Refusal!.Code);
    }

    [Fact]
    public async Task A_later_action_on_the_same_lots_stands_in_the_way_until_it_is_reversed_itself()
    {
        await using var firm = await ActionFirm.OpenAsync();
        var split = await firm.AnnounceAsync("split", "4:1", "2026-11-18");
        await firm.BookAsync(split);
        var capital = await firm.AnnounceAsync("return-of-capital", "1 a share", "2026-11-20", "CA-2");
        await firm.BookAsync(capital);
        Assert.Equal("lots-moved", (await firm.ReverseAsync(split)).Refusal!.Code);
        Assert.Null((await firm.ReverseAsync(capital)).Refusal);
        Assert.Null((await firm.ReverseAsync(split)).Refusal);
        Assert.Equal(["NOVA 100 for 3000.00 of 2021-05-04", "NOVA 21 for 1050.00 of 2026-02-03"], await firm.LotsAsync());
        Assert.Equal(2, (await firm.Imports.AllAsync<CorporateActionRow>()).Count(a => a.Applied is null));
    }
}
