using AdvisorWorkstation.Domain.Accounts;
using AdvisorWorkstation.Domain.Accounts.Tax;
using AdvisorWorkstation.Domain.Customizations;
using AdvisorWorkstation.Domain.Customizations.Options;
using AdvisorWorkstation.Domain.Markets;
using AdvisorWorkstation.Domain.Rebalancing;
using AdvisorWorkstation.Domain.Values;

namespace AdvisorWorkstation.Domain.Tests.Rebalancing;

/// <summary>
/// What a rebalance must be, from the snapshot and the trades alone, in the slow and obvious form: a dense covariance of n x n, lots one by one,
/// cash to the cent. It shares no code with what it judges but the values and the tax of a single lot.
/// </summary>
internal sealed class Oracle
{
    private readonly AccountSnapshot _snapshot;
    private readonly SecurityId[] _securities;
    private readonly Dictionary<SecurityId, int> _index;
    private readonly double[,] _covariance;
    private readonly double[] _targets;

    public Oracle(AccountSnapshot snapshot, RiskModel model)
    {
        _snapshot = snapshot;
        _securities = [.. snapshot.Securities.Select(v => v.Security.Id)];
        _index = _securities.Select((s, i) => (s, i)).ToDictionary(p => p.s, p => p.i);
        _targets = [.. snapshot.Securities.Select(v => (double)v.Target.Fraction)];
        _covariance = Dense(model);
        Prices = snapshot.Securities.Where(v => v.Price is not null).ToDictionary(v => v.Security.Id, v => v.Price!.Value.UsdPerShare);
        Lots = snapshot.Lots.ToDictionary(l => l.Id);
        Draft = new ProblemDraft(new Money(NetAssetValue), snapshot.YearToDate, [.. snapshot.Securities.Select(v => new DraftAsset(v, default))]);
        Draft.Apply(snapshot.Policy);
    }

    public Dictionary<SecurityId, decimal> Prices { get; }

    public Dictionary<LotId, Lot> Lots { get; }

    /// <summary>The wishes about each security.</summary>
    public ProblemDraft Draft { get; }

    public decimal Flows => _snapshot.Flows.Where(f => f.Amount.Usd < 0m && f.Due >= _snapshot.AsOf.Date && f.Due <= _snapshot.AsOf.Date.AddDays(14)).Sum(f => f.Amount.Usd);

    public decimal NetAssetValue => Held([]).Sum(h => h.Value * Prices[h.Key]) + _snapshot.Cash.Usd + Flows;

    public decimal Gamma => Draft.RiskAversion;

    /// <summary>Shares held after trades.</summary>
    public Dictionary<SecurityId, decimal> Held(IEnumerable<Trade> trades)
    {
        var held = _snapshot.Positions.ToDictionary(p => p.Security, p => p.Quantity.Count);
        foreach (var trade in trades)
        {
            held[trade.Security] = held.GetValueOrDefault(trade.Security) + (trade.Side == TradeSide.Buy ? trade.Quantity.Count : -trade.Quantity.Count);
        }
        return held;
    }

    /// <summary>Cash without pending flows after trades.</summary>
    public decimal Cash(IEnumerable<Trade> trades) =>
        _snapshot.Cash.Usd + trades.Sum(t => (t.Side == TradeSide.Sell ? 1m : -1m) * Math.Round(t.Quantity.Count * Prices[t.Security], 2, MidpointRounding.AwayFromZero));

    /// <summary>Annual variance against the target after trades, as parts of today's account value.</summary>
    public double Variance(IReadOnlyList<Trade> trades, decimal value)
    {
        var active = _targets.Select(t => -t).ToArray();
        foreach (var (security, shares) in Held(trades))
        {
            active[_index[security]] += (double)(shares * Prices[security] / value);
        }
        var sum = 0d;
        for (var i = 0; i < active.Length; i++)
        {
            for (var j = 0; j < active.Length; j++)
            {
                sum += active[i] * _covariance[i, j] * active[j];
            }
        }
        return sum;
    }

