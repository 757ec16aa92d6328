using AdvisorWorkstation.Domain.Accounts.Tax;
using AdvisorWorkstation.Domain.Values;

namespace AdvisorWorkstation.Domain.Customizations.Options;

/// <summary>
/// Losses carried into the year and gains that are expected elsewhere, by term: they count into the year's gains and losses that budgets see. Read by the
/// snapshot of an account.
/// </summary>
/// <param name="Gains">Expected gains less losses carried in.</param>
public sealed record OutsideGains(YearToDateGains Gains) : Requirement;

/// <summary>Menu row 36.</summary>
public sealed class OutsideGainsOption : PolicyOption<OutsideGains>
{
    private static readonly Parameter<Money> CarriedShort = Parameter.Usd("carried-short", "Short-term loss carried in", 0, 0, 1_000_000_000);
    private static readonly Parameter<Money> CarriedLong = Parameter.Usd("carried-long", "Long-term loss carried in", 0, 0, 1_000_000_000);
    private static readonly Parameter<Money> ExpectedShort = Parameter.Usd("short", "Short-term gains expected elsewhere", 0, -1_000_000_000, 1_000_000_000);
    private static readonly Parameter<Money> ExpectedLong = Parameter.Usd("long", "Long-term gains expected elsewhere", 0, -1_000_000_000, 1_000_000_000);

    public override string Key => "tax.outside-gains";

    public override int Number => 36;

    public override Menu Menu => Menu.Taxes;

    public override string Name => "Loss carryforward and outside gains";

    public override IReadOnlyList<Parameter> Parameters => [CarriedShort, CarriedLong, ExpectedShort, ExpectedLong];

    public override string Sentence(Arguments arguments)
    {
        var parts = new[]
        {
            Words(arguments.Get(CarriedShort), "a short-term loss carried in of"),
            Words(arguments.Get(CarriedLong), "a long-term loss carried in of"),
            Words(arguments.Get(ExpectedShort), "expected short-term gains elsewhere of"),
            Words(arguments.Get(ExpectedLong), "expected long-term gains elsewhere of"),
        }.OfType<string>().ToList();
        return parts.Count == 0 ? "Counts no gains or losses from outside of the account." : $"Counts {string.Join(" and ", parts)}.";
    }

    public override OutsideGains ReduceTo(Arguments arguments) =>
        new(new YearToDateGains(arguments.Get(ExpectedShort) - arguments.Get(CarriedShort), arguments.Get(ExpectedLong) - arguments.Get(CarriedLong)));

    private static string? Words(Money amount, string what) => amount == Money.Zero ? null : $"{what} {(amount < Money.Zero ? "\u2212" : "")}${amount.Magnitude.Usd:N0}";
}
