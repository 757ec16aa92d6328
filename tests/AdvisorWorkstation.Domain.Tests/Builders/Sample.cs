using AdvisorWorkstation.Domain.Accounts.Tax;
using AdvisorWorkstation.Domain.Rebalancing;
using AdvisorWorkstation.Domain.Values;

namespace AdvisorWorkstation.Domain.Tests.Builders;

/// <summary>Rebalances with invented figures, for rules that only read them. Change one with <c>with</c>.</summary>
internal static class Sample
{
    public static readonly YearToDateGains Nothing = new(Money.Zero, Money.Zero);

    /// <summary>No trades, nothing unusual: no rule fires on it.</summary>
    public static Rebalance Rebalance(decimal value = 1_000_000m) => new(
        [],
        [],
        Figures(value, 45m),
        Figures(value, 30m),
        new ObjectiveFigures(new Money(900m), new Money(100m), Money.Zero, Money.Zero),
        new CertificateFigures(new BasisPoints(0.02m), new Money(4m), true),
        Nothing,
        Nothing,
        [],
        []);

    public static PortfolioFigures Figures(decimal value, decimal trackingErrorBp, decimal cash = 10_000m) => new(
        new Money(value),
        Money.Zero,
        new RiskFigures(new BasisPoints(trackingErrorBp), BasisPoints.Zero, BasisPoints.Zero, BasisPoints.Zero),
        new Weight(0.2m),
        new Gap("AAPL", new Weight(0.01m)),
        new Gap("Energy", new Weight(-0.01m)),
        new Money(cash),
        3,
        Money.Zero,
        Money.Zero);

    /// <summary>A sale of so many dollars at 1 dollar a share, out of one lot without gain.</summary>
    public static Trade Sale(string ticker, int security, decimal usd, decimal? gain = 0m, long lot = 1) => new(
        1,
        new SecurityId(security),
        Ticker.Parse(ticker),
        TradeSide.Sell,
        new Shares(usd),
        new Price(1m),
        new Money(usd),
        [
            new LotSale(
                new LotId(lot),
                new Shares(usd),
                new DateOnly(2021, 5, 4),
                HoldingTerm.LongTerm,
                gain is { } g ? new Money(usd - g) : null,
                gain is { } known ? new Money(known) : null,
                Money.Zero,
                null),
        ],
        Money.Zero,
        new Money(gain ?? 0m),
        Money.Zero,
        Money.Zero,
        Money.Zero,
        new TradeReason(TradeReasonKind.ReduceDrift, "Brings it back."));

    public static Trade Purchase(string ticker, int security, decimal usd) => Sale(ticker, security, usd) with { Side = TradeSide.Buy, Lots = [] };
}
