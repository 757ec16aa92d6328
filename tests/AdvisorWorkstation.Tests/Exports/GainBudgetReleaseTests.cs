using AdvisorWorkstation.Data;
using AdvisorWorkstation.Domain.Accounts.Tax;
using AdvisorWorkstation.Domain.Customizations;
using AdvisorWorkstation.Domain.Exports;
using AdvisorWorkstation.Domain.Reviews;
using AdvisorWorkstation.Domain.Values;
using AdvisorWorkstation.Features.Accounts;
using AdvisorWorkstation.Features.Accounts.Books;
using AdvisorWorkstation.Features.Customizations;
using AdvisorWorkstation.Features.Exports;
using AdvisorWorkstation.Features.Proposals;
using AdvisorWorkstation.Features.Reviews;
using Microsoft.EntityFrameworkCore;
using static AdvisorWorkstation.Domain.Tests.Exports.ExportSamples;

namespace AdvisorWorkstation.Tests.Exports;

/// <summary>Two proposals of one household, $6,000 of long-term gain each, and a budget that has room for one.</summary>
public sealed class GainBudgetReleaseTests
{
    [Fact]
    public async Task The_second_of_two_proposals_that_would_spend_the_households_budget_twice_is_not_approved()
    {
        await using var firm = await OpenAsync(ProposalState.InReview, household: 10_000m);
        Assert.Equal(ProposalState.Approved, (await ApproveAsync(firm, 1)).Value);

        var second = await ApproveAsync(firm, 2);

        Assert.Equal("gain-budget", second.Refusal?.Code);
        Assert.StartsWith(Sentence("in review"), second.Refusal?.Sentence, StringComparison.Ordinal);
        Assert.Equal([ProposalState.Approved, ProposalState.InReview], await StatesAsync(firm));
        Assert.Single(await firm.HistoryAsync("proposal.approved"));
    }

    [Fact]
    public async Task Of_two_approvals_at_once_one_stands()
    {
        await using var firm = await OpenAsync(ProposalState.InReview, household: 10_000m);
        var outcomes = await Task.WhenAll(Task.Run(() => ApproveAsync(firm, 1)), Task.Run(() => ApproveAsync(firm, 2)));
        Assert.Single(outcomes, o => !o.IsRefused);
        Assert.Equal("gain-budget", outcomes.Single(o => o.IsRefused).Refusal?.Code);
    }

    [Fact]
    public async Task Both_are_approved_where_the_budget_has_room_for_both()
    {
        await using var firm = await OpenAsync(ProposalState.InReview, household: 12_000m);
        Assert.False((await ApproveAsync(firm, 1)).IsRefused);
        Assert.False((await ApproveAsync(firm, 2)).IsRefused);
        Assert.Equal(2, Assert.IsType<ReleaseResult.Released>(await firm.ReleaseAsync("North Trust")).Proposals);
    }

    [Theory]
    [InlineData(6_000, false)]
    [InlineData(5_900, true)]
    public async Task An_account_with_a_budget_of_its_own_is_held_to_that(int budget, bool isRefused)
    {
        await using var firm = await OpenAsync(ProposalState.InReview, account: budget);
        Assert.False((await ApproveAsync(firm, 2)).IsRefused);
        Assert.Equal(isRefused ? "gain-budget" : null, (await ApproveAsync(firm, 1)).Refusal?.Code);
    }

