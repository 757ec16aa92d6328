
namespace AdvisorWorkstation.Domain.Accounts.Ledger;

/// <summary>Holds the ledger's wash sales against those of the detector.</summary>
public static class WashSaleCheck
{
    /// <summary>Shares by which the two may differ: splits round to a millionth.</summary>
    public const decimal ShareTolerance = 0.000_1m;

    /// <summary>Dollars by which the two may differ on one sale.</summary>
    public const decimal DollarTolerance = 0.01m;

    /// <summary>Every difference on a sold lot, a sentence each, by sale; none when the two agree.</summary>
    /// <param name="matches">The ledger's matches.</param>
    /// <param name="findings">The detector's findings.</param>
    public static IReadOnlyList<string> Compare(IEnumerable<WashMatch> matches, IEnumerable<WashFinding> findings)
    {
        var ledger = matches.ToLookup(
            m => (m.Sale, m.Sold, Purchase: m.Replacement.Entry, m.IsLostForGood), m => (Shares: m.Quantity.Count, m.Disallowed.Usd));
        var detector = findings.ToLookup(f => (f.Sale, f.Sold, f.Purchase, f.IsLostForGood), f => (Shares: f.Quantity.Count, f.Disallowed.Usd));
        return
        [
            .. ledger.Select(g => g.Key).Union(detector.Select(g => g.Key))
                .OrderBy(k => k.Sale)
                .ThenBy(k => k.Sold)
                .ThenBy(k => k.Purchase)
                .ThenBy(k => k.IsLostForGood)
                .Select(k => (Key: k, Ledger: Sum(ledger[k]), Detector: Sum(detector[k])))
                .Where(d => Math.Abs(d.Ledger.Shares - d.Detector.Shares) > ShareTolerance || Math.Abs(d.Ledger.Usd - d.Detector.Usd) > DollarTolerance)
                .Select(d => FormattableString.Invariant(
                    $"Sale {d.Key.Sale} of lot {d.Key.Sold}, replaced by purchase {d.Key.Purchase}{(d.Key.IsLostForGood ? " where nothing is taxed" : "")}: the ledger disallows ${d.Ledger.Usd:#,##0.00} on {d.Ledger.Shares:0.######} shares, the check finds ${d.Detector.Usd:#,##0.00} on {d.Detector.Shares:0.######}.")),
        ];
    }

    private static (decimal Shares, decimal Usd) Sum(IEnumerable<(decimal Shares, decimal Usd)> parts) =>
        parts.Aggregate((Shares: 0m, Usd: 0m), (sum, p) => (sum.Shares + p.Shares, sum.Usd + p.Usd));
}
