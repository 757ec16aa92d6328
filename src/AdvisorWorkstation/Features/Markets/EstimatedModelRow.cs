using AdvisorWorkstation.Domain.Audit;
using AdvisorWorkstation.Domain.Markets;

namespace AdvisorWorkstation.Features.Markets;

/// <summary>An estimated model as it is stored, and what the history says about it.</summary>
internal static class EstimatedModelRow
{
    /// <summary>What <see cref="RiskModelRow.Source"/> says of a model that was estimated here.</summary>
    public const string Source = "estimated from stored prices";

    public static RiskModelRow Of(RiskModel model, DateTimeOffset at) => new()
    {
        Name = model.Name,
        AsOf = model.AsOf.Date,
        StoredAt = at,
        Source = Source,
        Hash = model.Hash,
        FactorCount = model.FactorCount,
        SecurityCount = model.Securities.Count,
        ProxyCount = Proxies(model),
        Content = RiskModelBlob.Write(model),
    };

    public static AuditEvent Event(RiskModel model) => new("risk-model.estimated", "risk-model", model.Hash, 0, new Dictionary<string, object?>
    {
        ["name"] = model.Name,
        ["asOf"] = model.AsOf.Date,
        ["factors"] = model.FactorCount,
        ["securities"] = model.Securities.Count,
        ["proxies"] = Proxies(model),
    });

    private static int Proxies(RiskModel model) => model.Origins.Count(o => o == ExposureOrigin.SectorProxy);
}
