using AdvisorWorkstation.Domain.Proposals;
using AdvisorWorkstation.Domain.Rebalancing;
using AdvisorWorkstation.Domain.Tests.Builders;
using AdvisorWorkstation.Domain.Values;

namespace AdvisorWorkstation.Domain.Tests.Rebalancing;

/// <summary>Shares of unknown basis are sold by a person, with a reason, and never by the optimizer.</summary>
public sealed class UnknownBasisTests
{
    private const string Reason = "The client lost the papers and wants out.";

    [Fact]
    public void The_optimizer_never_sells_a_lot_of_unknown_basis_however_overweight_it_is() =>
        Assert.All(Overweight().Improve().Trades, t => Assert.Equal(Shares.Zero, t.SharesOfUnknownBasis()));

    [Theory]
    [InlineData(0)]
    [InlineData(150)]
    [InlineData(300)]
    public void A_person_sells_exactly_so_many_and_the_rest_of_the_sale_comes_from_other_lots(int known)
    {
        var account = Overweight();
        var rebalance = account.Improve(Sale(account, 200m, known));
        var trade = rebalance.Of("AAA")!;
        Assert.Equal((TradeSide.Sell, 200m + known, 200m), (trade.Side, trade.Quantity.Count, trade.SharesOfUnknownBasis().Count));
        Assert.Equal(trade.Quantity.Count, trade.Lots.Sum(l => l.Quantity.Count));
        Assert.All(trade.Lots.Where(l => l.Basis is null), l => Assert.Equal((null, null), (l.Gain, l.Term)));
        Assert.Contains("unknown basis", trade.Reason.Sentence, StringComparison.Ordinal);
        Assert.Contains(Reason, trade.Reason.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void All_of_a_position_can_go_the_unknown_part_too()
    {
        var account = Overweight();
        var trade = account.Improve(Sale(account, 500m, 300m)).Of("AAA")!;
        Assert.Equal((800m, 500m), (trade.Quantity.Count, trade.SharesOfUnknownBasis().Count));
    }

    [Fact]
    public void Its_proceeds_are_invested_and_the_account_before_is_the_account_as_it_is()
    {
        var account = Overweight();
        var (alone, edited) = (account.Improve(), account.Improve(Sale(account, 400m, 0m)));
        var moved = edited.Trades.Sum(t => t.Side == TradeSide.Sell ? t.Value.Usd : -t.Value.Usd);
        Assert.Equal(account.Cash + moved, edited.After.Cash.Usd);
        Assert.InRange(edited.After.CashWeight.Fraction, 0m, 0.035m);
        Assert.True(edited.Bought > alone.Bought, "the proceeds stay in cash");
        Assert.Equal(alone.Objective.RiskBefore, edited.Objective.RiskBefore);
        Assert.Equal(alone.Before, edited.Before);
        Assert.Equal(edited.Trades.Sum(t => t.Cost.Usd), edited.Objective.Cost.Usd);
    }

    [Fact]
    public void No_sum_of_gains_or_tax_has_it_in_it()
    {
        var account = Overweight();
        var rebalance = account.Improve(Sale(account, 400m, 0m));
        var known = rebalance.Trades.SelectMany(t => t.Lots).Where(l => l.Basis is not null).ToList();
        Assert.Equal(known.Sum(l => l.Tax.Usd), rebalance.Objective.Tax.Usd);
        Assert.Equal(
            known.Sum(l => l.Gain!.Value.Usd),
            (rebalance.YearToDateAfter.ShortTerm + rebalance.YearToDateAfter.LongTerm - rebalance.YearToDate.ShortTerm - rebalance.YearToDate.LongTerm).Usd);
    }

    [Fact]
    public void A_rule_asks_for_a_second_person_and_without_a_persons_word_the_sale_is_blocked()
    {
        var account = Overweight();
        var rebalance = account.Improve(Sale(account, 200m, 0m));
        var findings = ProposalContent.Of(ExceptionRules.Standard, new ProposalSubject(account.Build(), rebalance, ProposalSurroundings.None)).Findings;
        var finding = Assert.Single(findings, f => f.Rule == "unknown-basis");
        Assert.Equal(Severity.Review, finding.Severity);
        Assert.Contains($"sells 200 AAA of unknown basis ({Reason.TrimEnd('.')})", finding.Sentence, StringComparison.Ordinal);
        Assert.DoesNotContain(findings, f => f.Rule == "data");

        var wordless = ProposalContent.Of(ExceptionRules.Standard, new ProposalSubject(account.Build(), rebalance with { Pins = [] }, ProposalSurroundings.None)).Findings;
        Assert.Equal(Severity.Block, Assert.Single(wordless, f => f.Rule == "data").Severity);
    }

    [Fact]
    public void Two_lots_are_taken_the_oldest_first_and_that_of_unknown_day_last()
    {
        var account = Overweight().Hold("AAA", 50m, null, acquired: null).Hold("AAA", 60m, null, acquired: "2019-01-02");
        var sold = account.Improve(Sale(account, 100m, 0m)).Of("AAA")!.Lots.Where(l => l.Basis is null).ToDictionary(l => l.Lot.Value, l => l.Quantity.Count);
        Assert.Equal(100m, sold.Values.Sum());
        Assert.Equal(60m, sold[24]);
        Assert.False(sold.ContainsKey(23), "the lot of unknown day went before the others");
    }

    private static Pin Sale(TestAccount account, decimal unknown, decimal known)
    {
        var held = account.Build().Positions.Single(p => p.Security == account.IdOf("AAA")).Quantity;
        return new Pin(account.IdOf("AAA"), held - new Shares(unknown + known)) { UnknownBasisSold = new Shares(unknown), Reason = Reason };
    }

    /// <summary>800 shares of AAA where 250 would do; 500 of them of unknown basis.</summary>
    private static TestAccount Overweight()
    {
        var account = new TestAccount { Cash = 10_000m }.Follow("AAA", 100m, 5m).Hold("AAA", 500m, null).Hold("AAA", 300m, 98m);
        for (var i = 0; i < 19; i++)
        {
            account.Follow($"N{i}", 100m, 5m).Hold($"N{i}", 210m + (5m * i), 95m);
        }
        return account.Hold("N0", 1m, 95m).Wish("security.cap", "share=40; multiple=200");
    }
}
