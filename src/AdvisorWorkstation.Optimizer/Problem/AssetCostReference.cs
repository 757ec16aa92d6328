namespace AdvisorWorkstation.Optimizer;

/// <summary>
/// One asset's allowed trades and the minimum of its own cost plus price over them, straight from the definitions in <see cref="RebalanceProblem"/>.
/// With the wash exclusion relaxed, sales and buys are taken together and every hole is filled: a relaxation, whose minimum is still a lower bound.
/// </summary>
internal sealed class AssetCostReference(RebalanceProblem problem, Relaxations relaxed)
{
    private readonly double _minimum = relaxed.Includes(Relaxations.MinTrade) ? 0 : problem.Limits.MinTrade;

    /// <summary>No trade of the asset is allowed between the limits; with <paramref name="open"/>, strictly between them up to rounding.</summary>
    public bool IsEmpty(int asset, double low, double high, bool open = false)
    {
        var edge = open ? Tolerances.Split : 0;
        var domain = Domain(asset, low, high);
        bool Inside(double z) => low + edge <= z && z <= high - edge;
        if ((domain.Hold && Inside(0)) || (domain.Whole && Inside(-problem.Assets.Held[asset])))
            return false;
        return !HasTrade(domain.Sell, -1) && !HasTrade(domain.Buy, 1);

        bool HasTrade((double From, double To)? side, int sign)
        {
            if (side is not { } range || range.To < range.From)
                return false;
            if (domain.Unit is not { } unit)
            {
                var (a, b) = sign > 0 ? range : (-range.To, -range.From);
                return Math.Min(b, high - edge) > Math.Max(a, low + edge);
            }
            var first = Math.Ceiling(range.From / unit - Tolerances.Grid);
            var last = Math.Floor(range.To / unit + Tolerances.Grid);
            ReadOnlySpan<double> candidates = [first, first + 1, last - 1, last];
            foreach (var shares in candidates)
            {
                if (shares >= first && shares <= last && shares != 0 && Inside(sign * shares * unit))
                    return true;
            }
            return false;
        }
    }

    /// <summary>Minimum over the allowed trades within the limits; plus infinity when there are none.</summary>
    public double Minimum(int asset, double price, double turnover, double shortTerm, double longTerm, double trades, double low, double high)
    {
        var (assets, lots) = (problem.Assets, problem.Lots);
        var domain = Domain(asset, low, high);
        var (h, w, buySlope) = (assets.Held[asset], assets.Target[asset], assets.UnitCost[asset] + turnover / 2);
        var specific = problem.Weights.Gamma * assets.SpecificVariance[asset];
        var q = price + assets.Linear[asset];
        double Own(double z) => specific * (h + z - w) * (h + z - w) + q * (h + z);
        var prices = domain.Lots
            .Select(l => (Price: problem.Weights.Theta * lots.TaxPerUnit[l] + buySlope + (lots.LongTerm[l] ? longTerm : shortTerm) * lots.GainPerUnit[l],
                Quantity: lots.Quantity[l]))
            .OrderBy(lot => lot.Price).ToList();
        if (relaxed.Includes(Relaxations.WashExclusion) && domain.Buy is not null && domain.Sell is not null)
            return BothSides(asset, prices, buySlope, specific, q);

        var best = domain.Hold ? Own(0) : double.PositiveInfinity;
        if (domain.Buy is { } buy)
        {
            var slope = buySlope + q;
            var y = specific > 0 ? w - h - slope / (2 * specific) : slope > 0 ? buy.From : buy.To;
            foreach (var v in Points(y, buy, domain.Unit))
                best = Math.Min(best, Own(v) + buySlope * v + trades);
        }
        if (domain.Lots.Count == 0 || h <= 0)
            return best;
        if (domain.Whole)
            best = Math.Min(best, Own(-h) + SaleCost(prices, h) + trades);
        if (domain.Sell is { } sell)
        {
            var (s, start) = (0.0, 0.0);
            foreach (var lot in prices)
            {
                var end = start + lot.Quantity;
                if (-2 * specific * (h - end - w) + lot.Price - q >= 0)
                {
                    s = Math.Clamp(specific > 0 ? h - w - (lot.Price - q) / (2 * specific) : start, start, end);
                    break;
                }
                s = start = end;
            }
            foreach (var v in Points(s, sell, domain.Unit))
                best = Math.Min(best, Own(-v) + SaleCost(prices, v) + trades);
        }
        return best;
    }

