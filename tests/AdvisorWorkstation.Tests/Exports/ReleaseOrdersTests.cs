using AdvisorWorkstation.Data;
using AdvisorWorkstation.Domain.Exports;
using AdvisorWorkstation.Domain.Reviews;
using AdvisorWorkstation.Domain.Tests.Exports;
using AdvisorWorkstation.Domain.Values;
using AdvisorWorkstation.Features.Accounts;
using AdvisorWorkstation.Features.Exports;
using AdvisorWorkstation.Features.Proposals;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using static AdvisorWorkstation.Domain.Tests.Exports.ExportSamples;

namespace AdvisorWorkstation.Tests.Exports;

public sealed class ReleaseOrdersTests
{
    [Fact]
    public async Task What_is_approved_leaves_with_its_orders_files_and_history()
    {
        await using var firm = await ExportFirm.OpenAsync();
        var request = Batch(TakesLotFields);
        await firm.AddAsync(request);

        var released = Assert.IsType<ReleaseResult.Released>(await firm.ReleaseAsync("North Trust"));

        Assert.Equal((4, 3), (released.Orders, released.Proposals));
        Assert.Equal(["csv", "fix", "xlsx"], released.Files.Select(f => f.Format));
        var files = await firm.LookAsync(db => db.Set<OrderFileRow>().AsNoTracking().ToDictionaryAsync(f => f.Format, ExportFirm.Cancel));
        var plan = Plan(request);
        Assert.All(OrderFormats.All, f => Assert.Equal(f.Write(plan, Stamp), files[f.Key].Content));
        Assert.All(files.Values, f => Assert.Equal(f.Hash, DomainJson.Hash(f.Content)));
        Assert.Equal(4, StrictFixReader.Read(files["fix"].Content).Count);
        Assert.All(
            await firm.LookAsync(db => db.Set<ProposalRow>().AsNoTracking().ToListAsync(ExportFirm.Cancel)),
            p => Assert.Equal((ProposalState.Exported, 1, firm.Clock.Now), (p.State, p.Version, p.StateSince)));
        Assert.Equal(
            request.Proposals.Sum(p => p.Trades.Count),
            await firm.LookAsync(db => db.Set<AllocationRow>().CountAsync(
                a => a.ApprovedBy == "Petra Approver" && a.RecommendedBy == "run", ExportFirm.Cancel)));
    }

    [Fact]
    public async Task The_history_names_the_files_by_their_hashes_and_every_proposal()
    {
        await using var firm = await ExportFirm.OpenAsync();
        var request = Batch(TakesLotFields);
        await firm.AddAsync(request, ProposalState.AutoApproved);

        var released = Assert.IsType<ReleaseResult.Released>(await firm.ReleaseAsync("North Trust"));

        var batch = Assert.Single(await firm.HistoryAsync("orders.exported"));
        Assert.Equal((released.Batch.ToString(), "Olga Ops"), (batch.SubjectId, batch.ActorName));
        Assert.All(released.Files, f => Assert.Contains($"\"{f.Format}\":\"{f.Hash}\"", batch.Payload, StringComparison.Ordinal));
        var proposals = await firm.HistoryAsync("proposal.exported");
        Assert.Equal(
            request.Proposals.Select(p => (p.Id.ToString(), p.Revision)).Order(), proposals.Select(e => (e.SubjectId, e.SubjectVersion)).Order());
    }

    [Fact]
    public async Task A_second_release_finds_nothing_waiting_and_says_so()
    {
        await using var firm = await ExportFirm.OpenAsync();
        await firm.AddAsync(Batch(TakesLotFields));
        await firm.ReleaseAsync("North Trust");

        var second = Assert.IsType<ReleaseResult.NothingWaiting>(await firm.ReleaseAsync("north trust"));

        Assert.Equal("Nothing is waiting for North Trust: every approved proposal has been exported already. Earlier batches keep their files.", second.Sentence);
        Assert.Equal(1, await firm.LookAsync(db => db.Set<OrderBatchRow>().CountAsync(ExportFirm.Cancel)));
    }

