using AdvisorWorkstation.Domain.Values;

namespace AdvisorWorkstation.Domain.Accounts.Tax;

/// <summary>Shares taken from one lot.</summary>
public readonly record struct LotTake(Lot Lot, Shares Quantity);

/// <summary>What a sale of one security is chosen for.</summary>
/// <param name="Lots">The lots that the account holds of it.</param>
/// <param name="MayAverage">True when its shares may be sold at their average cost (<see cref="AverageCost.IsAllowed"/>).</param>
/// <param name="Quantity">Shares to sell.</param>
/// <param name="Price">What a share brings.</param>
/// <param name="Day">The trade date.</param>
/// <param name="Profile">The account's rates.</param>
public sealed record ReliefSale(IReadOnlyList<Lot> Lots, bool MayAverage, Shares Quantity, Price Price, AsOf Day, TaxProfile Profile);

/// <summary>The lots that a method takes.</summary>
/// <param name="Used">The method that chose: another than asked for where that is not allowed.</param>
/// <param name="Takes">In the order in which they are taken, at the basis that the method gives them.</param>
/// <param name="Note">Why another method chose, in a sentence; null when none did.</param>
public sealed record ReliefChoice(LotReliefMethod Used, IReadOnlyList<LotTake> Takes, string? Note);

/// <summary>Takes lots in the order of the relief methods, which <see cref="ReliefRule"/> writes down.</summary>
public static class LotRelief
{
    private static readonly Dictionary<LotOrder, Func<Lot, LotTax?, decimal>> KeyByOrder = new()
    {
        [LotOrder.KnownBasis] = (_, tax) => tax is null ? 1m : 0m,
        [LotOrder.LeastTax] = (_, tax) => tax?.TaxPerShare ?? 0m,
        [LotOrder.HighestBasis] = (lot, _) => -(lot.BasisPerShare ?? 0m),
        [LotOrder.LongTerm] = (_, tax) => tax?.Term == HoldingTerm.LongTerm ? 0m : 1m,
        [LotOrder.Newest] = (lot, _) => -DayNumber(lot),
        [LotOrder.Oldest] = (lot, _) => DayNumber(lot),
        [LotOrder.LowestId] = (lot, _) => lot.Id.Value,
    };

    /// <summary>
    /// The lots that a method takes for a sale. Average cost takes them at the average basis of all shares; where it is not allowed, or an unknown basis
    /// leaves no average, the earliest lots are taken and a note says so.
    /// </summary>
    public static ReliefChoice Choose(LotReliefMethod method, ReliefSale sale)
    {
        if (method != LotReliefMethod.AverageCost)
        {
            return new ReliefChoice(method, Take(method, sale.Lots, sale.Quantity, sale.Price, sale.Day, sale.Profile), null);
        }
        var note = AverageCost.WhyNot(sale.MayAverage, sale.Lots.Select(l => l.CostBasis));
        var used = note is null ? method : AverageCost.Otherwise;
        var lots = note is null ? Averaged(sale.Lots) : sale.Lots;
        return new ReliefChoice(used, Take(used, lots, sale.Quantity, sale.Price, sale.Day, sale.Profile), note);
    }

    /// <summary>
    /// Takes a number of shares from lots of one security in the method's order. Lots of unknown basis come last under every method.
    /// Takes less than asked for when the lots hold less; never more from a lot than it holds. Lots keep their own basis.
    /// </summary>
    public static IReadOnlyList<LotTake> Take(
        LotReliefMethod method, IEnumerable<Lot> lots, Shares quantity, Price price, AsOf asOf, TaxProfile profile)
    {
        var takes = new List<LotTake>();
        var left = quantity;
        foreach (var lot in InOrder(method, lots, price, asOf, profile))
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

    private static IEnumerable<Lot> InOrder(LotReliefMethod method, IEnumerable<Lot> lots, Price price, AsOf asOf, TaxProfile profile)
    {
        var ordered = lots.Select(lot => (Lot: lot, Tax: LotTaxes.Of(lot, price, asOf, profile))).OrderBy(_ => 0);
        foreach (var key in ReliefRule.Of(method).Orders.Select(o => KeyByOrder[o]))
        {
            ordered = ordered.ThenBy(l => key(l.Lot, l.Tax));
        }
        return ordered.Select(l => l.Lot);
    }

    private static List<Lot> Averaged(IReadOnlyList<Lot> lots)
    {
        var bases = AverageCost.Spread([.. lots.Select(l => (l.Quantity, l.CostBasis!.Value))]);
        return [.. lots.Select((lot, i) => lot with { CostBasis = bases[i] })];
    }

    private static decimal DayNumber(Lot lot) => lot.Acquired?.DayNumber ?? 0;
}
