using AdvisorWorkstation.Domain.Accounts;
using AdvisorWorkstation.Domain.Customizations;
using AdvisorWorkstation.Domain.Reviews;
using AdvisorWorkstation.Domain.Values;
using AdvisorWorkstation.Features.Accounts;
using AdvisorWorkstation.Features.Customizations;
using AdvisorWorkstation.Features.Exports;
using AdvisorWorkstation.Features.Markets;
using AdvisorWorkstation.Features.Proposals;
using Microsoft.EntityFrameworkCore;
using static AdvisorWorkstation.Domain.Tests.Exports.ExportSamples;

namespace AdvisorWorkstation.Tests.Exports;

/// <summary>What changes between approval and release, item by item: the account concerned stays, the others leave.</summary>
public sealed class InputsNowTests
{
    [Fact]
    public async Task A_restriction_of_after_the_approval_keeps_the_account_here()
    {
        await using var firm = await OpenAsync();
        await firm.ChangeAsync(async db => db.Add(new CustomizationRow
        {
            Scope = PolicyScope.Account,
            ScopeId = (await AccountAsync(db)).Id.ToString(),
            Option = "security.rule",
            Arguments = "ticker=V; rule=never-buy",
            From = new DateOnly(2026, 11, 20),
            EnteredAt = firm.Clock.Now,
            EnteredBy = "Petra",
        }));
        await StaysAsync(firm, "restriction", "Account A1000002: its proposal buys V, but V is never bought. Rebalance the account.");
    }

    [Theory]
    [InlineData("93.6", true)]
    [InlineData("93.5", false)]
    [InlineData("114.4", true)]
    [InlineData("114.5", false)]
    public async Task A_price_that_moved_more_than_a_tenth_keeps_the_account_here(string close, bool leaves)
    {
        var price = decimal.Parse(close, System.Globalization.CultureInfo.InvariantCulture);
        await using var firm = await OpenAsync();
        await firm.ChangeAsync(db =>
        {
            db.Add(new PriceRow { SecurityId = Visa.Id, Date = new DateOnly(2026, 11, 20), Close = new Price(price) });
            return Task.CompletedTask;
        });
        if (leaves)
        {
            Assert.Empty(Assert.IsType<ReleaseResult.Released>(await firm.ReleaseAsync("North Trust")).Stayed);
            return;
        }
        await StaysAsync(firm, "price-moved", $"Account A1000002: the price of V is {price:0.00}; it was 104.00 when the proposal was made. Rebalance the account.");
    }

    [Fact]
    public async Task Cash_that_changed_keeps_the_account_here()
    {
        await using var firm = await OpenAsync();
        await firm.ChangeAsync(async db => (await AccountAsync(db)).Cash = new Money(-1_234.5m));
        await StaysAsync(firm, "cash-changed", "Account A1000002: its cash is $-1,234.50; it was $0.00 when the proposal was made. Rebalance the account.");
    }

    [Fact]
    public async Task A_withdrawal_that_was_not_known_keeps_the_account_here()
    {
        await using var firm = await OpenAsync();
        await firm.ChangeAsync(async db => db.Add(new CashFlowRow
        {
            AccountId = (await AccountAsync(db)).Id,
            Kind = CashFlowKind.Withdrawal,
            Amount = new Money(-5_000m),
            Due = new DateOnly(2026, 11, 25),
        }));
        await StaysAsync(firm, "flows-changed", "Account A1000002: its deposits and withdrawals to come are not those that the proposal was made with. Rebalance the account.");
    }

    [Fact]
    public async Task Data_that_is_not_what_the_proposal_was_made_from_keeps_the_account_here()
    {
        await using var firm = await OpenAsync();
        await firm.ChangeAsync(async db =>
        {
            var account = (await AccountAsync(db)).Id;
            await db.Set<SnapshotRow>()
                .Where(s => db.Set<ProposalRow>().Any(p => p.SnapshotHash == s.Hash && p.AccountId == account))
                .ExecuteUpdateAsync(s => s.SetProperty(r => r.Content, new byte[] { 1, 2, 3 }), ExportFirm.Cancel);
        });
        await StaysAsync(firm, "snapshot-hash", "Account A1000002: the data that its proposal was made from is not what was stored, its hash differs. Tell compliance.");
    }

    [Fact]
    public async Task A_state_that_nobody_approved_holds_all_of_the_custodian_back()
    {
        await using var firm = await ExportFirm.OpenAsync();
        var request = Batch(TakesLotFields);
        await firm.AddAsync(request with { Proposals = [.. request.Proposals.Take(2)] });
        await firm.AddMoreAsync(request.Proposals[2], TakesLotFields, ProposalState.InReview);
        await firm.ChangeAsync(db => db.Set<ProposalRow>()
            .Where(p => p.State == ProposalState.InReview)
            .ExecuteUpdateAsync(s => s.SetProperty(p => p.State, ProposalState.Approved), ExportFirm.Cancel));

        var held = Assert.IsType<ReleaseResult.HeldBack>(await firm.ReleaseAsync("North Trust"));

        var finding = Assert.Single(held.Findings);
        Assert.Equal(("no-approval", request.Proposals[2].Id), (finding.Rule, finding.Proposal));
        Assert.Contains("Tell compliance; nothing leaves for North Trust.", finding.Sentence, StringComparison.Ordinal);
        Assert.Equal(0, await firm.LookAsync(db => db.Set<OrderBatchRow>().CountAsync(ExportFirm.Cancel)));
    }

    [Theory]
    [InlineData("UPDATE Proposals SET Revision = Revision + 1")]
    [InlineData("UPDATE Proposals SET State = 1")]
    public async Task An_approval_counts_for_its_revision_and_its_way_only(string change)
    {
        await using var firm = await OpenAsync();
        await firm.LookAsync(db => db.Database.ExecuteSqlRawAsync(change, ExportFirm.Cancel));
        var held = Assert.IsType<ReleaseResult.HeldBack>(await firm.ReleaseAsync("North Trust"));
        Assert.Equal(3, held.Findings.Count(f => f.Rule == "no-approval"));
    }

    private static async Task<ExportFirm> OpenAsync()
    {
        var firm = await ExportFirm.OpenAsync();
        await firm.AddAsync(Batch(TakesLotFields));
        return firm;
    }

    private static Task<AccountRow> AccountAsync(Data.AdvisorDb db) => db.Set<AccountRow>().SingleAsync(a => a.Number == "A1000002", ExportFirm.Cancel);

    private static async Task StaysAsync(ExportFirm firm, string rule, string sentence)
    {
        var released = Assert.IsType<ReleaseResult.Released>(await firm.ReleaseAsync("North Trust"));
        var finding = Assert.Single(released.Stayed);
        Assert.Equal((rule, sentence), (finding.Rule, finding.Sentence));
        Assert.Equal(2, released.Proposals);
    }
}
