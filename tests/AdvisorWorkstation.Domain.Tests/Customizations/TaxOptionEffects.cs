using AdvisorWorkstation.Domain.Accounts;
using AdvisorWorkstation.Domain.Markets;
using AdvisorWorkstation.Domain.Rebalancing;
using AdvisorWorkstation.Domain.Tests.Builders;

namespace AdvisorWorkstation.Domain.Tests.Customizations;

/// <summary>What the options of the tax menu make of the problem of an account of 1,000,000.</summary>
internal static class TaxOptionEffects
{
    /// <summary>The part of a loss's saving that counts on November 19: 80 percent in January, 95 in December.</summary>
    private const double RampToday = 0.80 + (0.15 * 322 / 364);

    public static readonly Dictionary<string, Action> All = new(StringComparer.Ordinal)
    {
        ["tax.rates"] = () =>
        {
            Near(0.2 * 0.458, Lots("tax.short-term-gains", "allow=yes").TaxPerUnit[2]);
            Near(0.2 * 0.13, Lots("tax.rates", "ordinary=10; long=0; surtax=0; state=3").TaxPerUnit[2]);
            Near(0.4 * 0.088, Lots("tax.rates", "long=0").TaxPerUnit[1]);
        },
        ["tax.harvest-profile"] = () =>
        {
            Near(-0.25 * 0.288 * RampToday, Lots("tax.harvest-profile", "").TaxPerUnit[0]);
            Near(-0.25 * 0.288 * (0.5 + (0.5 * 322 / 364)), Lots("tax.harvest-profile", "from=50; to=100").TaxPerUnit[0]);
            Near(-0.25 * 0.288, Lots("tax.harvest-profile", "profile=always").TaxPerUnit[0]);
            Near(0d, Lots("tax.harvest-profile", "profile=year-end").TaxPerUnit[0]);
            Near(0d, Lots("tax.harvest-profile", "profile=off").TaxPerUnit[0]);
        },
        ["tax.harvest-unit"] = () =>
        {
            TestAccount Picky() => Base().Wish("tax.harvest-minimum", "loss=0; benefit=8000");
            Assert.Equal([0d, 0d], new[] { 0, 3 }.Select(l => Translate(Picky()).Problem.Lots.TaxPerUnit[l]));
            Assert.All(new[] { 0, 3 }, l => Assert.True(Translate(Picky().Wish("tax.harvest-unit", "unit=position")).Problem.Lots.TaxPerUnit[l] < 0d));
        },
        ["tax.annual-budget"] = () =>
        {
            var limits = Translate(Base().Wish("tax.annual-budget", "amount=28800")).Problem.Limits;
            Near((0d, 0.1), (limits.ShortTermGainBudget, limits.LongTermGainBudget));
            limits = Translate(Base().Wish("tax.annual-budget", "share=2.88").Wish("tax.gain-budget", "short=900000; long=60000")).Problem.Limits;
            Near((0.0144 / 0.458, 0.05), (limits.ShortTermGainBudget, limits.LongTermGainBudget));
        },
        ["tax.budget-proration"] = () =>
        {
            TestAccount Budgeted() => Base().Wish("tax.gain-budget", "short=1200; long=24000");
            var limits = Translate(Budgeted().Wish("tax.budget-proration", "period=monthly")).Problem.Limits;
            Near((0.0011, 0.022), (limits.ShortTermGainBudget, limits.LongTermGainBudget));
            Near((0.0012, 0.024), Budgets(Translate(Budgeted().Wish("tax.budget-proration", "period=quarterly"))));
        },
        ["tax.profit-goals"] = () =>
        {
            var account = Translate(Base().Wish("tax.gain-budget", "short=20000").Wish("tax.profit-goals", "short=5000; long=-5000"));
            Near(0.005, account.Problem.Limits.ShortTermGainBudget);
            Near(0d, account.Problem.Lots.TaxPerUnit[2]);
            Near(-0.25 * 0.288, account.Problem.Lots.TaxPerUnit[0]);
            Near(-0.1 * 0.458 * RampToday, account.Problem.Lots.TaxPerUnit[3]);
        },
        ["tax.short-term-gains"] = () =>
        {
            Assert.True(Lots("tax.short-term-gains", "").Locked[2]);
            Assert.True(Lots("tax.short-term-gains", "allow=if-better; by=100").Locked[2]);
            Assert.False(Lots("tax.short-term-gains", "allow=yes").Locked[2]);
        },
        ["tax.defer"] = () =>
        {
            TestAccount Free() => Base().Wish("tax.short-term-gains", "allow=yes");
            Assert.True(Translate(Free()).Problem.Lots.Locked[5], "its gain is long-term in 32 days");
            Assert.False(Translate(Free().Wish("tax.defer", "days=31")).Problem.Lots.Locked[5]);
        },
        ["tax.wash-sales"] = () =>
        {
            TestAccount Sold() => Base().SoldAtLoss("BBB", 5).Bought("AAA", 3);
            var prevented = Translate(Sold()).Problem;
            Assert.True(prevented.Assets.WashNoBuy[1] && prevented.Lots.Locked[0]);
            var warned = Translate(Sold().Wish("tax.wash-sales", "policy=warn")).Problem;
            Assert.False(warned.Assets.WashNoBuy[1] || warned.Lots.Locked[0]);
        },
        ["tax.wash-scope"] = () =>
        {
            bool Blocks(AccountKind? kind, bool own, string scope) =>
                Translate(Base().SoldAtLoss("BBB", 5, kind, own).Wish("tax.wash-scope", $"scope={scope}")).Problem.Assets.WashNoBuy[1];
            Assert.True(Blocks(AccountKind.RothIra, false, "household"));
            Assert.False(Blocks(AccountKind.RothIra, false, "taxable"));
            Assert.True(Blocks(AccountKind.Taxable, false, "taxable"));
            Assert.False(Blocks(AccountKind.Taxable, false, "account"));
            Assert.True(Blocks(AccountKind.Taxable, true, "account"));
            Assert.True(Blocks(null, false, "account"), "what nobody knows the account of counts in every scope");
        },
        ["tax.wash-buffer"] = () =>
        {
            Assert.False(Translate(Base().SoldAtLoss("BBB", 31)).Problem.Assets.WashNoBuy[1]);
            Assert.True(Translate(Base().SoldAtLoss("BBB", 59).Wish("tax.wash-buffer", "days=60")).Problem.Assets.WashNoBuy[1]);
            Assert.False(Translate(Base().SoldAtLoss("BBB", 60).Wish("tax.wash-buffer", "days=60")).Problem.Assets.WashNoBuy[1]);
        },
        ["tax.lot-relief"] = () =>
        {
            TestAccount Free() => Base().Wish("tax.short-term-gains", "allow=yes");
            Assert.Equal([false, false, false, false], Translate(Free()).Problem.Lots.Locked[..4]);
            Assert.Equal([false, false, true, true], Translate(Free().Wish("tax.lot-relief", "method=first-in")).Problem.Lots.Locked[..4]);
            Assert.Equal([false, true, true, true], Translate(Free().Wish("tax.lot-relief", "method=highest-cost")).Problem.Lots.Locked[..4]);
            Assert.Equal([false, false, false, false], Translate(Free().Wish("tax.lot-relief", "method=first-in").Wish("security.rule", "ticker=AAA; rule=never-hold")).Problem.Lots.Locked[..4]);
        },
        ["tax.outside-gains"] = () =>
        {
            TestAccount Budgeted() => Base().Wish("tax.gain-budget", "short=1000; long=10000");
            Near((0.0015, 0.006), Budgets(Translate(Budgeted().Wish("tax.outside-gains", "carried-short=500; long=4000"))));
            Near((0d, 0.013), Budgets(Translate(Budgeted().Wish("tax.outside-gains", "short=2000; carried-long=3000"))));
        },
        ["tax.minimum-holding"] = () =>
        {
            Assert.False(Lots("tax.minimum-holding", "days=171").Locked[3], "it has been held 171 days");
            Assert.True(Lots("tax.minimum-holding", "days=172").Locked[3]);
        },
        ["tax.gift-target"] = () =>
        {
            Assert.Equal([false, true, false], new[] { 0, 1, 4 }.Select(l => Lots("tax.gift-target", "amount=100000").Locked[l]));
            Assert.Equal([false, true, true], new[] { 0, 1, 4 }.Select(l => Lots("tax.gift-target", "amount=100001").Locked[l]));
            Assert.False(Lots("tax.gift-target", "").Locked[1]);
        },
    };

