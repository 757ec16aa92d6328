using AdvisorWorkstation.Domain.Accounts.Ledger;
using AdvisorWorkstation.Domain.Accounts.Tax;
using AdvisorWorkstation.Domain.Tests.Accounts.Ledger;
using AdvisorWorkstation.Domain.Values;

namespace AdvisorWorkstation.Domain.Tests.Accounts.Tax;

/// <summary>The worked cases of tax.md as a person would have seen them in the calendar beforehand, and what else opens a window.</summary>
public sealed class WashCalendarTests
{
    private static readonly AccountId Client = LedgerScript.Client;
    private static readonly AccountId Spouse = LedgerScript.Spouse;
    private static readonly AsOf Today = new(new DateOnly(2026, 11, 19));

    [Theory]
    [InlineData("2024-06-09", null)]
    [InlineData("2024-06-10", "2024-07-11")]
    [InlineData("2024-07-10", "2024-07-11")]
    [InlineData("2024-07-11", null)]
    public void Cases_1_and_3_a_loss_blocks_purchases_up_to_the_thirtieth_day(string day, string? until)
    {
        var script = new LedgerScript().Buy("2024-03-01", 100m, 1_000m).Sell("2024-06-10", 100m, 750m);
        var group = Calendar(script, day).Of("1");
        Assert.Equal(until, $"{group.BuyBlockedUntil:yyyy-MM-dd}" is { Length: > 0 } text ? text : null);
        Assert.Equal(until is null ? [] : ["Client sold X at a loss of $250.00 on 2024-06-10."], group.Buys.Select(l => l.Source));
        Assert.Equal(until is not null, Calendar(script, day).ViewFor(Spouse).BuyBlockedUntil("1") is not null);
    }

    [Fact]
    public void Case_2_seventy_five_of_a_hundred_shares_would_be_replaced_and_a_quarter_of_the_loss_counts()
    {
        var script = new LedgerScript().Buy("2007-09-21", 100m, 5_000m).Buy("2007-12-21", 50m, 2_750m).Buy("2007-12-28", 25m, 1_125m);
        var calendar = Calendar(script, "2008-01-04");
        Assert.Equal(
            [("2008-01-28", 25m, "Client bought 25 replacement shares of X on 2007-12-28."), ("2008-01-21", 50m, "Client bought 50 replacement shares of X on 2007-12-21.")],
            calendar.Of("1").Losses.Select(l => ($"{l.Until:yyyy-MM-dd}", l.Unreplaced!.Value.Count, l.Source)));
        var view = calendar.ViewFor(Client);
        Assert.Equal(new Shares(25m), view.Unreplaced("1", IdOf(new LedgerLotNumber(1, 1)), new Shares(100m)));
        Assert.Equal(new DateOnly(2008, 1, 28), view.LossBlockedUntil("1", IdOf(new LedgerLotNumber(1, 1))));
        var sale = script.Sell("2008-01-04", 100m, 4_000m).Replay().Sales.Single();
        Assert.Equal((1_000m, -250m), (-sale.Gain!.Value.Usd, sale.Allowed!.Value.Usd));
    }

    [Fact]
    public void Case_4_a_purchase_in_the_IRA_blocks_the_losses_of_the_others()
    {
        var calendar = Calendar(new LedgerScript().Buy("2024-03-01", 10m, 300m).Buy("2024-06-01", 10m, 210m, LedgerScript.Ira), "2024-06-10");
        Assert.Equal(new DateOnly(2024, 7, 2), calendar.ViewFor(Client).LossBlockedUntil("1", IdOf(new LedgerLotNumber(1, 1))));
        Assert.Equal("IRA bought 10 replacement shares of X on 2024-06-01.", Assert.Single(calendar.Of("1").Losses).Source);
    }

    [Fact]
    public void Case_5_what_has_replaced_blocks_no_second_loss_and_what_was_bought_with_a_lot_does_not_block_it()
    {
        var script = new LedgerScript().Buy("2024-03-01", 90m, 2_250m).Sell("2024-06-10", 40m, 800m).Buy("2024-06-12", 100m, 2_100m);
        var calendar = Calendar(script, "2024-06-20");
        Assert.Equal([60m], calendar.Of("1").Losses.Select(l => l.Unreplaced!.Value.Count));
        var view = calendar.ViewFor(Client);
        Assert.Equal(Shares.Zero, view.Unreplaced("1", IdOf(new LedgerLotNumber(1, 1)), new Shares(50m)));
        Assert.Null(view.LossBlockedUntil("1", IdOf(new LedgerLotNumber(3, 1))));
        Assert.Null(view.LossBlockedUntil("1", IdOf(new LedgerLotNumber(3, 2))));
    }

    [Fact]
    public void Case_6_a_gain_and_a_loss_in_the_IRA_block_nothing()
    {
        var script = new LedgerScript().Buy("2024-03-01", 10m, 100m).Sell("2024-06-10", 10m, 200m)
            .Buy("2024-03-01", 10m, 300m, LedgerScript.Ira).Sell("2024-06-10", 10m, 200m, LedgerScript.Ira);
        Assert.Empty(Calendar(script, "2024-06-11").Groups);
    }

    [Fact]
    public void A_sale_of_unknown_basis_blocks_as_a_loss_would()
    {
        var script = new LedgerScript().TransferIn("2024-03-01", 10m, "2020-01-02", null).Sell("2024-06-10", 10m, 200m);
        Assert.Equal("Client sold X at a loss that is not known on 2024-06-10.", Assert.Single(Calendar(script, "2024-06-11").Of("1").Buys).Source);
    }

