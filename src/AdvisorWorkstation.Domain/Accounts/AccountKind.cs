namespace AdvisorWorkstation.Domain.Accounts;

/// <summary>How an account is taxed, and so what a sale in it costs.</summary>
public enum AccountKind
{
    Taxable,
    JointTaxable,
    Trust,
    TraditionalIra,
    RothIra,
}

/// <summary>What follows from an account's kind.</summary>
public static class AccountKinds
{
    /// <summary>True when gains and losses count in the year they are realized.</summary>
    public static bool IsTaxable(this AccountKind kind) => kind switch
    {
        AccountKind.Taxable or AccountKind.JointTaxable or AccountKind.Trust => true,
        AccountKind.TraditionalIra or AccountKind.RothIra => false,
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, null),
    };

    /// <summary>The kind in the words of a screen.</summary>
    public static string Words(this AccountKind kind) => kind switch
    {
        AccountKind.Taxable => "taxable",
        AccountKind.JointTaxable => "joint taxable",
        AccountKind.Trust => "taxable trust",
        AccountKind.TraditionalIra => "traditional IRA",
        AccountKind.RothIra => "Roth IRA",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, null),
    };
}
