using AdvisorWorkstation.Domain.Accounts;

namespace AdvisorWorkstation.Features.DemoFirm.Clients;

/// <summary>Whose an account of a household is.</summary>
public enum Owner
{
    First,
    Second,
    Both,
}

/// <summary>Which accounts a household has.</summary>
public static class HouseholdShape
{
    private const AccountKind Ira = AccountKind.TraditionalIra;
    private const AccountKind Roth = AccountKind.RothIra;

    /// <summary>The shapes, and the households out of a hundred that have each.</summary>
    public static IReadOnlyList<((AccountKind Kind, Owner Owner)[] Accounts, double Households)> All { get; } =
    [
        ([(AccountKind.Taxable, Owner.First)], 18),
        ([(AccountKind.Taxable, Owner.First), (Ira, Owner.First)], 16),
        ([(AccountKind.JointTaxable, Owner.Both), (Ira, Owner.First)], 14),
        ([(AccountKind.JointTaxable, Owner.Both), (Ira, Owner.First), (Ira, Owner.Second)], 14),
        ([(AccountKind.JointTaxable, Owner.Both), (Roth, Owner.First), (Ira, Owner.Second)], 12),
        ([(AccountKind.Trust, Owner.First), (AccountKind.JointTaxable, Owner.Both)], 10),
        ([(AccountKind.Trust, Owner.First), (Ira, Owner.First)], 8),
        ([(AccountKind.Taxable, Owner.First), (AccountKind.Taxable, Owner.Second), (Ira, Owner.First), (Roth, Owner.Second)], 8),
    ];

    /// <summary>What an advisor calls an account.</summary>
    public static string NameOf(AccountKind kind, Owner owner, string first, string second)
    {
        var person = owner == Owner.Second ? second : first;
        return kind switch
        {
            AccountKind.JointTaxable => "Joint",
            AccountKind.Trust => $"{person} Trust",
            AccountKind.Taxable => $"{person} Taxable",
            AccountKind.TraditionalIra => $"{person} IRA",
            AccountKind.RothIra => $"{person} Roth",
            _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, null),
        };
    }
}