    [Fact]
    public void Orders_proposals_and_planned_reinvestments_open_windows_and_a_withdrawn_order_keeps_its_own()
    {
        var calendar = new WashCalendar(
            Today,
            [
                Loss(Today.Date, WashSourceKind.OrderOut, Client),
                Loss(Today.Date.AddDays(-10), WashSourceKind.OrderWithdrawn, Client),
                Loss(Today.Date, WashSourceKind.PendingProposal, Spouse),
                Loss(Today.Date.AddDays(-31), WashSourceKind.OrderWithdrawn, Client),
            ],
            [
                Purchase(Today.Date.AddDays(20), WashSourceKind.PlannedReinvestment, Spouse, 0.8m),
                Purchase(Today.Date.AddDays(31), WashSourceKind.PlannedReinvestment, Client, 0.8m),
                Purchase(Today.Date.AddDays(-30), WashSourceKind.OrderWithdrawn, Client, null),
                Purchase(Today.Date, WashSourceKind.PendingProposal, Client, 5m),
            ]);
        var group = Assert.Single(calendar.Groups);
        Assert.Equal((Today.Date.AddDays(31), Today.Date.AddDays(51)), (group.BuyBlockedUntil, group.LossBlockedUntil));
        Assert.Equal(
            [
                "An order of 2026-11-19 for Client sells X at a loss of $10.00 and is with the custodian.",
                "A proposal of 2026-11-19 for Spouse sells X at a loss of $10.00.",
                "An order of 2026-11-09 for Client to sell X at a loss of $10.00 was withdrawn and may have been carried out in part.",
            ],
            group.Buys.Select(l => l.Source));
        Assert.Equal(
            [
                "A dividend will be reinvested in 0.8 replacement shares of X for Spouse on 2026-12-09.",
                "A proposal of 2026-11-19 for Client buys 5 replacement shares of X.",
                "An order of 2026-10-20 for Client to buy X was withdrawn and may have been carried out in part.",
            ],
            group.Losses.Select(l => l.Source));
    }

    [Fact]
    public void An_accounts_own_pending_proposal_does_not_block_what_replaces_it()
    {
        var calendar = new WashCalendar(
            Today, [Loss(Today.Date, WashSourceKind.PendingProposal, Client)], [Purchase(Today.Date, WashSourceKind.PendingProposal, Client, 5m)]);
        Assert.Null(calendar.ViewFor(Client).BuyBlockedUntil("1"));
        Assert.Null(calendar.ViewFor(Client).LossBlockedUntil("1", new LotId(1)));
        Assert.NotNull(calendar.ViewFor(Spouse).BuyBlockedUntil("1"));
        Assert.NotNull(calendar.ViewFor(Spouse).LossBlockedUntil("1", new LotId(1)));
    }

    /// <summary>What the calendar lets through, the ledger washes nothing of; what it blocks, a purchase or a sale would have been washed.</summary>
    [Fact]
    public void What_the_calendar_says_of_today_is_what_the_ledger_books_when_it_is_done()
    {
        var random = new Random(4);
        var (allowed, blocked) = (0, 0);
        for (var round = 0; round < 150; round++)
        {
            var script = RandomLedger.Draw(random, withActions: false);
            var day = script.Entries[^1].TradeDate.AddDays(random.Next(1, 25)).ToString("yyyy-MM-dd");
            var (state, calendar) = (script.Replay(), Calendar(script, day));
            foreach (var lot in state.Lots.Where(l => l.Account == Client && l.Basis > new Money(0.05m) && l.Quantity.Count >= 0.01m))
            {
                var group = LedgerScript.GroupOf(lot.Security);
                var free = calendar.ViewFor(Client).Unreplaced(group, IdOf(lot.Number), lot.Quantity);
                var sold = script.With(script.Entries)
                    .Sell(day, lot.Quantity.Count, 0.01m, Client, lot.Security, new LotChoice(lot.Number, lot.Quantity)).Replay();
                var washed = sold.Washes.Where(w => w.Sale == script.Entries.Count + 1).Sum(w => w.Quantity.Count);
                Assert.Equal(lot.Quantity.Count - free.Count, washed);
                Assert.Equal(washed > 0m, calendar.ViewFor(Client).LossBlockedUntil(group, IdOf(lot.Number)) is not null);
                (allowed, blocked) = (allowed + (washed == 0m ? 1 : 0), blocked + (washed > 0m ? 1 : 0));
            }
        }
        Assert.True(allowed > 100 && blocked > 100, $"{allowed} allowed, {blocked} blocked: too few to say much");
    }

    private static WashCalendar Calendar(LedgerScript script, string day)
    {
        var source = new LedgerCalendar(
            script.Replay(day),
            script.Accounts,
            LedgerScript.GroupOf,
            s => s == LedgerScript.X ? "X" : s.ToString(),
            a => a == Client ? "Client" : a == Spouse ? "Spouse" : "IRA",
            n => IdOf(n),
            new HashSet<long>());
        return new WashCalendar(new AsOf(DateOnly.ParseExact(day, "yyyy-MM-dd")), source.Losses(), source.Purchases());
    }

    private static LotId IdOf(LedgerLotNumber number) => new((number.Entry * 1_000) + number.Part);

    private static CalendarLoss Loss(DateOnly date, WashSourceKind kind, AccountId account) =>
        new("1", "X", date, kind, account, account == Client ? "Client" : "Spouse", new Money(10m));

    private static CalendarPurchase Purchase(DateOnly date, WashSourceKind kind, AccountId account, decimal? shares) =>
        new("1", "X", date, kind, account, account == Client ? "Client" : "Spouse", shares is { } count ? new Shares(count) : null);
}
