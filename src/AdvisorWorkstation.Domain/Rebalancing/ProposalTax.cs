using AdvisorWorkstation.Domain.Accounts;
using AdvisorWorkstation.Domain.Accounts.Tax;
using AdvisorWorkstation.Domain.Values;

namespace AdvisorWorkstation.Domain.Rebalancing;

/// <summary>The tax estimate of proposed trades, lot by lot. The engine creates no wash sale, so nothing of a loss is disallowed.</summary>
public static class ProposalTax
{
    /// <summary>A line for each lot that is sold; its tax is that of the trade, so that the total is too.</summary>
    public static TaxEstimate Of(AccountSnapshot snapshot, IEnumerable<Trade> trades)
    {
        var isTaxed = snapshot.Account.Kind.IsTaxable();
        return new TaxEstimate(
        [
            .. trades.SelectMany(trade => trade.Lots.Select(sale => new TaxLine(
                snapshot.Account.Id,
                trade.Security,
                sale.CustodianLotId ?? sale.Lot.ToString(),
                sale.Quantity,
                sale.Acquired,
                sale.Term,
                sale is { Basis: { } basis, Gain: { } gain } ? basis + gain : (sale.Quantity * trade.Price).RoundedToCents,
                sale.Basis,
                sale.Gain,
                Money.Zero,
                sale.Term is { } term ? snapshot.TaxProfile().RateFor(term) : null,
                sale.Gain is null && isTaxed ? null : sale.Tax))),
        ]);
    }
}
