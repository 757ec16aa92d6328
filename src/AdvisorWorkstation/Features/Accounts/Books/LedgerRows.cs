using AdvisorWorkstation.Data;
using AdvisorWorkstation.Domain.Accounts.Ledger;
using AdvisorWorkstation.Domain.Accounts.Tax;
using AdvisorWorkstation.Domain.Values;

namespace AdvisorWorkstation.Features.Accounts.Books;

/// <summary>All lots that an account holds of one security, as stated.</summary>
internal sealed record StatedHolding(SecurityId Security, IReadOnlyList<StatedLot> Lots);

/// <summary>
/// What a custodian or a person says about lots at the close of a day, for the securities of which the books said otherwise. Never changed: lots follow
/// from these and from transactions.
/// </summary>
public sealed class LotStatementRow
{
    public long Id { get; set; }

    public required AccountId AccountId { get; init; }

    public required DateOnly Date { get; init; }

    /// <summary>The delivery that it came with; null for what a person or this program stated.</summary>
    public ImportId? ImportId { get; init; }

    /// <summary>Who stated it and why, where a person did.</summary>
    public string Note { get; init; } = "";

    /// <summary>The lots by security, as compressed JSON.</summary>
    public required byte[] Content { get; init; }

    internal static byte[] Pack(IReadOnlyList<StatedHolding> holdings) => DomainJson.Compress(DomainJson.Write(holdings));

    internal IReadOnlyList<StatedHolding> Holdings() => StoredContent.Read<IReadOnlyList<StatedHolding>>(Content);
}

/// <summary>What booking says was realized (<see cref="Realized"/>).</summary>
public sealed class RealizedRow
{
    public long Id { get; set; }

    public required AccountId AccountId { get; init; }

    public required SecurityId SecurityId { get; init; }

    public required DateOnly Date { get; init; }

    public required long Entry { get; init; }

    public required long LotEntry { get; init; }

    public required int LotPart { get; init; }

    public required Shares Quantity { get; init; }

    public required Money Proceeds { get; init; }

    public Money? Basis { get; init; }

    public DateOnly? HeldSince { get; init; }

    public HoldingTerm? Term { get; init; }

    public required Money Disallowed { get; init; }

    public static RealizedRow From(Realized sale) => new()
    {
        AccountId = sale.Account,
        SecurityId = sale.Security,
        Date = sale.Date,
        Entry = sale.Entry,
        LotEntry = sale.Lot.Entry,
        LotPart = sale.Lot.Part,
        Quantity = sale.Quantity,
        Proceeds = sale.Proceeds,
        Basis = sale.Basis,
        HeldSince = sale.HeldSince,
        Term = sale.Term,
        Disallowed = sale.Disallowed,
    };

    public Realized ToRealized() => new(
        Entry, AccountId, SecurityId, Date, new LedgerLotNumber(LotEntry, LotPart), Quantity, Proceeds, Basis, HeldSince, Term, Disallowed);
}

/// <summary>A wash sale that booking found (<see cref="WashMatch"/>).</summary>
public sealed class WashSaleRow
{
    public long Id { get; set; }

    public required HouseholdId HouseholdId { get; init; }

    public required long Sale { get; init; }

    public required long SoldEntry { get; init; }

    public required int SoldPart { get; init; }

    public required long ReplacementEntry { get; init; }

    public required int ReplacementPart { get; init; }

    public required Shares Quantity { get; init; }

    public required Money Disallowed { get; init; }

    public required bool IsLostForGood { get; init; }

    public static WashSaleRow From(HouseholdId household, WashMatch match) => new()
    {
        HouseholdId = household,
        Sale = match.Sale,
        SoldEntry = match.Sold.Entry,
        SoldPart = match.Sold.Part,
        ReplacementEntry = match.Replacement.Entry,
        ReplacementPart = match.Replacement.Part,
        Quantity = match.Quantity,
        Disallowed = match.Disallowed,
        IsLostForGood = match.IsLostForGood,
    };

    public WashMatch ToMatch() => new(
        Sale, new LedgerLotNumber(SoldEntry, SoldPart), new LedgerLotNumber(ReplacementEntry, ReplacementPart), Quantity, Disallowed, IsLostForGood);
}

/// <summary>What booking has to say about an entry: that it could not be booked, or that a statement changed what nothing explains.</summary>
public sealed class LedgerNoteRow
{
    public long Id { get; set; }

    public required AccountId AccountId { get; init; }

    public required SecurityId SecurityId { get; init; }

    public required DateOnly Date { get; init; }

    public required long Entry { get; init; }

    /// <summary>True for an entry that was left out, false for a correction.</summary>
    public required bool IsFault { get; init; }

    public required string Sentence { get; init; }
}
