using AdvisorWorkstation.Data;
using AdvisorWorkstation.Domain.Proposals;
using AdvisorWorkstation.Domain.Rebalancing;
using AdvisorWorkstation.Domain.Reviews;
using AdvisorWorkstation.Domain.Values;
using AdvisorWorkstation.Features.Accounts;
using AdvisorWorkstation.Features.BatchRuns;
using AdvisorWorkstation.Features.Exports;
using AdvisorWorkstation.Features.Markets;
using AdvisorWorkstation.Features.Proposals;
using AdvisorWorkstation.Features.Reviews;
using AdvisorWorkstation.Tests.Fixtures;
using Microsoft.EntityFrameworkCore;

namespace AdvisorWorkstation.Tests.BatchRuns;

/// <summary>Orders were released on Friday; the newest prices are of Thursday at first.</summary>
public sealed class OrdersOutTests
{
    private static readonly DateOnly Friday = new(2026, 11, 20);

    [Theory]
    [InlineData("2026-11-19")]
    [InlineData("2026-11-20")]
    public async Task Positions_of_the_day_of_the_trade_or_earlier_release_nothing(string day)
    {
        await using var firm = await ReleasedAsync();
        await HoldAsOfAsync(firm, day);
        await firm.WorkAsync();
        Assert.StartsWith("Orders of 2026-11-20 are with Lakeside. The account is looked at again when newer", await ReasonAsync(firm), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Newer_positions_that_do_not_show_the_orders_release_nothing_and_say_what_lacks()
    {
        await using var firm = await ReleasedAsync();
        await HoldAsOfAsync(firm, "2026-11-23");
        await firm.WorkAsync();
        var reason = await ReasonAsync(firm);
        Assert.Contains("the positions of 2026-11-23 do not show ", reason, StringComparison.Ordinal);
        Assert.Contains((await TradesAsync(firm)).Select(t => t.Ticker.Symbol).Order(StringComparer.Ordinal).First(), reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Newer_positions_that_show_the_orders_release_the_account_once_and_for_all()
    {
        await using var firm = await ReleasedAsync();
        foreach (var trade in await TradesAsync(firm))
        {
            await BookAsync(firm, trade);
        }
        await HoldAsOfAsync(firm, "2026-11-23");
        await firm.WorkAsync();

        Assert.DoesNotContain("Orders of", await ReasonAsync(firm), StringComparison.Ordinal);
        var booked = Assert.Single(await firm.HistoryAsync("proposal.booked"));
        var proposal = Assert.Single(await firm.ProposalsAsync(), p => p.Id.ToString() == booked.SubjectId);
        Assert.True(proposal.Booked);

        await firm.ExecuteAsync($"UPDATE Positions SET Quantity = Quantity / 2 WHERE {OfAccount}");
        await firm.WorkAsync();
        Assert.DoesNotContain("Orders of", await ReasonAsync(firm), StringComparison.Ordinal);
        Assert.Single(await firm.HistoryAsync("proposal.booked"));
    }

    [Fact]
    public async Task Orders_that_were_not_carried_out_are_withdrawn_with_a_reason_and_the_account_is_looked_at_again()
    {
        await using var firm = await ReleasedAsync();
        await firm.WorkAsync();
        Assert.Contains("Orders of", await ReasonAsync(firm), StringComparison.Ordinal);
        var account = (await firm.AccountAsync(LakesideFirm.ApprovedAccount)).Id;
        var sent = Assert.Single(await firm.ProposalsAsync(), p => p.AccountId == account && p.State == ProposalState.Exported);
        var decide = firm.Get<DecideProposal>();

        var withoutReason = await decide.RunAsync(sent.Id, new ReviewCommand.Cancel(" "), firm.Operations, LakesideFirm.Cancel);
        var byAdvisor = await decide.RunAsync(sent.Id, new ReviewCommand.Cancel("Rejected by the custodian."), firm.Advisor, LakesideFirm.Cancel);
        var withdrawn = await decide.RunAsync(sent.Id, new ReviewCommand.Cancel("Rejected by the custodian."), firm.Operations, LakesideFirm.Cancel);

        Assert.Equal(("no-reason", "role"), (withoutReason.Refusal?.Code, byAdvisor.Refusal?.Code));
        Assert.Equal(ProposalState.Cancelled, withdrawn.Value);
        Assert.Equal("Rejected by the custodian.", Assert.Single(await firm.HistoryAsync("proposal.cancelled")).Reason);
        await firm.WorkAsync();
        Assert.DoesNotContain("Orders of", await ReasonAsync(firm), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Transactions_that_show_the_orders_do_as_well()
    {
        await using var firm = await ReleasedAsync();
        foreach (var trade in await TradesAsync(firm))
        {
            var kind = trade.Side == TradeSide.Buy ? "Buy" : "Sell";
            await firm.ExecuteAsync(
                $"""
                INSERT INTO Transactions (AccountId, TradeDate, Kind, SecurityId, Quantity, Amount)
                SELECT Id, '2026-11-20', {(int)Enum.Parse<Domain.Accounts.TransactionKind>(kind)}, {trade.Security}, 1, 1 FROM Accounts WHERE Number = 'HM-1001'
                """);
        }
        await HoldAsOfAsync(firm, "2026-11-23");
        await firm.WorkAsync();
        Assert.DoesNotContain("Orders of", await ReasonAsync(firm), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_loss_and_a_purchase_count_from_the_day_of_the_trade()
    {
        await using var firm = await ReleasedAsync();
        var household = (await firm.AccountAsync(LakesideFirm.ApprovedAccount)).HouseholdId;
        var run = (await RunRecord.BeginAsync(firm.Get<Desk>(), firm.Get<RiskModelStore>(), new AsOf(Friday), firm.Operations, LakesideFirm.Cancel)).Value;
        var books = await firm.LookAsync(db => HouseholdReader.LoadAsync(db, run.Market, household, LakesideFirm.Cancel));
        var trades = await TradesAsync(firm);
        var groups = trades.Where(t => t.Side == TradeSide.Buy).Select(t => run.Market.Securities[t.Security].EquivalenceGroup).ToHashSet();
        Assert.NotEmpty(groups);
        Assert.All(groups, g => Assert.Contains(books.Washes.PurchasesFor(default), p => p.EquivalenceGroup == g && p.Date == Friday));
        var losses = trades.Where(t => t.Lots.Any(l => l.Gain is { Usd: < 0m })).Select(t => run.Market.Securities[t.Security].EquivalenceGroup);
        Assert.All(losses, g => Assert.Contains(books.Washes.LossesFor(default), s => s.EquivalenceGroup == g && s.Date == Friday));
    }

    private const string OfAccount = "AccountId = (SELECT Id FROM Accounts WHERE Number = 'HM-1001')";

    /// <summary>The firm with its approved orders out, and prices of the Monday after.</summary>
    private static async Task<LakesideFirm> ReleasedAsync()
    {
        var firm = await LakesideFirm.OpenAsync();
        var released = await firm.Get<ReleaseOrders>().RunAsync(new ReleaseInput("Lakeside"), firm.Operations, LakesideFirm.Cancel);
        Assert.Equal(2, Assert.IsType<ReleaseResult.Released>(released.Value).Proposals);
        await firm.ExecuteAsync("INSERT INTO Prices (SecurityId, Date, Close) SELECT SecurityId, '2026-11-23', Close FROM Prices WHERE Date = '2026-11-19'");
        firm.Clock.Now = firm.Clock.Now.AddDays(3);
        return firm;
    }

    private static Task<int> HoldAsOfAsync(LakesideFirm firm, string day) =>
        firm.ExecuteAsync($"UPDATE Accounts SET HoldingsAsOf = '{day}' WHERE Number = 'HM-1001'");

    private static async Task<IReadOnlyList<Trade>> TradesAsync(LakesideFirm firm)
    {
        var account = (await firm.AccountAsync(LakesideFirm.ApprovedAccount)).Id;
        var revision = await firm.LookAsync(db => db.Set<ProposalRevisionRow>()
            .Where(r => db.Set<ProposalRow>().Any(p => p.Id == r.ProposalId && p.AccountId == account && p.TradeDate == Friday))
            .SingleAsync(LakesideFirm.Cancel));
        return StoredContent.Read<ProposalContent>(revision.Content).Rebalance.Trades;
    }

    private static Task<int> BookAsync(LakesideFirm firm, Trade trade) => firm.LookAsync(async db =>
    {
        db.ChangeTracker.QueryTrackingBehavior = QueryTrackingBehavior.TrackAll;
        var account = (await firm.AccountAsync(LakesideFirm.ApprovedAccount)).Id;
        var row = await db.Set<PositionRow>().SingleOrDefaultAsync(p => p.AccountId == account && p.SecurityId == trade.Security, LakesideFirm.Cancel);
        if (row is null)
        {
            db.Add(new PositionRow { AccountId = account, SecurityId = trade.Security, Quantity = trade.Quantity });
        }
        else
        {
            row.Quantity = trade.Side == TradeSide.Buy ? row.Quantity + trade.Quantity : row.Quantity - trade.Quantity;
        }
        return await db.SaveChangesAsync(LakesideFirm.Cancel);
    });

    private static async Task<string> ReasonAsync(LakesideFirm firm)
    {
        var account = (await firm.AccountAsync(LakesideFirm.ApprovedAccount)).Id;
        var run = (await firm.RunsAsync())[^1].Id;
        return (await firm.OutcomesAsync()).Single(o => o.RunId == run && o.AccountId == account).Reason;
    }
}
