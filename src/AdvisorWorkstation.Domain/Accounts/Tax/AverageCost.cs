using AdvisorWorkstation.Domain.Markets;
using AdvisorWorkstation.Domain.Values;

namespace AdvisorWorkstation.Domain.Accounts.Tax;

/// <summary>
/// The average basis method of Treas. Reg. 1.1012-1(e): the basis of a share is the average over all shares of the security in the account, short-
/// and long-term together, and the earliest acquired count as sold first. It is for shares of funds. Stock takes the earliest lot instead, as
/// shares that nobody identified do (Treas. Reg. 1.1012-1(c)(1)).
/// </summary>
public static class AverageCost
{
    /// <summary>What stands in where the average is not allowed or not known.</summary>
    public const LotReliefMethod Otherwise = LotReliefMethod.FirstInFirstOut;

    private const int BasisDecimals = 6;

    /// <summary>True for shares that may be sold at their average cost.</summary>
    public static bool IsAllowed(SecurityKind kind) => kind == SecurityKind.Fund;

    /// <summary>Why lots have no average cost, in a sentence; null when they have one.</summary>
    public static string? WhyNot(bool isAllowed, IEnumerable<Money?> bases) =>
        !isAllowed
            ? "Average cost is for shares of funds; the earliest lots are sold instead."
            : bases.Any(b => b is null) ? "A lot's basis is unknown, so there is no average; the earliest lots of known basis are sold instead." : null;

    /// <summary>The bases at the average of all shares, to a millionth of a dollar; together they are what they were.</summary>
    /// <param name="lots">Shares, above zero, and basis of every lot.</param>
    public static IReadOnlyList<Money> Spread(IReadOnlyList<(Shares Quantity, Money Basis)> lots)
    {
        var (shares, basis) = (lots.Sum(l => l.Quantity.Count), lots.Sum(l => l.Basis.Usd));
        var (counted, given) = (0m, 0m);
        var spread = new List<Money>(lots.Count);
        foreach (var (quantity, _) in lots)
        {
            counted += quantity.Count;
            var until = counted == shares ? basis : decimal.Round(basis * counted / shares, BasisDecimals);
            spread.Add(new Money(until - given));
            given = until;
        }
        return spread;
    }
}
