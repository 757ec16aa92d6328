using AdvisorWorkstation.Domain.Proposals;
using AdvisorWorkstation.Domain.Tests.Builders;
using AdvisorWorkstation.Domain.Values;

namespace AdvisorWorkstation.Domain.Tests.Proposals;

public sealed class RoutingTests
{
    [Fact]
    public void Policy_may_approve_what_no_rule_stops() => Assert.Empty(Reasons(new TestAccount()));

    [Fact]
    public void A_note_stops_nothing_and_a_review_and_a_block_do()
    {
        Assert.Empty(Reasons(new TestAccount(), Severity.Note));
        Assert.Equal(["Found."], Reasons(new TestAccount(), Severity.Review));
        Assert.Equal(["Found."], Reasons(new TestAccount(), Severity.Block));
    }

    [Fact]
    public void An_account_whose_policy_wants_a_person_gets_one() =>
        Assert.Single(Reasons(new TestAccount().Wish("workflow.automatic-approval", "approval=off")));

    [Theory]
    [InlineData(89, true)]
    [InlineData(90, false)]
    public void An_account_is_new_for_ninety_days(int daysOpen, bool isNew) =>
        Assert.Equal(isNew, Reasons(new TestAccount { Opened = TestAccount.Day.Date.AddDays(-daysOpen) }).Count > 0);

    [Fact]
    public void How_long_an_account_is_new_is_a_wish() =>
        Assert.Empty(Reasons(new TestAccount { Opened = TestAccount.Day.Date }.Wish("workflow.automatic-approval", "wait=0")));

    private static IReadOnlyList<string> Reasons(TestAccount account, params Severity[] findings) => Routing.ReasonsForReview(
        account.Build(),
        new ProposalContent(Sample.Rebalance(), [.. findings.Select(s => new ExceptionFinding("rule", 1, "Rule", s, "found.", ""))], Money.Zero));
}
