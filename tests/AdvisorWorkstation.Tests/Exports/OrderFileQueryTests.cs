using AdvisorWorkstation.Domain.Values;
using AdvisorWorkstation.Features.Exports;
using Microsoft.EntityFrameworkCore;
using static AdvisorWorkstation.Domain.Tests.Exports.ExportSamples;

namespace AdvisorWorkstation.Tests.Exports;

public sealed class OrderFileQueryTests
{
    [Fact]
    public async Task A_second_click_offers_the_same_bytes_and_each_is_written_down()
    {
        await using var firm = await ExportFirm.OpenAsync();
        var released = await ReleaseAsync(firm);
        var query = firm.Operation<OrderFileQuery>();

        var first = (await query.RunAsync(new OrderFileInput(released.Batch, "fix"), firm.Operations, ExportFirm.Cancel)).Value;
        firm.Clock.Now = firm.Clock.Now.AddDays(3);
        var second = (await query.RunAsync(new OrderFileInput(released.Batch, "fix"), firm.Operations, ExportFirm.Cancel)).Value;

        Assert.Equal(first.Content, second.Content);
        Assert.Equal(released.Files.Single(f => f.Format == "fix").Hash, second.Hash);
        Assert.StartsWith("north-trust-2026-11-20-", second.Name, StringComparison.Ordinal);
        Assert.All(await firm.HistoryAsync("orders.downloaded"), e => Assert.Contains(first.Hash, e.Payload, StringComparison.Ordinal));
        Assert.Equal(2, (await firm.HistoryAsync("orders.downloaded")).Count);
    }

    [Fact]
    public async Task A_file_that_was_replaced_is_not_handed_out()
    {
        await using var firm = await ExportFirm.OpenAsync();
        var released = await ReleaseAsync(firm);
        await firm.ChangeAsync(db => db.Set<OrderFileRow>().ExecuteUpdateAsync(s => s.SetProperty(f => f.Content, new byte[] { 1 }), ExportFirm.Cancel));

        var refused = await firm.Operation<OrderFileQuery>().RunAsync(new OrderFileInput(released.Batch, "csv"), firm.Operations, ExportFirm.Cancel);

        Assert.Equal("file-damaged", refused.Refusal?.Code);
        Assert.Single(await firm.HistoryAsync("orders.file-damaged"));
        Assert.Equal(
            "file-damaged", (await firm.Operation<ExportBatchQuery>().RunAsync(released.Batch, firm.Operations, ExportFirm.Cancel)).Refusal?.Code);
    }

    [Fact]
    public async Task A_batch_or_format_that_is_not_there_is_not_found()
    {
        await using var firm = await ExportFirm.OpenAsync();
        var released = await ReleaseAsync(firm);
        var query = firm.Operation<OrderFileQuery>();
        Assert.Equal("not-found", (await query.RunAsync(new OrderFileInput(released.Batch, "pdf"), firm.Operations, ExportFirm.Cancel)).Refusal?.Code);
        Assert.Equal(
            "not-found",
            (await query.RunAsync(new OrderFileInput(new OrderBatchId(Guid.NewGuid()), "fix"), firm.Operations, ExportFirm.Cancel)).Refusal?.Code);
    }

    [Fact]
    public async Task A_role_that_may_not_take_files_is_refused_and_the_attempt_is_kept()
    {
        await using var firm = await ExportFirm.OpenAsync();
        var released = await ReleaseAsync(firm);
        var refused = await firm.Operation<OrderFileQuery>().RunAsync(new OrderFileInput(released.Batch, "fix"), firm.Advisor, ExportFirm.Cancel);
        Assert.Equal("role", refused.Refusal?.Code);
        Assert.Single(await firm.HistoryAsync("access.denied"));
        Assert.Empty(await firm.HistoryAsync("orders.downloaded"));
    }

    private static async Task<ReleaseResult.Released> ReleaseAsync(ExportFirm firm)
    {
        await firm.AddAsync(Batch(TakesLotFields));
        return Assert.IsType<ReleaseResult.Released>(await firm.ReleaseAsync("North Trust"));
    }
}
