using System.Globalization;
using AdvisorWorkstation.Domain.Accounts;
using AdvisorWorkstation.Domain.Monitoring;
using AdvisorWorkstation.Domain.Tests.Builders;
using AdvisorWorkstation.Domain.Values;

namespace AdvisorWorkstation.Domain.Tests.Monitoring;

/// <summary>menus.md, Alerts: what happens around an account. The day is Thursday 2026-11-19; Thanksgiving is a week later.</summary>
public sealed class DayRuleTests
{
    private static readonly ProposalId Proposal = new(new Guid(9, 0, 0, new byte[8]));

    [Theory]
    [InlineData("2026-11-18", 1)]
    [InlineData("2026-11-17", 0)]
    public void A_posted_flow_is_told_until_the_next_business_day(string posted, int alerts)
    {
        var facts = AccountFacts.None with { Posted = [new PostedFlow(7, TransactionKind.Deposit, Day(posted), new Money(5_000m))] };
        Assert.Equal(alerts, Of(AlertKind.CapitalFlow, At(), facts).Count);
    }

    [Theory]
    [InlineData("2026-11-24", "announced 3")]
    [InlineData("2026-11-23", "effective 3")]
    [InlineData("2026-11-20", "effective 3")]
    public void An_index_change_is_told_when_announced_and_again_two_business_days_before(string effective, string cause)
    {
        var found = Assert.Single(Of(AlertKind.IndexChange, At() with { IndexChanges = [new ComingIndexChange(3, "Large Cap", Day(effective), new Weight(0.02m), 1, 2)] }));
        Assert.Equal((cause, 20_000m), (found.Cause, found.AtStake.Usd));
    }

    [Theory]
    [InlineData("2026-11-23", "announced 5")]
    [InlineData("2026-11-20", "due 5")]
    public void A_corporate_action_is_told_when_announced_and_again_a_business_day_before(string effective, string cause) =>
        Assert.Equal(cause, Assert.Single(Of(AlertKind.CorporateAction, At() with { Actions = [Action(effective, ActionStanding.Coming)] })).Cause);

    [Theory]
    [InlineData(ActionStanding.Unbooked)]
    [InlineData(ActionStanding.Differs)]
    public void An_action_that_took_effect_and_does_not_match_the_books_is_told_from_its_day_on(ActionStanding standing)
    {
        Assert.Equal(AlertLevel.High, Assert.Single(Of(AlertKind.CorporateAction, At() with { Actions = [Action("2026-11-19", standing)] })).Level);
        Assert.Empty(Of(AlertKind.CorporateAction, At() with { Actions = [Action("2026-11-20", standing)] }));
    }

    [Theory]
    [InlineData(3, 0)]
    [InlineData(3.000001, 1)]
    [InlineData(-3, 0)]
    [InlineData(-3.000001, 1)]
    public void An_index_that_moves_by_more_than_three_percent_is_told(double percent, int alerts) =>
        Assert.Equal(alerts, Of(AlertKind.MarketMove, Moved(null, percent)).Count);

    [Theory]
    [InlineData(10, 0)]
    [InlineData(10.000001, 1)]
    [InlineData(-10.000001, 1)]
    public void A_holding_that_moves_by_more_than_ten_percent_is_told(double percent, int alerts) =>
        Assert.Equal(alerts, Of(AlertKind.MarketMove, Moved("AAA", percent)).Count);

    /// <summary>Waiting since Wednesday 14:00 in New York: two hours on that day, two on the next.</summary>
    [Theory]
    [InlineData("2026-11-19T16:30:00Z", 0)]
    [InlineData("2026-11-19T16:30:01Z", 1)]
    public void A_proposal_that_waits_for_more_than_four_business_hours_is_told(string at, int alerts)
    {
        var events = new AccountEvents { At = Moment(at), Proposals = [new PendingProposal(Proposal, Day("2026-11-20"), Moment("2026-11-18T19:00:00Z"), new Money(10m))] };
        Assert.Equal(alerts, Of(AlertKind.ApprovalAgeing, events).Count);
    }

    [Theory]
    [InlineData("2026-11-19T17:00:00Z", 0)]
    [InlineData("2026-11-20T17:00:00Z", 1)]
    [InlineData("2026-11-23T17:00:00Z", 1)]
    public void A_proposal_expires_on_the_business_day_after_its_close(string at, int alerts)
    {
        var events = new AccountEvents { At = Moment(at), Proposals = [new PendingProposal(Proposal, Day("2026-11-19"), Moment(at), new Money(10m))] };
        Assert.Equal(alerts, Of(AlertKind.ApprovalAgeing, events).Count);
    }

    [Theory]
    [InlineData("2026-11-19", 0)]
    [InlineData("2026-11-18", 1)]
    public void Orders_that_the_books_of_the_next_business_day_do_not_show_are_told(string traded, int alerts) =>
        Assert.Equal(alerts, Of(AlertKind.ExportBreak, At(), AccountFacts.None with { OrdersOut = [new OrderBreak(Proposal, Day(traded), "not there")] }).Count);

    [Fact]
    public void An_account_that_could_not_be_looked_at_is_told()
    {
        Assert.Empty(AlertRules.CheckUnseen(At()).Holding);
        Assert.Contains("no prices", Assert.Single(AlertRules.CheckUnseen(At() with { NotScanned = "no prices" }).Holding).Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void What_no_longer_holds_is_shown_by_todays_figures_and_what_is_gone_by_its_absence()
    {
        var raised = Assert.Single(Of(AlertKind.MarketMove, Moved(null, 4)));
        var check = AlertRules.CheckDay(Account().Build(), AccountFacts.None, Moved(null, 2));
        Assert.Equal("move of Large Cap in a day 2.00%, no longer > 3.00%", check.EvidenceFor(raised.Kind, raised.Cause, raised.Test).Evidence);
        var none = AlertRules.CheckDay(Account().Build(), AccountFacts.None, At());
        Assert.Equal("move of Large Cap in a day: not there any more", none.EvidenceFor(raised.Kind, raised.Cause, raised.Test).Evidence);
    }

    private static AccountEvents At() => new() { At = Moment("2026-11-19T17:00:00Z") };

    private static AccountEvents Moved(string? ticker, double percent) =>
        At() with { Moves = [new DayMove(ticker is null ? null : Ticker.Parse(ticker), ticker ?? "Large Cap", Weight.FromPercent((decimal)percent), new Money(1_000m))] };

    private static HeldAction Action(string effective, ActionStanding standing) => new(5, Ticker.Parse("AAA"), "split 2:1", Day(effective), standing, new Money(980_000m));

    private static TestAccount Account() => new TestAccount { Cash = 20_000m }.Follow("AAA", 1m, 98m).Hold("AAA", 980_000m, 1m);

    private static List<AlertFinding> Of(AlertKind kind, AccountEvents events, AccountFacts? facts = null) =>
        [.. AlertRules.CheckDay(Account().Build(), facts ?? AccountFacts.None, events).Holding.Where(f => f.Kind == kind)];

    private static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static DateTimeOffset Moment(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);
}
