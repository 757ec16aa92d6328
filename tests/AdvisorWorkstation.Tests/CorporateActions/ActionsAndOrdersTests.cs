using AdvisorWorkstation.Domain.Values;
using AdvisorWorkstation.Features.Accounts;
using AdvisorWorkstation.Features.CorporateActions;
using AdvisorWorkstation.Features.Exports;
using AdvisorWorkstation.Features.Markets;
using AdvisorWorkstation.Tests.BatchRuns;
using AdvisorWorkstation.Tests.Fixtures;
using Microsoft.EntityFrameworkCore;

namespace AdvisorWorkstation.Tests.CorporateActions;

/// <summary>Corporate actions beside runs and orders: nothing trades on shares that are not there any more.</summary>
public sealed class ActionsAndOrdersTests
{
    [Fact]
    public async Task Orders_of_the_security_at_a_custodian_stand_in_the_way_of_booking()
    {
        await using var firm = await LakesideFirm.OpenAsync();
        await firm.Get<ReleaseOrders>().RunAsync(new ReleaseInput("Lakeside"), firm.Operations, LakesideFirm.Cancel);
        var ticker = await firm.LookAsync(db => db.Set<OrderRow>().Join(db.Set<SecurityRow>(), o => o.SecurityId, s => s.Id, (_, s) => s.Ticker).OrderBy(t => t).FirstAsync(LakesideFirm.Cancel));
        await firm.AnnounceAsync($"A-1,{ticker},split,2026-11-20,2:1", "A-2,KO,split,2026-11-20,2:1");
        var id = (await firm.ActionAsync("A-1")).Id;
        var shown = (await firm.Get<PreviewAction>().RunAsync(id, firm.Operations, LakesideFirm.Cancel)).Value;
        Assert.Contains(shown.Against, a => a.StartsWith("Orders of the security are with the custodian for Ana", StringComparison.Ordinal));
        Assert.Equal("orders-out", (await firm.Get<ApplyAction>().RunAsync(new ApplyActionInput(id, shown.Hash), firm.Operations, LakesideFirm.Cancel)).Refusal!.Code);
    }

    [Fact]
    public async Task A_run_leaves_alone_what_took_effect_since_the_last_import()
    {
        await using var firm = await LakesideFirm.OpenAsync(worked: false);
        await firm.AnnounceAsync("A-1,AAPL,split,2026-11-23,2:1");
        Assert.Empty(await QuarantineAsync(firm));
        firm.Clock.Now = firm.Clock.Now.AddDays(3);
        Assert.Null((await firm.WorkAsync()).Refusal);
        Assert.Equal(3, (await QuarantineAsync(firm)).Count);
        var aapl = await firm.LookAsync(db => db.Set<SecurityRow>().Where(s => s.Ticker == Ticker.Parse("AAPL")).Select(s => s.Id).SingleAsync(LakesideFirm.Cancel));
        Assert.NotEmpty(await firm.ProposalsAsync());
        foreach (var proposal in await firm.ProposalsAsync())
        {
            var content = await firm.LookAsync(db => db.Set<Features.Proposals.ProposalRevisionRow>().Where(r => r.ProposalId == proposal.Id).Select(r => r.Content).SingleAsync(LakesideFirm.Cancel));
            var trades = Data.StoredContent.Read<Domain.Proposals.ProposalContent>(content).Rebalance.Trades;
            Assert.DoesNotContain(trades, t => t.Security == aapl);
        }
    }

    [Fact]
    public async Task A_release_holds_back_what_was_approved_before_the_action_took_effect()
    {
        await using var firm = await LakesideFirm.OpenAsync();
        var content = await firm.LookAsync(async db => Data.StoredContent.Read<Domain.Proposals.ProposalContent>(await db.Set<Features.Proposals.ProposalRevisionRow>()
            .Join(db.Set<Features.Proposals.ProposalRow>().Where(p => db.Set<AccountRow>().Any(a => a.Id == p.AccountId && a.Number == LakesideFirm.ApprovedAccount)), r => r.ProposalId, p => p.Id, (r, _) => r.Content)
            .FirstAsync(LakesideFirm.Cancel)));
        var sold = content.Rebalance.Trades.First(t => t.Side == Domain.Rebalancing.TradeSide.Sell).Ticker;
        await firm.AnnounceAsync($"A-1,{sold},split,2026-11-21,2:1");
        firm.Clock.Now = firm.Clock.Now.AddDays(1);
        var released = (await firm.Get<ReleaseOrders>().RunAsync(new ReleaseInput("Lakeside"), firm.Operations, LakesideFirm.Cancel)).Value;
        Assert.Contains(released.Findings, f => f.Sentence.Contains(sold.Symbol, StringComparison.Ordinal));
        Assert.DoesNotContain(await firm.LookAsync(db => db.Set<OrderRow>().Join(db.Set<SecurityRow>(), o => o.SecurityId, s => s.Id, (_, s) => s.Ticker).ToListAsync(LakesideFirm.Cancel)), t => t == sold);
    }

    private static Task<List<QuarantineRow>> QuarantineAsync(LakesideFirm firm) => firm.LookAsync(db => db.Set<QuarantineRow>().ToListAsync(LakesideFirm.Cancel));
}
