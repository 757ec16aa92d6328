using AdvisorWorkstation.Features.Accounts;
using AdvisorWorkstation.Features.Imports.Facts;

namespace AdvisorWorkstation.Features.Imports.Planning;

/// <summary>
/// Which closed lots are not stored yet. As with transactions, two equal rows of one file are two lots, and a row of a later file that equals a
/// stored one is the same lot, because the periods of files overlap.
/// </summary>
internal static class RealizedPlanner
{
    public static IReadOnlyList<NewStatedGain> Plan(FirmState firm, Delivery delivery, AccountDirectory directory, TickerResolver tickers)
    {
        var known = new KnownEvents<NewStatedGain>(firm.StatedGains.SelectMany(g => g)
            .Select(g => new NewStatedGain(firm.KeyOf(g.AccountId), firm.TickerOf(g.SecurityId), g.ToStatedGain())));
        var planned = new List<NewStatedGain>();
        foreach (var fact in delivery.Facts<RealizedLotFact>())
        {
            if (directory.Resolve(fact.Account, delivery) is not { } account || tickers.Find(fact.Ticker) is not { } ticker)
            {
                continue;
            }
            delivery.CheckDay(fact.Account.At, fact.Closed);
            var gain = new NewStatedGain(
                account,
                ticker,
                new StatedGain(fact.Closed, fact.Opened, fact.Quantity, fact.Proceeds, fact.CostBasis, fact.Term, fact.Disallowed));
            if (known.IsNew(fact.Account.At.File, gain))
            {
                planned.Add(gain);
                continue;
            }
            if (delivery.IsFirst(fact.Account.At, "stored gains"))
            {
                delivery.Warn(
                    fact.Account.At,
                    "This closed lot is stored already and was not taken again; the same goes for every other one of this file that is.");
            }
        }
        return planned;
    }
}
