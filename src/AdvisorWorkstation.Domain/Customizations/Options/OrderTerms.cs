namespace AdvisorWorkstation.Domain.Customizations.Options;

/// <summary>How an account's orders are to be carried out; read when orders are released: what a custodian's files can't say is a finding there.</summary>
/// <param name="Type">Market, or market at the close.</param>
/// <param name="Window">The time of day to trade in.</param>
public sealed record OrderTerms(string Type, string Window) : Requirement
{
    public const string Market = "market";
    public const string MarketOnClose = "market-on-close";
    public const string AllDay = "day";
    public const string Morning = "morning";
    public const string Afternoon = "afternoon";
}

/// <summary>Menu row 60.</summary>
public sealed class OrderTermsOption : PolicyOption<OrderTerms>
{
    private static readonly Parameter<string> Type = Parameter.Choice("type", "Order type", OrderTerms.Market, OrderTerms.Market, OrderTerms.MarketOnClose);
    private static readonly Parameter<string> Window = Parameter.Choice("window", "Time window", OrderTerms.AllDay, OrderTerms.AllDay, OrderTerms.Morning, OrderTerms.Afternoon);

    public override string Key => "execution.orders";

    public override int Number => 60;

    public override Menu Menu => Menu.Execution;

    public override string Name => "Order type and time";

    public override IReadOnlyList<Parameter> Parameters => [Type, Window];

    public override string Sentence(Arguments arguments) =>
        $"Trades by {(arguments.Get(Type) == OrderTerms.Market ? "market orders" : "market orders at the close")}, {(arguments.Get(Window) == OrderTerms.AllDay ? "good for the day" : $"in the {arguments.Get(Window)}")}.";

    public override OrderTerms ReduceTo(Arguments arguments) => new(arguments.Get(Type), arguments.Get(Window));
}
