using AdvisorWorkstation.Domain.Accounts;
using AdvisorWorkstation.Features.Imports.Facts;
using AdvisorWorkstation.Features.Imports.Reading;

namespace AdvisorWorkstation.Features.Imports.Layouts;

/// <summary>Our own <c>custodians</c>: name,fractional_shares,share_decimals,lot_instructions,fix_target.</summary>
internal static class CustodiansLayout
{
    private static readonly Column Name = Column.Needed("name");
    private static readonly Column Fractions = Column.Needed("fractional_shares");
    private static readonly Column Decimals = Column.Optional("share_decimals");
    private static readonly Column LotInstructions = Column.Needed("lot_instructions");
    private static readonly Column FixTarget = Column.Optional("fix_target");

    private static readonly Dictionary<string, LotInstructionStyle> Styles = new()
    {
        ["none"] = LotInstructionStyle.None,
        ["text"] = LotInstructionStyle.VersusPurchaseText,
        ["fields"] = LotInstructionStyle.LotFields,
    };

    public static readonly Layout Layout =
        OwnFormat.Of("custodians", "Custodians", [Name, Fractions, Decimals, LotInstructions, FixTarget], Read);

    private static void Read(TableRow row, FileReading reading)
    {
        var name = row.Words(Name);
        var profile = new Custodian(
            name,
            row.Needed(Fractions, Cells.YesNo),
            row.Optional(Decimals, Cells.Count) ?? 0,
            row.Needed(LotInstructions, Cells.OneOf(Styles)),
            row.OptionalWords(FixTarget) ?? FixTargetOf(name));
        if (profile.ShareDecimals > Cells.ShareDecimals)
        {
            row.Fault(Decimals, $"Orders carry {Cells.ShareDecimals} decimals of a share at most.");
        }
        if (!row.IsFaulty)
        {
            reading.Add(new CustodianFact(profile, row.At(Name)));
        }
    }

    /// <summary>The TargetCompID that is assumed for a custodian until somebody says another.</summary>
    public static string FixTargetOf(string name) =>
        string.Concat(name.ToUpperInvariant().Where(char.IsAsciiLetterOrDigit).Take(20)) is { Length: > 0 } target ? target : "CUSTODIAN";
}
