using System.Globalization;
using AdvisorWorkstation.Domain.Accounts.Tax;
using AdvisorWorkstation.Domain.Markets;
using AdvisorWorkstation.Domain.Values;

namespace AdvisorWorkstation.Domain.Rebalancing;

/// <summary>
/// Turns raw trades into trades that say what they realize, what they cost, and why they are there. The main reason is the term of the objective
/// that would lose most if the trade were left out; a trade that a requirement forces says so instead.
/// </summary>
internal static class TradeExplanation
{
    public static IReadOnlyList<Trade> Explain(AccountProblem account, IReadOnlyList<RawTrade> raw, DecisionWords words)
    {
        var after = account.Problem.Assets.Held.ToArray();
        var nav = account.Holdings.NetAssetValue.Usd;
        foreach (var l in Enumerable.Range(0, account.Lots.Count).Where(account.IsSoldByPerson))
        {
            var asset = account.Problem.Lots.Asset[l];
            after[asset] += (double)((account.Lots[l]!.Quantity * TradeTranslation.PriceOf(account, asset)).Usd / nav);
        }
        foreach (var trade in raw)
        {
            after[trade.Asset] += Signed(trade) * (double)(TradeTranslation.ValueOf(account, trade).Usd / nav);
        }
        var probe = new TradeProbe(account, [.. after.Zip(account.Problem.Assets.Target, (x, w) => x - w)]);
        var harvestedSectors = raw
            .Where(t => t.Side == TradeSide.Sell && LotsOf(account, t).Sum(l => l.Tax.Usd) < 0m)
            .Select(t => account.Holdings.Securities[t.Asset].Security.Sector)
            .ToHashSet();
        var mustRaiseCash = account.Holdings.CashWeight < account.Draft.MinimumCash;
        return
        [
            .. raw
                .Select(t => Draft(account, probe, t, harvestedSectors, mustRaiseCash, words))
                .OrderBy(t => t.Reason.Kind)
                .ThenByDescending(t => t.Value)
                .ThenBy(t => t.Security)
                .Select((t, i) => t with { Line = i + 1 }),
        ];
    }

    private static Trade Draft(
        AccountProblem account, TradeProbe probe, RawTrade raw, HashSet<Sector> harvestedSectors, bool mustRaiseCash, DecisionWords words)
    {
        var view = account.Holdings.Securities[raw.Asset];
        var asset = account.Draft.Assets[raw.Asset];
        var value = TradeTranslation.ValueOf(account, raw);
        var lots = LotsOf(account, raw);
        var tax = Sum(lots.Select(l => l.Tax));
        var cost = (value * asset.Cost).RoundedToCents;
        var undone = -Signed(raw) * probe.FractionOf(value);
        var risk = probe.RiskOf(raw.Asset, undone);
        var wish = probe.WishOf(raw.Asset, undone);
        var waiting = WaitingOf(account, raw);
        var leftOut = (-(risk - tax - waiting - cost + wish)).RoundedToCents;
        var required = asset.MustSell && raw.Side == TradeSide.Sell;
        var trade = new Trade(
            0, view.Security.Id, view.Security.Ticker, raw.Side, raw.Quantity, view.Price!.Value, value, lots,
            GainOf(lots, HoldingTerm.ShortTerm), GainOf(lots, HoldingTerm.LongTerm), tax, cost,
            required ? null : leftOut, new TradeReason(TradeReasonKind.ReduceDrift, ""))
        { Waiting = waiting };
        var reason = ReasonFor(account, trade, raw, risk, wish, harvestedSectors, mustRaiseCash);
        return trade with { Reason = required ? reason : reason with { Sentence = reason.Sentence + words.OfTrade(raw.Asset) } };
    }

