using AdvisorWorkstation.Domain.Accounts;
using AdvisorWorkstation.Domain.Accounts.Tax;
using AdvisorWorkstation.Domain.Markets;
using AdvisorWorkstation.Domain.Values;

namespace AdvisorWorkstation.Features.Monitoring.Holdings;

/// <summary>One security that an account holds on a day, with its lots.</summary>
/// <param name="Security">What it is.</param>
/// <param name="Quantity">Shares held: by the custodian today, by the books on a past day.</param>
/// <param name="Price">Its price of that day or of the last day before; null when there is none.</param>
/// <param name="PriceDate">The day of that price.</param>
/// <param name="Lots">Its lots, by day of acquisition.</param>
public sealed record HeldSecurity(Security Security, Shares Quantity, Price? Price, DateOnly? PriceDate, IReadOnlyList<HeldLot> Lots)
{
    /// <summary>Its part of the account; null on a past day, whose cash is not kept.</summary>
    public Weight? Held { get; init; }

    /// <summary>Its part less its target; null on a past day.</summary>
    public Weight? Active { get; init; }

    /// <summary>Why it can't be traded here; null when it can.</summary>
    public string? Quarantine { get; init; }

    /// <summary>The first day on which it may be bought again without a wash sale; null when it may be today.</summary>
    public DateOnly? BuyBlockedUntil { get; init; }

    public Money? Value => Price is { } price ? Quantity * price : null;
}

/// <summary>One lot as it stands on a day.</summary>
/// <param name="Lot">The lot.</param>
/// <param name="Value">Its worth; null without a price.</param>
/// <param name="Gain">What a sale would realize; null when its basis is unknown or there is no price.</param>
/// <param name="Term">How that would be taxed; null with the gain.</param>
/// <param name="FirstLong">The first day on which a sale is long-term; null when nobody knows since when it is held.</param>
/// <param name="DaysToLong">Days until then; none when it is long-term.</param>
public sealed record HeldLot(Lot Lot, Money? Value, Money? Gain, HoldingTerm? Term, DateOnly? FirstLong, int? DaysToLong)
{
    /// <summary>Its loss above the policy's minimum, as a positive amount, where it may be taken today.</summary>
    public Money Harvestable { get; init; }

    /// <summary>The first day on which its loss would be allowed again; null when it would be today.</summary>
    public DateOnly? BlockedUntil { get; init; }

    /// <summary>The purchase that blocks its loss, in words.</summary>
    public string BlockedBy { get; init; } = "";

    /// <summary>Losses that wash sales added to its basis.</summary>
    public IReadOnlyList<LotAdjustment> Adjustments { get; init; } = [];

    /// <summary>The lot on a day, at a price.</summary>
    public static HeldLot On(AsOf day, Lot lot, Price? price, TaxProfile rates)
    {
        var tax = price is { } known ? LotTaxes.Of(lot, known, day, rates) : null;
        DateOnly? firstLong = lot.Acquired is { } since ? HoldingPeriod.FirstLongTermSale(since) : null;
        return new HeldLot(
            lot,
            price is { } each ? lot.Quantity * each : null,
            tax is { } rated ? new Money(rated.GainPerShare * lot.Quantity.Count).RoundedToCents : null,
            tax?.Term,
            firstLong,
            firstLong > day.Date ? day.DaysUntil(firstLong.Value) : null);
    }
}

/// <summary>A disallowed loss that a lot's basis took up.</summary>
/// <param name="Date">The day of the sale at a loss.</param>
/// <param name="Added">What it added.</param>
public sealed record LotAdjustment(DateOnly Date, Money Added);
