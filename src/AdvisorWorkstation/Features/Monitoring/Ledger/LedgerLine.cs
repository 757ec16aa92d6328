using AdvisorWorkstation.Domain.Accounts;
using AdvisorWorkstation.Domain.Values;

namespace AdvisorWorkstation.Features.Monitoring.Ledger;

/// <summary>What a line of an account's ledger is about.</summary>
public enum LedgerKind
{
    Buy,
    Sell,
    Dividend,
    Reinvestment,
    Deposit,
    Withdrawal,
    TransferIn,
    TransferOut,
    Fee,
    CorporateAction,

    /// <summary>A custodian, or this program, says what lots are held.</summary>
    Statement,

    /// <summary>A person says what lots are held, or a statement changes what nothing explains.</summary>
    Correction,
}

/// <summary>A place in this program, in words.</summary>
/// <param name="Link">Its address; null where there is nothing to see any more.</param>
public sealed record LedgerPlace(string Words, string? Link);

/// <summary>One entry of an account's ledger.</summary>
/// <param name="Key">Tells it from the others.</param>
/// <param name="Date">The trade date, or the day of a statement.</param>
/// <param name="Kind">What it is about.</param>
/// <param name="Ticker">Of what; null for cash, and for several securities.</param>
/// <param name="Sentence">What is to be said about it.</param>
public sealed record LedgerLine(string Key, DateOnly Date, LedgerKind Kind, Ticker? Ticker, string Sentence)
{
    public Shares? Shares { get; init; }

    public Money? Cash { get; init; }

    /// <summary>What it realized; null where it realizes nothing.</summary>
    public LedgerGain? Gain { get; init; }

    /// <summary>Why it is not booked; null when it is.</summary>
    public string? Fault { get; init; }

    /// <summary>The lots that replace what it sold at a loss.</summary>
    public IReadOnlyList<LedgerPlace> Replacements { get; init; } = [];
}

/// <summary>What an entry realized.</summary>
/// <param name="ShortTerm">Booked short-term gain less loss, before wash sales; null when a basis or a term is unknown.</param>
/// <param name="LongTerm">Booked long-term gain less loss, before wash sales; null when a basis or a term is unknown.</param>
/// <param name="Disallowed">Losses that wash sales took back.</param>
/// <param name="StatedShortTerm">What the custodian states; null when it does not.</param>
/// <param name="StatedLongTerm">What the custodian states; null when it does not.</param>
public sealed record LedgerGain(Money? ShortTerm, Money? LongTerm, Money Disallowed, Money? StatedShortTerm, Money? StatedLongTerm)
{
    private static readonly Money Cent = new(0.01m);

    /// <summary>True when the custodian states another figure than the books have.</summary>
    public bool DiffersFromStated => Differs(ShortTerm, StatedShortTerm) || Differs(LongTerm, StatedLongTerm);

    private bool Differs(Money? booked, Money? stated) =>
        (StatedShortTerm is not null || StatedLongTerm is not null) && (booked is not { } known || (known - (stated ?? Money.Zero)).Magnitude >= Cent);
}

/// <summary>The words of the kinds.</summary>
internal static class LedgerKinds
{
    public static string Words(this LedgerKind kind) => kind switch
    {
        LedgerKind.TransferIn => "Transfer in",
        LedgerKind.TransferOut => "Transfer out",
        LedgerKind.CorporateAction => "Corporate action",
        _ => kind.ToString(),
    };

    public static LedgerKind Of(TransactionKind kind) => kind switch
    {
        TransactionKind.Buy => LedgerKind.Buy,
        TransactionKind.Sell => LedgerKind.Sell,
        TransactionKind.Dividend => LedgerKind.Dividend,
        TransactionKind.Reinvestment => LedgerKind.Reinvestment,
        TransactionKind.Deposit => LedgerKind.Deposit,
        TransactionKind.Withdrawal => LedgerKind.Withdrawal,
        TransactionKind.TransferIn => LedgerKind.TransferIn,
        TransactionKind.TransferOut => LedgerKind.TransferOut,
        TransactionKind.Fee => LedgerKind.Fee,
        TransactionKind.CorporateAction => LedgerKind.CorporateAction,
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, null),
    };
}
