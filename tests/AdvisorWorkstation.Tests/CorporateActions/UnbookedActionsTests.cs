using AdvisorWorkstation.Features.Imports;
using AdvisorWorkstation.Tests.Imports;

namespace AdvisorWorkstation.Tests.CorporateActions;

/// <summary>What took effect and is not booked, or is booked and not at the custodian yet, does not trade.</summary>
public sealed class UnbookedActionsTests
{
    [Fact]
    public async Task What_took_effect_and_is_not_booked_does_not_trade_in_any_account_that_held_it()
    {
        await using var firm = await ActionFirm.OpenAsync();
        await firm.AnnounceAsync("split", "4:1");
        var quarantine = await firm.QuarantineAsync();
        Assert.Equal(["R-1 NOVA", "R-2 NOVA", "S-1 NOVA"], quarantine.Select(q => q.Split(':')[0]));
        Assert.All(quarantine, q => Assert.Contains("The 4:1 split of 2026-11-20 took effect and is not booked yet", q, StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_is_booked_waits_for_a_position_of_its_day_and_is_freed_by_it()
    {
        await using var firm = await ActionFirm.OpenAsync();
        var action = await firm.AnnounceAsync("split", "4:1");
        Assert.Equal(3, (await firm.BookAsync(action)).Waiting);
        Assert.Contains(
            "R-1 NOVA: Expected 484 shares after the 4:1 split of 2026-11-20; the custodian's position of 2026-11-10 is 121, of a day before it took effect. "
            + "A position file of that day or a later one settles it.",
            await firm.QuarantineAsync());
        await firm.StateAsync("2026-11-20", "Whole,R-1,DAY,NOVA,,400,2021-05-04,3000,", "Whole,R-1,DAY,NOVA,,84,2026-02-03,1050,");
        Assert.DoesNotContain(await firm.QuarantineAsync(), q => q.StartsWith("R-1", StringComparison.Ordinal));
        Assert.Equal(2, (await firm.LineAsync()).Waiting);
    }

    [Fact]
    public async Task A_position_that_came_before_the_booking_frees_it_at_once()
    {
        await using var firm = await ActionFirm.OpenAsync();
        await firm.StateAsync("2026-11-20", "Whole,R-1,DAY,NOVA,,400,2021-05-04,3000,", "Whole,R-1,DAY,NOVA,,84,2026-02-03,1050,");
        var action = await firm.AnnounceAsync("split", "4:1");
        var shown = await firm.PreviewAsync(action);
        Assert.Equal(Features.CorporateActions.PositionStanding.Agrees, shown.Accounts.Single(a => a.Number == "R-1").Standing);
        Assert.Equal(2, (await firm.BookAsync(action)).Waiting);
        Assert.Equal(["NOVA 400 for 3000.00 of 2021-05-04", "NOVA 84 for 1050.00 of 2026-02-03"], await firm.LotsAsync());
        Assert.DoesNotContain(await firm.Imports.AllAsync<Features.Accounts.Books.LedgerNoteRow>(), n => n.Date == new DateOnly(2026, 11, 20));
    }

    [Fact]
    public async Task Lots_that_take_a_booked_action_back_do_not_trade_until_a_file_has_it()
    {
        await using var firm = await ActionFirm.OpenAsync();
        await firm.BookAsync(await firm.AnnounceAsync("split", "4:1; price 12"));
        await firm.StateAsync("2026-11-20", "Parts,S-1,DAY,NOVA,,10.5,2024-01-05,,");
        Assert.Contains(await firm.QuarantineAsync(), q => q.Contains("10.5 shares, as many as before the 4:1 split", StringComparison.Ordinal));
        await firm.StateAsync("2026-11-21", "Parts,S-1,DAY,NOVA,,42,2024-01-05,,");
        Assert.DoesNotContain(await firm.QuarantineAsync(), q => q.StartsWith("S-1", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_becomes_of_a_security_does_not_trade_either()
    {
        await using var firm = await ActionFirm.OpenAsync();
        await firm.AnnounceAsync("symbol-change", "to BIGC");
        Assert.Equal(["R-1 BIGC", "R-1 NOVA", "R-2 BIGC", "R-2 NOVA", "S-1 BIGC", "S-1 NOVA"], (await firm.QuarantineAsync()).Select(q => q.Split(':')[0]));
    }

    [Theory]
    [InlineData("CA-9,NOVA,split,2026-11-02,2026-11-20,4 for 1", "terms", "look like '4:1; price 25.10'")]
    [InlineData("CA-9,NOVA,gift,2026-11-02,2026-11-20,4:1", "kind", "one of split, stock-dividend")]
    [InlineData("CA-9,NOVA,spin-off,2026-11-02,2026-11-20,child ZZZ; ratio 0.5", "terms", "Import it first")]
    [InlineData("CA-9,NOVA,symbol-change,2026-11-02,2026-11-20,to NOVA", "terms", "can't become NOVA")]
    [InlineData("CA-9,NOVA,split,2026-11-21,2026-11-20,4:1", "announced", "after the day")]
    [InlineData("CA-1,NOVA,split,2026-11-02,2026-11-20,5:1", "action_id", "Reverse it first")]
    public async Task What_can_t_be_read_or_is_booked_already_is_refused_by_line_and_column(string row, string column, string words)
    {
        await using var firm = await ActionFirm.OpenAsync();
        await firm.BookAsync(await firm.AnnounceAsync("split", "4:1"));
        var error = Assert.Single(await firm.Imports.FindingsAsync(
            ImportSeverity.Error, ImportFirm.File("corporate_actions.csv", $"action_id,ticker,kind,announced,effective,terms\n{row}\n")));
        Assert.Equal((2, column), (error.Line, error.Column));
        Assert.Contains(words, error.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_child_that_comes_with_the_same_delivery_is_known()
    {
        await using var firm = await ActionFirm.OpenAsync();
        await firm.ImportAsync(
            ("corporate_actions.csv", "action_id,ticker,kind,announced,effective,terms\nCA-1,NOVA,spin-off,2026-11-02,2026-12-20,child ZZZ; ratio 0.5\n"),
            ("securities.csv", "ticker,name,kind,sector,equivalence_group,average_daily_volume,cusip\nZZZ,Zed,equity,Energy,,,\n"));
        Assert.Equal("spin-off of ZZZ, 0.5 for one", (await firm.LineAsync()).Words);
    }
}
