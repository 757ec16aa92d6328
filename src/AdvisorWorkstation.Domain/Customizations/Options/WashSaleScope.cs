using AdvisorWorkstation.Domain.Accounts;
using AdvisorWorkstation.Domain.Values;

namespace AdvisorWorkstation.Domain.Customizations.Options;

/// <summary>
/// Whose purchases and losses the engine looks at. The law looks at the whole household with its IRAs (IRC 1091; Rev. Rul. 2008-5), and so does the rule
/// that stops a proposal, whatever is chosen here. Read by the snapshot of an account.
/// </summary>
public sealed record WashSaleScope(string Scope) : Requirement
{
    public const string Household = "household";
    public const string Taxable = "taxable";
    public const string Account = "account";

    /// <summary>True when what happened in an account is looked at. What nobody knows the account of counts in every scope.</summary>
    public bool Includes(AccountId own, AccountId? account, AccountKind? kind) => Scope switch
    {
        Household => true,
        Taxable => kind is null || kind.Value.IsTaxable(),
        Account => account is null || account == own,
        _ => throw new InvalidOperationException($"no wash-sale scope '{Scope}'"),
    };
}

/// <summary>Menu row 33.</summary>
public sealed class WashSaleScopeOption : PolicyOption<WashSaleScope>
{
    private static readonly Parameter<string> Scope = Parameter.Choice("scope", "Looks at", WashSaleScope.Household, WashSaleScope.Household, WashSaleScope.Taxable, WashSaleScope.Account);

    public override string Key => "tax.wash-scope";

    public override int Number => 33;

    public override Menu Menu => Menu.Taxes;

    public override string Name => "Wash-sale scope";

    public override IReadOnlyList<Parameter> Parameters => [Scope];

    public override string Sentence(Arguments arguments) => arguments.Get(Scope) switch
    {
        WashSaleScope.Household => "Looks for wash sales in all accounts of the household, those of a spouse and IRAs included.",
        WashSaleScope.Taxable => "Looks for wash sales in the household's taxable accounts only; the law counts IRAs as well.",
        _ => "Looks for wash sales in this account only; the law counts all accounts of the household.",
    };

    public override WashSaleScope ReduceTo(Arguments arguments) => new(arguments.Get(Scope));
}
