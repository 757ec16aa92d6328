using AdvisorWorkstation.Domain.Accounts.Ledger;
using AdvisorWorkstation.Domain.Accounts.Tax;
using AdvisorWorkstation.Domain.Values;
using AdvisorWorkstation.Features.Accounts;
using AdvisorWorkstation.Features.Accounts.Books;

namespace AdvisorWorkstation.Features.Monitoring;

/// <summary>Puts names to what a household's ledger knows by numbers.</summary>
internal sealed class TaxNames(IReadOnlyList<AccountRow> accounts, StoredLedger ledger)
{
    private readonly Dictionary<AccountId, AccountRow> _accounts = accounts.ToDictionary(a => a.Id);

    /// <summary>The symbols of a group, such as <c>GOOG, GOOGL</c>.</summary>
    public string SymbolsOf(string group) =>
        string.Join(", ", ledger.Securities.Values.Where(s => s.EquivalenceGroup == group).Select(s => s.Ticker.Symbol).Order(StringComparer.Ordinal));

    /// <summary>A year with both figures. The bill is at the rates of the account that is looked at, the estimate at those of each sale's account.</summary>
    public TaxReturn ReturnOf(string name, TaxYear year, AccountRow looking)
    {
        var sales = year.Sales.Concat(year.Unknown).OrderByDescending(s => s.Date).ThenByDescending(s => s.Entry).ThenBy(s => s.Lot).ToList();
        var estimate = TaxEstimate.Of(sales, id => _accounts[id].TaxProfile());
        return new TaxReturn(
            name,
            YearBill.Of(year, looking.TaxProfile()),
            estimate,
            [.. sales.Zip(estimate.Lines, (sale, line) => new TaxSale(sale, SymbolOf(sale.Security), _accounts[sale.Account].Name, line.Rate, line.Tax))]);
    }

    /// <summary>The wash sales whose losses were taken in a year, the latest first.</summary>
    public IReadOnlyList<BookedWash> WashesOf(LedgerState state, int year)
    {
        var sales = state.Sales.ToLookup(s => (s.Entry, s.Lot));
        var bought = ledger.Entries.OfType<LedgerEntry.Purchase>().ToDictionary(p => p.Sequence);
        var held = state.Lots.ToLookup(l => l.Number);
        return
        [
            .. state.Washes
                .SelectMany(w => sales[(w.Sale, w.Sold)].Take(1), (match, sale) => (match, sale))
                .Where(w => w.sale.Date.Year == year)
                .Select(w => new BookedWash(
                    SymbolOf(w.sale.Security),
                    $"{w.sale.Date:yyyy-MM-dd} in {_accounts[w.sale.Account].Name}",
                    w.sale.Date,
                    bought.TryGetValue(w.match.Replacement.Entry, out var purchase) ? Words(purchase.Security, purchase.TradeDate, purchase.Account)
                        : held[w.match.Replacement].FirstOrDefault() is { } lot ? Words(lot.Security, lot.Bought, lot.Account)
                        : "shares that are gone",
                    w.match))
                .OrderByDescending(w => w.Date)
                .ThenBy(w => w.Symbol, StringComparer.Ordinal)
                .ThenBy(w => w.Match.Sold)
                .ThenBy(w => w.Match.Replacement),
        ];
    }

    private string Words(SecurityId security, DateOnly? day, AccountId account) =>
        $"{SymbolOf(security)} bought {(day is { } known ? known.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture) : "on an unknown day")} in {_accounts[account].Name}";

    private string SymbolOf(SecurityId security) => ledger.Securities[security].Ticker.Symbol;
}
