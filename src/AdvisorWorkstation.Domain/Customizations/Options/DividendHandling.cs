using AdvisorWorkstation.Domain.Accounts;
using AdvisorWorkstation.Domain.Values;

namespace AdvisorWorkstation.Domain.Customizations.Options;

/// <summary>
/// What becomes of dividends: swept into cash and invested with the next run; kept in cash for some days, or until a withdrawal has paid them out;
/// or reinvested by the custodian in what paid them, which the wash-sale calendar of the household reads. Kept cash is cash that is there: nothing
/// is sold for it.
/// </summary>
public sealed record DividendHandling(string Style, int Days) : Requirement
{
    public const string Deploy = "deploy";
    public const string Keep = "keep";
    public const string PayOut = "pay-out";
    public const string Reinvest = "reinvest";

    /// <summary>True when each dividend buys shares of what paid it.</summary>
    public bool Reinvests => Style == Reinvest;

    /// <summary>Dividends that stay in cash on a day.</summary>
    public Money KeptOn(AsOf asOf, IEnumerable<DividendReceived> received) => received
        .Where(d => Style switch
        {
            Keep => asOf.DaysUntil(d.Date) > -Days,
            PayOut => !d.PaidOut,
            _ => false,
        })
        .Aggregate(Money.Zero, (sum, d) => sum + d.Amount);

    public override void Shape(ProblemDraft draft) =>
        draft.KeepCashThatIsThere(KeptOn(draft.AsOf, draft.DividendsReceived).ShareOf(draft.NetAssetValue));
}

/// <summary>Menu row 15.</summary>
public sealed class DividendHandlingOption : PolicyOption<DividendHandling>
{
    private static readonly Parameter<string> Style = Parameter.Choice(
        "style", "Dividends", DividendHandling.Deploy, DividendHandling.Deploy, DividendHandling.Keep, DividendHandling.PayOut, DividendHandling.Reinvest);

    private static readonly Parameter<int> Days = Parameter.Count("days", "Kept for", "days", 30, 1, 365);

    public override string Key => "cash.dividends";

    public override int Number => 15;

    public override Menu Menu => Menu.Cash;

    public override string Name => "Dividend handling";

    public override IReadOnlyList<Parameter> Parameters => [Style, Days];

    public override string Sentence(Arguments arguments) => arguments.Get(Style) switch
    {
        DividendHandling.Keep => $"Keeps dividends in cash for {arguments.TextOf(Days)} days before they are invested.",
        DividendHandling.PayOut => "Keeps the year's dividends in cash until they are paid out.",
        DividendHandling.Reinvest => "Has the custodian reinvest dividends in what paid them.",
        _ => "Sweeps dividends into cash and invests them where they help most.",
    };

    public override DividendHandling ReduceTo(Arguments arguments) => new(arguments.Get(Style), arguments.Get(Days));
}