    /// <summary>
    /// AAA has four lots: at a loss of 25 and a gain of 40 dollars, both long-term, and at a gain of 20 and a loss of 10, both of June; then one of BBB and
    /// DDD, long-term at a gain, and one of CCC at a gain that turns long-term in 32 days.
    /// </summary>
    internal static TestAccount Base(AccountKind kind = AccountKind.Taxable) => new TestAccount { Cash = 20_000m, Kind = kind }
        .Follow("AAA", 100m, 30m)
        .Follow("BBB", 50m, 30m)
        .Follow("CCC", 100m, 30m, Sector.Energy)
        .Follow("DDD", 20m, 10m, Sector.Financials)
        .Hold("AAA", 1_000m, 125m)
        .Hold("AAA", 1_000m, 60m)
        .Hold("AAA", 500m, 80m, "2026-06-01")
        .Hold("AAA", 500m, 110m, "2026-06-01")
        .Hold("BBB", 6_000m, 40m)
        .Hold("CCC", 3_000m, 95m, "2025-12-20")
        .Hold("DDD", 4_000m, 18m);

    internal static AccountProblem Translate(TestAccount account) => ProblemTranslation.Translate(account.Build(), account.RiskModel, []).Value;

    private static Optimizer.Lots Lots(string option, string arguments) => Translate(Base().Wish(option, arguments)).Problem.Lots;

    private static (double ShortTerm, double LongTerm) Budgets(AccountProblem account) =>
        (account.Problem.Limits.ShortTermGainBudget, account.Problem.Limits.LongTermGainBudget);

    private static void Near(double expected, double actual) => Assert.Equal(expected, actual, 12);

    private static void Near((double First, double Second) expected, (double First, double Second) actual)
    {
        Near(expected.First, actual.First);
        Near(expected.Second, actual.Second);
    }
}
