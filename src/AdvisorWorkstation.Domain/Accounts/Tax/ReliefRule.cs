namespace AdvisorWorkstation.Domain.Accounts.Tax;

/// <summary>Which lots a sale takes when nobody chooses them (tax.md, Lot relief).</summary>
public enum LotReliefMethod
{
    MinimumTax,
    HighestCostFirst,
    LastInFirstOut,
    FirstInFirstOut,
    LongTermFirst,

    /// <summary>Where it is allowed: the average basis of all shares, the earliest taken first (Treas. Reg. 1.1012-1(e)).</summary>
    AverageCost,
}

/// <summary>One step of an order of lots: what it puts first. What ties goes on to the next step.</summary>
public enum LotOrder
{
    KnownBasis,
    LeastTax,
    HighestBasis,
    LongTerm,
    Newest,
    Oldest,
    LowestId,
}

/// <summary>The words of an order's steps.</summary>
public static class LotOrders
{
    /// <summary>What comes first under a step.</summary>
    public static string Words(this LotOrder order) => order switch
    {
        LotOrder.KnownBasis => "a known basis before an unknown one",
        LotOrder.LeastTax => "the least tax per share",
        LotOrder.HighestBasis => "the highest basis per share",
        LotOrder.LongTerm => "long-term before short-term",
        LotOrder.Newest => "the latest acquired, an unknown day last",
        LotOrder.Oldest => "the earliest acquired, an unknown day first",
        LotOrder.LowestId => "the lowest lot number",
        _ => throw new ArgumentOutOfRangeException(nameof(order), order, null),
    };
}

/// <summary>A relief method: its name, and its order with every fallback, step by step. The code sorts by it and the documents are written from it.</summary>
/// <param name="Method">Which.</param>
/// <param name="Name">Its name on a screen.</param>
/// <param name="Orders">The steps, the first decides; the last tells any two lots apart.</param>
public sealed record ReliefRule(LotReliefMethod Method, string Name, IReadOnlyList<LotOrder> Orders)
{
    /// <summary>Every method, in the order of screens.</summary>
    public static readonly IReadOnlyList<ReliefRule> All =
    [
        new(LotReliefMethod.MinimumTax, "Minimum tax", [LotOrder.KnownBasis, LotOrder.LeastTax, LotOrder.Oldest, LotOrder.LowestId]),
        new(LotReliefMethod.HighestCostFirst, "Highest cost first", [LotOrder.KnownBasis, LotOrder.HighestBasis, LotOrder.Oldest, LotOrder.LowestId]),
        new(LotReliefMethod.LastInFirstOut, "Last in, first out", [LotOrder.KnownBasis, LotOrder.Newest, LotOrder.LowestId]),
        new(LotReliefMethod.FirstInFirstOut, "First in, first out", [LotOrder.KnownBasis, LotOrder.Oldest, LotOrder.LowestId]),
        new(LotReliefMethod.LongTermFirst, "Long-term first", [LotOrder.KnownBasis, LotOrder.LongTerm, LotOrder.Oldest, LotOrder.LowestId]),
        new(LotReliefMethod.AverageCost, "Average cost", [LotOrder.KnownBasis, LotOrder.Oldest, LotOrder.LowestId]),
    ];

    /// <summary>The steps in a sentence.</summary>
    public string Sentence => string.Join("; then ", Orders.Select(o => o.Words()));

    /// <summary>The rule of a method.</summary>
    public static ReliefRule Of(LotReliefMethod method) =>
        All.FirstOrDefault(r => r.Method == method) ?? throw new ArgumentOutOfRangeException(nameof(method), method, null);
}
