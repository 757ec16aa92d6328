using AdvisorWorkstation.Domain.Values;

namespace AdvisorWorkstation.Domain.Customizations.Options;

/// <summary>
/// Half of what a run buys and sells is at most a part of the account; and what a calendar year sells is at most another, reckoned on today's value.
/// The year's limit never stops what has to be sold, nor the investing of cash above the maximum: it is widened to them. Null when there is no limit.
/// </summary>
public sealed record TurnoverCap(Weight? PerRun, Weight? PerYear) : Requirement
{
    /// <summary>What forced trades may take beyond themselves, because shares and smallest trades do not divide: part of the account.</summary>
    private const decimal Rounding = 0.005m;

    /// <summary>The limits on cash and what has to go must be known.</summary>
    public override int Phase => 3;

    public override void Shape(ProblemDraft draft)
    {
        draft.TurnoverCap = PerRun;
        draft.YearTurnoverCap = PerYear is { } year ? YearCap(draft, year) : null;
    }

    /// <summary>
    /// Sales u and purchases b differ by the change of cash, so u is at most what is left of the year when (u + b) / 2 is at most that plus half of what
    /// cash is above its maximum.
    /// </summary>
    private static Weight YearCap(ProblemDraft draft, Weight year)
    {
        var left = Weight.Max(year - draft.SoldThisYear.ShareOf(draft.NetAssetValue), Weight.Zero);
        return Weight.Max(Weight.Max(left + ((draft.CashHeld - draft.MaximumCash) * 0.5m), Forced(draft)), Weight.Zero);
    }

    private static Weight Forced(ProblemDraft draft)
    {
        var goes = draft.Assets.Where(a => a is { MustSell: true, IsFrozen: false }).Sum(a => a.Held.Fraction);
        var sold = goes + Math.Max(draft.MinimumCash.Fraction - draft.CashHeld.Fraction - goes, 0m);
        var bought = Math.Max(draft.CashHeld.Fraction + sold - draft.MaximumCash.Fraction, 0m);
        return sold + bought > 0m ? new Weight(((sold + bought) / 2m) + Rounding) : Weight.Zero;
    }
}

/// <summary>Menu row 21.</summary>
public sealed class TurnoverCapOption : PolicyOption<TurnoverCap>
{
    private static readonly Parameter<Weight?> PerRun = Parameter.OptionalPercent("run", "Per run", 0, 100);
    private static readonly Parameter<Weight?> PerYear = Parameter.OptionalPercent("year", "Sold per year", 60, 0, 1_000);

    public override string Key => "size.turnover";

    public override int Number => 21;

    public override Menu Menu => Menu.SizeAndCost;

    public override string Name => "Turnover cap";

    public override IReadOnlyList<Parameter> Parameters => [PerRun, PerYear];

    public override string Sentence(Arguments arguments)
    {
        var run = arguments.Get(PerRun) is { } cap ? $"Turns over at most {cap.Percent:0.##}% in a run" : "Turns over as much in a run as is worth it";
        return arguments.Get(PerYear) is { } year
            ? $"{run}, and sells at most {year.Percent:0.##}% in a year beside what has to be sold."
            : $"{run}.";
    }

    public override TurnoverCap ReduceTo(Arguments arguments) => new(arguments.Get(PerRun), arguments.Get(PerYear));
}
