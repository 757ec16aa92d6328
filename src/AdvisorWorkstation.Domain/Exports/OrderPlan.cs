using AdvisorWorkstation.Domain.Accounts;
using AdvisorWorkstation.Domain.Rebalancing;
using AdvisorWorkstation.Domain.Values;

namespace AdvisorWorkstation.Domain.Exports;

/// <summary>The orders of one batch, free of any file format. Every format is written from this.</summary>
/// <param name="Custodian">Where they go.</param>
/// <param name="Blocks">Sales first, then purchases; by ticker within each.</param>
public sealed record OrderPlan(Custodian Custodian, IReadOnlyList<OrderBlock> Blocks)
{
    /// <summary>What the sales come to at the prices they were approved at.</summary>
    public Money Sold => Value(TradeSide.Sell);

    /// <summary>What the purchases come to at the prices they were approved at.</summary>
    public Money Bought => Value(TradeSide.Buy);

    private Money Value(TradeSide side) =>
        Blocks.Where(b => b.Side == side).SelectMany(b => b.Allocations).Aggregate(Money.Zero, (sum, a) => sum + a.Value);
}

/// <summary>One order to the market: a security and a side, for every account that trades it.</summary>
/// <param name="Line">Its place in the batch, from one.</param>
/// <param name="ClientOrderId">Its id at the counterparty (<see cref="ClientOrderIds"/>).</param>
/// <param name="Security">What.</param>
/// <param name="Ticker">Its symbol.</param>
/// <param name="Cusip">Its CUSIP; null when unknown.</param>
/// <param name="Side">Bought or sold.</param>
/// <param name="Quantity">The sum of the allocations.</param>
/// <param name="Allocations">Each account's part, by account number.</param>
public sealed record OrderBlock(
    int Line,
    string ClientOrderId,
    SecurityId Security,
    Ticker Ticker,
    string? Cusip,
    TradeSide Side,
    Shares Quantity,
    IReadOnlyList<OrderAllocation> Allocations)
{
    /// <summary>The id of the block's allocation instruction.</summary>
    public string AllocationId => ClientOrderIds.AllocationIdOf(ClientOrderId);
}

/// <summary>One account's part of a block: exactly one approved trade.</summary>
/// <param name="Proposal">The proposal that the trade is in.</param>
/// <param name="Revision">Its approved revision.</param>
/// <param name="TradeLine">The trade's line in that revision.</param>
/// <param name="Account">Whose.</param>
/// <param name="AccountNumber">The custodian's number of the account.</param>
/// <param name="Quantity">The trade's quantity.</param>
/// <param name="Price">The price it was approved at; orders carry none.</param>
/// <param name="Value">The value it was approved at.</param>
/// <param name="Lots">The lots of a sale, by id; empty for a purchase.</param>
/// <param name="LotsAreTold">True when the custodian is told the lots with the order (<see cref="LotNaming"/>).</param>
public sealed record OrderAllocation(
    ProposalId Proposal,
    int Revision,
    int TradeLine,
    AccountId Account,
    string AccountNumber,
    Shares Quantity,
    Price Price,
    Money Value,
    IReadOnlyList<LotInstruction> Lots,
    bool LotsAreTold);

/// <summary>Shares to be taken out of one lot.</summary>
/// <param name="Lot">The lot in this firm's books.</param>
/// <param name="Quantity">How many.</param>
/// <param name="Acquired">The day it was acquired; null when unknown.</param>
/// <param name="BasisPerShare">Basis of one share in dollars, to four decimals; null when unknown.</param>
/// <param name="CustodianLotId">The custodian's name of the lot; null when it has none.</param>
public sealed record LotInstruction(LotId Lot, Shares Quantity, DateOnly? Acquired, decimal? BasisPerShare, string? CustodianLotId)
{
    /// <summary>The instruction for a lot of an approved sale.</summary>
    public static LotInstruction Of(LotSale sale) => new(
        sale.Lot,
        sale.Quantity,
        sale.Acquired,
        sale.Basis is { } basis && sale.Quantity > Shares.Zero ? decimal.Round(basis.Usd / sale.Quantity.Count, 4) : null,
        sale.CustodianLotId);
}
