using AdvisorWorkstation.Domain.Accounts;
using AdvisorWorkstation.Domain.Exports;
using AdvisorWorkstation.Domain.Values;
using AdvisorWorkstation.Features.Accounts;
using AdvisorWorkstation.Features.Accounts.Books;
using AdvisorWorkstation.Features.Exports;
using Microsoft.EntityFrameworkCore;
using static AdvisorWorkstation.Domain.Tests.Exports.ExportSamples;

namespace AdvisorWorkstation.Tests.Exports;

/// <summary>What the household did between approval and release, as far as it opens a wash-sale window.</summary>
public sealed class WashSaleReleaseTests
{
    private static readonly DateOnly Since = new(2026, 11, 18);

    [Fact]
    public async Task A_purchase_of_what_the_household_sold_at_a_loss_since_stays_here()
    {
        await using var firm = await OpenAsync();
        await firm.ChangeAsync(async db => db.Add(Loss(await SpouseAsync(firm, db, AccountKind.Taxable))));
        await StaysAsync(firm, "Account A1000002: its proposal buys V, which the household sold at a loss; blocked until 2026-12-19. Rebalance the account.");
    }

    [Fact]
    public async Task A_loss_of_what_the_household_bought_since_stays_here()
    {
        await using var firm = await OpenAsync(gain: -50m);
        await firm.ChangeAsync(async db => db.Add(Bought(await SpouseAsync(firm, db, AccountKind.RothIra))));
        await StaysAsync(
            firm, "Account A1000002: its proposal sells AAPL at a loss, which a purchase of the household disallows until 2026-12-19. Rebalance the account.");
    }

    [Fact]
    public async Task A_gain_of_what_the_household_bought_since_leaves()
    {
        await using var firm = await OpenAsync(gain: 50m);
        await firm.ChangeAsync(async db => db.Add(Bought(await SpouseAsync(firm, db, AccountKind.RothIra))));
        Assert.Empty(Assert.IsType<ReleaseResult.Released>(await firm.ReleaseAsync("North Trust")).Stayed);
    }

    [Fact]
    public async Task What_another_household_did_keeps_nothing_here()
    {
        await using var firm = await OpenAsync(gain: -50m);
        await firm.ChangeAsync(async db => db.Add(Loss(await IdAsync(db, "A1000003"))));
        Assert.Equal(3, Assert.IsType<ReleaseResult.Released>(await firm.ReleaseAsync("North Trust")).Proposals);
    }

    [Fact]
    public async Task A_loss_that_leaves_with_a_purchase_of_the_same_household_stays_here_as_the_purchase_does()
    {
        await using var firm = await OpenAsync(gain: -50m);
        await firm.AddMoreAsync(Proposal(4, "A1000004", [], Buy(1, Apple, 3m)), TakesLotFields, Domain.Reviews.ProposalState.Approved);
        await firm.ChangeAsync(async db =>
        {
            var household = await db.Set<AccountRow>().Where(a => a.Number == "A1000002").Select(a => a.HouseholdId).SingleAsync(ExportFirm.Cancel);
            (await db.Set<AccountRow>().SingleAsync(a => a.Number == "A1000004", ExportFirm.Cancel)).HouseholdId = household;
        });
        var released = Assert.IsType<ReleaseResult.Released>(await firm.ReleaseAsync("North Trust"));
        Assert.Equal(["A1000002", "A1000004"], released.Stayed.Where(f => f.Rule == "wash-sale").Select(f => f.Sentence[8..16]).Order(StringComparer.Ordinal));
        Assert.Equal(2, released.Proposals);
    }

    private static async Task<ExportFirm> OpenAsync(decimal? gain = null)
    {
        var firm = await ExportFirm.OpenAsync();
        var batch = Batch(TakesLotFields);
        await firm.AddAsync(batch with { Proposals = [batch.Proposals[0], Selling(batch.Proposals[1], gain), batch.Proposals[2]] });
        return firm;
    }

    private static ApprovedProposal Selling(ApprovedProposal proposal, decimal? gain)
    {
        var sale = proposal.Trades[0];
        var first = sale.Lots[0] with { Gain = gain is { } known ? new Money(known) : null };
        return proposal with { Trades = [sale with { Lots = [first, .. sale.Lots.Skip(1)] }, .. proposal.Trades.Skip(1)] };
    }

    /// <summary>An account without a proposal beside A1000002.</summary>
    private static async Task<AccountId> SpouseAsync(ExportFirm firm, Data.AdvisorDb db, AccountKind kind)
    {
        var spouse = new AccountId(Guid.NewGuid());
        db.Add(new AccountRow
        {
            Id = spouse,
            HouseholdId = await db.Set<AccountRow>().Where(a => a.Number == "A1000002").Select(a => a.HouseholdId).SingleAsync(ExportFirm.Cancel),
            BookId = firm.Book,
            Number = "S1",
            Name = "Spouse",
            Kind = kind,
            Custodian = "North Trust",
            Opened = new DateOnly(2020, 1, 1),
        });
        return spouse;
    }

    private static RealizedRow Loss(AccountId account) => new()
    {
        AccountId = account,
        SecurityId = Visa.Id,
        Date = Since,
        Entry = 4,
        LotEntry = 1,
        LotPart = 1,
        Quantity = new Shares(1m),
        Proceeds = new Money(100m),
        Basis = new Money(180m),
        Disallowed = Money.Zero,
    };

    private static LotRow Bought(AccountId account) => new()
    {
        AccountId = account,
        SecurityId = Apple.Id,
        Entry = 8,
        Part = 1,
        Quantity = new Shares(30m),
        Acquired = Since,
        CostBasis = new Money(3_000m),
    };

    private static Task<AccountId> IdAsync(Data.AdvisorDb db, string number) =>
        db.Set<AccountRow>().Where(a => a.Number == number).Select(a => a.Id).SingleAsync(ExportFirm.Cancel);

    private static async Task StaysAsync(ExportFirm firm, string sentence)
    {
        var released = Assert.IsType<ReleaseResult.Released>(await firm.ReleaseAsync("North Trust"));
        var finding = Assert.Single(released.Stayed);
        Assert.Equal(("wash-sale", sentence), (finding.Rule, finding.Sentence));
        Assert.Equal(2, released.Proposals);
    }
}
