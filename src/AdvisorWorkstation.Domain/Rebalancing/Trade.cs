using AdvisorWorkstation.Domain.Accounts.Tax;
using AdvisorWorkstation.Domain.Values;

namespace AdvisorWorkstation.Domain.Rebalancing;

/// <summary>Which way a trade goes.</summary>
public enum TradeSide
{
    Sell,
    Buy,
}

/// <summary>What a trade is mainly for; trades are grouped by it, in this order.</summary>
public enum TradeReasonKind
{
    Restriction,
    RaiseCash,
    HarvestLosses,
    Concentration,
    IndexChange,
    ReduceDrift,
    InvestCash,
    ReplaceHarvested,
    ManualEdit,
    Wish,
}

/// <summary>Why a trade is there.</summary>
/// <param name="Kind">Its main term.</param>
/// <param name="Sentence">The reason in a sentence that a client could read.</param>
public sealed record TradeReason(TradeReasonKind Kind, string Sentence);

/// <summary>Shares sold out of one lot.</summary>
/// <param name="Lot">Which lot.</param>
/// <param name="Quantity">Shares sold, at most what the lot holds.</param>
/// <param name="Acquired">The lot's day of acquisition; null when unknown.</param>
/// <param name="Term">Short- or long-term on the day of sale; null when the basis is unknown.</param>
/// <param name="Basis">Basis of the shares sold; null when unknown.</param>
/// <param name="Gain">Gain of the shares sold; null when unknown.</param>
/// <param name="Tax">Tax at marginal rates; negative saves.</param>
/// <param name="CustodianLotId">The custodian's own name of the lot.</param>
public sealed record LotSale(
    LotId Lot,
    Shares Quantity,
    DateOnly? Acquired,
    HoldingTerm? Term,
    Money? Basis,
    Money? Gain,
    Money Tax,
    string? CustodianLotId);

/// <summary>One security bought or sold for one account.</summary>
/// <param name="Line">Its place in the proposal, from one; it names the trade in orders.</param>
/// <param name="Security">What.</param>
/// <param name="Ticker">Its symbol on the day.</param>
/// <param name="Side">Bought or sold.</param>
/// <param name="Quantity">Shares, above zero.</param>
/// <param name="Price">The price it was reckoned at.</param>
/// <param name="Value">Shares times price, to the cent.</param>
/// <param name="Lots">The lots of a sale; empty for a purchase.</param>
/// <param name="ShortTermGain">Net gain of the short-term lots.</param>
/// <param name="LongTermGain">Net gain of the long-term lots.</param>
/// <param name="Tax">Tax at marginal rates; negative saves.</param>
/// <param name="Cost">Estimated cost of trading it.</param>
/// <param name="LeftOut">
/// What leaving this trade out, and nothing else, would take from the account's worth; null where the trade is required.
/// </param>
/// <param name="Reason">Why it is there.</param>
public sealed record Trade(
    int Line,
    SecurityId Security,
    Ticker Ticker,
    TradeSide Side,
    Shares Quantity,
    Price Price,
    Money Value,
    IReadOnlyList<LotSale> Lots,
    Money ShortTermGain,
    Money LongTermGain,
    Money Tax,
    Money Cost,
    Money? LeftOut,
    TradeReason Reason)
{
    /// <summary>What the optimizer counts for the tax of this trade, less the tax itself: above zero, what waiting is reckoned at.</summary>
    public Money Waiting { get; init; }

    /// <summary>Shares sold of which nobody knows the basis: no gain and no tax here has them in it.</summary>
    public Shares SharesOfUnknownBasis() => new(Lots.Where(l => l.Basis is null).Sum(l => l.Quantity.Count));
}

/// <summary>Something that could have been done and was not.</summary>
/// <param name="Ticker">In which security.</param>
/// <param name="What">What was looked at, in words.</param>
/// <param name="Worth">What it would have been worth taken alone: tax saved, or drift closed.</param>
/// <param name="Stopped">What stopped it, in a sentence.</param>
public sealed record SkippedOpportunity(Ticker Ticker, string What, Money Worth, string Stopped);
