using AdvisorWorkstation.Domain.Markets;

namespace AdvisorWorkstation.Features.Markets.Estimation;

/// <summary>One security's row of a risk model, estimated from its own history.</summary>
internal sealed record OwnRow(Sector Sector, double[] Exposures, double SpecificVariance);

/// <summary>
/// Stand-ins for securities without enough history: the average exposures of the sector's securities that have one, and their average specific
/// variance, marked up because what is unknown is rarely calmer than what is known. A sector without any takes the average of all.
/// </summary>
internal sealed class SectorProxies(IReadOnlyList<OwnRow> own, double markup)
{
    private readonly Dictionary<Sector, OwnRow> _bySector = [];

    public OwnRow Of(Sector sector)
    {
        if (!_bySector.TryGetValue(sector, out var proxy))
        {
            var peers = own.Where(r => r.Sector == sector).ToList();
            _bySector[sector] = proxy = Average(sector, peers.Count > 0 ? peers : own);
        }
        return proxy;
    }

    private OwnRow Average(Sector sector, IReadOnlyList<OwnRow> peers) => new(
        sector,
        [.. Enumerable.Range(0, peers[0].Exposures.Length).Select(f => peers.Average(p => p.Exposures[f]))],
        peers.Average(p => p.SpecificVariance) * markup);
}
