using AdvisorWorkstation.Domain.Rebalancing;
using AdvisorWorkstation.Domain.Values;
using AdvisorWorkstation.Features.Exports;
using static AdvisorWorkstation.Domain.Tests.Exports.ExportSamples;

namespace AdvisorWorkstation.Tests.Exports;

public sealed class ExportsQueryTests
{
    [Fact]
    public async Task Every_custodian_is_shown_with_what_is_waiting()
    {
        await using var firm = await ExportFirm.OpenAsync();
        await firm.AddAsync(Batch(TakesLotFields));
        await firm.AddAsync(Request(WholeSharesOnly));

        var view = await ViewAsync(firm);

        Assert.Equal([("Granite & Sons", 0, 0), ("North Trust", 3, 7)], view.Custodians.Select(c => (c.Custodian.Name, c.Proposals, c.Trades)));
        Assert.Equal((Plan(Batch(TakesLotFields)).Sold, Plan(Batch(TakesLotFields)).Bought), (view.Custodians[1].Sold, view.Custodians[1].Bought));
        Assert.Equal(firm.Clock.Now.AddHours(-1), view.Custodians[1].OldestApproval);
        Assert.Empty(view.Batches);
    }

    [Fact]
    public async Task A_released_batch_is_shown_with_its_files_and_who_took_them()
    {
        await using var firm = await ExportFirm.OpenAsync();
        await firm.AddAsync(Batch(TakesLotFields));
        var released = Assert.IsType<ReleaseResult.Released>(await firm.ReleaseAsync("North Trust"));
        await firm.Operation<OrderFileQuery>().RunAsync(new OrderFileInput(released.Batch, "fix"), firm.Approver, ExportFirm.Cancel);

        var view = await ViewAsync(firm);

        Assert.Equal(0, view.Custodians[0].Proposals);
        var batch = Assert.Single(view.Batches);
        Assert.Equal((released.Batch, "Olga Ops", 4, 3), (batch.Id, batch.CreatedByName, batch.Orders, batch.Proposals));
        Assert.Equal(["csv", "fix", "xlsx"], batch.Files.Select(f => f.File.Format));
        Assert.Equal("Petra Approver", Assert.Single(batch.Files[1].Takes).ByName);
        Assert.Empty(batch.Files[0].Takes);
    }

    [Fact]
    public async Task Batches_are_filtered_by_custodian_and_the_latest_come_first()
    {
        await using var firm = await ExportFirm.OpenAsync();
        await firm.AddAsync(Batch(TakesLotFields));
        await firm.AddAsync(Request(WholeSharesOnly, Proposal(9, "G-9", [], Buy(1, Visa, 5m))));
        await firm.ReleaseAsync("North Trust");
        firm.Clock.Now = firm.Clock.Now.AddMinutes(1);
        await firm.ReleaseAsync(WholeSharesOnly.Name);

        Assert.Equal([WholeSharesOnly.Name, "North Trust"], (await ViewAsync(firm)).Batches.Select(b => b.Custodian));
        Assert.Equal(["North Trust"], (await ViewAsync(firm, new ExportsFilter("North Trust"))).Batches.Select(b => b.Custodian));
        Assert.Single((await ViewAsync(firm, new ExportsFilter(Batches: 1))).Batches);
    }

    [Fact]
    public async Task A_batch_opens_into_blocks_allocations_and_lots()
    {
        await using var firm = await ExportFirm.OpenAsync();
        await firm.AddAsync(Batch(TakesLotFields));
        var released = Assert.IsType<ReleaseResult.Released>(await firm.ReleaseAsync("North Trust"));

        var view = (await firm.Operation<ExportBatchQuery>().RunAsync(released.Batch, firm.Operations, ExportFirm.Cancel)).Value;

        Assert.Equal(PartialFills.ProRata, view.PartialFillRule);
        Assert.Equal(["AAPL", "BRK.B", "MSFT", "V"], view.Blocks.Select(b => b.Ticker.Symbol));
        var sale = view.Blocks[0];
        Assert.Equal((TradeSide.Sell, new Shares(39m), 2), (sale.Side, sale.Quantity, sale.Allocations.Count));
        Assert.Equal([("LOT-77", 10m), ("LOT-91", 2m)], sale.Allocations[0].Lots.Select(l => (l.CustodianLotId, l.Quantity.Count)));
        Assert.Equal(("A1000001", "=Family of A1000001", "Petra Approver", true), (
            sale.Allocations[0].AccountNumber, sale.Allocations[0].AccountName, sale.Allocations[0].ApprovedBy, sale.Allocations[0].Discretionary));
        Assert.Empty(view.Blocks[2].Allocations[0].Lots);
    }

    [Fact]
    public async Task A_batch_that_is_not_there_is_not_found() => await WithFirm(async firm => Assert.Equal(
        "not-found",
        (await firm.Operation<ExportBatchQuery>().RunAsync(new OrderBatchId(Guid.NewGuid()), firm.Operations, ExportFirm.Cancel)).Refusal?.Code));

    [Fact]
    public async Task A_role_that_may_not_export_sees_nothing() => await WithFirm(async firm => Assert.Equal(
        "role", (await firm.Operation<ExportsQuery>().RunAsync(new ExportsFilter(), firm.Advisor, ExportFirm.Cancel)).Refusal?.Code));

    private static async Task<ExportsView> ViewAsync(ExportFirm firm, ExportsFilter? filter = null) =>
        (await firm.Operation<ExportsQuery>().RunAsync(filter ?? new ExportsFilter(), firm.Operations, ExportFirm.Cancel)).Value;

    private static async Task WithFirm(Func<ExportFirm, Task> test)
    {
        await using var firm = await ExportFirm.OpenAsync();
        await test(firm);
    }
}