    [Fact]
    public async Task An_edit_that_realizes_more_counts_with_what_it_realizes_now()
    {
        await using var firm = await OpenAsync(ProposalState.InReview, household: 12_500m);
        await EditAsync(firm, 2, 6_600m);
        Assert.False((await ApproveAsync(firm, 1)).IsRefused);
        var edited = await ApproveAsync(firm, 2);
        Assert.Contains("(in review) ($6,600.00)", edited.Refusal?.Sentence, StringComparison.Ordinal);
        Assert.Contains("$100.00 more than the budget", edited.Refusal?.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_edit_is_counted_against_what_is_out_at_the_custodian_and_not_in_the_books()
    {
        await using var firm = await OpenAsync(ProposalState.InReview, household: 10_000m);
        await ApproveAsync(firm, 1);
        Assert.IsType<ReleaseResult.Released>(await firm.ReleaseAsync("North Trust"));
        Assert.Contains("(exported)", (await ApproveAsync(firm, 2)).Refusal?.Sentence, StringComparison.Ordinal);
        await firm.LookAsync(db => db.Database.ExecuteSqlRawAsync("UPDATE Proposals SET Booked = 1 WHERE State = 7", ExportFirm.Cancel));
        Assert.False((await ApproveAsync(firm, 2)).IsRefused);
    }

    [Fact]
    public async Task What_was_approved_last_stays_at_the_release_when_the_budget_became_too_small_for_both()
    {
        await using var firm = await OpenAsync(ProposalState.Approved, household: 10_000m);
        await firm.LookAsync(db => db.Database.ExecuteSqlRawAsync(
            "UPDATE Proposals SET StateSince = StateSince + 1 WHERE AccountId = (SELECT Id FROM Accounts WHERE Number = 'A1000002')", ExportFirm.Cancel));

        var released = Assert.IsType<ReleaseResult.Released>(await firm.ReleaseAsync("North Trust"));

        Assert.Equal(1, released.Proposals);
        var finding = Assert.Single(released.Stayed);
        Assert.Equal("gain-budget", finding.Rule);
        Assert.Equal(
            $"Account A1000002: {Sentence("approved")} Rebalance the account.", finding.Sentence);
    }

    [Fact]
    public async Task Gains_that_were_booked_since_the_approval_keep_a_proposal_here()
    {
        await using var firm = await OpenAsync(ProposalState.Approved, household: 12_000m);
        await firm.ChangeAsync(async db => db.Add(Realized(await IdAsync(db, "A1000001"), 1_500m)));
        var released = Assert.IsType<ReleaseResult.Released>(await firm.ReleaseAsync("North Trust"));
        Assert.Contains("$1,500.00 more than the budget of $12,000.00 has left after $1,500.00 this year.", Assert.Single(released.Stayed).Sentence, StringComparison.Ordinal);
    }

    private static string Sentence(string second) =>
        $"Long-term gains: =Family of A1000001 (approved) ($6,000.00), =Family of A1000002 ({second}) ($6,000.00) together realize $12,000.00, "
        + "$2,000.00 more than the budget of $10,000.00 has left after $0.00 this year.";

    private static RealizedRow Realized(AccountId account, decimal gain) => new()
    {
        AccountId = account,
        SecurityId = Visa.Id,
        Date = new DateOnly(2026, 3, 2),
        Entry = 4,
        LotEntry = 0,
        LotPart = 0,
        Quantity = new Shares(1m),
        Proceeds = new Money(gain),
        Basis = Money.Zero,
        Term = HoldingTerm.LongTerm,
        Disallowed = Money.Zero,
    };

    private static async Task<ExportFirm> OpenAsync(ProposalState state, decimal? household = null, decimal? account = null)
    {
        var firm = await ExportFirm.OpenAsync();
        var batch = Batch(TakesLotFields);
        await firm.AddAsync(batch with { Proposals = [.. batch.Proposals.Take(2).Select(p => Realizing(p, 6_000m))] }, state);
        await firm.ChangeAsync(async db =>
        {
            var accounts = await db.Set<AccountRow>().OrderBy(a => a.Number).ToListAsync(ExportFirm.Cancel);
            accounts[1].HouseholdId = accounts[0].HouseholdId;
            if (household is { } shared)
            {
                db.Add(Budget(firm, PolicyScope.Household, accounts[0].HouseholdId.ToString(), shared));
            }
            if (account is { } own)
            {
                db.Add(Budget(firm, PolicyScope.Account, accounts[0].Id.ToString(), own));
            }
        });
        return firm;
    }

    private static CustomizationRow Budget(ExportFirm firm, PolicyScope scope, string id, decimal longTerm) => new()
    {
        Scope = scope,
        ScopeId = id,
        Option = "tax.gain-budget",
        Arguments = FormattableString.Invariant($"long={longTerm}; short=0"),
        From = new DateOnly(2026, 1, 2),
        EnteredAt = firm.Clock.Now,
        EnteredBy = "Petra",
    };

    private static ApprovedProposal Realizing(ApprovedProposal proposal, decimal gain) =>
        proposal with { Trades = [proposal.Trades[0] with { LongTermGain = new Money(gain) }, .. proposal.Trades.Skip(1)] };

    private static async Task EditAsync(ExportFirm firm, int number, decimal gain)
    {
        var content = StoredContent.Of(StoredContents.Of(Realizing(Batch(TakesLotFields).Proposals[number - 1], gain).Trades));
        await firm.ChangeAsync(async db =>
        {
            var row = await RowAsync(db, number);
            (row.Revision, row.ContentHash, row.Editors) = (row.Revision + 1, content.Hash, [firm.Approver.Person]);
            db.Add(new ProposalRevisionRow
            {
                ProposalId = row.Id,
                Revision = row.Revision,
                MadeAt = firm.Clock.Now,
                MadeBy = "Petra Approver",
                Reason = "More of it.",
                Content = content.Content,
                ContentHash = content.Hash,
            });
        });
    }

    private static async Task<Outcome<ProposalState>> ApproveAsync(ExportFirm firm, int number)
    {
        var row = await firm.LookAsync(db => RowAsync(db, number));
        return await firm.Operation<DecideProposal>().RunAsync(row.Id, new ReviewCommand.Approve(row.Revision), firm.Operations, ExportFirm.Cancel);
    }

    private static async Task<ProposalRow> RowAsync(AdvisorDb db, int number)
    {
        var account = await IdAsync(db, $"A100000{number}");
        return await db.Set<ProposalRow>().SingleAsync(p => p.AccountId == account, ExportFirm.Cancel);
    }

    private static Task<AccountId> IdAsync(AdvisorDb db, string number) =>
        db.Set<AccountRow>().Where(a => a.Number == number).Select(a => a.Id).SingleAsync(ExportFirm.Cancel);

    private static Task<List<ProposalState>> StatesAsync(ExportFirm firm) => firm.LookAsync(db => db.Set<ProposalRow>()
        .Join(db.Set<AccountRow>(), p => p.AccountId, a => a.Id, (p, a) => new { p.State, a.Number })
        .OrderBy(p => p.Number)
        .Select(p => p.State)
        .ToListAsync(ExportFirm.Cancel));
}
