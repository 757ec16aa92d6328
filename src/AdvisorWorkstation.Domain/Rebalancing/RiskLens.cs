using AdvisorWorkstation.Domain.Customizations;
using AdvisorWorkstation.Domain.Indexes;
using AdvisorWorkstation.Domain.Markets;

namespace AdvisorWorkstation.Domain.Rebalancing;

/// <summary>A risk model in the order of some securities.</summary>
/// <param name="Risk">Its rows.</param>
/// <param name="Factors">Its factors that tell the target's names apart.</param>
public record RiskLens(AlignedRisk Risk, IReadOnlyList<FactorExposure> Factors)
{
    /// <summary>Looks at some securities.</summary>
    /// <param name="model">The model.</param>
    /// <param name="securities">n securities.</param>
    /// <param name="targets">n target weights.</param>
    public static RiskLens For(RiskModel model, IReadOnlyList<SecurityView> securities, double[] targets)
    {
        var risk = AlignedRisk.For(model, [.. securities.Select(v => v.Security)], targets);
        return new RiskLens(risk, Rebalancing.Factors.Of(risk, targets));
    }
}
