using AdvisorWorkstation.Domain.Accounts.Ledger;
using AdvisorWorkstation.Domain.Accounts.Tax;
using AdvisorWorkstation.Domain.Values;

namespace AdvisorWorkstation.Domain.Tests.Accounts.Ledger;

/// <summary>Two years of a household, at random: purchases, sales and corporate actions in three accounts and three securities, two of them alike.</summary>
internal static class RandomLedger
{
    public static readonly DateOnly First = new(2023, 1, 2);
    private static readonly AccountId[] Accounts = [LedgerScript.Client, LedgerScript.Spouse, LedgerScript.Ira];
    private static readonly SecurityId[] Securities = [LedgerScript.X, LedgerScript.XTwin, LedgerScript.Y];

    public static LedgerScript Draw(Random random)
    {
        var script = new LedgerScript { Relief = (LotReliefMethod)random.Next(5) };
        var day = First;
        for (var i = 0; i < 60; i++)
        {
            day = day.AddDays(random.Next(16));
            var (text, account, security) = (day.ToString("yyyy-MM-dd"), Accounts[random.Next(3)], Securities[random.Next(3)]);
            var quantity = random.Next(1, 40);
            switch (random.Next(12))
            {
                case < 5:
                    script.Buy(text, quantity, quantity * random.Next(500, 1_500) / 100m, account, security);
                    break;
                case < 11:
                    script.Sell(text, quantity, quantity * random.Next(500, 1_500) / 100m, account, security);
                    break;
                default:
                    script.Act(text, Terms(random, security), security);
                    break;
            }
        }
        return script;
    }

    private static ActionTerms Terms(Random random, SecurityId security) => random.Next(3) switch
    {
        0 => new ActionTerms.Split(random.Next(2) == 0 ? 2m : 1.1m, new Price(9m)),
        1 => new ActionTerms.ReturnOfCapital(new Price(0.37m)),
        _ => new ActionTerms.SpinOff(security == LedgerScript.Y ? LedgerScript.X : LedgerScript.Y, 0.25m, new Weight(0.2m), new Price(4m)),
    };
}
