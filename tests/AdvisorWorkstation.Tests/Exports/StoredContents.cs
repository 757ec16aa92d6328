using AdvisorWorkstation.Domain.Accounts.Tax;
using AdvisorWorkstation.Domain.Proposals;
using AdvisorWorkstation.Domain.Rebalancing;
using AdvisorWorkstation.Domain.Values;

namespace AdvisorWorkstation.Tests.Exports;

/// <summary>Contents of proposals around some trades; the figures beside them are invented and do not matter here.</summary>
internal static class StoredContents
{
    public static ProposalContent Of(IReadOnlyList<Trade> trades) => new(
        new Rebalance(
            trades,
            [],
            Figures(45m),
            Figures(12m),
            new ObjectiveFigures(new Money(900m), new Money(100m), new Money(-250m), new Money(20m)),
            new CertificateFigures(new BasisPoints(0.02m), new Money(4m), true),
            Nothing,
            Nothing,
            [],
            []),
        [],
        new Money(1_030m));

    private static YearToDateGains Nothing => new(Money.Zero, Money.Zero);

    private static PortfolioFigures Figures(decimal trackingError) => new(
        new Money(1_000_000m),
        Money.Zero,
        new RiskFigures(new BasisPoints(trackingError), BasisPoints.Zero, BasisPoints.Zero, BasisPoints.Zero),
        new Weight(0.2m),
        new Gap("AAPL", new Weight(0.01m)),
        new Gap("Energy", new Weight(-0.01m)),
        new Money(5_000m),
        3,
        Money.Zero,
        Money.Zero);
}
