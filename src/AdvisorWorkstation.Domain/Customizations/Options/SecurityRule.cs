using AdvisorWorkstation.Domain.Values;

namespace AdvisorWorkstation.Domain.Customizations.Options;

/// <summary>One security is never bought, never sold, never held, or left out of the managed value; read by the restriction rule too.</summary>
public sealed record SecurityRule(Ticker Ticker, string Rule) : Requirement
{
    public const string NeverBuy = "never-buy";
    public const string NeverSell = "never-sell";
    public const string NeverHold = "never-hold";
    public const string Ignore = "ignore";

    public override void Restrict(ProblemDraft draft)
    {
        foreach (var asset in draft.Assets.Where(a => a.View.Security.Ticker == Ticker))
        {
            switch (Rule)
            {
                case NeverBuy: asset.ForbidBuying($"{Ticker} is never bought"); break;
                case NeverSell: asset.ForbidSelling($"{Ticker} is never sold"); break;
                case NeverHold: asset.RequireSale($"{Ticker} is never held"); break;
                case Ignore:
                    asset.ForbidBuying($"{Ticker} is no part of what is managed");
                    asset.ForbidSelling($"{Ticker} is no part of what is managed");
                    break;
                default: throw new InvalidOperationException($"no security rule '{Rule}'");
            }
        }
    }
}

/// <summary>Menu row 43.</summary>
public sealed class SecurityRuleOption : PolicyOption<SecurityRule>
{
    private static readonly Parameter<Ticker> Security = Parameter.Security("ticker", "Security");
    private static readonly Parameter<string> Rule =
        Parameter.Choice("rule", "Rule", SecurityRule.NeverBuy, SecurityRule.NeverBuy, SecurityRule.NeverSell, SecurityRule.NeverHold, SecurityRule.Ignore);

    public override string Key => "security.rule";

    public override int Number => 43;

    public override Menu Menu => Menu.Security;

    public override string Name => "Never buy, sell or hold; ignore";

    public override IReadOnlyList<Parameter> Parameters => [Security, Rule];

    public override Parameter Instance => Security;

    public override string Sentence(Arguments arguments) => arguments.Get(Rule) switch
    {
        SecurityRule.NeverBuy => $"Never buys {arguments.Get(Security)}.",
        SecurityRule.NeverSell => $"Never sells {arguments.Get(Security)}.",
        SecurityRule.Ignore => $"Leaves {arguments.Get(Security)} out of what is managed.",
        _ => $"Never holds {arguments.Get(Security)}.",
    };

    public override SecurityRule ReduceTo(Arguments arguments) => new(arguments.Get(Security), arguments.Get(Rule));
}
