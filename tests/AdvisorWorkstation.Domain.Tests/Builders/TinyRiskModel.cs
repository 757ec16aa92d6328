using AdvisorWorkstation.Domain.Markets;
using AdvisorWorkstation.Domain.Values;

namespace AdvisorWorkstation.Domain.Tests.Builders;

/// <summary>Two factors over a few securities, with figures that can be worked out by hand.</summary>
internal static class TinyRiskModel
{
    /// <summary>Every security has a market exposure of one and a style exposure of plus or minus a half.</summary>
    public static RiskModel For(IReadOnlyList<SecurityId> securities) => new(
        "tiny 1",
        TestAccount.Day,
        securities,
        2,
        [.. securities.SelectMany((_, i) => new[] { 1d, i % 2 == 0 ? 0.5 : -0.5 })],
        [0.03, 0.002, 0.002, 0.01],
        [.. securities.Select((_, i) => 0.04 + (0.01 * (i % 4)))],
        [.. securities.Select(_ => ExposureOrigin.Own)]);
}
