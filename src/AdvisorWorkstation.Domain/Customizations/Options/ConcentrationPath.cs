using AdvisorWorkstation.Domain.Values;

namespace AdvisorWorkstation.Domain.Customizations.Options;

/// <summary>
/// The most that one name may be of the account falls in a straight line from a share on a day to a share some months later, and stays there. What is above
/// the line is sold down to it. Without a first day there is no path.
/// </summary>
public sealed record ConcentrationPath(DateOnly? Begins, Weight From, Weight To, int Months) : Requirement
{
    /// <summary>After the caps on single names.</summary>
    public override int Phase => 3;

    /// <summary>The most on a day; null before the path begins.</summary>
    public Weight? MostOn(AsOf day)
    {
        if (Begins is not { } begins || day.Date < begins)
        {
            return null;
        }
        var ends = begins.AddMonths(Months);
        var (passed, whole) = (day.Date.DayNumber - begins.DayNumber, ends.DayNumber - begins.DayNumber);
        return passed >= whole ? To : From + ((To - From) * (passed / (decimal)whole));
    }

    public override void Shape(ProblemDraft draft)
    {
        if (MostOn(draft.AsOf) is not { } most)
        {
            return;
        }
        foreach (var asset in draft.Assets.Where(a => !a.NoSell || a.Held <= most))
        {
            asset.Most = asset.Most is { } stands && stands < most ? stands : most;
            asset.LimitReason ??= $"{asset.View.Security.Ticker} at most {most.Percent:0.##}% on the way to {To.Percent:0.##}%";
        }
    }
}

/// <summary>Menu row 42.</summary>
public sealed class ConcentrationPathOption : PolicyOption<ConcentrationPath>
{
    private static readonly Parameter<DateOnly?> Begins = Parameter.OptionalDay("begins", "Begins");
    private static readonly Parameter<Weight> From = Parameter.Percent("from", "From", 100, 0, 100);
    private static readonly Parameter<Weight> To = Parameter.Percent("to", "To", 10, 0, 100);
    private static readonly Parameter<int> Months = Parameter.Count("months", "Within", "months", 36, 1, 240);

    public override string Key => "transition.concentration";

    public override int Number => 42;

    public override Menu Menu => Menu.Transition;

    public override string Name => "Concentration by date";

    public override IReadOnlyList<Parameter> Parameters => [Begins, From, To, Months];

    public override string Sentence(Arguments arguments) => arguments.Get(Begins) is { } begins
        ? $"Brings every name from at most {arguments.TextOf(From)}% on {begins:yyyy-MM-dd} to at most {arguments.TextOf(To)}% within {arguments.TextOf(Months)} months."
        : $"Has no date by which a name is to be smaller; a path goes from {arguments.TextOf(From)}% to {arguments.TextOf(To)}% within {arguments.TextOf(Months)} months once it has a first day.";

    public override ConcentrationPath ReduceTo(Arguments arguments) => new(arguments.Get(Begins), arguments.Get(From), arguments.Get(To), arguments.Get(Months));
}
