using AdvisorWorkstation.Domain.Accounts;
using AdvisorWorkstation.Domain.Accounts.Tax;
using AdvisorWorkstation.Domain.Values;
using AdvisorWorkstation.Features.Monitoring;
using AdvisorWorkstation.Features.Monitoring.Holdings;
using AdvisorWorkstation.Tests.Fixtures;

namespace AdvisorWorkstation.Tests.Monitoring;

/// <summary>What may be harvested today, and which purchase stands in the way of the rest.</summary>
public sealed class HoldingsNowTests
{
    [Fact]
    public async Task What_is_harvestable_on_the_lots_is_what_the_account_says_it_is()
    {
        var view = await ViewAsync();
        var lots = new HoldingsNow(view).Securities().SelectMany(s => s.Lots).ToList();
        Assert.True(view.Scan!.Harvestable.Loss > Money.Zero);
        Assert.Equal(view.Scan.Harvestable.Loss.Usd, lots.Sum(l => l.Harvestable.Usd));
    }

    [Fact]
    public async Task A_purchase_of_the_same_security_blocks_its_losses_until_the_window_ends_and_is_named()
    {
        var view = await ViewAsync();
        var (security, lot) = Losing(view);
        var (day, other) = (view.Snapshot.AsOf.Date.AddDays(-5), view.Snapshot.Lots.First(l => l.Security == security && l.Id != lot.Id));
        var held = LotOf(view, new RecentPurchase(GroupOf(view, security), day, other.Id), lot.Id);
        Assert.Equal((day.AddDays(31), Money.Zero), (held.BlockedUntil, held.Harvestable));
        Assert.Equal($"{other.Quantity} shares were bought on {day:yyyy-MM-dd} in this account", held.BlockedBy);
    }

    [Fact]
    public async Task A_purchase_in_another_account_is_named_by_that_account()
    {
        var view = await ViewAsync();
        var (security, lot) = Losing(view);
        var (day, elsewhere) = (view.Snapshot.AsOf.Date.AddDays(-5), new LotId(999_999));
        var told = view with
        {
            Lots = view.Lots with { Elsewhere = new Dictionary<LotId, LotElsewhere> { [elsewhere] = new(elsewhere, "Roth IRA", Ticker.Parse("MSFT"), new Shares(3m)) } },
        };
        Assert.Equal($"3 MSFT were bought on {day:yyyy-MM-dd} in Roth IRA", LotOf(told, new RecentPurchase(GroupOf(view, security), day, elsewhere), lot.Id).BlockedBy);
        Assert.Contains("sold again, or the order is still out", LotOf(view, new RecentPurchase(GroupOf(view, security), day, null), lot.Id).BlockedBy, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Lots_of_what_the_custodian_does_not_hold_any_more_are_shown_all_the_same()
    {
        var view = await ViewAsync();
        var gone = view.Snapshot.Positions[0].Security;
        var held = new HoldingsNow(view with { Snapshot = view.Snapshot with { Positions = [.. view.Snapshot.Positions.Skip(1)] } }).Securities();
        Assert.Equal(Shares.Zero, held.Single(s => s.Security.Id == gone).Quantity);
        Assert.NotEmpty(held.Single(s => s.Security.Id == gone).Lots);
    }

    private static HeldLot LotOf(AccountView view, RecentPurchase purchase, LotId lot) =>
        new HoldingsNow(view with { Snapshot = view.Snapshot with { RecentPurchases = [purchase] } }).Securities().SelectMany(s => s.Lots).Single(l => l.Lot.Id == lot);

    private static string GroupOf(AccountView view, SecurityId security) => view.Snapshot.Securities.Single(v => v.Security.Id == security).Security.EquivalenceGroup;

    private static (SecurityId Security, Lot Lot) Losing(AccountView view)
    {
        var candidate = view.Scan!.Harvestable.Candidates.First(c => view.Snapshot.Lots.Count(l => l.Security == c.Lot.Security) > 1);
        return (candidate.Lot.Security, candidate.Lot);
    }

    private static async Task<AccountView> ViewAsync()
    {
        await using var firm = await LakesideFirm.OpenAsync();
        return (await firm.Get<AccountQuery>().RunAsync((await firm.AccountAsync(LakesideFirm.WaitingAccount)).Id, firm.Operations, LakesideFirm.Cancel)).Value;
    }
}