    private static TradeReason ReasonFor(
        AccountProblem account, Trade trade, RawTrade raw, Money riskIfLeftOut, Money wishIfLeftOut, HashSet<Sector> harvestedSectors, bool mustRaiseCash)
    {
        var view = account.Holdings.Securities[raw.Asset];
        var asset = account.Draft.Assets[raw.Asset];
        var was = asset.Held;
        var becomes = was + (trade.Side == TradeSide.Buy ? trade.Value : -trade.Value).ShareOf(account.Holdings.NetAssetValue);
        var move = $"{Percent(was)} to {Percent(becomes)}, target {Percent(view.Target)}";
        var servesWish = wishIfLeftOut > Money.Zero && wishIfLeftOut >= riskIfLeftOut && wishIfLeftOut >= -trade.Tax;
        var wish = new TradeReason(TradeReasonKind.Wish, $"{move}: serves {string.Join(" and ", account.Draft.Wishes)}, worth {Usd(wishIfLeftOut)}.");
        if (trade.Side == TradeSide.Sell)
        {
            if (raw.Lots.Any(l => account.IsSoldByPerson(l.Lot)))
            {
                var pin = account.Pins.Single(p => p.Security == trade.Security);
                return new TradeReason(
                    TradeReasonKind.ManualEdit,
                    $"{move}: a person sells {pin.UnknownBasisSold} shares of unknown basis, so what they realize is unknown. {pin.Reason.TrimEnd('.')}.");
            }
            if (asset.MustSell)
            {
                return new TradeReason(TradeReasonKind.Restriction, $"Sold because of the wish: {string.Join("; ", asset.Reasons)}.");
            }
            if (servesWish)
            {
                return wish;
            }
            if (trade.Tax < Money.Zero && -(trade.Tax + trade.Waiting) >= riskIfLeftOut)
            {
                var loss = -(trade.ShortTermGain + trade.LongTermGain);
                return new TradeReason(
                    TradeReasonKind.HarvestLosses,
                    $"Loss of {Usd(loss)} saves {Usd(-trade.Tax)} of tax; not bought back for {WashSaleView.WindowDays} days after the day of the sale.");
            }
            if (was >= asset.Upper && view.Target > Weight.Zero)
            {
                return new TradeReason(TradeReasonKind.Concentration, $"{move}: one name is too much of the account.");
            }
            if (view.Target == Weight.Zero)
            {
                return new TradeReason(TradeReasonKind.IndexChange, $"{move}: it is not in what the account follows.");
            }
            if (mustRaiseCash)
            {
                return new TradeReason(TradeReasonKind.RaiseCash, $"{move}: raises cash where it costs least.");
            }
            return new TradeReason(TradeReasonKind.ReduceDrift, $"{move}: brings an overweight back.");
        }
        if (servesWish)
        {
            return wish;
        }
        if (account.Holdings.CashWeight > account.Draft.MaximumCash)
        {
            return new TradeReason(TradeReasonKind.InvestCash, $"{move}: invests cash above the limit.");
        }
        return harvestedSectors.Contains(view.Security.Sector)
            ? new TradeReason(TradeReasonKind.ReplaceHarvested, $"{move}: stands in for what is harvested in {view.Security.Sector.Name()}.")
            : new TradeReason(TradeReasonKind.ReduceDrift, $"{move}: fills an underweight.");
    }

    private static List<LotSale> LotsOf(AccountProblem account, RawTrade raw) =>
        [.. raw.Lots.Select(take => SaleOf(account.Lots[take.Lot]!, account.LotTaxes[take.Lot], take.Quantity))];

    private static LotSale SaleOf(Domain.Accounts.Lot lot, LotTax? tax, Shares quantity)
    {
        var basis = lot.BasisPerShare is { } perShare ? new Money(perShare * quantity.Count).RoundedToCents : (Money?)null;
        return new LotSale(
            lot.Id,
            quantity,
            lot.Acquired,
            tax?.Term,
            basis,
            tax is { } known ? new Money(known.GainPerShare * quantity.Count).RoundedToCents : null,
            tax is { } rated ? new Money(rated.TaxPerShare * quantity.Count).RoundedToCents : Money.Zero,
            lot.CustodianLotId);
    }

    private static Money WaitingOf(AccountProblem account, RawTrade raw) => Sum(raw.Lots
        .Select(take => (take.Quantity, Lot: account.DraftLots[take.Lot]))
        .Where(take => take.Lot is { Tax: not null })
        .Select(take => new Money((take.Lot!.TaxWeight - 1m) * take.Lot.Tax!.Value.TaxPerShare * take.Quantity.Count).RoundedToCents));

    private static Money GainOf(List<LotSale> lots, HoldingTerm term) =>
        Sum(lots.Where(l => l.Term == term).Select(l => l.Gain ?? Money.Zero));

    private static Money Sum(IEnumerable<Money> amounts) => amounts.Aggregate(Money.Zero, (sum, a) => sum + a);

    private static double Signed(RawTrade trade) => trade.Side == TradeSide.Buy ? 1d : -1d;

    private static string Percent(Weight weight) => weight.Percent.ToString("0.00", CultureInfo.InvariantCulture) + "%";

    private static string Usd(Money amount) => amount.Usd.ToString("$#,##0", CultureInfo.InvariantCulture);
}
