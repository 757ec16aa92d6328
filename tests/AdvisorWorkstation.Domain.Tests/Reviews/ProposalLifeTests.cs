using AdvisorWorkstation.Domain.Identity;
using AdvisorWorkstation.Domain.Reviews;
using AdvisorWorkstation.Domain.Tests.Builders;
using AdvisorWorkstation.Domain.Values;

namespace AdvisorWorkstation.Domain.Tests.Reviews;

public sealed class ProposalLifeTests(ITestOutputHelper output)
{
    private static readonly Entitlement[] Everybody =
    [
        People.Operations, People.OtherOperations, People.Advisor, People.AdvisorOfAnotherBook, People.Compliance, People.Policy, People.Administrator,
    ];

    [Fact]
    public void What_nobody_edited_needs_one_approval()
    {
        var approved = Do(InReview, new ReviewCommand.Approve(1), People.Advisor);
        Assert.Equal((ProposalState.Approved, People.Advisor.Person), (approved.State, approved.Approver));
    }

    [Fact]
    public void An_edit_that_somebody_else_approves_needs_no_more()
    {
        var edited = Do(InReview, new ReviewCommand.Edit(1, "h2", false, "smaller"), People.Operations);
        Assert.Equal((2, "h2"), (edited.Revision, edited.ContentHash));
        Assert.Equal([People.Operations.Person], edited.Editors);
        Assert.Equal(ProposalState.Approved, Do(edited, new ReviewCommand.Approve(2), People.Advisor).State);
    }

    [Fact]
    public void The_editors_approval_waits_for_a_second_person()
    {
        var edited = Do(InReview, new ReviewCommand.Edit(1, "h2", false, "smaller"), People.Operations);
        var waiting = Do(edited, new ReviewCommand.Approve(2), People.Operations);
        Assert.Equal((ProposalState.AwaitingSecondApproval, null), (waiting.State, waiting.Approver));
        Assert.Equal("own-edit", Refused(waiting, new ReviewCommand.Approve(2), People.Operations));
        var approved = Do(waiting, new ReviewCommand.Approve(2), People.OtherOperations);
        Assert.Equal((ProposalState.Approved, People.OtherOperations.Person), (approved.State, approved.Approver));
    }

    [Fact]
    public void An_edit_while_it_waits_for_a_second_person_starts_the_review_again()
    {
        var waiting = InReview with { State = ProposalState.AwaitingSecondApproval, Editors = [People.Operations.Person], FirstApprover = People.Operations.Person };
        var edited = Do(waiting, new ReviewCommand.Edit(1, "h2", false, "again"), People.OtherOperations);
        Assert.Equal((ProposalState.InReview, null), (edited.State, edited.FirstApprover));
        Assert.Equal([People.Operations.Person, People.OtherOperations.Person], edited.Editors);
    }

    [Fact]
    public void Who_edited_before_somebody_elses_last_touch_is_still_an_editor()
    {
        var edited = InReview;
        foreach (var who in (Entitlement[])[People.Operations, People.Operations, People.OtherOperations])
        {
            edited = Do(edited, new ReviewCommand.Edit(edited.Revision, $"h{edited.Revision + 1}", false, "smaller"), who);
        }
        Assert.Equal([People.Operations.Person, People.OtherOperations.Person], edited.Editors);
        var waiting = Do(edited, new ReviewCommand.Approve(4), People.Operations);
        Assert.Equal((ProposalState.AwaitingSecondApproval, null), (waiting.State, waiting.Approver));
        Assert.Equal("own-edit", Refused(waiting, new ReviewCommand.Approve(4), People.OtherOperations));
        Assert.Equal(People.Advisor.Person, Do(waiting, new ReviewCommand.Approve(4), People.Advisor).Approver);
    }

