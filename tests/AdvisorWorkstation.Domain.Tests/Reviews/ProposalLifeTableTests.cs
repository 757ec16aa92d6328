using System.Text;
using AdvisorWorkstation.Domain.Identity;
using AdvisorWorkstation.Domain.Reviews;
using AdvisorWorkstation.Domain.Tests.Builders;

namespace AdvisorWorkstation.Domain.Tests.Reviews;

/// <summary>
/// The whole table of what each command makes of a proposal in each state, for each kind of person, as a file that compliance can read.
/// A difference is a change of the rules: read it, then copy the actual file over the kept one.
/// </summary>
public sealed class ProposalLifeTableTests
{
    private static readonly (string Name, Entitlement Who)[] Persons =
    [
        ("operations, not the editor", People.OtherOperations),
        ("operations, the editor", People.Operations),
        ("advisor of the book", People.Advisor),
        ("advisor of another book", People.AdvisorOfAnotherBook),
        ("compliance", People.Compliance),
    ];

    [Fact]
    public void The_table_is_the_one_that_was_agreed()
    {
        var actual = Write();
        var kept = Path.Combine(AppContext.BaseDirectory, "data", "reviews", "proposal-life.txt");
        var copy = Path.Combine(AppContext.BaseDirectory, "proposal-life.actual.txt");
        File.WriteAllText(copy, actual);
        Assert.True(File.Exists(kept) && File.ReadAllText(kept).ReplaceLineEndings("\n") == actual, $"compare {copy} with {kept}");
    }

    [Fact]
    public void Every_command_there_is_stands_in_the_table() => Assert.Equal(
        typeof(ReviewCommand).GetNestedTypes().Select(t => t.Name).Order(StringComparer.Ordinal),
        Commands.At(1).Select(c => c.Name).Order(StringComparer.Ordinal));

    private static string Write()
    {
        var text = new StringBuilder();
        text.Append("The life of a proposal: what each command leads to in each state, for each kind of person.\n\n")
            .Append("The proposal is of a book that the first advisor covers. An operations person has edited it, and waits for a second approver where the\n")
            .Append("state says so. Decisions name the revision on the table and give a reason. A word after \"no:\" says why it is refused:\n")
            .Append("  state      the state does not allow it\n")
            .Append("  role       no role of this person allows it\n")
            .Append("  own-edit   somebody else has to approve what this person edited\n")
            .Append("  no-such    the proposal is in another book, so there is none for this person\n")
            .Append("  blocked    a blocking rule fires on the revision\n");
        foreach (var state in Enum.GetValues<ProposalState>())
        {
            Section(text, state.Words(), Status(state));
        }
        Section(text, "In review, and a blocking rule fires", Status(ProposalState.InReview) with { HasBlock = true });
        Section(text, "In review, not edited by anybody", Status(ProposalState.InReview) with { Editors = [] });
        return text.ToString();
    }

    private static void Section(StringBuilder text, string title, ProposalStatus status)
    {
        text.Append($"\n== {title} ==\n").Append($"{"",-18}").AppendJoin("", Persons.Select(p => $"{p.Name,-28}")).TrimEnd().Append('\n');
        foreach (var command in Commands.At(status.Revision))
        {
            text.Append($"{command.Name,-18}").AppendJoin("", Persons.Select(p => $"{Outcome(status, command, p.Who),-28}")).TrimEnd().Append('\n');
        }
    }

    private static string Outcome(ProposalStatus status, ReviewCommand command, Entitlement who)
    {
        var decided = ProposalLife.Decide(status, command, who);
        return decided.Refusal?.Code switch
        {
            null => decided.Value.Revision > status.Revision ? $"{decided.Value.State.Words()}, rev. +1" : decided.Value.State.Words(),
            "not-in-this-state" => "no: state",
            "not-found" => "no: no-such",
            var code => $"no: {code}",
        };
    }

    private static ProposalStatus Status(ProposalState state) => new(
        state,
        3,
        "hash 3",
        People.Book,
        false,
        state is ProposalState.Proposed or ProposalState.AutoApproved ? [] : [People.Operations.Person],
        state == ProposalState.AwaitingSecondApproval ? People.Operations.Person : null,
        null);
}

internal static class StringBuilderLines
{
    /// <summary>Takes the spaces at the end away.</summary>
    public static StringBuilder TrimEnd(this StringBuilder text)
    {
        while (text.Length > 0 && text[^1] == ' ')
        {
            text.Length--;
        }
        return text;
    }
}
