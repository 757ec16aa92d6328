using System.Globalization;
using AdvisorWorkstation.Domain.Values;

namespace AdvisorWorkstation.Domain.Customizations.Options;

/// <summary>
/// Cash that is kept on top of the minimum: what is due within so many days, or, where an amount is invested step by step, the part whose step has not
/// come. The former is raised when it is not there; the latter keeps only cash that is there and forces no sale.
/// </summary>
/// <param name="Name">What it is for.</param>
/// <param name="Kind">How often it is due.</param>
/// <param name="Amount">Each time; for steps, all of them together.</param>
/// <param name="First">The first day it is due.</param>
/// <param name="ReadyDays">Days before it is due from which the cash is kept.</param>
/// <param name="Steps">Monthly steps, where the amount is invested step by step.</param>
public sealed record CashReserve(string Name, string Kind, Money Amount, DateOnly First, int ReadyDays, int Steps) : Requirement
{
    public const string OneOff = "one-off";
    public const string Monthly = "monthly";
    public const string Quarterly = "quarterly";
    public const string Yearly = "yearly";
    public const string StepByStep = "dca";

    /// <summary>The days from one to another, both included, on which it is due.</summary>
    public IEnumerable<DateOnly> DueBetween(DateOnly from, DateOnly to)
    {
        var months = Kind switch { Monthly => 1, Quarterly => 3, Yearly => 12, _ => 0 };
        var n = months > 0 ? Math.Max(0, (((from.Year - First.Year) * 12) + from.Month - First.Month - 1) / months) : 0;
        for (var day = First.AddMonths(n * months); day <= to; day = First.AddMonths(++n * months))
        {
            if (day >= from)
            {
                yield return day;
            }
            if (months == 0)
            {
                yield break;
            }
        }
    }

    /// <summary>What is kept on a day: what is due soon, or what waits for its step.</summary>
    public Money KeptOn(AsOf asOf) => Kind == StepByStep
        ? new Money(Amount.Usd * Enumerable.Range(0, Steps).Count(n => First.AddMonths(n) > asOf.Date) / Steps)
        : Amount * DueBetween(asOf.Date, asOf.Date.AddDays(ReadyDays)).Count();

    public override void Shape(ProblemDraft draft)
    {
        var kept = KeptOn(draft.AsOf).ShareOf(draft.NetAssetValue);
        if (Kind == StepByStep)
        {
            draft.KeepCashThatIsThere(kept);
        }
        else
        {
            draft.RaiseCash(kept);
        }
    }
}

/// <summary>Menu row 12.</summary>
public sealed class CashReserveOption : PolicyOption<CashReserve>
{
    private static readonly Parameter<string> For = Parameter.Words("name", "What it is for");

    private static readonly Parameter<string> Kind = Parameter.Choice(
        "kind", "How often", CashReserve.OneOff, CashReserve.OneOff, CashReserve.Monthly, CashReserve.Quarterly, CashReserve.Yearly, CashReserve.StepByStep);

    private static readonly Parameter<Money> Amount = Parameter.Usd("amount", "Amount", 0, 0, 1_000_000_000);
    private static readonly Parameter<DateOnly> First = Parameter.Day("date", "Next due");
    private static readonly Parameter<int> ReadyDays = Parameter.Count("ready", "Ready before", "days", 14, 0, 365);
    private static readonly Parameter<int> Steps = Parameter.Count("steps", "Monthly steps", "steps", 12, 1, 120);

    public override string Key => "cash.reserve";

    public override int Number => 12;

    public override Menu Menu => Menu.Cash;

    public override string Name => "Cash reserve";

    public override IReadOnlyList<Parameter> Parameters => [For, Kind, Amount, First, ReadyDays, Steps];

    public override Parameter Instance => For;

    public override string Sentence(Arguments arguments)
    {
        var (what, amount) = (arguments.Get(For), arguments.Get(Amount).Usd.ToString("#,##0.##", CultureInfo.InvariantCulture));
        var (first, ready) = (arguments.TextOf(First), arguments.TextOf(ReadyDays));
        return arguments.Get(Kind) switch
        {
            CashReserve.StepByStep => $"Invests ${amount} for {what} in {arguments.TextOf(Steps)} monthly steps from {first}.",
            CashReserve.OneOff => $"Keeps ${amount} for {what} ready {ready} days before {first}.",
            var often => $"Keeps ${amount} for {what} ready {ready} days before it is due, {often} from {first}.",
        };
    }

    public override CashReserve ReduceTo(Arguments arguments) => new(
        arguments.Get(For), arguments.Get(Kind), arguments.Get(Amount), arguments.Get(First), arguments.Get(ReadyDays), arguments.Get(Steps));
}
