using AdvisorWorkstation.Domain.Values;

namespace AdvisorWorkstation.Domain.Accounts;

/// <summary>A dividend that arrived in cash this year.</summary>
/// <param name="Date">The day it was booked.</param>
/// <param name="Amount">How much.</param>
/// <param name="PaidOut">True when a withdrawal was booked on that day or since.</param>
public sealed record DividendReceived(DateOnly Date, Money Amount, bool PaidOut)
{
    /// <summary>The year's dividends out of what was booked, by day; those that were reinvested are no cash.</summary>
    public static IReadOnlyList<DividendReceived> Of(IReadOnlyCollection<Transaction> booked, AsOf asOf)
    {
        var withdrawn = booked.Where(t => t.Kind == TransactionKind.Withdrawal && t.TradeDate <= asOf.Date).Select(t => (DateOnly?)t.TradeDate).Max();
        return
        [
            .. booked
                .Where(t => t.Kind == TransactionKind.Dividend && t.TradeDate.Year == asOf.TaxYear && t.TradeDate <= asOf.Date && t.Amount > Money.Zero)
                .GroupBy(t => t.TradeDate)
                .OrderBy(g => g.Key)
                .Select(g => new DividendReceived(g.Key, new Money(g.Sum(t => t.Amount.Usd)), withdrawn >= g.Key)),
        ];
    }

    /// <summary>What was sold this year, as a positive amount.</summary>
    public static Money SoldIn(IReadOnlyCollection<Transaction> booked, AsOf asOf) => new(booked
        .Where(t => t.Kind == TransactionKind.Sell && t.TradeDate.Year == asOf.TaxYear && t.TradeDate <= asOf.Date)
        .Sum(t => t.Amount.Magnitude.Usd));
}
