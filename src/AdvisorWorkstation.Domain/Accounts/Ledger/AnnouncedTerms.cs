using AdvisorWorkstation.Domain.Values;

namespace AdvisorWorkstation.Domain.Accounts.Ledger;

/// <summary>
/// The terms of a corporate action as they are announced: other securities by ticker, a price only where it is known already
/// (<see cref="TermsGrammar"/>). <see cref="ActionTerms"/> are what is booked.
/// </summary>
public abstract record AnnouncedTerms
{
    private static readonly Refusal NoPrice = new(
        "no-price", "What a new share is worth on the effective day decides the gain, and neither the terms nor the stored prices say it. "
        + "Import the prices of that day, or give the price in the terms.");

    private AnnouncedTerms() { }

    /// <summary>The child or the successor; null where no other security comes in.</summary>
    public virtual Ticker? Other => null;

    /// <summary>True when it changes lots; a dividend in cash does not.</summary>
    public virtual bool ChangesLots => true;

    /// <summary>What it is, in words that stand behind "the" and before a date.</summary>
    public abstract string Words { get; }

    /// <summary>What is booked.</summary>
    /// <param name="other">The child or the successor; null where the firm does not know it.</param>
    /// <param name="priceOfDay">The stored price, on the effective day, of what holders have afterwards; null where there is none.</param>
    public abstract Outcome<ActionTerms> ToTerms(SecurityId? other, Price? priceOfDay);

    private Outcome<ActionTerms> With(SecurityId? other, Func<SecurityId, ActionTerms> terms) => other is { } known
        ? terms(known)
        : new Refusal("no-security", $"There is no security {Other} here. Import it first, in a securities file.");

    /// <summary>New shares for old ones.</summary>
    public sealed record Split(decimal New, decimal Old, Price? Price) : AnnouncedTerms
    {
        public override string Words => FormattableString.Invariant($"{New}:{Old} split");

        public override Outcome<ActionTerms> ToTerms(SecurityId? other, Price? priceOfDay) => new ActionTerms.Split(New / Old, Price ?? priceOfDay);
    }

    /// <summary>More shares for each one.</summary>
    /// <param name="Rate">The part of a share that comes for each one.</param>
    public sealed record StockDividend(Weight Rate, Price? Price) : AnnouncedTerms
    {
        public override string Words => FormattableString.Invariant($"stock dividend of {Rate.Percent:0.######}%");

        public override Outcome<ActionTerms> ToTerms(SecurityId? other, Price? priceOfDay) => new ActionTerms.Split(1m + Rate.Fraction, Price ?? priceOfDay);
    }

    /// <summary>Another symbol for the same shares.</summary>
    public sealed record SymbolChange(Ticker To) : AnnouncedTerms
    {
        public override Ticker? Other => To;

        public override string Words => $"change of symbol to {To}";

        public override Outcome<ActionTerms> ToTerms(SecurityId? other, Price? priceOfDay) => With(other, to => new ActionTerms.Rename(to));
    }

    /// <summary>Shares of a child beside those of the parent.</summary>
    /// <param name="Ratio">Shares of the child for one of the parent.</param>
    /// <param name="Allocation">The child's part of the basis; null until the company states it (Form 8937).</param>
    /// <param name="Price">What a share of the child is worth.</param>
    public sealed record SpinOff(Ticker Child, decimal Ratio, Weight? Allocation, Price? Price) : AnnouncedTerms
    {
        public override Ticker? Other => Child;

        public override string Words => FormattableString.Invariant($"spin-off of {Child}, {Ratio} for one");

        public override Outcome<ActionTerms> ToTerms(SecurityId? other, Price? priceOfDay) => Allocation is not { } allocation
            ? new Refusal("no-allocation", "The terms do not say which part of the basis is the child's. Import them again with the allocation that the company states.")
            : With(other, child => new ActionTerms.SpinOff(child, Ratio, allocation, Price ?? priceOfDay));
    }

    /// <summary>Shares of another company for the old ones.</summary>
    public sealed record StockMerger(Ticker Into, decimal Ratio, Price? Price) : AnnouncedTerms
    {
        public override Ticker? Other => Into;

        public override string Words => FormattableString.Invariant($"merger into {Into}, {Ratio} for one");

        public override Outcome<ActionTerms> ToTerms(SecurityId? other, Price? priceOfDay) => With(other, into => new ActionTerms.StockMerger(into, Ratio, Price ?? priceOfDay));
    }

    /// <summary>Cash for the shares.</summary>
    public sealed record CashMerger(Price Cash) : AnnouncedTerms
    {
        public override string Words => $"merger for ${Cash} a share";

        public override Outcome<ActionTerms> ToTerms(SecurityId? other, Price? priceOfDay) => new ActionTerms.CashMerger(Cash);
    }

    /// <summary>Shares of another company and cash for the old ones.</summary>
    public sealed record MixedMerger(Ticker Into, decimal Ratio, Price Cash, Price? Price) : AnnouncedTerms
    {
        public override Ticker? Other => Into;

        public override string Words => FormattableString.Invariant($"merger into {Into}, {Ratio} and ${Cash} for one");

        public override Outcome<ActionTerms> ToTerms(SecurityId? other, Price? priceOfDay) => (Price ?? priceOfDay) is not { } price
            ? NoPrice
            : With(other, into => new ActionTerms.MixedMerger(into, Ratio, Cash, price));
    }

    /// <summary>Cash that is no dividend.</summary>
    public sealed record ReturnOfCapital(Price Cash) : AnnouncedTerms
    {
        public override string Words => $"return of capital of ${Cash} a share";

        public override Outcome<ActionTerms> ToTerms(SecurityId? other, Price? priceOfDay) => new ActionTerms.ReturnOfCapital(Cash);
    }

    /// <summary>Shares that are worth nothing any more.</summary>
    public sealed record Worthless : AnnouncedTerms
    {
        public override string Words => "delisting without value";

        public override Outcome<ActionTerms> ToTerms(SecurityId? other, Price? priceOfDay) => new ActionTerms.Worthless();
    }

    /// <summary>A dividend in cash: it changes no lots; what is reinvested comes as a purchase of its own.</summary>
    /// <param name="Pay">When it is paid; null when not said. The effective day is the ex-date.</param>
    public sealed record Dividend(Price Cash, DateOnly? Pay) : AnnouncedTerms
    {
        public override bool ChangesLots => false;

        public override string Words => $"dividend of ${Cash} a share" + (Pay is { } day ? $", paid {day:yyyy-MM-dd}" : "");

        public override Outcome<ActionTerms> ToTerms(SecurityId? other, Price? priceOfDay) =>
            new Refusal("no-lots", "A dividend in cash changes no lots: there is nothing to book. It comes with the custodian's transactions.");
    }
}
