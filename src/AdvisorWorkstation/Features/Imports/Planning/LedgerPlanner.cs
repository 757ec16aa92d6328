using AdvisorWorkstation.Domain.Accounts;
using AdvisorWorkstation.Domain.Values;
using AdvisorWorkstation.Features.Imports.Facts;

namespace AdvisorWorkstation.Features.Imports.Planning;

/// <summary>
/// Which transactions and cash flows are not stored yet. Two equal rows of one file are two events; a row of a later file that equals a stored
/// one is taken for the same event, because periods overlap from file to file.
/// </summary>
internal static class LedgerPlanner
{
    public static IReadOnlyList<NewTransaction> PlanTransactions(
        FirmState firm, Delivery delivery, AccountDirectory directory, TickerResolver tickers)
    {
        var known = new KnownEvents<(AccountKey, Ticker?, Transaction)>(firm.Transactions.SelectMany(g => g)
            .Select(t => (firm.KeyOf(t.AccountId), TickerOf(firm, t.SecurityId), t.ToTransaction() with { Security = null })));
        var planned = new List<NewTransaction>();
        foreach (var fact in delivery.Facts<TransactionFact>())
        {
            var ticker = fact.Ticker is { } spelled ? tickers.Find(spelled) : null;
            if (directory.Resolve(fact.Account, delivery) is not { } account || (fact.Ticker is not null && ticker is null))
            {
                continue;
            }
            delivery.CheckDay(fact.Account.At, fact.TradeDate);
            var booked = new Transaction(fact.TradeDate, fact.Kind, null, fact.Quantity, fact.Amount, fact.ShortTermGain, fact.LongTermGain);
            if (known.IsNew(fact.Account.At.File, (account, ticker, booked)))
            {
                planned.Add(new NewTransaction(account, ticker, booked, fact.Acquired, fact.CostBasis));
            }
            else if (delivery.IsFirst(fact.Account.At, "stored transactions"))
            {
                delivery.Warn(
                    fact.Account.At,
                    "This transaction is stored already and was not taken again; the same goes for every other one of this file that is.");
            }
        }
        return planned;
    }

    public static IReadOnlyList<NewCashFlow> PlanCashFlows(FirmState firm, Delivery delivery, AccountDirectory directory)
    {
        var known = new KnownEvents<(AccountKey, CashFlow)>(firm.CashFlows.SelectMany(g => g).Select(f => (firm.KeyOf(f.AccountId), f.ToCashFlow())));
        var planned = new List<NewCashFlow>();
        foreach (var fact in delivery.Facts<CashFlowFact>())
        {
            if (directory.Resolve(fact.Account, delivery) is not { } account)
            {
                continue;
            }
            if (known.IsNew(fact.Account.At.File, (account, fact.Flow)))
            {
                planned.Add(new NewCashFlow(account, fact.Flow));
            }
            else if (delivery.IsFirst(fact.Account.At, "stored flows"))
            {
                delivery.Warn(
                    fact.Account.At,
                    "This cash flow is stored already and was not taken again; the same goes for every other one of this file that is.");
            }
        }
        return planned;
    }

    private static Ticker? TickerOf(FirmState firm, SecurityId? security) => security is { } id ? firm.TickerOf(id) : null;
}
