using AdvisorWorkstation.Domain.Values;
using AdvisorWorkstation.Features.Exports;
using Microsoft.EntityFrameworkCore;
using static AdvisorWorkstation.Domain.Tests.Exports.ExportSamples;

namespace AdvisorWorkstation.Tests.Exports;

public sealed class WriteOrderFilesTests
{
    [Fact]
    public async Task Every_custodians_files_are_written_as_they_are_stored()
    {
        await using var firm = await ExportFirm.OpenAsync();
        await firm.AddAsync(Batch(TakesLotFields));
        await firm.AddAsync(Request(WholeSharesOnly, Proposal(9, "G-9", [], Buy(1, Visa, 5m))));

        var written = (await WriteAsync(firm)).Value;

        Assert.All(written.Releases, r => Assert.IsType<ReleaseResult.Released>(r));
        Assert.Equal(written.Files.Order(StringComparer.Ordinal), Directory.GetFiles(Out(firm)).Order(StringComparer.Ordinal));
        var stored = await firm.LookAsync(db => db.Set<OrderFileRow>().AsNoTracking().ToListAsync(ExportFirm.Cancel));
        Assert.Equal(6, stored.Count);
        Assert.All(stored, f => Assert.Equal(f.Content, File.ReadAllBytes(Path.Combine(Out(firm), f.Name))));
        Assert.Equal(2, (await firm.HistoryAsync("orders.written")).Count);
    }

    [Fact]
    public async Task A_second_run_releases_and_writes_nothing()
    {
        await using var firm = await ExportFirm.OpenAsync();
        await firm.AddAsync(Batch(TakesLotFields));
        var first = (await WriteAsync(firm)).Value;
        foreach (var file in first.Files)
        {
            File.Delete(file);
        }

        var second = (await WriteAsync(firm)).Value;

        Assert.IsType<ReleaseResult.NothingWaiting>(Assert.Single(second.Releases));
        Assert.Empty(second.Files);
        Assert.Empty(Directory.GetFiles(Out(firm)));
    }

    [Fact]
    public async Task Files_of_a_release_that_was_cut_short_are_written_by_the_next_run()
    {
        await using var firm = await ExportFirm.OpenAsync();
        await firm.AddAsync(Batch(TakesLotFields));
        var released = Assert.IsType<ReleaseResult.Released>(await firm.ReleaseAsync("North Trust"));

        var written = (await WriteAsync(firm)).Value;

        Assert.IsType<ReleaseResult.NothingWaiting>(Assert.Single(written.Releases));
        Assert.Equal(released.Files.Select(f => f.Name), written.Files.Select(Path.GetFileName));
    }

    [Fact]
    public async Task Files_that_a_person_released_on_screen_are_left_to_that_person()
    {
        await using var firm = await ExportFirm.OpenAsync();
        await firm.AddAsync(Batch(TakesLotFields));
        await firm.Operation<ReleaseOrders>().RunAsync(new ReleaseInput("North Trust"), firm.Approver, ExportFirm.Cancel);

        Assert.Empty((await WriteAsync(firm)).Value.Files);
    }

    [Fact]
    public async Task One_custodian_that_is_held_back_does_not_stop_another()
    {
        await using var firm = await ExportFirm.OpenAsync();
        await firm.AddAsync(Batch(TakesLotFields));
        await firm.AddAsync(Request(WholeSharesOnly, Proposal(9, "G-9", [], Buy(1, Visa, 5.5m))));

        var written = (await WriteAsync(firm)).Value;

        Assert.Equal([typeof(ReleaseResult.HeldBack), typeof(ReleaseResult.Released)], written.Releases.Select(r => r.GetType()));
        Assert.Equal(3, written.Files.Count);
    }

    [Fact]
    public async Task A_folder_that_can_not_be_written_is_refused_before_anything_is_released()
    {
        await using var firm = await ExportFirm.OpenAsync();
        await firm.AddAsync(Batch(TakesLotFields));
        await File.WriteAllTextAsync(Out(firm), "a file stands where the folder should be", ExportFirm.Cancel);

        var refused = await WriteAsync(firm);

        Assert.Equal("not-written", refused.Refusal?.Code);
        Assert.Equal(0, await firm.LookAsync(db => db.Set<OrderBatchRow>().CountAsync(ExportFirm.Cancel)));
    }

    [Fact]
    public async Task Of_many_runs_at_once_each_file_is_written_by_one()
    {
        await using var firm = await ExportFirm.OpenAsync();
        await firm.AddAsync(Batch(TakesLotFields));

        var runs = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Task.Run(() => WriteAsync(firm))));

        Assert.Equal(3, runs.Sum(r => r.Value.Files.Count));
        Assert.Single(await firm.HistoryAsync("orders.written"));
    }

    [Fact]
    public async Task An_empty_name_of_a_folder_is_refused()
    {
        await using var firm = await ExportFirm.OpenAsync();
        var refused = await firm.Operation<WriteOrderFiles>().RunAsync(new WriteOrderFilesInput(null, ""), firm.Operations, ExportFirm.Cancel);
        Assert.Equal("not-written", refused.Refusal?.Code);
    }

    [Fact]
    public async Task Another_file_of_the_same_name_is_never_overwritten()
    {
        await using var firm = await ExportFirm.OpenAsync();
        await firm.AddAsync(Batch(TakesLotFields));
        var released = Assert.IsType<ReleaseResult.Released>(await firm.ReleaseAsync("North Trust"));
        Directory.CreateDirectory(Out(firm));
        var taken = Path.Combine(Out(firm), released.Files[1].Name);
        await File.WriteAllTextAsync(taken, "mine", ExportFirm.Cancel);

        Assert.Equal("not-written", (await WriteAsync(firm)).Refusal?.Code);

        Assert.Equal("mine", await File.ReadAllTextAsync(taken, ExportFirm.Cancel));
        Assert.DoesNotContain(Directory.GetFiles(Out(firm)), f => f.EndsWith(".tmp", StringComparison.Ordinal));
        File.Delete(taken);
        Assert.Equal(3, (await WriteAsync(firm)).Value.Files.Count);
    }

    [Fact]
    public async Task Order_files_are_readable_by_their_owner_only()
    {
        await using var firm = await ExportFirm.OpenAsync();
        await firm.AddAsync(Batch(TakesLotFields));
        var written = (await WriteAsync(firm)).Value;
        Assert.All(written.Files, f => Assert.True(
            OperatingSystem.IsWindows() || File.GetUnixFileMode(f) == (UnixFileMode.UserRead | UnixFileMode.UserWrite), f));
    }

    [Fact]
    public async Task A_role_that_may_not_export_is_refused_before_a_folder_is_made()
    {
        await using var firm = await ExportFirm.OpenAsync();
        var refused = await firm.Operation<WriteOrderFiles>().RunAsync(new WriteOrderFilesInput(null, Out(firm)), firm.Advisor, ExportFirm.Cancel);
        Assert.Equal("role", refused.Refusal?.Code);
        Assert.False(Directory.Exists(Out(firm)));
    }

    private static string Out(ExportFirm firm) => Path.Combine(firm.Folder, "out");

    private static Task<Outcome<WrittenOrders>> WriteAsync(ExportFirm firm) =>
        firm.Operation<WriteOrderFiles>().RunAsync(new WriteOrderFilesInput(null, Out(firm)), firm.Operations, ExportFirm.Cancel);
}
