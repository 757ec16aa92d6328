using AdvisorWorkstation.Domain.Accounts.Tax;

namespace AdvisorWorkstation.Features.Monitoring;

/// <summary>Sold lots that a line of the taxes tab opens.</summary>
/// <param name="Key">Its name in the address.</param>
/// <param name="Title">What they are.</param>
/// <param name="IsEstimate">True for a line of the estimate, which has a tax for each lot; the bill has none.</param>
/// <param name="Has">Which sales.</param>
public sealed record TaxLots(string Key, string Title, bool IsEstimate, Func<TaxSale, bool> Has)
{
    /// <summary>The sales whose gain or term nobody knows.</summary>
    public const string Unknown = "unknown";

    private static readonly TaxLots[] All =
    [
        new("estimate-short", "Short-term lots at marginal rates", true, s => s.Sale.Term == HoldingTerm.ShortTerm),
        new("estimate-long", "Long-term lots at marginal rates", true, s => s.Sale.Term == HoldingTerm.LongTerm),
        new("bill-short", "Short-term lots before netting", false, s => IsKnown(s) && s.Sale.Term == HoldingTerm.ShortTerm),
        new("bill-long", "Long-term lots before netting", false, s => IsKnown(s) && s.Sale.Term == HoldingTerm.LongTerm),
        new(Unknown, "Lots whose gain or term nobody knows", false, s => !IsKnown(s)),
    ];

    /// <summary>By its name in the address; null when there is none.</summary>
    public static TaxLots? Find(string? key) => Array.Find(All, l => l.Key == key);

    /// <summary>The lots of a line of the estimate.</summary>
    public static TaxLots OfEstimate(HoldingTerm term) => All[term == HoldingTerm.ShortTerm ? 0 : 1];

    /// <summary>The lots behind a step of the bill; null where it follows from other lines.</summary>
    public static TaxLots? OfBill(BillStep step) => step switch
    {
        BillStep.ShortTerm => All[2],
        BillStep.LongTerm => All[3],
        _ => null,
    };

    /// <summary>The sales of a return that it has.</summary>
    public IReadOnlyList<TaxSale> Of(TaxReturn whole) => [.. whole.Sales.Where(Has)];

    private static bool IsKnown(TaxSale sale) => sale.Sale is { Gain: not null, Term: not null };
}
