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
    string FixTarget);

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
