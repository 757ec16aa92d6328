using AdvisorWorkstation.Domain.Values;

namespace AdvisorWorkstation.Domain.Accounts.Ledger;

/// <summary>A lot that a sale names, and how much of it.</summary>
/// <param name="Lot">The lot's number in the ledger.</param>
/// <param name="Quantity">Above zero, at most what the lot holds.</param>
public sealed record LotChoice(LedgerLotNumber Lot, Shares Quantity);

/// <summary>Names a lot of a household's ledger: the entry that made it, and its place among the parts that the entry's shares came to.</summary>
/// <param name="Entry">The sequence of the entry that the shares came in by.</param>
/// <param name="Part">From one.</param>
public readonly record struct LedgerLotNumber(long Entry, int Part) : IComparable<LedgerLotNumber>
{
    /// <summary>No lot of the ledger.</summary>
    public static readonly LedgerLotNumber None;

    public int CompareTo(LedgerLotNumber other) => Entry != other.Entry ? Entry.CompareTo(other.Entry) : Part.CompareTo(other.Part);
    public override string ToString() => FormattableString.Invariant($"{Entry}.{Part}");
    public static bool operator <(LedgerLotNumber a, LedgerLotNumber b) => a.CompareTo(b) < 0;
    public static bool operator >(LedgerLotNumber a, LedgerLotNumber b) => a.CompareTo(b) > 0;
    public static bool operator <=(LedgerLotNumber a, LedgerLotNumber b) => a.CompareTo(b) <= 0;
    public static bool operator >=(LedgerLotNumber a, LedgerLotNumber b) => a.CompareTo(b) >= 0;
}

/// <summary>
/// One booked event of a household that changes lots. Entries of a day are replayed in the order of their sequence, corporate actions first, since they
/// act on what was held at the close before, and statements of lots last, since they say what is held at the close of their day.
/// </summary>
/// <param name="Sequence">Its place in the ledger, unique in the household.</param>
/// <param name="TradeDate">The trade date, never the settlement date.</param>
public abstract record LedgerEntry(long Sequence, DateOnly TradeDate)
{
    /// <summary>Whose lots of what it is about; no account where it is about every account's.</summary>
    public (AccountId? Account, SecurityId Security) About() => this switch
    {
        Purchase e => (e.Account, e.Security),
        Sale e => (e.Account, e.Security),
        TransferIn e => (e.Account, e.Security),
        TransferOut e => (e.Account, e.Security),
        Statement e => (e.Account, e.Security),
        Action e => (null, e.Security),
        _ => throw new InvalidOperationException($"nobody knows what {this} is about"),
    };

    /// <summary>Shares bought, reinvested or deposited in kind: they replace shares sold at a loss (tax.md, Wash sales).</summary>
    /// <param name="Cost">What they cost in all, fees included; null when unknown, which is never zero.</param>
    public sealed record Purchase(long Sequence, DateOnly TradeDate, AccountId Account, SecurityId Security, Shares Quantity, Money? Cost)
        : LedgerEntry(Sequence, TradeDate);

    /// <summary>Shares sold.</summary>
    /// <param name="Proceeds">What they brought in all, fees taken off.</param>
    /// <param name="Lots">The lots that were named; empty when the account's relief method chose.</param>
    public sealed record Sale(
        long Sequence, DateOnly TradeDate, AccountId Account, SecurityId Security, Shares Quantity, Money Proceeds, IReadOnlyList<LotChoice> Lots)
        : LedgerEntry(Sequence, TradeDate)
    {
        /// <summary>Short-term gain less loss as the custodian states it, before any wash sale; null when it does not.</summary>
        public Money? StatedShortTerm { get; init; }

        /// <summary>Long-term gain less loss as the custodian states it, before any wash sale; null when it does not.</summary>
        public Money? StatedLongTerm { get; init; }

        /// <summary>False where nobody says what the shares brought: then nobody knows what they realized.</summary>
        public bool AreProceedsKnown { get; init; } = true;

        /// <summary>The closed lots as the custodian names them, by day and basis; none where it does not.</summary>
        public IReadOnlyList<StatedLot> Closed { get; init; } = [];

        internal bool IsStated => StatedShortTerm is not null || StatedLongTerm is not null;
    }

    /// <summary>The client's own shares from elsewhere, with what is known of them; no purchase.</summary>
    /// <param name="Acquired">The day from which they are held; null when unknown.</param>
    /// <param name="Basis">Their basis; null when unknown, which is never zero.</param>
    public sealed record TransferIn(
        long Sequence, DateOnly TradeDate, AccountId Account, SecurityId Security, Shares Quantity, DateOnly? Acquired, Money? Basis)
        : LedgerEntry(Sequence, TradeDate);

    /// <summary>The client's own shares leave in kind, by the lots named, or by the relief method; nothing is realized.</summary>
    public sealed record TransferOut(
        long Sequence, DateOnly TradeDate, AccountId Account, SecurityId Security, Shares Quantity, IReadOnlyList<LotChoice> Lots)
        : LedgerEntry(Sequence, TradeDate);

    /// <summary>A corporate action, on every lot of its security held at the close before its date, in every account.</summary>
    public sealed record Action(long Sequence, DateOnly TradeDate, SecurityId Security, ActionTerms Terms) : LedgerEntry(Sequence, TradeDate);

    /// <summary>
    /// All lots that an account holds of a security at the close of a day, as its custodian or a person says. What the entries before do not explain is
    /// a correction; the first statement of an account opens its books.
    /// </summary>
    public sealed record Statement(long Sequence, DateOnly TradeDate, AccountId Account, SecurityId Security, IReadOnlyList<StatedLot> Lots)
        : LedgerEntry(Sequence, TradeDate)
    {
        /// <summary>
        /// True for a custodian's: a day or a basis that it leaves out contradicts nothing that the books know. A person who leaves it out says that it is
        /// unknown.
        /// </summary>
        public bool UnknownSaysNothing { get; init; }
    }
}
