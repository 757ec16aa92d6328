using AdvisorWorkstation.Data;
using AdvisorWorkstation.Features.Imports;
using AdvisorWorkstation.Hosting;

namespace AdvisorWorkstation.Tests.Imports;

/// <summary>How much one person may bring in (security.md 3.4).</summary>
public sealed class ImportGateTests
{
    [Fact]
    public async Task Nobody_reads_more_deliveries_at_once_than_allowed()
    {
        await using var firm = await ImportFirm.CreateAsync();
        var gate = firm.Get<ImportGate>();
        using var first = gate.TryEnter(firm.Operations.Person);
        using (gate.TryEnter(firm.Operations.Person))
        {
            var refused = await firm.Get<PreviewImport>().RunAsync(new PreviewImportInput([Fixtures.Delivered("prices.csv")]), firm.Operations, ImportFirm.Cancel);
            Assert.Equal("imports-at-once", refused.Refusal?.Code);
            Assert.NotNull(gate.TryEnter(new Domain.Values.PersonId(Guid.NewGuid())));
        }
        Assert.Equal(ImportState.Previewed, (await firm.PreviewAsync(Fixtures.Delivered("prices.csv"))).State);
    }

    [Fact]
    public async Task The_megabytes_of_a_day_are_counted_and_the_next_day_starts_anew()
    {
        await using var firm = await ImportFirm.CreateAsync(new ImportOptions { MaxMegabytesADay = 1 });
        await firm.PreviewAsync(Large("a.csv", 'a'));
        var second = new PreviewImportInput([Large("b.csv", 'b')]);
        Assert.Equal("imports-a-day", (await firm.Get<PreviewImport>().RunAsync(second, firm.Operations, ImportFirm.Cancel)).Refusal?.Code);
        firm.Clock.Now = firm.Clock.Now.AddDays(1);
        Assert.Null((await firm.Get<PreviewImport>().RunAsync(second, firm.Operations, ImportFirm.Cancel)).Refusal);
    }

    [Fact]
    public async Task A_delivery_that_takes_too_long_is_refused_and_nothing_of_it_is_kept()
    {
        await using var firm = await ImportFirm.CreateAsync();
        var preview = new PreviewImport(firm.Get<Desk>(), firm.Get<RawFiles>(), new ImportOptions(), firm.Get<ImportGate>(), new HurriedClock());
        var refused = await preview.RunAsync(new PreviewImportInput([Fixtures.Delivered("prices.csv")]), firm.Operations, ImportFirm.Cancel);
        Assert.Equal("too-slow", refused.Refusal?.Code);
        Assert.Empty(await firm.AllAsync<ImportRow>());
        Assert.Equal(ImportState.Previewed, (await firm.PreviewAsync(Fixtures.Delivered("prices.csv"))).State);
    }

    [Theory]
    [InlineData(201, 10, "no-files")]
    [InlineData(1, 11_000_000, "file-too-large")]
    [InlineData(60, 9_000_000, "imports-a-day")]
    public async Task What_a_browser_offers_is_refused_by_its_size_before_any_of_it_is_read(int count, long bytes, string code)
    {
        await using var firm = await ImportFirm.CreateAsync();
        var files = Enumerable.Range(0, count).Select(i => new UploadedFile($"{i}.csv", bytes, _ => throw new InvalidOperationException("it was read"))).ToList();
        var received = await firm.Get<ReceiveFiles>().RunAsync(new ReceiveFilesInput(files, _ => { }), firm.Operations, ImportFirm.Cancel);
        Assert.Equal(code, received.Refusal?.Code);
    }

    [Fact]
    public async Task What_a_browser_offers_is_read_and_previewed()
    {
        await using var firm = await ImportFirm.CreateAsync();
        var said = new List<string>();
        var file = new UploadedFile("prices.csv", 10, _ => new MemoryStream(Fixtures.Bytes("prices.csv")));
        var received = await firm.Get<ReceiveFiles>().RunAsync(new ReceiveFilesInput([file], said.Add), firm.Operations, ImportFirm.Cancel);
        Assert.Equal(ImportState.Previewed, received.Value.State);
        Assert.Equal("Reading prices.csv", said[0]);
    }

    private static DeliveredFile Large(string name, char letter) => ImportFirm.File(name, new string(letter, 600_000));

    /// <summary>Rings each timer when it is set, before anybody can do anything else.</summary>
    private sealed class HurriedClock : TimeProvider
    {
        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            callback(state);
            return base.CreateTimer(callback, state, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        }
    }
}
