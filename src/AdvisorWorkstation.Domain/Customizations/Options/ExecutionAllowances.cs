using AdvisorWorkstation.Domain.Values;

namespace AdvisorWorkstation.Domain.Customizations.Options;

/// <summary>
/// What is allowed when orders are carried out. A security whose attribute <c>redemption_fee</c> is above zero is not sold unless fees are allowed; trades below
/// the minimum are made only where that is allowed. Whether a part of an order may be filled is read when orders are released.
/// </summary>
public sealed record ExecutionAllowances(bool PartialFills, bool RedemptionFees, bool BelowMinimum) : Requirement
{
    public const string FeeAttribute = "redemption_fee";

    /// <summary>After the minimum of trades.</summary>
    public override int Phase => 3;

    public override void Restrict(ProblemDraft draft)
    {
        foreach (var asset in draft.Assets.Where(a => !RedemptionFees && a.View.Attributes.TryGetValue(FeeAttribute, out var fee) && fee > 0m))
        {
            asset.ForbidSelling($"selling {asset.View.Security.Ticker} costs a redemption fee");
        }
    }

    public override void Shape(ProblemDraft draft)
    {
        if (BelowMinimum)
        {
            draft.MinimumTrade = Money.Zero;
        }
    }
}

/// <summary>Menu row 61.</summary>
public sealed class ExecutionAllowancesOption : PolicyOption<ExecutionAllowances>
{
    private static readonly Parameter<bool> PartialFills = Parameter.YesNo("partial", "Partial fills", true);
    private static readonly Parameter<bool> RedemptionFees = Parameter.YesNo("fees", "Redemption fees", false);
    private static readonly Parameter<bool> BelowMinimum = Parameter.YesNo("below-minimum", "Trades below the minimum", false);

    public override string Key => "execution.allowances";

    public override int Number => 61;

    public override Menu Menu => Menu.Execution;

    public override string Name => "Partial fills, fees, small trades";

    public override IReadOnlyList<Parameter> Parameters => [PartialFills, RedemptionFees, BelowMinimum];

    public override string Sentence(Arguments arguments) =>
        $"{Word(arguments, PartialFills)} partial fills, {Word(arguments, RedemptionFees).ToLowerInvariant()} sales that cost a redemption fee, and {Word(arguments, BelowMinimum).ToLowerInvariant()} trades below the minimum.";

    public override ExecutionAllowances ReduceTo(Arguments arguments) => new(arguments.Get(PartialFills), arguments.Get(RedemptionFees), arguments.Get(BelowMinimum));

    private static string Word(Arguments arguments, Parameter<bool> allowed) => arguments.Get(allowed) ? "Allows" : "Allows no";
}
