using AdvisorWorkstation.Features.DemoFirm.Market;
using AdvisorWorkstation.Features.DemoFirm.Randomness;

namespace AdvisorWorkstation.Features.DemoFirm.Holdings;

/// <summary>Which index names an account holds: the largest, and of the others a sample in which larger ones are likelier.</summary>
internal static class NameSample
{
    private const int OneInLargest = 2;

    public static int[] Draw(DemoMarket market, int count, Func<int, bool> allowed, SeededRandom random)
    {
        var names = Enumerable.Range(0, market.Universe.Count)
            .Where(i => market.Universe[i].IsInIndex && allowed(i))
            .OrderByDescending(i => market.Index.Today[i])
            .ToArray();
        var largest = Math.Min(count / OneInLargest, names.Length);
        var others = names
            .Skip(largest)
            .Select(i => (Name: i, Key: Math.Log(1d - random.Unit()) / Math.Sqrt((double)market.Index.Today[i])))
            .OrderByDescending(p => p.Key)
            .Take(count - largest)
            .Select(p => p.Name);
        return [.. names.Take(largest), .. others];
    }
}