    /// <summary>Gain and tax of some shares out of a lot, on the snapshot's day.</summary>
    public (HoldingTerm? Term, decimal? Gain, decimal Tax) Realized(LotSale sale)
    {
        var lot = Lots[sale.Lot];
        if (lot.CostBasis is not { } basis || !_snapshot.Account.Kind.IsTaxable())
        {
            return (null, null, 0m);
        }
        var perShare = Prices[lot.Security] - (basis.Usd / lot.Quantity.Count);
        var term = lot.Acquired is { } acquired
            ? (_snapshot.AsOf.Date >= HoldingPeriod.FirstLongTermSale(acquired) ? HoldingTerm.LongTerm : HoldingTerm.ShortTerm)
            : lot.StatedTerm ?? (perShare >= 0m ? HoldingTerm.ShortTerm : HoldingTerm.LongTerm);
        var profile = _snapshot.Account.TaxProfile;
        var rate = profile.State + profile.NetInvestmentIncome + (term == HoldingTerm.LongTerm ? profile.FederalLongTerm : profile.FederalOrdinary);
        return (term, Cents(perShare * sale.Quantity.Count), Cents(perShare * rate.Fraction * sale.Quantity.Count));
    }

    /// <summary>
    /// What a loss counts for less than it saves: nothing counts below five percent of the basis and 50 dollars of the whole lot, the rest with a part that
    /// grows from 80 to 95 percent over the year.
    /// </summary>
    public decimal Waiting(LotSale sale)
    {
        var lot = Lots[sale.Lot];
        if (Realized(sale with { Quantity = lot.Quantity }) is not { Gain: < 0m } whole)
        {
            return 0m;
        }
        var counts = -whole.Gain.Value >= lot.CostBasis!.Value.Usd * 0.05m && -whole.Tax >= 50m;
        var part = counts ? 0.80m + (0.15m * (_snapshot.AsOf.Date.DayOfYear - 1m) / 364m) : 0m;
        var profile = _snapshot.Account.TaxProfile;
        var rate = profile.State + profile.NetInvestmentIncome + (whole.Term == HoldingTerm.LongTerm ? profile.FederalLongTerm : profile.FederalOrdinary);
        return Cents((part - 1m) * (Prices[lot.Security] - (lot.CostBasis!.Value.Usd / lot.Quantity.Count)) * rate.Fraction * sale.Quantity.Count);
    }

    public decimal Cost(Trade trade)
    {
        var view = _snapshot.Securities[_index[trade.Security]];
        var costs = _snapshot.Policy.Require<TradingCost>();
        var traded = (view.Security.AverageDailyVolume?.Count ?? 0m) * view.Price!.Value.UsdPerShare;
        var bp = traded >= 200_000_000m ? costs.Large : traded >= 20_000_000m ? costs.Mid : costs.Small;
        return Cents(Math.Round(trade.Quantity.Count * Prices[trade.Security], 2, MidpointRounding.AwayFromZero) * bp.Fraction);
    }

    /// <summary>Risk at the policy's price, tax, what waiting is worth, and cost of some trades: less is better.</summary>
    public decimal Objective(IReadOnlyList<Trade> trades)
    {
        var nav = NetAssetValue;
        var wishes = _snapshot.Securities.Zip(Draft.Assets, (v, a) => a.Linear * Held(trades).GetValueOrDefault(v.Security.Id) * (v.Price?.UsdPerShare ?? 0m)).Sum();
        return ((decimal)Variance(trades, nav) * Gamma * nav) + wishes + trades.Sum(t => t.Lots.Sum(l => Realized(l).Tax + Waiting(l)) + Cost(t));
    }

    private static decimal Cents(decimal usd) => Math.Round(usd, 2, MidpointRounding.AwayFromZero);

    private double[,] Dense(RiskModel model)
    {
        var (n, k) = (_securities.Length, model.FactorCount);
        var covariance = new double[n, n];
        for (var i = 0; i < n; i++)
        {
            var a = model.ExposuresOf(model.RowOf(_securities[i])!.Value).ToArray();
            for (var j = 0; j < n; j++)
            {
                var b = model.ExposuresOf(model.RowOf(_securities[j])!.Value).ToArray();
                for (var f = 0; f < k; f++)
                {
                    for (var g = 0; g < k; g++)
                    {
                        covariance[i, j] += a[f] * model.FactorCovariance[(f * k) + g] * b[g];
                    }
                }
            }
            covariance[i, i] += model.SpecificVariance[model.RowOf(_securities[i])!.Value];
        }
        return covariance;
    }
}
