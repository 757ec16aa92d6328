using AdvisorWorkstation.Domain.Monitoring;
using AdvisorWorkstation.Domain.Values;
using AdvisorWorkstation.Features.Rebalancing;

namespace AdvisorWorkstation.Features.Monitoring.Scanning;

/// <summary>What is kept between two scans: the day's market and every household as the last look saw it. Immutable; a scan makes the next one.</summary>
/// <param name="Market">The day's market.</param>
/// <param name="Lenses">The risk model as the accounts see it.</param>
/// <param name="Households">Every household, in the order of their ids.</param>
/// <param name="Watermark">The last line of the history that is in it.</param>
/// <param name="LookedOn">The day in New York of the last look at everything.</param>
internal sealed record ScanMemory(
    MarketState Market, ScanLenses Lenses, IReadOnlyDictionary<HouseholdId, WatchedHousehold> Households, long Watermark, DateOnly LookedOn)
{
    /// <summary>Every enrolled account, in a set order.</summary>
    public IEnumerable<WatchedAccount> Accounts => Households.OrderBy(h => h.Key.Value).SelectMany(h => h.Value.Accounts);
}

/// <summary>One look: what is known after it, and which accounts were looked at.</summary>
/// <param name="Memory">What is known now.</param>
/// <param name="Looked">The accounts that were looked at again.</param>
/// <param name="IsFull">True when that was all of them.</param>
/// <param name="Because">Why, in words.</param>
internal sealed record ScanLook(ScanMemory Memory, IReadOnlySet<AccountId> Looked, bool IsFull, string Because);

/// <summary>Keeps the memory of the last scan that was stored, and lets one scan go at a time.</summary>
public sealed class ScanKeeper : IDisposable
{
    private readonly SemaphoreSlim _oneAtATime = new(1, 1);

    /// <summary>What the last stored scan knew; null before the first, and after one that could not be stored.</summary>
    internal ScanMemory? Memory { get; set; }

    /// <summary>True while a scan is under way.</summary>
    public bool IsBusy => _oneAtATime.CurrentCount == 0;

    internal async Task<IDisposable> EnterAsync(CancellationToken cancel)
    {
        await _oneAtATime.WaitAsync(cancel);
        return new Turn(_oneAtATime);
    }

    public void Dispose() => _oneAtATime.Dispose();

    private sealed class Turn(SemaphoreSlim gate) : IDisposable
    {
        public void Dispose() => gate.Release();
    }
}
