namespace AdvisorWorkstation.Domain.Customizations.Options;

/// <summary>At most this many securities are traded in one run; null when there is no limit.</summary>
public sealed record MaximumTrades(int? Count) : Requirement
{
    public override void Shape(ProblemDraft draft) => draft.MaximumTrades = Count;
}

/// <summary>Menu row 19.</summary>
public sealed class MaximumTradesOption : PolicyOption<MaximumTrades>
{
    private static readonly Parameter<int?> Count = Parameter.OptionalCount("count", "Trades", "a run", 1, 5_000);

    public override string Key => "size.maximum-trades";

    public override int Number => 19;

    public override Menu Menu => Menu.SizeAndCost;

    public override string Name => "Maximum trades per run";

    public override IReadOnlyList<Parameter> Parameters => [Count];

    public override string Sentence(Arguments arguments) => arguments.Get(Count) is { } count
        ? $"Trades at most {count} names in a run."
        : "Trades as many names in a run as are worth it.";

    public override MaximumTrades ReduceTo(Arguments arguments) => new(arguments.Get(Count));
}
