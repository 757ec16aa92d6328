using AdvisorWorkstation.Domain.Accounts.Ledger;
using AdvisorWorkstation.Domain.Values;

namespace AdvisorWorkstation.Domain.Accounts.Tax;

/// <summary>The tax on the sold shares of one lot, at marginal rates.</summary>
/// <param name="Account">Where they were sold.</param>
/// <param name="Security">Of what.</param>
/// <param name="Lot">The lot's name.</param>
/// <param name="Quantity">Shares sold.</param>
/// <param name="Acquired">The day from which they were held; null when unknown.</param>
/// <param name="Term">Short or long; null when unknown.</param>
/// <param name="Proceeds">What they brought.</param>
/// <param name="Basis">Their basis; null when unknown.</param>
/// <param name="Gain">Proceeds less basis; null when unknown.</param>
/// <param name="Disallowed">The part of a loss that a wash sale takes back, at least zero.</param>
/// <param name="Rate">The rate of the term; null when the term is unknown.</param>
/// <param name="Tax">Tax to the cent on the gain or the allowed loss, negative saves; null when unknown.</param>
public sealed record TaxLine(
    AccountId Account,
    SecurityId Security,
    string Lot,
    Shares Quantity,
    DateOnly? Acquired,
    HoldingTerm? Term,
    Money Proceeds,
    Money? Basis,
    Money? Gain,
    Money Disallowed,
    Weight? Rate,
    Money? Tax);

/// <summary>
/// The tax estimate at marginal rates, which the optimizer minimizes (tax.md, Rates and netting): each lot by itself, before any netting. It is never
/// mixed with <see cref="YearBill"/>. A rule engine's figure, no tax advice.
/// </summary>
/// <param name="Lines">A line for each lot, to the cent.</param>
public sealed record TaxEstimate(IReadOnlyList<TaxLine> Lines)
{
    /// <summary>The lines whose tax nobody knows.</summary>
    public IReadOnlyList<TaxLine> Unknown => [.. Lines.Where(l => l.Tax is null)];

    /// <summary>The sum of the lines that are known.</summary>
    public Money Known => Sum(_ => true);

    /// <summary>The sum of all lines; null when one is unknown.</summary>
    public Money? Total => Lines.All(l => l.Tax is not null) ? Known : null;

    /// <summary>The known tax of a term.</summary>
    public Money Of(HoldingTerm term) => Sum(l => l.Term == term);

    /// <summary>The estimate of what the books realized.</summary>
    /// <param name="sales">The sales.</param>
    /// <param name="profileOf">The rates of an account.</param>
    public static TaxEstimate Of(IEnumerable<Realized> sales, Func<AccountId, TaxProfile> profileOf) =>
        new([.. sales.Select(s => LineOf(s, s.Term is { } term ? profileOf(s.Account).RateFor(term) : null))]);

    private static TaxLine LineOf(Realized sale, Weight? rate) => new(
        sale.Account,
        sale.Security,
        sale.Lot.ToString(),
        sale.Quantity,
        sale.HeldSince,
        sale.Term,
        sale.Proceeds,
        sale.Basis,
        sale.Gain,
        sale.Disallowed,
        rate,
        sale.Allowed is { } allowed && rate is { } known ? (allowed * known).RoundedToCents : null);

    private Money Sum(Func<TaxLine, bool> which) => new(Lines.Where(which).Sum(l => l.Tax?.Usd ?? 0m));
}
