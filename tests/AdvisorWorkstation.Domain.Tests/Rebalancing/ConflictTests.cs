using AdvisorWorkstation.Domain.Markets;
using AdvisorWorkstation.Domain.Rebalancing;
using AdvisorWorkstation.Domain.Tests.Builders;
using AdvisorWorkstation.Domain.Values;

namespace AdvisorWorkstation.Domain.Tests.Rebalancing;

/// <summary>When wishes can't all hold, the ones that exclude each other are named in the words of the policy.</summary>
public sealed class ConflictTests
{
    private static readonly string[] Names = ["AAA", "BBB", "CCC", "DDD", "EEE"];

    [Fact]
    public void Cash_that_can_only_come_from_what_is_never_sold()
    {
        var account = Held().Wish("cash.minimum", "amount=0; share=30");
        foreach (var ticker in Names)
        {
            account.Wish("security.rule", $"ticker={ticker}; rule=never-sell");
        }
        Conflict(account, "cash of at least $30,000", "AAA is never sold", "EEE is never sold");
    }

    [Fact]
    public void A_turnover_that_what_has_to_go_exceeds() =>
        Conflict(Held().Wish("size.turnover", "run=5").Wish("security.rule", "ticker=AAA; rule=never-hold"), "turnover of at most 5%", "AAA is never held");

    [Fact]
    public void More_forced_sales_than_trades_are_allowed() =>
        Conflict(
            Held().Wish("size.maximum-trades", "count=1").Wish("security.rule", "ticker=AAA; rule=never-hold").Wish("security.rule", "ticker=BBB; rule=never-hold"),
            "at most 1 trades", "AAA is never held", "BBB is never held");

    [Fact]
    public void A_forced_sale_at_a_short_term_gain_and_no_budget_for_one() =>
        Conflict(
            Held(basisOfFirst: 60m, acquired: "2026-06-01").Wish("security.rule", "ticker=AAA; rule=never-hold"),
            "short-term gains of at most $0", "AAA is never held");

    [Fact]
    public void A_quantity_that_a_person_wants_of_what_is_never_bought()
    {
        var account = Held().Wish("security.rule", "ticker=AAA; rule=never-buy");
        Assert.Contains("AAA is never bought", Named(account, new Pin(account.IdOf("AAA"), new Shares(600m))), StringComparison.Ordinal);
    }

    [Fact]
    public void A_sale_that_a_person_wants_of_a_loss_in_the_wash_sale_window()
    {
        var account = Held(basisOfFirst: 120m).Bought("AAA", 4);
        Assert.Contains("the wash-sale rule on AAA", Named(account, new Pin(account.IdOf("AAA"), new Shares(100m))), StringComparison.Ordinal);
    }

    [Fact]
    public void A_sale_that_a_person_wants_of_a_lot_of_unknown_basis()
    {
        var account = Held(basisOfFirst: null);
        Assert.Contains("the unknown basis of a lot of AAA", Named(account, new Pin(account.IdOf("AAA"), new Shares(100m))), StringComparison.Ordinal);
    }

    [Fact]
    public void An_account_in_which_nothing_may_be_traded_says_what_freezes_it()
    {
        var account = Held();
        account.Cash = -4_000m;
        foreach (var ticker in Names)
        {
            account.Quarantine(ticker);
        }
        Conflict(account, "cash of at least", "quarantine");
    }

    [Fact]
    public void The_least_change_that_helps_is_named() =>
        Conflict(
            Held().Wish("size.turnover", "run=5").Wish("security.rule", "ticker=AAA; rule=never-hold"),
            "the least change is turnover of at most 5% by ");

    [Fact]
    public void Rules_that_many_securities_have_are_named_together()
    {
        var account = new TestAccount { Cash = -50_000m };
        for (var i = 0; i < 12; i++)
        {
            account.Follow($"N{i}", 100m, 8m, Sectors.All[i % 11]).Hold($"N{i}", 100m, 90m).Wish("security.rule", $"ticker=N{i}; rule=never-sell");
        }
        Conflict(account, "cash of at least", "what may not be sold");
    }

    /// <summary>Five names on their targets, 97 percent invested, 100,000 in all.</summary>
    private static TestAccount Held(decimal? basisOfFirst = 90m, string acquired = "2021-05-04")
    {
        var account = new TestAccount { Cash = 3_000m };
        foreach (var (ticker, i) in Names.Select((t, i) => (t, i)))
        {
            account.Follow(ticker, 100m, 20m, Sectors.All[i]).Hold(ticker, 194m, i == 0 ? basisOfFirst : 90m, i == 0 ? acquired : "2021-05-04");
        }
        return account.Wish("security.cap", "share=40; multiple=200");
    }

    private static void Conflict(TestAccount account, params string[] named)
    {
        var sentence = Named(account);
        Assert.All(named, words => Assert.Contains(words, sentence, StringComparison.Ordinal));
    }

    private static string Named(TestAccount account, params Pin[] pins)
    {
        var refusal = account.Refuse(pins);
        Assert.Equal("conflict", refusal.Code);
        return refusal.Sentence;
    }
}
