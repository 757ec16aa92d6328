using AdvisorWorkstation.Domain.Values;
using AdvisorWorkstation.Features.Monitoring;
using AdvisorWorkstation.Tests.Fixtures;

namespace AdvisorWorkstation.Tests.Monitoring;

/// <summary>Measures the whole process, so nothing else may run meanwhile.</summary>
[CollectionDefinition(nameof(ScanMemoryTests), DisableParallelization = true)]
[Collection(nameof(ScanMemoryTests))]
public sealed class ScanMemoryTests(ITestOutputHelper output)
{
    private const int Scans = 24;
    private const int WarmUp = 4;
    private const long MostGrowth = 2_000_000;

    [Fact]
    public async Task Memory_stays_flat_over_twenty_scans()
    {
        await using var firm = await LakesideFirm.OpenAsync();
        var held = new List<long>();
        for (var scan = 0; scan < Scans; scan++)
        {
            await firm.ExecuteAsync($"UPDATE Accounts SET Cash = Cash + {10_000 * (scan + 1)} WHERE Number = 'BE-2001'");
            await (scan % 2 == 0
                ? firm.Get<ScanAccounts>().RunAsync(new AsOf(new DateOnly(2026, 11, 19)), firm.Operations, null, LakesideFirm.Cancel)
                : firm.Get<ScanAccounts>().RunChangesAsync(firm.Operations, LakesideFirm.Cancel));
            if (scan >= WarmUp)
            {
                held.Add(GC.GetTotalMemory(forceFullCollection: true));
            }
        }
        output.WriteLine($"{string.Join(' ', held.Select(h => h / 1024))} KB");
        Assert.True(held[^5..].Min() - held[..5].Min() < MostGrowth, $"held {held[..5].Min()} bytes after the first scans and {held[^5..].Min()} after the last");
    }
}
