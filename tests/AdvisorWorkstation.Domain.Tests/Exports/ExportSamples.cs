using AdvisorWorkstation.Domain.Accounts;
using AdvisorWorkstation.Domain.Accounts.Tax;
using AdvisorWorkstation.Domain.Exports;
using AdvisorWorkstation.Domain.Markets;
using AdvisorWorkstation.Domain.Rebalancing;
using AdvisorWorkstation.Domain.Values;

namespace AdvisorWorkstation.Domain.Tests.Exports;

/// <summary>Small approved batches with invented content.</summary>
internal static class ExportSamples
{
    public static readonly Custodian TakesLotFields = new("North Trust", true, 3, LotInstructionStyle.LotFields, "NORTH");
    public static readonly Custodian TakesLotText = new("Lakeside", true, 3, LotInstructionStyle.VersusPurchaseText, "LAKE");
    public static readonly Custodian WholeSharesOnly = new("Granite & Sons", false, 0, LotInstructionStyle.None, "GRANITE");

    public static readonly BatchStamp Stamp = new("ADVISOR", new DateTimeOffset(2026, 11, 20, 14, 30, 5, 123, TimeSpan.Zero));

    public static readonly Security Apple = Security(1, "AAPL", "037833100");
    public static readonly Security Berkshire = Security(2, "BRK.B", "084670702");
    public static readonly Security Microsoft = Security(3, "MSFT", "594918104");
    public static readonly Security Visa = Security(4, "V");

    public static Security Security(int id, string ticker, string? cusip = null) => new(
        new SecurityId(id), Ticker.Parse(ticker), ticker + " Inc", SecurityKind.Equity, Sector.InformationTechnology, ticker, null, cusip);

    public static Lot Lot(long id, Security security, decimal quantity, string? acquired, decimal? basisPerShare = null, string? name = null) => new(
        new LotId(id),
        security.Id,
        new Shares(quantity),
        acquired is null ? null : DateOnly.ParseExact(acquired, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture),
        basisPerShare is { } basis ? new Money(basis * quantity).RoundedToCents : null,
        null,
        name);

    public static LotSale Take(Lot lot, decimal quantity) => new(
        lot.Id,
        new Shares(quantity),
        lot.Acquired,
        HoldingTerm.LongTerm,
        lot.BasisPerShare is { } basis ? new Money(basis * quantity).RoundedToCents : null,
        null,
        Money.Zero,
        lot.CustodianLotId);

    public static Trade Sell(int line, Security security, params LotSale[] lots) =>
        TradeOf(line, security, TradeSide.Sell, lots.Sum(l => l.Quantity.Count), lots);

    public static Trade Buy(int line, Security security, decimal quantity) => TradeOf(line, security, TradeSide.Buy, quantity, []);

    public static ApprovedProposal Proposal(int number, string account, IReadOnlyList<Lot> held, params Trade[] trades) => new(
        new ProposalId(Id(number)), 1 + (number % 3), new AccountId(Id(1_000 + number)), account, trades, held, new HashSet<SecurityId>());

    public static OrderRequest Request(Custodian custodian, params ApprovedProposal[] proposals) =>
        new(custodian, proposals, new[] { Apple, Berkshire, Microsoft, Visa }.ToDictionary(s => s.Id));

    /// <summary>Three accounts: a sale shared by two with named lots, a sale of one, a purchase shared by three, a purchase of one.</summary>
    public static OrderRequest Batch(Custodian custodian)
    {
        Lot[] first =
        [
            Lot(11, Apple, 10m, "2023-02-10", 145.20m, "LOT-77"),
            Lot(12, Apple, 5m, "2024-03-15", 172.62m, "LOT-91"),
            Lot(13, Berkshire, 40m, "2022-06-30", 275.5m),
        ];
        Lot[] second = [Lot(21, Apple, 20m, "2021-01-04", 129.41m), Lot(22, Apple, 7m, "2021-01-04", 130m)];
        return Request(
            custodian,
            Proposal(
                1, "A1000001", first, Sell(1, Apple, Take(first[0], 10m), Take(first[1], 2m)), Sell(2, Berkshire, Take(first[2], 15m)), Buy(3, Microsoft, 9m)),
            Proposal(2, "A1000002", second, Sell(1, Apple, Take(second[0], 20m), Take(second[1], 7m)), Buy(2, Microsoft, 4m), Buy(3, Visa, 6m)),
            Proposal(3, "A1000003", [], Buy(1, Microsoft, 1m)));
    }

    /// <summary>The plan of a batch that nothing stands against.</summary>
    public static OrderPlan Plan(OrderRequest request)
    {
        var planned = OrderPlanner.Plan(request);
        Assert.Empty(planned.Findings);
        return planned.Plan!;
    }

    private static Trade TradeOf(int line, Security security, TradeSide side, decimal quantity, LotSale[] lots) => new(
        line,
        security.Id,
        security.Ticker,
        side,
        new Shares(quantity),
        new Price(100m + security.Id.Value),
        new Money(quantity * (100m + security.Id.Value)).RoundedToCents,
        lots,
        Money.Zero,
        Money.Zero,
        Money.Zero,
        Money.Zero,
        null,
        new TradeReason(TradeReasonKind.ReduceDrift, "Brings it back."));

    private static Guid Id(int number) => new(number, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1);
}