    [Fact]
    public async Task Of_many_releases_at_once_exactly_one_goes_out()
    {
        await using var firm = await ExportFirm.OpenAsync();
        await firm.AddAsync(Batch(TakesLotText));

        var results = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => firm.ReleaseAsync("Lakeside"))));

        Assert.Single(results.OfType<ReleaseResult.Released>());
        Assert.Equal(7, results.OfType<ReleaseResult.NothingWaiting>().Count());
        Assert.Equal(4, await firm.LookAsync(db => db.Set<OrderRow>().CountAsync(ExportFirm.Cancel)));
    }

    [Fact]
    public async Task Only_what_is_approved_leaves()
    {
        await using var firm = await ExportFirm.OpenAsync();
        await firm.AddAsync(Batch(TakesLotFields), ProposalState.InReview);
        var nothing = Assert.IsType<ReleaseResult.NothingWaiting>(await firm.ReleaseAsync("North Trust"));
        Assert.Equal("Nothing is waiting for North Trust: no proposal of its accounts is approved yet.", nothing.Sentence);
    }

    [Fact]
    public async Task Another_custodians_proposals_stay_where_they_are()
    {
        await using var firm = await ExportFirm.OpenAsync();
        await firm.AddAsync(Batch(TakesLotFields));
        var lot = Lot(99, Visa, 5m, null);
        await firm.AddAsync(Request(WholeSharesOnly, Proposal(9, "G-9", [lot], Sell(1, Visa, Take(lot, 5m)))));

        await firm.ReleaseAsync(WholeSharesOnly.Name);

        Assert.Equal(3, await firm.LookAsync(db => db.Set<ProposalRow>().CountAsync(p => p.State == ProposalState.Approved, ExportFirm.Cancel)));
    }

    [Fact]
    public async Task A_lot_sold_elsewhere_since_the_approval_keeps_its_account_here_and_lets_the_others_leave()
    {
        await using var firm = await ExportFirm.OpenAsync();
        var request = Batch(TakesLotFields);
        await firm.AddAsync(request);
        await firm.ChangeAsync(async db => (await db.Set<LotRow>().FirstAsync(l => l.Id == new LotId(11), ExportFirm.Cancel)).Quantity = new Shares(9m));

        var released = Assert.IsType<ReleaseResult.Released>(await firm.ReleaseAsync("North Trust"));

        var finding = Assert.Single(released.Stayed);
        Assert.Equal("Account A1000001, sell 12 AAPL: 10 shares are taken from lot 11, which holds 9.", finding.Sentence);
        Assert.EndsWith("1 proposal stayed here, still approved.", released.Sentence, StringComparison.Ordinal);
        var states = await firm.LookAsync(db => db.Set<ProposalRow>().ToDictionaryAsync(p => p.Id, p => p.State, ExportFirm.Cancel));
        Assert.All(states, p => Assert.Equal(p.Key == finding.Proposal ? ProposalState.Approved : ProposalState.Exported, p.Value));
        var left = await firm.LookAsync(db => db.Set<AllocationRow>().Select(a => a.ProposalId).Distinct().ToListAsync(ExportFirm.Cancel));
        Assert.Equal(request.Proposals.Select(p => p.Id).Where(id => id != finding.Proposal).ToHashSet(), left.ToHashSet());
        Assert.Single(await firm.HistoryAsync("orders.held-back"));
    }

    [Fact]
    public async Task Nothing_leaves_when_every_account_has_a_finding()
    {
        await using var firm = await ExportFirm.OpenAsync();
        await firm.AddAsync(Request(WholeSharesOnly, Proposal(9, "G-9", [], Buy(1, Visa, 5.5m))));

        var held = Assert.IsType<ReleaseResult.HeldBack>(await firm.ReleaseAsync(WholeSharesOnly.Name));

        Assert.Single(held.Findings);
        await NothingHasLeft(firm);
        Assert.Single(await firm.HistoryAsync("orders.held-back"));
    }

    [Fact]
    public async Task Content_other_than_the_approved_one_is_refused()
    {
        await using var firm = await ExportFirm.OpenAsync();
        var request = Batch(TakesLotFields);
        await firm.AddAsync(request);
        var forged = DomainJson.Write(StoredContents.Of([Buy(1, Visa, 5_000m)]));
        await firm.ChangeAsync(db => db.Set<ProposalRevisionRow>()
            .Where(r => r.ProposalId == request.Proposals[1].Id)
            .ExecuteUpdateAsync(
                s => s.SetProperty(r => r.Content, DomainJson.Compress(forged)).SetProperty(r => r.ContentHash, DomainJson.Hash(forged)),
                ExportFirm.Cancel));

        var held = Assert.IsType<ReleaseResult.HeldBack>(await firm.ReleaseAsync("North Trust"));

        var finding = Assert.Single(held.Findings);
        Assert.Equal(("content-hash", request.Proposals[1].Id), (finding.Rule, finding.Proposal));
        await NothingHasLeft(firm);
    }

    [Theory]
    [InlineData(new byte[] { 1, 2, 3, 4, 5 })]
    [InlineData(new byte[] { })]
    [InlineData(new byte[] { 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF })]
    public async Task Damaged_content_is_refused(byte[] content)
    {
        await using var firm = await ExportFirm.OpenAsync();
        await firm.AddAsync(Batch(TakesLotFields));
        await firm.ChangeAsync(db => db.Set<ProposalRevisionRow>().ExecuteUpdateAsync(s => s.SetProperty(r => r.Content, content), ExportFirm.Cancel));

        var held = Assert.IsType<ReleaseResult.HeldBack>(await firm.ReleaseAsync("North Trust"));

        Assert.Equal(["content-hash", "content-hash", "content-hash"], held.Findings.Select(f => f.Rule));
        await NothingHasLeft(firm);
    }

    [Fact]
    public async Task A_proposal_that_was_exported_before_never_leaves_again_whatever_its_state_says()
    {
        await using var firm = await ExportFirm.OpenAsync();
        await firm.AddAsync(Batch(TakesLotFields));
        await firm.ReleaseAsync("North Trust");
        await firm.ChangeAsync(db => db.Set<ProposalRow>().ExecuteUpdateAsync(
            s => s.SetProperty(p => p.State, ProposalState.Approved), ExportFirm.Cancel));

        var held = Assert.IsType<ReleaseResult.HeldBack>(await firm.ReleaseAsync("North Trust"));

        Assert.Equal(["exported-before", "exported-before", "exported-before"], held.Findings.Select(f => f.Rule));
    }

    [Fact]
    public async Task An_account_with_orders_at_the_custodian_sends_no_others_and_the_rest_leave()
    {
        await using var firm = await ExportFirm.OpenAsync();
        var request = Batch(TakesLotFields);
        await firm.AddAsync(request with { Proposals = [.. request.Proposals.Take(1)] });
        await firm.ReleaseAsync("North Trust");
        await firm.AddAgainAsync(request.Proposals[0]);

        var held = Assert.IsType<ReleaseResult.HeldBack>(await firm.ReleaseAsync("North Trust"));

        var finding = Assert.Single(held.Findings);
        Assert.Equal("orders-out", finding.Rule);
        Assert.StartsWith("Account A1000001: orders of 2026-11-20 are with North Trust already", finding.Sentence, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("2026-11-26", null, true)]
    [InlineData("2026-11-27", "old-proposal", false)]
    public async Task A_proposal_leaves_within_five_business_days(string day, string? rule, bool leaves)
    {
        await using var firm = await ExportFirm.OpenAsync();
        await firm.AddAsync(Batch(TakesLotFields));
        firm.Clock.Now = new DateTimeOffset(DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture), new TimeOnly(14, 0), TimeSpan.Zero);
        var result = await firm.ReleaseAsync("North Trust");
        Assert.Equal(leaves, result is ReleaseResult.Released);
        Assert.All(result.Findings, f => Assert.Equal(rule, f.Rule));
    }

    [Fact]
    public async Task A_proposal_older_than_its_accounts_positions_stays_here()
    {
        await using var firm = await ExportFirm.OpenAsync();
        await firm.AddAsync(Batch(TakesLotFields));
        await firm.ChangeAsync(async db => (await db.Set<AccountRow>().SingleAsync(a => a.Number == "A1000002", ExportFirm.Cancel)).HoldingsAsOf = new DateOnly(2026, 11, 20));
        var finding = Assert.Single(Assert.IsType<ReleaseResult.Released>(await firm.ReleaseAsync("North Trust")).Stayed);
        Assert.Equal("newer-positions", finding.Rule);
        Assert.StartsWith("Account A1000002: its proposal is of 2026-11-19, its positions are of 2026-11-20.", finding.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_database_itself_refuses_two_proposals_of_one_account_at_the_custodian()
    {
        await using var firm = await ExportFirm.OpenAsync();
        var request = Batch(TakesLotFields);
        await firm.AddAsync(request);
        await firm.ReleaseAsync("North Trust");
        await firm.AddAgainAsync(request.Proposals[0]);
        await Assert.ThrowsAsync<SqliteException>(() => firm.ChangeAsync(db => db.Set<ProposalRow>().ExecuteUpdateAsync(
            s => s.SetProperty(p => p.State, ProposalState.Exported), ExportFirm.Cancel)));
    }

    [Fact]
    public async Task The_database_itself_refuses_to_keep_a_trade_twice()
    {
        await using var firm = await ExportFirm.OpenAsync();
        await firm.AddAsync(Batch(TakesLotFields));
        await firm.ReleaseAsync("North Trust");
        var kept = await firm.LookAsync(db => db.Set<AllocationRow>().AsNoTracking().FirstAsync(ExportFirm.Cancel));
        await Assert.ThrowsAsync<DbUpdateException>(() => firm.ChangeAsync(db =>
        {
            db.Add(kept);
            return Task.CompletedTask;
        }));
    }

    [Fact]
    public async Task A_role_that_may_not_send_orders_out_is_refused_and_the_attempt_is_kept()
    {
        await using var firm = await ExportFirm.OpenAsync();
        await firm.AddAsync(Batch(TakesLotFields));

        var refused = await firm.Operation<ReleaseOrders>().RunAsync(new ReleaseInput("North Trust"), firm.Advisor, ExportFirm.Cancel);

        Assert.Equal("role", refused.Refusal?.Code);
        Assert.Equal("Adam Advisor", Assert.Single(await firm.HistoryAsync("access.denied")).ActorName);
        await NothingHasLeft(firm);
    }

    [Fact]
    public async Task An_unknown_custodian_is_refused_by_naming_the_known_ones()
    {
        await using var firm = await ExportFirm.OpenAsync();
        await firm.AddAsync(Batch(TakesLotFields));
        var refused = await firm.Operation<ReleaseOrders>().RunAsync(new ReleaseInput("Nowhere"), firm.Operations, ExportFirm.Cancel);
        Assert.Equal("no-custodian", refused.Refusal?.Code);
        Assert.EndsWith("Known: North Trust.", refused.Refusal?.Sentence, StringComparison.Ordinal);
    }

    private static async Task NothingHasLeft(ExportFirm firm)
    {
        Assert.Equal(0, await firm.LookAsync(db => db.Set<OrderBatchRow>().CountAsync(ExportFirm.Cancel)));
        Assert.Equal(0, await firm.LookAsync(db => db.Set<OrderFileRow>().CountAsync(ExportFirm.Cancel)));
        Assert.All(
            await firm.LookAsync(db => db.Set<ProposalRow>().AsNoTracking().ToListAsync(ExportFirm.Cancel)),
            p => Assert.Equal((ProposalState.Approved, 0), (p.State, p.Version)));
    }
}
