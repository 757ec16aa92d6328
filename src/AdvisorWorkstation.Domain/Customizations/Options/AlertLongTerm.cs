using AdvisorWorkstation.Domain.Values;

namespace AdvisorWorkstation.Domain.Customizations.Options;

/// <summary>Which lots that are about to turn long-term are worth an alert.</summary>
/// <param name="Days">Calendar days ahead, the last one counted.</param>
/// <param name="TaxChange">What turning changes the tax of a lot by, at least.</param>
public sealed record AlertLongTerm(int Days, Money TaxChange) : Requirement;

/// <summary>An alert's threshold (menus.md, Alerts).</summary>
public sealed class AlertLongTermOption : PolicyOption<AlertLongTerm>
{
    private static readonly Parameter<int> Days = Parameter.Count("days", "Days ahead", "days", 45, 0, 366);
    private static readonly Parameter<Money> TaxChange = Parameter.Usd("amount", "Tax change", 250, 0, 10_000_000);

    public override string Key => "alert.long-term";

    public override int Number => 102;

    public override Menu Menu => Menu.Alerts;

    public override string Name => "Lot turning long-term";

    public override IReadOnlyList<Parameter> Parameters => [Days, TaxChange];

    public override string Sentence(Arguments arguments) =>
        $"Tells of lots that turn long-term within {arguments.TextOf(Days)} days and whose tax changes by ${arguments.TextOf(TaxChange)}.";

    public override AlertLongTerm ReduceTo(Arguments arguments) => new(arguments.Get(Days), arguments.Get(TaxChange));
}
