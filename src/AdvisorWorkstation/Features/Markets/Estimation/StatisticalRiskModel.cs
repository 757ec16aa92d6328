using AdvisorWorkstation.Domain.Markets;
using AdvisorWorkstation.Domain.Values;

namespace AdvisorWorkstation.Features.Markets.Estimation;

/// <summary>
/// A risk model out of nothing but daily closes: principal components of the standardized returns, weighted exponentially.
/// The README beside it tells the story; each step's mathematics stands above its own type.
/// </summary>
public static class StatisticalRiskModel
{
    /// <summary>The model of a panel's last day. The same panel and options give the same bits on one machine.</summary>
    /// <param name="panel">Closes.</param>
    /// <param name="options">How to estimate.</param>
    /// <param name="noHistory">The day of the model when the panel has no day at all.</param>
    public static RiskModel Estimate(PricePanel panel, StatisticalRiskOptions options, AsOf noHistory)
    {
        var asOf = panel.Days.Count > 0 ? new AsOf(panel.Days[^1]) : noHistory;
        var table = ReturnTable.From(panel, options);
        var own = Enumerable.Range(0, table.Securities).Where(i => table.Counts[i] >= options.MinReturns && table.Deviations[i] > 0d).ToArray();
        var needed = own.Length == 0 ? 0d : options.CoreHistory * own.Max(i => table.Counts[i]);
        var core = own.Where(i => table.Counts[i] >= needed).ToArray();
        return core.Length < options.MinSecurities
            ? RiskPrior.For(panel.Securities, asOf)
            : Assemble(panel, options, asOf, table, own, core);
    }

    private static RiskModel Assemble(
        PricePanel panel, StatisticalRiskOptions options, AsOf asOf, ReturnTable table, int[] own, int[] core)
    {
        var factors = PrincipalFactors.Of(table, core, options);
        var places = core.Select((security, place) => (security, place)).ToDictionary(p => p.security, p => p.place);
        var fits = own
            .Select(i => places.TryGetValue(i, out var place) ? FactorFit.OfCore(factors, place) : FactorFit.ByRegression(table, i, factors))
            .ToArray();
        var volatilities = own.Select(i => table.Deviations[i] * Math.Sqrt(StatisticalRiskOptions.DaysPerYear)).ToArray();
        var specific = SpecificVariance.Of(
            [.. volatilities.Select(v => v * v)],
            [.. fits.Select(f => f.Rest)],
            [.. own.Select(i => table.EffectiveDays[i])],
            [.. own.Select(i => panel.Securities[i].Sector)],
            options);
        var sizes = FactorSizes(fits, volatilities, factors.Count);
        var rows = own
            .Select((security, place) => (security, Row: new OwnRow(
                panel.Securities[security].Sector,
                [.. fits[place].Exposures.Select((e, f) => e * volatilities[place] / sizes[f])],
                specific[place])))
            .ToDictionary(p => p.security, p => p.Row);
        return RowsOf(panel, options, asOf, factors, sizes, rows);
    }

    /// <summary>
    /// The root mean square of each factor's exposures in annual units: dividing by it makes an ordinary exposure one, and the factor's variance
    /// that of a return a year.
    /// </summary>
    private static double[] FactorSizes(FactorFit[] fits, double[] volatilities, int factors) =>
    [
        .. Enumerable.Range(0, factors).Select(f =>
            Math.Sqrt(fits.Select((fit, i) => fit.Exposures[f] * volatilities[i]).Average(e => e * e))),
    ];

    private static RiskModel RowsOf(
        PricePanel panel, StatisticalRiskOptions options, AsOf asOf, PrincipalFactors factors, double[] sizes, Dictionary<int, OwnRow> own)
    {
        var (n, k) = (panel.Securities.Count, factors.Count);
        var proxies = new SectorProxies([.. own.OrderBy(p => p.Key).Select(p => p.Value)], options.ProxyMarkup);
        var exposures = new double[n * k];
        var covariance = new double[k * k];
        var specific = new double[n];
        var origins = new ExposureOrigin[n];
        for (var i = 0; i < n; i++)
        {
            var isOwn = own.TryGetValue(i, out var row);
            row = isOwn ? row : proxies.Of(panel.Securities[i].Sector);
            row!.Exposures.CopyTo(exposures, i * k);
            (specific[i], origins[i]) = (row.SpecificVariance, isOwn ? ExposureOrigin.Own : ExposureOrigin.SectorProxy);
        }
        for (var f = 0; f < k; f++)
        {
            covariance[(f * k) + f] = factors.Variances[f] * sizes[f] * sizes[f];
        }
        return new RiskModel(
            $"statistical-{k} {asOf}", asOf, [.. panel.Securities.Select(s => s.Id)], k, exposures, covariance, specific, origins);
    }
}
