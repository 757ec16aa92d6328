using AdvisorWorkstation.Domain.Accounts.Ledger;
using AdvisorWorkstation.Domain.Indexes;
using AdvisorWorkstation.Domain.Rebalancing;
using AdvisorWorkstation.Domain.Values;

namespace AdvisorWorkstation.Domain.Tests.Rebalancing;

public sealed class IndexSuccessionTests
{
    private static readonly SecurityId Old = new(1);
    private static readonly SecurityId New = new(2);
    private static readonly SecurityId Other = new(3);
    private static readonly IReadOnlyList<IndexConstituent> Index = [Of(Old, 0.2m), Of(Other, 0.8m)];

    [Theory]
    [InlineData("symbol-change", "to NEWT")]
    [InlineData("merger", "into NEWT; ratio 0.5")]
    [InlineData("merger", "into NEWT; ratio 0.5; cash 12.00; price 80")]
    public void The_weight_goes_with_what_the_security_became(string kind, string terms) =>
        Assert.Equal([Of(New, 0.2m), Of(Other, 0.8m)], IndexSuccession.After(Index, Old, TermsGrammar.Parse(kind, terms), New));

    [Fact]
    public void A_successor_that_is_in_the_index_already_takes_it_on_top() => Assert.Equal(
        [Of(Other, 1m)], IndexSuccession.After(Index, Old, TermsGrammar.Parse("merger", "into OTHR; ratio 2"), Other));

    [Theory]
    [InlineData("merger", "cash 54.20")]
    [InlineData("delisting", "worthless")]
    [InlineData("symbol-change", "to GONE")]
    public void What_became_cash_or_nothing_or_is_not_known_is_spread_over_the_rest(string kind, string terms) =>
        Assert.Equal([Of(Other, 1m)], IndexSuccession.After(Index, Old, TermsGrammar.Parse(kind, terms), null));

    [Theory]
    [InlineData("split", "4:1")]
    [InlineData("stock-dividend", "5%")]
    [InlineData("dividend", "0.24 a share")]
    [InlineData("return-of-capital", "0.75 a share")]
    public void What_stays_the_same_security_keeps_its_weight(string kind, string terms) =>
        Assert.Same(Index, IndexSuccession.After(Index, Old, TermsGrammar.Parse(kind, terms), null));

    private static IndexConstituent Of(SecurityId security, decimal weight) => new(security, new Weight(weight));
}
