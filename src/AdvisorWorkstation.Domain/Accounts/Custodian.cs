using AdvisorWorkstation.Domain.Values;

namespace AdvisorWorkstation.Domain.Accounts;

/// <summary>What a custodian can do. It is data: nothing in the code is tied to one of them (formats.md).</summary>
/// <param name="Name">Its name, the key.</param>
/// <param name="FractionalShares">True when orders may carry fractions of a share.</param>
/// <param name="ShareDecimals">Decimals of an order's quantity where fractions are allowed.</param>
/// <param name="LotInstructions">How the lots of a sale are told to it.</param>
/// <param name="FixTarget">The TargetCompID of its FIX session.</param>
public sealed record Custodian(
    string Name,
    bool FractionalShares,
    int ShareDecimals,
    LotInstructionStyle LotInstructions,
    string FixTarget)
{
    private const int MostDecimals = 28;

    /// <summary>Shares that an order is a multiple of by an account's wish; 1 for none. It is no part of the custodian's profile.</summary>
    internal int RoundLot { get; init; } = 1;

    /// <summary>The least quantity that an order can carry, and what every quantity in it is a multiple of.</summary>
    public decimal Step() => FractionalShares ? new decimal(1, 0, 0, false, (byte)Math.Clamp(ShareDecimals, 0, MostDecimals)) : 1m;

    /// <summary>What an order's quantity is a multiple of, round lots included.</summary>
    public decimal OrderStep() => RoundLot > 1 ? RoundLot : Step();

    /// <summary>True when an order may carry a fraction of a share.</summary>
    public bool OrdersFractions() => OrderStep() < 1m;

    /// <summary>True for a quantity that an order can carry.</summary>
    public bool Takes(Shares quantity) => quantity.Count % Step() == 0m;
}

/// <summary>How a custodian takes lot instructions with an order.</summary>
public enum LotInstructionStyle
{
    /// <summary>Not at all: it relieves lots by its own method, so lots on screen are an estimate.</summary>
    None,

    /// <summary>As text in tag 58: <c>VSP mm/dd/yyyy qty SH; …</c>, agreed with the counterparty.</summary>
    VersusPurchaseText,

    /// <summary>As the lot fields of extension EP127 in the allocation group.</summary>
    LotFields,
}
