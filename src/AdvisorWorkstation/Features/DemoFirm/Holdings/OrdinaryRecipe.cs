using AdvisorWorkstation.Domain.Accounts;
using AdvisorWorkstation.Domain.Customizations;
using AdvisorWorkstation.Features.DemoFirm.Randomness;

namespace AdvisorWorkstation.Features.DemoFirm.Holdings;

/// <summary>
/// Accounts that give no reason to worry: looked after for months at least, near their target, with most losses harvested long ago. About four
/// in five of the firm are of this kind.
/// </summary>
public static class OrdinaryRecipe
{
    private const double SmallestValue = 60_000d;
    private const double JustRebalanced = 0.15;

    /// <summary>Index names that a taxable account of some value holds: 110 in the smallest, above 400 in the largest.</summary>
    public static int NamesFor(decimal value) =>
        (int)(110d + (65d * Math.Pow(Math.Log10(Math.Max((double)value / SmallestValue, 1d)), 1.5d)));

    public static AccountRecipe Draw(decimal value, AccountKind kind, SeededRandom random)
    {
        var flow = Flow(kind, random);
        var common = new AccountRecipe
        {
            Names = NamesFor(value),
            Cash = random.Between(0.0125, 0.0265),
            RecentBuys = random.Chance(0.2) ? random.Between(2, 7) : 0,
            Flows = flow is null ? [] : [flow],
            Wishes = Wish(kind, random) is { } wish ? [wish] : [],
        };
        return !kind.IsTaxable() ? Untaxed(common, value, random)
            : random.Chance(JustRebalanced) ? Fresh(common, random)
            : Drifted(common, random);
    }

    /// <summary>Where nothing is taxed a portfolio stays close to the index: only whole shares and small amounts keep it from it.</summary>
    private static AccountRecipe Untaxed(AccountRecipe common, decimal value, SeededRandom random) => common with
    {
        Names = (int)Math.Clamp(130d + ((double)value / 1_500d), 130d, 350d),
        TrackingBp = (8d + (46d * SmallestValue / (double)value)) * (random.Chance(0.5) ? random.Between(0.9, 1.1) : random.Between(1.2, 1.7)),
        LossesKept = 0.3,
    };

    private static AccountRecipe Fresh(AccountRecipe common, SeededRandom random) => common with
    {
        Names = common.Names * 3 / 2,
        TrackingBp = random.Between(14d, 22d),
        LossesKept = 0,
    };

    private static AccountRecipe Drifted(AccountRecipe common, SeededRandom random) => common with
    {
        Names = common.Names + random.Between(-8, 8),
        TrackingBp = random.Between(38d, 86d),
        LossesKept = Math.Pow(random.Unit(), 2d) * 0.06,
        RecentLossSales = random.Chance(0.15) ? random.Between(1, 4) : 0,
    };

    private static FlowPlan? Flow(AccountKind kind, SeededRandom random) => random.Below(20) switch
    {
        0 or 1 or 2 => new FlowPlan(CashFlowKind.Fee, -random.Between(0.0012, 0.0025), random.Between(12, 30), "Quarterly advisory fee"),
        3 => new FlowPlan(CashFlowKind.Deposit, random.Between(0.002, 0.006), random.Between(12, 25), "Monthly contribution"),
        4 when kind.IsTaxable() => new FlowPlan(
            CashFlowKind.TaxPayment, -random.Between(0.001, 0.004), random.Between(15, 40), "Estimated tax"),
        _ => null,
    };

    private static WishPlan? Wish(AccountKind kind, SeededRandom random)
    {
        var since = random.Between(60, 1_400);
        return random.Below(30) switch
        {
            0 or 1 => Account("target.dial", "stop=4", since, "meeting", "Prefers to defer gains"),
            2 => Account("target.dial", "stop=2", since, "meeting", "Wants to stay close to the index"),
            3 => Account("size.maximum-trades", "count=75", since, "call", "Finds long confirmations confusing"),
            4 when kind.IsTaxable() => Account("tax.gain-budget", "long=25000", since, "meeting", "Keeps estimated taxes predictable"),
            5 => Account("cash.maximum", "share=4", since, "mail", "Writes checks on the account"),
            6 => Account("size.turnover", "run=20", since, "meeting", "Wants changes in small steps"),
            7 => Account("security.cap", "share=4; multiple=125", since, "meeting", "Was burned by one stock once"),
            8 => Account("target.tracking-error", "budget=90; high=120; block=150", since, "mail", "Investment policy statement"),
            _ => null,
        };
    }

    private static WishPlan Account(string option, string arguments, int since, string how, string why) =>
        new(PolicyScope.Account, option, arguments, since, how, why);
}
