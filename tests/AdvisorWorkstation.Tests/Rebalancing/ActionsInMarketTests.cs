using AdvisorWorkstation.Data;
using AdvisorWorkstation.Domain.Accounts.Ledger;
using AdvisorWorkstation.Domain.Accounts.Tax;
using AdvisorWorkstation.Domain.Values;
using AdvisorWorkstation.Features.Accounts.Books;
using AdvisorWorkstation.Features.BatchRuns;
using AdvisorWorkstation.Features.Markets;
using AdvisorWorkstation.Features.Proposals;
using AdvisorWorkstation.Features.Rebalancing;
using AdvisorWorkstation.Tests.Fixtures;
using Microsoft.EntityFrameworkCore;

namespace AdvisorWorkstation.Tests.Rebalancing;

/// <summary>What a run sees of corporate actions besides lots: the index that it follows, and dividends that will be reinvested.</summary>
public sealed class ActionsInMarketTests
{
    private static readonly AsOf Thursday = new(new DateOnly(2026, 11, 19));

    [Fact]
    public async Task The_index_follows_a_security_to_its_new_symbol()
    {
        await using var firm = await LakesideFirm.OpenAsync();
        await ActAsync(firm, "AAPL", "symbol-change", "2026-11-18", "to MSFT");
        var (before, market) = (await IdAsync(firm, "AAPL"), await MarketAsync(firm));
        var weights = market.Models[market.DefaultModel!.Value].Value.Weights;
        Assert.False(weights.ContainsKey(before));
        Assert.True(weights.ContainsKey(await IdAsync(firm, "MSFT")));
        Assert.Equal(1m, weights.Values.Sum(w => w.Fraction));
    }

    [Fact]
    public async Task An_action_of_a_later_day_leaves_the_index_alone()
    {
        await using var firm = await LakesideFirm.OpenAsync();
        await ActAsync(firm, "AAPL", "delisting", "2026-11-20", "worthless");
        var market = await MarketAsync(firm);
        Assert.True(market.Models[market.DefaultModel!.Value].Value.Weights.ContainsKey(await IdAsync(firm, "AAPL")));
    }

    [Theory]
    [InlineData(1, "2026-12-10", true)]
    [InlineData(0, "2026-12-10", false)]
    [InlineData(1, "2027-01-10", false)]
    public async Task A_dividend_that_will_be_reinvested_blocks_losses_of_the_security(int reinvests, string pay, bool isBlocked)
    {
        await using var firm = await LakesideFirm.OpenAsync();
        await ActAsync(firm, "AAPL", "dividend", "2026-11-24", $"0.24 a share; pay {pay}");
        await firm.ExecuteAsync($"UPDATE Accounts SET ReinvestsDividends = {reinvests} WHERE Number = 'HM-1001'");
        var (market, account) = (await MarketAsync(firm), await firm.AccountAsync("HM-1001"));
        var books = await firm.LookAsync(db => HouseholdReader.LoadAsync(db, market, account.HouseholdId, LakesideFirm.Cancel));
        var lines = books.Washes.Of(market.Securities[await IdAsync(firm, "AAPL")].EquivalenceGroup).Losses;
        Assert.Equal(isBlocked, lines.Any(l => l.Kind == WashSourceKind.PlannedReinvestment && l.Until == new DateOnly(2027, 1, 10)));
    }

    [Fact]
    public async Task The_window_of_a_loss_follows_the_security_to_its_new_symbol()
    {
        await using var firm = await LakesideFirm.OpenAsync();
        await ActAsync(firm, "AAPL", "symbol-change", "2026-11-18", "to MSFT");
        var account = await firm.AccountAsync("HM-1001");
        var (sold, became, market) = (await IdAsync(firm, "AAPL"), await IdAsync(firm, "MSFT"), await MarketAsync(firm));
        await firm.LookAsync(db =>
        {
            db.Add(RealizedRow.From(new Realized(
                4, account.Id, sold, new DateOnly(2026, 11, 10), LedgerLotNumber.None, new Shares(1m), new Money(90m), new Money(100m), null, HoldingTerm.ShortTerm, Money.Zero)));
            return db.SaveChangesAsync(LakesideFirm.Cancel);
        });
        var books = await firm.LookAsync(db => HouseholdReader.LoadAsync(db, market, account.HouseholdId, LakesideFirm.Cancel));
        Assert.Equal(new DateOnly(2026, 12, 11), books.Washes.Of(market.Securities[became].EquivalenceGroup).BuyBlockedUntil);
        Assert.Equal(new DateOnly(2026, 12, 11), books.Washes.Of(market.Securities[sold].EquivalenceGroup).BuyBlockedUntil);
    }

    private static async Task<MarketState> MarketAsync(LakesideFirm firm) =>
        (await RunRecord.BeginAsync(firm.Get<Desk>(), firm.Get<RiskModelStore>(), Thursday, firm.Operations, LakesideFirm.Cancel)).Value.Market;

    private static async Task<SecurityId> IdAsync(LakesideFirm firm, string ticker) =>
        await firm.LookAsync(db => db.Set<SecurityRow>().Where(s => s.Ticker == Ticker.Parse(ticker)).Select(s => s.Id).SingleAsync(LakesideFirm.Cancel));

    private static async Task ActAsync(LakesideFirm firm, string ticker, string kind, string effective, string terms)
    {
        var security = await IdAsync(firm, ticker);
        await firm.LookAsync(async db =>
        {
            db.ChangeTracker.QueryTrackingBehavior = QueryTrackingBehavior.TrackAll;
            db.Add(new CorporateActionRow
            {
                ExternalId = "T-1",
                SecurityId = security,
                Kind = kind,
                Announced = new DateOnly(2026, 11, 2),
                Effective = DateOnly.ParseExact(effective, "yyyy-MM-dd"),
                Terms = terms,
            });
            return await db.SaveChangesAsync(LakesideFirm.Cancel);
        });
    }
}