    [Fact]
    public void A_decision_about_a_revision_that_is_no_longer_on_the_table_changes_nothing()
    {
        var status = InReview with { Revision = 4 };
        foreach (var command in Commands.At(3).Concat(Commands.At(5)).Where(c => c.NamesRevision()))
        {
            Assert.Equal("stale-revision", Refused(status, command, People.Operations));
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("    ")]
    [InlineData("no")]
    [InlineData(" 1234 ")]
    public void A_rejection_without_a_reason_is_refused(string reason)
    {
        Assert.Equal("no-reason", Refused(InReview, new ReviewCommand.Reject(1, reason), People.Operations));
        Assert.Equal("no-reason", Refused(InReview, new ReviewCommand.SendBack(1, reason), People.Operations));
        Assert.Equal("no-reason", Refused(InReview with { State = ProposalState.Exported }, new ReviewCommand.Cancel(reason), People.Operations));
    }

    [Fact]
    public void A_reason_of_five_letters_is_one() =>
        Assert.Equal(ProposalState.Rejected, Do(InReview, new ReviewCommand.Reject(1, "12345"), People.Operations).State);

    [Fact]
    public void What_a_rule_blocks_is_approved_by_nobody_and_can_be_edited_or_rejected()
    {
        var blocked = InReview with { HasBlock = true };
        Assert.All(new[] { People.Operations, People.Advisor }, who => Assert.Equal("blocked", Refused(blocked, new ReviewCommand.Approve(1), who)));
        Assert.Equal("blocked", Refused(blocked with { State = ProposalState.Proposed }, new ReviewCommand.ApproveByPolicy(), People.Operations));
        Assert.False(Do(blocked, new ReviewCommand.Edit(1, "h2", false, "fixed"), People.Operations).HasBlock);
        Assert.Equal(ProposalState.Rejected, Do(blocked, new ReviewCommand.Reject(1, "does not fit"), People.Operations).State);
    }

    [Fact]
    public void Another_book_is_answered_as_if_there_were_no_such_proposal()
    {
        foreach (var command in Commands.At(1).Where(c => c.NamesRevision()))
        {
            Assert.Equal("not-found", Refused(InReview, command, People.AdvisorOfAnotherBook));
        }
    }

    [Fact]
    public void Refusals_are_sentences_that_say_what_to_do() => Assert.All(
        Everybody.SelectMany(who => Commands.At(1).Concat(Commands.At(9)).Select(c => ProposalLife.Decide(InReview with { HasBlock = true }, c, who).Refusal)).OfType<Refusal>(),
        r => Assert.Matches("^[A-Z].*\\.$", r.Sentence));

    [Fact]
    public void Whatever_people_do_nothing_leaves_that_was_not_approved_by_somebody_else_than_its_editors()
    {
        var random = Seed.Print(output);
        var exported = 0;
        for (var round = 0; round < 4_000; round++)
        {
            var status = new ProposalStatus(ProposalState.Proposed, 1, "h1", People.Book, random.Next(4) == 0, [], null, null);
            var (approvers, editors) = (new HashSet<PersonId>(), new HashSet<PersonId>());
            var byPolicy = false;
            for (var step = 0; step < 12; step++)
            {
                var command = Any(random, status);
                var who = Everybody[random.Next(Everybody.Length)];
                var decided = ProposalLife.Decide(status, command, who);
                if (decided.IsRefused)
                {
                    continue;
                }
                var next = decided.Value;
                Follows(status, command, who, next);
                if (command is ReviewCommand.Edit)
                {
                    approvers.Clear();
                    editors.Add(who.Person);
                }
                else if (command is ReviewCommand.Approve)
                {
                    approvers.Add(who.Person);
                }
                byPolicy |= command is ReviewCommand.ApproveByPolicy;
                if (next.State == ProposalState.Exported)
                {
                    exported++;
                    Assert.False(next.HasBlock);
                    Assert.True(byPolicy ? editors.Count == 0 : approvers.Except(editors).Any(), $"round {round}: {next} by {string.Join(", ", approvers)}");
                    Assert.True(byPolicy || next.Approver is { } approver && !editors.Contains(approver) && approvers.Contains(approver));
                }
                Assert.Equal(editors, next.Editors.ToHashSet());
                Assert.True(next.Approver is null || !editors.Contains(next.Approver.Value), $"round {round}: {next} after edits by {string.Join(", ", editors)}");
                status = next;
            }
        }
        output.WriteLine($"{exported} of 4000 were exported");
        Assert.InRange(exported, 10, 4_000);
    }

    /// <summary>What holds of every step, whoever takes it.</summary>
    private static void Follows(ProposalStatus before, ReviewCommand command, Entitlement who, ProposalStatus after)
    {
        Assert.True(who.Scope.Covers(before.Book), $"{who.Name} acts on another book");
        Assert.NotEqual(People.Compliance.Person, who.Person);
        Assert.Equal(before.Book, after.Book);
        Assert.Equal(command is ReviewCommand.Edit ? before.Revision + 1 : before.Revision, after.Revision);
        Assert.True(command is ReviewCommand.Edit || (before.ContentHash, before.HasBlock, before.Editors) == (after.ContentHash, after.HasBlock, after.Editors));
        if (after.State == ProposalState.Exported)
        {
            Assert.True(before.State.MayBeExported(), $"exported out of {before.State}");
        }
        Assert.False(before.State is ProposalState.Rejected or ProposalState.SentBack or ProposalState.Reconciled
            or ProposalState.Cancelled or ProposalState.Superseded or ProposalState.Expired, $"{before.State} is an end");
        if (after.Approver is { } approver)
        {
            Assert.DoesNotContain(approver, after.Editors);
        }
    }

    private static ReviewCommand Any(Random random, ProposalStatus status)
    {
        var commands = Commands.At(status.Revision + (random.Next(10) == 0 ? random.Next(-1, 2) : 0));
        var command = commands[random.Next(commands.Count)];
        return command is ReviewCommand.Edit edit ? edit with { HasBlock = random.Next(3) == 0 } : command;
    }

    private static ProposalStatus InReview => new(ProposalState.InReview, 1, "h1", People.Book, false, [], null, null);

    private static ProposalStatus Do(ProposalStatus status, ReviewCommand command, Entitlement who) => ProposalLife.Decide(status, command, who).Value;

    private static string? Refused(ProposalStatus status, ReviewCommand command, Entitlement who) => ProposalLife.Decide(status, command, who).Refusal?.Code;
}
