using AdvisorWorkstation.Domain.Values;

namespace AdvisorWorkstation.Domain.Accounts.Tax;

/// <summary>Which lots a sale takes when nobody chooses them (tax.md, Lot relief).</summary>
public enum LotReliefMethod
{
    MinimumTax,
    HighestCostFirst,
    LastInFirstOut,
    FirstInFirstOut,
    LongTermFirst,
}

/// <summary>Shares taken from one lot.</summary>
public readonly record struct LotTake(Lot Lot, Shares Quantity);

/// <summary>The relief methods as one table of orders; what ties falls back to the older lot, then to the lower id.</summary>
public static class LotRelief
{
    private static readonly Dictionary<LotReliefMethod, Func<Lot, LotTax?, decimal>> RankByMethod = new()
    {
        [LotReliefMethod.MinimumTax] = (_, tax) => tax?.TaxPerShare ?? decimal.MaxValue,
        [LotReliefMethod.HighestCostFirst] = (lot, _) => -(lot.BasisPerShare ?? 0m),
        [LotReliefMethod.LastInFirstOut] = (lot, _) => -DayNumber(lot),
        [LotReliefMethod.FirstInFirstOut] = (lot, _) => DayNumber(lot),
        [LotReliefMethod.LongTermFirst] = (_, tax) => tax?.Term == HoldingTerm.LongTerm ? 0m : 1m,
    };

    /// <summary>
    /// Takes a number of shares from lots of one security in the method's order. Lots of unknown basis come last under every method.
    /// Takes less than asked for when the lots hold less; never more from a lot than it holds.
    /// </summary>
    public static IReadOnlyList<LotTake> Take(
        LotReliefMethod method, IEnumerable<Lot> lots, Shares quantity, Price price, AsOf asOf, TaxProfile profile)
    {
        var rank = RankByMethod[method];
        var ordered = lots
            .Select(lot => (Lot: lot, Tax: LotTaxes.Of(lot, price, asOf, profile)))
            .OrderBy(l => l.Tax is null)
            .ThenBy(l => rank(l.Lot, l.Tax))
            .ThenBy(l => DayNumber(l.Lot))
            .ThenBy(l => l.Lot.Id);
        var takes = new List<LotTake>();
        var left = quantity;
        foreach (var (lot, _) in ordered)
        {
            if (left <= Shares.Zero)
            {
                break;
            }
            var taken = Shares.Min(left, lot.Quantity);
            takes.Add(new LotTake(lot, taken));
            left -= taken;
        }
        return takes;
    }

    private static decimal DayNumber(Lot lot) => lot.Acquired?.DayNumber ?? 0;
}
