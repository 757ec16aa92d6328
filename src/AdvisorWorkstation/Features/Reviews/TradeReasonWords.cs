using AdvisorWorkstation.Domain.Rebalancing;

namespace AdvisorWorkstation.Features.Reviews;

/// <summary>The groups that trades are shown in.</summary>
internal static class TradeReasonWords
{
    public static string Words(this TradeReasonKind kind) => kind switch
    {
        TradeReasonKind.Restriction => "Restriction",
        TradeReasonKind.RaiseCash => "Raise cash",
        TradeReasonKind.HarvestLosses => "Harvest losses",
        TradeReasonKind.Concentration => "Concentration",
        TradeReasonKind.IndexChange => "Outside the index",
        TradeReasonKind.ReduceDrift => "Reduce drift",
        TradeReasonKind.InvestCash => "Invest cash",
        TradeReasonKind.ReplaceHarvested => "Replace harvested",
        TradeReasonKind.ManualEdit => "Manual edit",
        TradeReasonKind.Wish => "Tilt or score",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, null),
    };
}
