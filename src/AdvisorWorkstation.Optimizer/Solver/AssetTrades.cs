using System.Runtime.InteropServices;

namespace AdvisorWorkstation.Optimizer;

/// <summary>
/// The allowed trades z = x - h of one asset: nothing, the whole position, a sale of SellLow..SellHigh, a buy of BuyLow..BuyHigh; on the share grid
/// when Unit is above 0. An interval whose high end is below its low end is empty. With the wash exclusion relaxed, the one interval Low..High
/// of net trades takes the place of all.
/// </summary>
[StructLayout(LayoutKind.Auto)]
internal struct AssetTrades
{
    public bool Hold;
    public bool Whole;
    public bool Both;
    public double SellLow;
    public double SellHigh;
    public double BuyLow;
    public double BuyHigh;
    public double Low;
    public double High;
    public double Unit;

    public readonly bool CanSell => SellHigh >= SellLow - 1e-15;

    public readonly bool CanBuy => BuyHigh >= BuyLow - 1e-15;

    /// <summary>First and last number of shares within an interval of trades.</summary>
    public readonly (double First, double Last) Shares(double low, double high) =>
        (Math.Ceiling(low / Unit - Tolerances.Grid), Math.Floor(high / Unit + Tolerances.Grid));

    /// <summary>The largest allowed trade at or below z, or minus infinity.</summary>
    public readonly double Below(double z, double held)
    {
        var best = Whole && -held <= z ? -held : double.NegativeInfinity;
        if (CanSell && Largest(-SellHigh, -SellLow, z) is var sale && sale > best)
            best = sale;
        if (Hold && z >= 0)
            best = Math.Max(best, 0);
        return CanBuy && Largest(BuyLow, BuyHigh, z) is var buy && buy > best ? buy : best;
    }

    /// <summary>The smallest allowed trade at or above z, or plus infinity.</summary>
    public readonly double Above(double z, double held)
    {
        var best = CanBuy ? -Largest(-BuyHigh, -BuyLow, -z) : double.PositiveInfinity;
        if (Hold && z <= 0)
            best = Math.Min(best, 0);
        if (CanSell && -Largest(SellLow, SellHigh, -z) is var sale && sale < best)
            best = sale;
        return Whole && -held >= z ? Math.Min(best, -held) : best;
    }

    /// <summary>Distance of a trade from the nearest allowed one.</summary>
    public readonly double Distance(double z, double held) =>
        Both ? Math.Max(Math.Max(Low - z, z - High), 0) : Math.Min(z - Below(z, held), Above(z, held) - z);

    /// <summary>The largest point of an interval, on the share grid, at or below z; minus infinity when there is none.</summary>
    private readonly double Largest(double low, double high, double z)
    {
        if (Unit == 0)
            return z < low ? double.NegativeInfinity : Math.Min(z, high);
        var (first, last) = Shares(low, high);
        var shares = Math.Min(Math.Floor(z / Unit + Tolerances.Grid), last);
        return shares < first || shares == 0 ? double.NegativeInfinity : shares * Unit;
    }

    public readonly bool IsEmpty => !Hold && !Whole && !Both && !HasPoints(SellLow, SellHigh) && !HasPoints(BuyLow, BuyHigh);

    private readonly bool HasPoints(double low, double high)
    {
        if (high < low - 1e-15)
            return false;
        if (Unit == 0)
            return true;
        var (first, last) = Shares(low, high);
        return last >= first;
    }
}
