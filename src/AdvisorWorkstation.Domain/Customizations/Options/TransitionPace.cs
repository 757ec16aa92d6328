using AdvisorWorkstation.Domain.Values;

namespace AdvisorWorkstation.Domain.Customizations.Options;

/// <summary>
/// An account that is moved to what it follows in steps: a run turns over at most a part, and after trades some days pass before the next step. A need,
/// such as cash to raise, is met all the same; cash to invest waits for the next step.
/// </summary>
/// <param name="Active">True while the account is in transition.</param>
/// <param name="PerRun">The most that a step turns over: half of what is bought and sold.</param>
/// <param name="Days">Days between steps.</param>
public sealed record TransitionPace(bool Active, Weight PerRun, int Days) : Requirement
{
    /// <summary>After the turnover cap of every run.</summary>
    public override int Phase => 3;

    public override void Shape(ProblemDraft draft)
    {
        draft.InTransition = Active;
        if (!Active)
        {
            return;
        }
        var step = draft.TurnoverCap is { } cap && cap < PerRun ? cap : PerRun;
        if (draft.LastTraded is { } last && last.AddDays(Days) is var next && draft.AsOf.Date < next)
        {
            draft.TurnoverCapInNeed = draft.TurnoverCap ?? Weight.One;
            draft.TurnoverReason = $"the next step of the transition is due on {next:yyyy-MM-dd}";
            draft.TurnoverCap = Weight.Zero;
            draft.MaximumCash = Weight.One;
            return;
        }
        draft.TurnoverCapInNeed = draft.TurnoverCap ?? Weight.One;
        draft.TurnoverCap = step;
        draft.TurnoverReason = $"a step of the transition turns over at most {step.Percent:0.##}%";
    }
}

/// <summary>Menu row 40.</summary>
public sealed class TransitionPaceOption : PolicyOption<TransitionPace>
{
    private static readonly Parameter<bool> Active = Parameter.YesNo("active", "In transition", false);
    private static readonly Parameter<Weight> PerRun = Parameter.Percent("turnover", "Turnover per run", 10, 0, 100);
    private static readonly Parameter<int> Days = Parameter.Count("days", "Between steps", "days", 30, 0, 366);

    public override string Key => "transition.pace";

    public override int Number => 40;

    public override Menu Menu => Menu.Transition;

    public override string Name => "Transition";

    public override IReadOnlyList<Parameter> Parameters => [Active, PerRun, Days];

    public override string Sentence(Arguments arguments) => arguments.Get(Active)
        ? $"Is in transition: turns over at most {arguments.TextOf(PerRun)}% in a step, with {arguments.TextOf(Days)} days between steps."
        : $"Is not in transition; a step of one would turn over at most {arguments.TextOf(PerRun)}%, with {arguments.TextOf(Days)} days between steps.";

    public override TransitionPace ReduceTo(Arguments arguments) => new(arguments.Get(Active), arguments.Get(PerRun), arguments.Get(Days));
}
