using AdvisorWorkstation.Domain.Identity;
using AdvisorWorkstation.Domain.Indexes.Models;
using AdvisorWorkstation.Domain.Tests.Builders;

namespace AdvisorWorkstation.Domain.Tests.Indexes.Models;

/// <summary>What each command makes of a version in each state, for its drafter, for a second person of investment policy, and for operations.</summary>
public sealed class ModelLifeTests
{
    private static readonly Entitlement Other = People.Of(60, "Paul Policy", BookScope.All, Role.InvestmentPolicy);

    private const string Table = """
                    command   drafter              second               operations
        Draft       Edit      Draft+1              Draft+1              role
        Draft       Submit    Submitted            Submitted            role
        Draft       Approve   not-in-this-state    not-in-this-state    role
        Draft       Reject    not-in-this-state    not-in-this-state    role
        Draft       Discard   Discarded            Discarded            role
        Submitted   Edit      Draft+1              Draft+1              role
        Submitted   Submit    not-in-this-state    not-in-this-state    role
        Submitted   Approve   own-edit             Approved             role
        Submitted   Reject    Rejected             Rejected             role
        Submitted   Discard   Discarded            Discarded            role
        Approved    Edit      not-in-this-state    not-in-this-state    role
        Approved    Submit    not-in-this-state    not-in-this-state    role
        Approved    Approve   not-in-this-state    not-in-this-state    role
        Approved    Reject    not-in-this-state    not-in-this-state    role
        Approved    Discard   not-in-this-state    not-in-this-state    role
        Rejected    Edit      not-in-this-state    not-in-this-state    role
        Rejected    Submit    not-in-this-state    not-in-this-state    role
        Rejected    Approve   not-in-this-state    not-in-this-state    role
        Rejected    Reject    not-in-this-state    not-in-this-state    role
        Rejected    Discard   not-in-this-state    not-in-this-state    role
        Discarded   Edit      not-in-this-state    not-in-this-state    role
        Discarded   Submit    not-in-this-state    not-in-this-state    role
        Discarded   Approve   not-in-this-state    not-in-this-state    role
        Discarded   Reject    not-in-this-state    not-in-this-state    role
        Discarded   Discard   not-in-this-state    not-in-this-state    role
        """;

    [Fact]
    public void The_table_is_the_one_that_was_agreed() => Assert.Equal(
        Table.Split('\n')[1..].Select(line => string.Join(' ', line.Split(' ', StringSplitOptions.RemoveEmptyEntries))),
        from state in Enum.GetValues<ModelState>()
        from command in At(1)
        select $"{state} {command.Name} {string.Join(' ', new[] { People.Policy, Other, People.Operations }.Select(who => Words(state, command, who)))}");

    [Fact]
    public void Every_command_there_is_stands_in_the_table() => Assert.Equal(
        typeof(ModelCommand).GetNestedTypes().Select(t => t.Name).Order(StringComparer.Ordinal), At(1).Select(c => c.Name).Order(StringComparer.Ordinal));

    [Fact]
    public void Whoever_edited_a_draft_of_another_can_not_approve_it_either()
    {
        var edited = ModelLife.Decide(Status(ModelState.Draft), new ModelCommand.Edit(1, "b"), Other).Value;
        Assert.Equal([People.Policy.Person, Other.Person], edited.Editors);
        var submitted = ModelLife.Decide(edited, new ModelCommand.Submit(2), Other).Value;
        Assert.Equal("own-edit", ModelLife.Decide(submitted, new ModelCommand.Approve(2), Other).Refusal?.Code);
        Assert.Equal("own-edit", ModelLife.Decide(submitted, new ModelCommand.Approve(2), People.Policy).Refusal?.Code);
    }

    [Fact]
    public void A_decision_names_the_revision_on_the_table_and_a_refusal_its_reason()
    {
        Assert.Equal("stale-revision", ModelLife.Decide(Status(ModelState.Submitted) with { Revision = 2 }, new ModelCommand.Approve(1), Other).Refusal?.Code);
        Assert.Equal("no-reason", ModelLife.Decide(Status(ModelState.Submitted), new ModelCommand.Reject(1, " no "), Other).Refusal?.Code);
        Assert.Equal("no-reason", ModelLife.Decide(Status(ModelState.Draft), new ModelCommand.Discard(1, ""), Other).Refusal?.Code);
    }

    [Fact]
    public void Random_commands_never_let_a_drafter_approve()
    {
        var random = new Random(20261120);
        var persons = new[] { People.Policy, Other, People.Of(61, "Pat Policy", BookScope.All, Role.InvestmentPolicy), People.Operations, People.Compliance };
        for (var i = 0; i < 500; i++)
        {
            var status = ModelLife.Begin("a", persons[random.Next(3)].Person);
            for (var step = 0; step < 12; step++)
            {
                var command = At(status.Revision)[random.Next(5)];
                var decided = ModelLife.Decide(status, command, persons[random.Next(persons.Length)]);
                status = decided.IsRefused ? status : decided.Value;
                Assert.Equal(status.State == ModelState.Approved, status.Approver is not null);
                Assert.False(status.Approver is { } approver && status.Editors.Contains(approver));
            }
        }
    }

    private static string Words(ModelState state, ModelCommand command, Entitlement who)
    {
        var decided = ModelLife.Decide(Status(state), command, who);
        return decided.Refusal?.Code ?? decided.Value.State + (decided.Value.Revision > 1 ? "+1" : "");
    }

    private static ModelStatus Status(ModelState state) =>
        new(state, 1, "a", [People.Policy.Person], state == ModelState.Approved ? Other.Person : null);

    private static ModelCommand[] At(int revision) =>
    [
        new ModelCommand.Edit(revision, "b"),
        new ModelCommand.Submit(revision),
        new ModelCommand.Approve(revision),
        new ModelCommand.Reject(revision, "Too narrow"),
        new ModelCommand.Discard(revision, "Not needed"),
    ];
}
