using AdvisorWorkstation.Domain.Accounts.Ledger;
using AdvisorWorkstation.Domain.Accounts.Tax;
using AdvisorWorkstation.Domain.Markets;
using AdvisorWorkstation.Domain.Values;
using AdvisorWorkstation.UI;

namespace AdvisorWorkstation.Features.Monitoring.Holdings;

/// <summary>A line of the holdings tree: a sector, a security, or one of its lots.</summary>
/// <param name="Key">Names it in the page and in the address.</param>
/// <param name="Level">Its depth, from one.</param>
public sealed record HoldingLine(string Key, int Level)
{
    public Sector? Sector { get; init; }

    public HeldSecurity? Held { get; init; }

    public HeldLot? Lot { get; init; }

    public HoldingSums? Sums { get; init; }

    public bool IsOpen { get; init; }

    /// <summary>The lot in words: its day, and what it cost; what is adjusted, tacked on, estimated or unknown is said.</summary>
    public static string LotWords(HeldLot held)
    {
        var lot = held.Lot;
        return (lot.PurchasedOn ?? lot.Acquired) is null
            ? $"day unknown, {BasisWords(held)}"
            : $"{Format.Date(lot.PurchasedOn ?? lot.Acquired)}{(lot.Acquired == lot.PurchasedOn ? "" : $" held since {Format.Date(lot.Acquired)}")}, {BasisWords(held)}";
    }

    /// <summary>All that is known of a lot's basis and day, in sentences.</summary>
    public static string FullWords(HeldLot held)
    {
        var lot = held.Lot;
        var each = lot.BasisPerShare is { } basis ? $" {Format.PerShare(decimal.Round(basis, 4))} a share." : "";
        var tacked = lot.Acquired == lot.PurchasedOn || lot.PurchasedOn is null
            ? ""
            : $" Bought on {Format.Date(lot.PurchasedOn)}; the days that the sold shares were held count, so it counts as held since {Format.Date(lot.Acquired)}.";
        return $"{Capital(AdjustmentWords(held))}.{each}{StandingWords(lot.Standing)}{tacked}";
    }

    private static string BasisWords(HeldLot held) => held.Lot switch
    {
        { CostBasis: null } => "basis unknown",
        { Standing: BasisStanding.Estimated } lot => $"basis {Cents(lot.CostBasis)} estimated",
        var lot when lot.OriginalBasis is { } original && original != lot.CostBasis => $"basis {Cents(lot.CostBasis)}, bought for {Cents(original)}",
        var lot => $"basis {Cents(lot.CostBasis)}",
    };

    private static string AdjustmentWords(HeldLot held)
    {
        var lot = held.Lot;
        if (lot.CostBasis is not { } basis || lot.OriginalBasis is not { } original || basis == original)
        {
            return BasisWords(held);
        }
        var washed = held.Adjustments.Select(a => $"a wash sale of {Format.Date(a.Date)} added {Cents(a.Added)}").ToList();
        var rest = basis - original - held.Adjustments.Aggregate(Money.Zero, (sum, a) => sum + a.Added);
        var others = rest.RoundedToCents == Money.Zero
            ? washed
            : [.. washed, $"corporate actions {(rest > Money.Zero ? "added" : "took away")} {Cents(rest.Magnitude)}"];
        return $"{BasisWords(held)}: {string.Join("; ", others)}";
    }

    private static string StandingWords(BasisStanding standing) => standing switch
    {
        BasisStanding.Estimated => " It was stated for the whole position and shared out, so it is an estimate.",
        BasisStanding.Unknown => " Nobody says what it cost. The optimizer does not sell it; a person can, with a reason.",
        _ => "",
    };

    /// <summary>What the last column says: the wash-sale rule first, then quarantine.</summary>
    public string Words => this switch
    {
        { Lot: { BlockedUntil: { } until } } => $"blocked until {Format.Date(until)}",
        { Lot: { Lot.CostBasis: null } } => "not sold by itself",
        { Lot: not null } => "",
        { Held.Quarantine: not null } => "quarantined",
        { Held.BuyBlockedUntil: { } until } => $"buy from {Format.Date(until)}",
        { Held: { } held } when held.Lots.Any(l => l.BlockedUntil is not null) => $"{Format.Counted(held.Lots.Count(l => l.BlockedUntil is not null), "lot", "lots")} blocked",
        _ => "",
    };

    /// <summary>The same with its reason.</summary>
    public string Why => this switch
    {
        { Lot: { BlockedUntil: { } until } lot } => $"A sale at a loss before {Format.Date(until)} would be a wash sale: {lot.BlockedBy}.",
        { Lot: { Lot.CostBasis: null } } => "The optimizer never sells a lot of unknown basis. A person can, in a proposal, with a reason.",
        { Lot: null, Held.Quarantine: { } reason } => reason,
        { Lot: null, Held.BuyBlockedUntil: { } until } => $"The household sold it at a loss; bought before {Format.Date(until)}, it would take that loss away.",
        _ => "",
    };

    /// <summary>Days until long-term, or that it is.</summary>
    public string Days => (Lot, Sums) switch
    {
        ({ DaysToLong: { } days }, _) => $"{days}",
        ({ FirstLong: not null }, _) => "long",
        ({ Lot.StatedTerm: HoldingTerm.LongTerm }, _) => "long",
        ({ Lot.StatedTerm: HoldingTerm.ShortTerm }, _) => "short",
        ({ }, _) => Format.Unknown,
        (null, { DaysToLong: { } next }) => $"{next}",
        _ => "",
    };

    public string DaysWords => (Lot, Sums) switch
    {
        ({ FirstLong: { } first, DaysToLong: not null }, _) => $"Long-term from {Format.Date(first)}",
        ({ FirstLong: { } first }, _) => $"Long-term since {Format.Date(first)}",
        ({ }, _) => "The custodian gives no day",
        (null, { FirstLong: { } next }) => $"The first lot turns long-term on {Format.Date(next)}",
        _ => "",
    };

    private static string Cents(Money? amount) => Format.FullUsd(amount).Replace(" USD", "", StringComparison.Ordinal);

    private static string Capital(string words) => char.ToUpperInvariant(words[0]) + words[1..];
}
