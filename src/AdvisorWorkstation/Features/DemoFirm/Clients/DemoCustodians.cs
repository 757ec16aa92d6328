using AdvisorWorkstation.Domain.Accounts;
using AdvisorWorkstation.Features.DemoFirm.Randomness;

namespace AdvisorWorkstation.Features.DemoFirm.Clients;

/// <summary>The three custodians of the demo firm: invented, and as different as real ones are.</summary>
public static class DemoCustodians
{
    /// <summary>Takes fractions of a share, and lots as fields; reinvests dividends.</summary>
    public static readonly Custodian Northgate = new("Northgate Clearing", true, 3, LotInstructionStyle.LotFields, "NORTHGATE");

    /// <summary>Takes whole shares, and lots as text.</summary>
    public static readonly Custodian Harbor = new("Harbor Custody", false, 0, LotInstructionStyle.VersusPurchaseText, "HARBOR");

    /// <summary>Takes whole shares, and no lots: it relieves them by its own method.</summary>
    public static readonly Custodian Summit = new("Summit Brokerage", false, 0, LotInstructionStyle.None, "SUMMIT");

    public static IReadOnlyList<Custodian> All { get; } = [Northgate, Harbor, Summit];

    /// <summary>An account number in the custodian's style.</summary>
    public static string Number(Custodian custodian, SeededRandom random) => custodian.FixTarget switch
    {
        "NORTHGATE" => $"NG-{random.Between(2_000, 9_999)}-{random.Below(10_000):0000}",
        "HARBOR" => $"H{random.Between(20, 99)}-{random.Below(1_000_000):000000}",
        "SUMMIT" => $"{random.Between(20_000_000, 99_999_999)}",
        _ => throw new ArgumentOutOfRangeException(nameof(custodian), custodian, null),
    };
}
