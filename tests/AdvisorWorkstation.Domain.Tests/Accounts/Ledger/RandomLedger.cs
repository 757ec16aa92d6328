using AdvisorWorkstation.Domain.Accounts.Ledger;
using AdvisorWorkstation.Domain.Accounts.Tax;
using AdvisorWorkstation.Domain.Values;

namespace AdvisorWorkstation.Domain.Tests.Accounts.Ledger;

/// <summary>A household with a spouse and an IRA that buys, reinvests, sells in part, and sees corporate actions, close together in time.</summary>
internal static class RandomLedger
{
    public static readonly DateOnly First = new(2023, 1, 2);
    private static readonly AccountId[] Accounts = [LedgerScript.Client, LedgerScript.Spouse, LedgerScript.Ira];
    private static readonly SecurityId[] Securities = [LedgerScript.X, LedgerScript.XTwin, LedgerScript.Y];

    /// <param name="random">Where chance comes from.</param>
    /// <param name="withActions">False for a household without corporate actions.</param>
    public static LedgerScript Draw(Random random, bool withActions = true)
    {
        var script = new LedgerScript
        {
            Relief = (LotReliefMethod)random.Next(6),
            KeepsFractions = random.Next(2) == 0,
            Funds = random.Next(2) == 0 ? [LedgerScript.Y, LedgerScript.XTwin] : [],
        };
        var day = First;
        for (var i = 0; i < 60; i++)
        {
            day = day.AddDays(random.Next(16));
            var (text, account, security) = (day.ToString("yyyy-MM-dd"), Accounts[random.Next(3)], Securities[random.Next(3)]);
            var quantity = random.Next(1, 40);
            switch (random.Next(withActions ? 14 : 12))
            {
                case < 5:
                    script.Buy(text, quantity, Cents(random, quantity), account, security);
                    break;
                case < 7:
                    var reinvested = random.Next(1, 2_000_000) / 1_000_000m;
                    script.Buy(text, reinvested, Cents(random, reinvested), account, security);
                    break;
                case < 12:
                    var sold = random.Next(1, 20);
                    script.Sell(text, sold, Cents(random, sold), account, security);
                    break;
                default:
                    script.Act(text, Terms(random, security), security);
                    break;
            }
        }
        return script;
    }

    private static decimal Cents(Random random, decimal quantity) => Math.Max(decimal.Round(quantity * random.Next(500, 1_500) / 100m, 2), 0.01m);

    private static ActionTerms Terms(Random random, SecurityId security) => random.Next(4) switch
    {
        0 or 3 => new ActionTerms.Split(random.Next(3) switch { 0 => 2m, 1 => 1.1m, _ => 0.5m }, new Price(9m)),
        1 => new ActionTerms.ReturnOfCapital(new Price(0.37m)),
        _ => new ActionTerms.SpinOff(security == LedgerScript.Y ? LedgerScript.X : LedgerScript.Y, 0.25m, new Weight(0.2m), new Price(4m)),
    };
}
