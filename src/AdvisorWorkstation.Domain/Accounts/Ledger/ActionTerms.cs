using AdvisorWorkstation.Domain.Values;

namespace AdvisorWorkstation.Domain.Accounts.Ledger;

/// <summary>What a corporate action does to a lot (tax.md, Corporate actions on lots).</summary>
public abstract record ActionTerms
{
    private ActionTerms() { }

    /// <summary>The security that holders have shares of afterwards, besides or instead of the old one; null where there is no other.</summary>
    public SecurityId? Other() => this switch
    {
        Rename rename => rename.To,
        SpinOff spinOff => spinOff.Child,
        StockMerger merger => merger.Into,
        MixedMerger merger => merger.Into,
        _ => null,
    };

    /// <summary>A split or a stock dividend: new shares for each old one, basis and dates kept.</summary>
    /// <param name="Ratio">Shares after for one before, above zero: 4 for 4:1, 0.1 for 1:10, 1.05 for a stock dividend of 5%.</param>
    /// <param name="Price">What a whole share is worth after it; a fraction goes at that price. Null when unknown: a fraction is then a fault.</param>
    public sealed record Split(decimal Ratio, Price? Price) : ActionTerms;

    /// <summary>Another symbol or CUSIP for the same shares.</summary>
    public sealed record Rename(SecurityId To) : ActionTerms;

    /// <summary>Shares of a child come to those of the parent, which keep their part of the basis; the child's are held since the parent's were.</summary>
    /// <param name="Ratio">Shares of the child for one of the parent.</param>
    /// <param name="ChildAllocation">The child's part of the basis, from zero to one, as the company states it.</param>
    /// <param name="ChildPrice">What a fraction of the child goes at. Null when unknown: a fraction is then a fault.</param>
    public sealed record SpinOff(SecurityId Child, decimal Ratio, Weight ChildAllocation, Price? ChildPrice) : ActionTerms;

    /// <summary>Shares become shares of another company.</summary>
    /// <param name="Price">What a fraction goes at. Null when unknown: a fraction is then a fault.</param>
    public sealed record StockMerger(SecurityId Into, decimal Ratio, Price? Price) : ActionTerms;

    /// <summary>Shares become cash.</summary>
    public sealed record CashMerger(Price CashPerShare) : ActionTerms;

    /// <summary>
    /// Shares become shares of another company and cash: a gain is recognized up to the cash, a loss not at all (IRC 356); the basis becomes
    /// old - cash + gain (IRC 358).
    /// </summary>
    /// <param name="Price">What one new share is worth at the time.</param>
    public sealed record MixedMerger(SecurityId Into, decimal Ratio, Price CashPerShare, Price Price) : ActionTerms;

    /// <summary>Cash that lowers the basis, never below zero; what is left over is a gain (IRC 301(c)).</summary>
    public sealed record ReturnOfCapital(Price CashPerShare) : ActionTerms;

    /// <summary>The shares are worth nothing: their basis is a loss (IRC 165(g)).</summary>
    public sealed record Worthless : ActionTerms;
}
