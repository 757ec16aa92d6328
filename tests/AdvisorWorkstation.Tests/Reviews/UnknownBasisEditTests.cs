using AdvisorWorkstation.Domain.Accounts.Ledger;
using AdvisorWorkstation.Domain.Rebalancing;
using AdvisorWorkstation.Domain.Reviews;
using AdvisorWorkstation.Domain.Values;
using AdvisorWorkstation.Features.Accounts.Books;
using AdvisorWorkstation.Features.Markets;
using AdvisorWorkstation.Features.Proposals;
using AdvisorWorkstation.Features.Reviews;
using AdvisorWorkstation.Tests.BatchRuns;
using AdvisorWorkstation.Tests.Fixtures;
using AdvisorWorkstation.Tests.UI;
using Bunit;
using Microsoft.EntityFrameworkCore;

namespace AdvisorWorkstation.Tests.Reviews;

/// <summary>An account whose UNH is of unknown basis: a run leaves it alone, a person sells some of it, and another one approves.</summary>
public sealed class UnknownBasisEditTests
{
    private const string Reason = "The client has asked for it in writing.";

    [Fact]
    public async Task A_run_never_sells_it_and_a_person_does_with_a_second_one_to_approve()
    {
        await using var firm = await FirmAsync();
        var (view, unh) = await LookAsync(firm);
        Assert.All(view.Content.Rebalance.Trades, t => Assert.DoesNotContain(t.Lots, l => l.Basis is null));

        Assert.Equal(2, (await EditAsync(firm, unh, 50m)).Value);
        var after = (await LookAsync(firm)).View;
        var trade = after.Content.Rebalance.Trades.Single(t => t.Security == unh);
        Assert.Equal((TradeSide.Sell, 50m, 50m), (trade.Side, trade.Quantity.Count, trade.SharesOfUnknownBasis().Count));
        Assert.False(after.Content.HasBlock, string.Join("; ", after.Content.Findings));
        Assert.Contains(after.Content.Findings, f => f.Rule == "unknown-basis" && f.Sentence.Contains("asked for it in writing", StringComparison.Ordinal));

        var decide = firm.Get<DecideProposal>();
        var id = after.Line.Id;
        Assert.Equal(ProposalState.AwaitingSecondApproval, (await decide.RunAsync(id, new ReviewCommand.Approve(2), firm.Operations, LakesideFirm.Cancel)).Value);
        Assert.Equal(ProposalState.Approved, (await decide.RunAsync(id, new ReviewCommand.Approve(2), firm.OtherOperations, LakesideFirm.Cancel)).Value);
    }

    [Theory]
    [InlineData(400, Reason, "unknown-basis")]
    [InlineData(-1, Reason, "unknown-basis")]
    [InlineData(50, "no", "no-reason")]
    public async Task More_than_there_is_or_no_reason_is_refused(int shares, string reason, string code)
    {
        await using var firm = await FirmAsync();
        var (_, unh) = await LookAsync(firm);
        Assert.Equal(code, (await EditAsync(firm, unh, shares, reason)).Refusal?.Code);
        Assert.Equal(1, (await firm.ProposalAsync()).Revision);
    }

    [Fact]
    public async Task The_page_offers_it_beside_the_trades_and_says_that_the_tax_is_unknown()
    {
        await using var firm = await FirmAsync();
        await using var desk = new DeskRenderer(firm, firm.Operations);
        var page = desk.Render<ProposalPage>(p => p.Add(x => x.Id, firm.ProposalAsync().Result.Id.ToString()));
        page.WaitForElement("#unknown-security");
        await page.FindAll("button").Single(b => b.TextContent == "Sell some").ClickAsync();
        Assert.Contains("Edit: sell UNH", page.Find(".dlg h2").TextContent, StringComparison.Ordinal);
        await page.Find("#unknown-basis").InputAsync("50");
        await page.Find("#edit-reason").InputAsync(Reason);
        await page.Find(".dlg footer .go").ClickAsync();
        page.WaitForAssertion(() => Assert.Contains("Revision 2 is on the table", page.Find(".act [role=status]").TextContent, StringComparison.Ordinal), TimeSpan.FromSeconds(20));
        var row = page.FindAll(".trades tbody tr[id]").Single(r => r.TextContent.Contains("UNH", StringComparison.Ordinal));
        Assert.Contains("unknown", row.TextContent, StringComparison.Ordinal);
        Assert.Contains("without the unknown part", page.Find(".trades tfoot").TextContent, StringComparison.Ordinal);
    }

    private static async Task<LakesideFirm> FirmAsync()
    {
        var firm = await LakesideFirm.OpenAsync(worked: false);
        var account = await firm.AccountAsync(LakesideFirm.WaitingAccount);
        var unh = await firm.LookAsync(db => db.Set<SecurityRow>().SingleAsync(s => s.Ticker == Ticker.Parse("UNH"), LakesideFirm.Cancel));
        var lots = new[] { new StatedLot(new Shares(305.958m), new DateOnly(2023, 1, 21), null) };
        var corrected = await firm.Get<CorrectLots>().RunAsync(new CorrectLotsInput(account.Id, unh.Id, lots, Reason, false), firm.Operations, LakesideFirm.Cancel);
        Assert.Null(corrected.Refusal);
        Assert.Null((await firm.WorkAsync()).Refusal);
        return firm;
    }

    private static async Task<(ProposalView View, SecurityId Unh)> LookAsync(LakesideFirm firm)
    {
        var view = (await firm.Get<ProposalQuery>().RunAsync((await firm.ProposalAsync()).Id, firm.Operations, LakesideFirm.Cancel)).Value;
        return (view, view.Snapshot.Securities.Single(v => v.Security.Ticker.Symbol == "UNH").Security.Id);
    }

    private static async Task<Outcome<int>> EditAsync(LakesideFirm firm, SecurityId unh, decimal unknown, string reason = Reason)
    {
        var (view, _) = await LookAsync(firm);
        var held = view.Snapshot.Positions.Single(p => p.Security == unh).Quantity;
        var edit = new QuantityEdit(1, unh, held - new Shares(Math.Clamp(unknown, 0m, held.Count)), reason) { UnknownBasisSold = new Shares(unknown) };
        return await firm.Get<EditProposal>().RunAsync(view.Line.Id, edit, firm.Operations, LakesideFirm.Cancel);
    }
}