    private static double SaleCost(List<(double Price, double Quantity)> lots, double amount)
    {
        var cost = 0.0;
        foreach (var (price, quantity) in lots)
        {
            var part = Math.Min(amount, quantity);
            cost += price * part;
            amount -= part;
            if (amount <= 0)
                break;
        }
        return cost;
    }

    /// <summary>The points of an interval, on the share grid when there is one, among which a convex function with minimizer y has its minimum.</summary>
    private static IEnumerable<double> Points(double y, (double From, double To) range, double? unit)
    {
        if (range.To < range.From - 1e-15)
            return [];
        y = Math.Min(Math.Max(y, range.From), range.To);
        if (unit is not { } share)
            return [y];
        var first = Math.Ceiling(range.From / share - Tolerances.Grid);
        var last = Math.Floor(range.To / share + Tolerances.Grid);
        return last < first ? [] : [share * Math.Clamp(Math.Floor(y / share), first, last), share * Math.Clamp(Math.Ceiling(y / share), first, last)];
    }

    /// <summary>Convex minimum over u in [0, q], b &gt;= 0 and the bounds on x, by bisection on the slope at which lots are sold and shares bought.</summary>
    private double BothSides(int asset, List<(double Price, double Quantity)> lots, double buySlope, double specific, double q)
    {
        var (h, w) = (problem.Assets.Held[asset], problem.Assets.Target[asset]);
        var total = lots.Sum(lot => lot.Quantity);
        var (low, high) = (Math.Max(h - total, problem.Assets.Lower[asset]), problem.Assets.Upper[asset]);
        if (high < low)
            return double.PositiveInfinity;
        var pieces = lots.Select(lot => (Slope: -lot.Price, Length: lot.Quantity)).Append((Slope: buySlope, Length: Math.Max(high - (h - total), 0))).OrderBy(piece => piece.Slope);
        var (x, cost) = (h - total, lots.Sum(lot => lot.Price * lot.Quantity));
        foreach (var (slope, length) in pieces)
        {
            var least = Math.Clamp(low - x, 0, length);
            var most = Math.Clamp(high - x, 0, length);
            var y = specific > 0 ? w - x - (slope + q) / (2 * specific) : slope + q > 0 ? least : most;
            y = Math.Clamp(y, least, most);
            x += y;
            cost += slope * y;
        }
        return specific * (x - w) * (x - w) + q * x + cost;
    }

    private (bool Hold, bool Whole, (double From, double To)? Sell, (double From, double To)? Buy, double? Unit, List<int> Lots) Domain(
        int i, double low, double high)
    {
        var (assets, lots) = (problem.Assets, problem.Lots);
        var (h, lower, upper) = (assets.Held[i], assets.Lower[i], assets.Upper[i]);
        List<int> free = [];
        for (var l = problem.FirstLot[i]; l < problem.FirstLot[i + 1]; l++)
        {
            if (assets.MustSell[i] || !(assets.NoSell[i] || lots.Locked[l]))
                free.Add(l);
        }
        var total = free.Sum(l => lots.Quantity[l]);
        var hold = lower - Tolerances.Feasibility <= h && h <= upper + Tolerances.Feasibility && !(assets.MustSell[i] && h > 0)
            && low <= Tolerances.Split && high >= -Tolerances.Split;
        var whole = free.Count > 0 && h > 0 && Math.Abs(total - h) <= Tolerances.WholePosition * Math.Max(1, h) && lower <= Tolerances.Feasibility
            && low - Tolerances.Split <= -h && -h <= high + Tolerances.Split;
        (double From, double To)? buy = assets.NoBuy[i] || assets.WashNoBuy[i] || assets.MustSell[i] || assets.Target[i] <= 0
            ? null : (Math.Max(Math.Max(_minimum, lower - h), Math.Max(0, low)), Math.Min(upper - h, high));
        (double From, double To)? sell = free.Count == 0 || h <= 0 || assets.MustSell[i]
            ? null : (Math.Max(Math.Max(_minimum, h - upper), Math.Max(0, -high)), Math.Min(total, Math.Min(h - lower, -low)));
        double? unit = assets.Fractional[i] || relaxed.Includes(Relaxations.WholeShares) ? null : problem.ShareWeight(i);
        return (hold, whole, sell, buy, unit, free);
    }
}
