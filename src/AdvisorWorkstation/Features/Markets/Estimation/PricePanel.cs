using AdvisorWorkstation.Domain.Markets;
using AdvisorWorkstation.Domain.Values;

namespace AdvisorWorkstation.Features.Markets.Estimation;

/// <summary>A security whose risk is to be estimated.</summary>
public readonly record struct PanelSecurity(SecurityId Id, Sector Sector);

/// <summary>Daily closes of some securities on the same trading days.</summary>
public sealed class PricePanel
{
    /// <summary>A panel.</summary>
    /// <param name="days">T trading days, oldest first.</param>
    /// <param name="securities">n securities.</param>
    /// <param name="closes">n x T, security by security; not a number where there is no close.</param>
    /// <exception cref="ArgumentException">The lengths do not fit, or a close is not above zero.</exception>
    public PricePanel(IReadOnlyList<DateOnly> days, IReadOnlyList<PanelSecurity> securities, double[] closes)
    {
        if (closes.Length != days.Count * securities.Count)
        {
            throw new ArgumentException($"{closes.Length} closes do not fit {securities.Count} securities on {days.Count} days");
        }
        if (Array.Exists(closes, c => c <= 0d || double.IsInfinity(c)))
        {
            throw new ArgumentException("a close is not above zero");
        }
        (Days, Securities, Closes) = (days, securities, closes);
    }

    public IReadOnlyList<DateOnly> Days { get; }

    public IReadOnlyList<PanelSecurity> Securities { get; }

    public double[] Closes { get; }

    /// <summary>The closes of one security, oldest first.</summary>
    public ReadOnlySpan<double> ClosesOf(int security) => Closes.AsSpan(security * Days.Count, Days.Count);
}
