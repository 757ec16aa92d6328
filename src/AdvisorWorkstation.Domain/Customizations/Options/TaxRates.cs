using AdvisorWorkstation.Domain.Accounts.Tax;
using AdvisorWorkstation.Domain.Values;

namespace AdvisorWorkstation.Domain.Customizations.Options;

/// <summary>Marginal rates that an account is reckoned with instead of its own; null keeps the account's own. Read by the snapshot of an account.</summary>
public sealed record TaxRates(Weight? Ordinary, Weight? LongTerm, Weight? Surtax, Weight? State) : Requirement
{
    /// <summary>These rates over an account's own.</summary>
    public TaxProfile Over(TaxProfile own) => new(Ordinary ?? own.FederalOrdinary, LongTerm ?? own.FederalLongTerm, State ?? own.State, Surtax ?? own.NetInvestmentIncome);
}

/// <summary>Menu row 22.</summary>
public sealed class TaxRatesOption : PolicyOption<TaxRates>
{
    private static readonly Parameter<Weight?> Ordinary = Parameter.OptionalPercent("ordinary", "Federal ordinary and short-term", 0, 60);
    private static readonly Parameter<Weight?> LongTerm = Parameter.OptionalPercent("long", "Federal long-term", 0, 60);
    private static readonly Parameter<Weight?> Surtax = Parameter.OptionalPercent("surtax", "Net investment income", 0, 20);
    private static readonly Parameter<Weight?> State = Parameter.OptionalPercent("state", "State", 0, 30);

    public override string Key => "tax.rates";

    public override int Number => 22;

    public override Menu Menu => Menu.Taxes;

    public override string Name => "Tax rates";

    public override IReadOnlyList<Parameter> Parameters => [Ordinary, LongTerm, Surtax, State];

    public override string Sentence(Arguments arguments)
    {
        var chosen = new[] { Words(arguments, Ordinary, "ordinary income"), Words(arguments, LongTerm, "long-term gains"), Words(arguments, Surtax, "net investment income"), Words(arguments, State, "state tax") }
            .OfType<string>()
            .ToList();
        return chosen.Count == 0 ? "Reckons with the account's own tax rates." : $"Reckons with tax rates of {string.Join(", ", chosen)}.";
    }

    public override TaxRates ReduceTo(Arguments arguments) =>
        new(arguments.Get(Ordinary), arguments.Get(LongTerm), arguments.Get(Surtax), arguments.Get(State));

    private static string? Words(Arguments arguments, Parameter<Weight?> rate, string on) =>
        arguments.Get(rate) is { } chosen ? $"{chosen.Percent:0.##}% for {on}" : null;
}
