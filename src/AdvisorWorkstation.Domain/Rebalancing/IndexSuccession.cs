using AdvisorWorkstation.Domain.Accounts.Ledger;
using AdvisorWorkstation.Domain.Indexes;
using AdvisorWorkstation.Domain.Values;

namespace AdvisorWorkstation.Domain.Rebalancing;

/// <summary>
/// Takes the weights of an index through corporate actions that took effect after its weights did and before its next file: the weight of a security that
/// became another one goes with it, and that of one that became cash, or nothing, is spread over the rest in proportion.
/// </summary>
public static class IndexSuccession
{
    /// <summary>The weights after an action, by security; they sum to one.</summary>
    /// <param name="weights">Before it.</param>
    /// <param name="security">What it is about.</param>
    /// <param name="terms">What it does.</param>
    /// <param name="successor">What the security became; null where that is not known, or cash.</param>
    public static IReadOnlyList<IndexConstituent> After(
        IReadOnlyList<IndexConstituent> weights, SecurityId security, AnnouncedTerms terms, SecurityId? successor)
    {
        if (!weights.Any(w => w.Security == security) || !Ends(terms))
        {
            return weights;
        }
        var left = weights
            .Select(w => w.Security == security && successor is { } other ? w with { Security = other } : w)
            .Where(w => w.Security != security)
            .GroupBy(w => w.Security)
            .OrderBy(g => g.Key)
            .Select(g => (Security: g.Key, Weight: g.Sum(w => w.Weight.Fraction)))
            .ToList();
        return left.Sum(w => w.Weight) <= 0m
            ? weights
            : [.. left.Zip(IndexWeights.Normalize([.. left.Select(w => w.Weight)]), (w, weight) => new IndexConstituent(w.Security, weight))];
    }

    /// <summary>True when nobody holds the security under its old name afterwards.</summary>
    public static bool Ends(AnnouncedTerms terms) => terms switch
    {
        AnnouncedTerms.SymbolChange or AnnouncedTerms.StockMerger or AnnouncedTerms.MixedMerger or AnnouncedTerms.CashMerger or AnnouncedTerms.Worthless => true,
        _ => false,
    };
}
