using AdvisorWorkstation.Domain.Accounts.Ledger;
using AdvisorWorkstation.Domain.Values;

namespace AdvisorWorkstation.Domain.Accounts.Tax;

/// <summary>Losses that somebody states were carried into a year, from the return of the year before.</summary>
/// <param name="Year">The year that they are carried into.</param>
/// <param name="Account">The account that they are kept for; null for the household's return.</param>
/// <param name="Losses">The losses.</param>
public sealed record StatedCarryIn(int Year, AccountId? Account, LossCarried Losses);

/// <summary>
/// The chain of tax years (IRC 1212(b)): what a year carries out, the next one carries in by itself, also through years without a sale. A statement
/// takes the place of what the chain would say.
/// </summary>
/// <param name="Years">Every year from the first that is known of, in order.</param>
public sealed record YearLedger(IReadOnlyList<TaxYear> Years)
{
    /// <summary>The year; an empty one before the first that is known of.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The chain does not reach that far.</exception>
    public TaxYear In(int year) =>
        Years.FirstOrDefault(y => y.Year == year) ?? (year < Years[0].Year
            ? TaxYear.Of(year, [], [], LossCarried.None, isStated: false)
            : throw new ArgumentOutOfRangeException(nameof(year), year, "the chain of years ends before"));

    /// <summary>Builds the chain up to and including a year.</summary>
    /// <param name="sales">Sales of all years, of taxed accounts only.</param>
    /// <param name="washes">The wash sales of the same ledger.</param>
    /// <param name="stated">What was stated; of one year together.</param>
    /// <param name="until">The last year.</param>
    public static YearLedger Of(IEnumerable<Realized> sales, IEnumerable<WashMatch> washes, IEnumerable<StatedCarryIn> stated, int until)
    {
        var (all, matches) = (sales.ToList(), washes.ToList());
        var statements = stated.ToLookup(s => s.Year, s => s.Losses);
        var first = all.Select(s => s.Date.Year).Concat(statements.Select(s => s.Key)).DefaultIfEmpty(until).Min();
        var years = new List<TaxYear>();
        for (var year = first; year <= until; year++)
        {
            var isStated = statements.Contains(year);
            var carried = isStated
                ? statements[year].Aggregate(LossCarried.None, (sum, l) => new LossCarried(sum.ShortTerm + l.ShortTerm, sum.LongTerm + l.LongTerm))
                : years.Count > 0 ? years[^1].Netting.CarriedOut : LossCarried.None;
            years.Add(TaxYear.Of(year, all, matches, carried, isStated));
        }
        return new YearLedger(years);
    }
}
