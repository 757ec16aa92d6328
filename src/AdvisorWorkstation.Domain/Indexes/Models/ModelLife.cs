using AdvisorWorkstation.Domain.Identity;
using AdvisorWorkstation.Domain.Values;

namespace AdvisorWorkstation.Domain.Indexes.Models;

/// <summary>What a decision about a version of a model rests on.</summary>
/// <param name="State">Where it stands.</param>
/// <param name="Revision">The revision on the table, from one.</param>
/// <param name="ContentHash">The hash of that revision.</param>
/// <param name="Editors">Everybody who made a revision of it, the first of them first; each once.</param>
/// <param name="Approver">Who approved it; null when nobody has.</param>
public sealed record ModelStatus(ModelState State, int Revision, string ContentHash, IReadOnlyList<PersonId> Editors, PersonId? Approver);

/// <summary>
/// The life of a version of a model: one table, decided here and nowhere else. What was approved is never changed; a change is another version.
/// </summary>
public static class ModelLife
{
    /// <summary>Fewest characters of a reason that says something.</summary>
    public const int ShortestReason = 5;

    /// <summary>The status of a first draft.</summary>
    public static ModelStatus Begin(string contentHash, PersonId by) => new(ModelState.Draft, 1, contentHash, [by], null);

    /// <summary>What a command makes of a version.</summary>
    /// <param name="status">Where it stands.</param>
    /// <param name="command">What is wanted.</param>
    /// <param name="who">By whom, with the rights of this moment.</param>
    public static Outcome<ModelStatus> Decide(ModelStatus status, ModelCommand command, Entitlement who) =>
        Guards(status, command, who).FirstOrDefault(g => g is not null) is { } refusal ? refusal : Next(status, command, who);

    private static Outcome<ModelStatus> Next(ModelStatus status, ModelCommand command, Entitlement who) => (status.State, command) switch
    {
        (ModelState.Draft or ModelState.Submitted, ModelCommand.Edit edit) => status with
        {
            State = ModelState.Draft,
            Revision = status.Revision + 1,
            ContentHash = edit.ContentHash,
            Editors = status.Editors.Contains(who.Person) ? status.Editors : [.. status.Editors, who.Person],
        },
        (ModelState.Draft, ModelCommand.Submit) => status with { State = ModelState.Submitted },
        (ModelState.Submitted, ModelCommand.Approve) => status with { State = ModelState.Approved, Approver = who.Person },
        (ModelState.Submitted, ModelCommand.Reject) => status with { State = ModelState.Rejected },
        (ModelState.Draft or ModelState.Submitted, ModelCommand.Discard) => status with { State = ModelState.Discarded },
        _ => new Refusal(
            "not-in-this-state",
            $"A version that is {status.State.ToString().ToLowerInvariant()} can't be changed this way ({command.Name}). Reload it to see where it stands."),
    };

    private static IEnumerable<Refusal?> Guards(ModelStatus status, ModelCommand command, Entitlement who)
    {
        yield return who.May(Capability.ChangeModels) ? null : new Refusal("role", $"{who.RoleWords} may not change models.");
        yield return command.Revision == status.Revision
            ? null
            : new Refusal(
                "stale-revision",
                $"Revision {command.Revision} was on your screen; revision {status.Revision} is the one on the table. Nothing was changed. Look at it and decide again.");
        yield return Reason(command) is { } reason && reason.Trim().Length < ShortestReason
            ? new Refusal("no-reason", $"Say why, in {ShortestReason} characters or more: the history keeps it.")
            : null;
        yield return command is ModelCommand.Approve && status.State == ModelState.Submitted && status.Editors.Contains(who.Person)
            ? new Refusal("own-edit", "You drafted or edited this version; somebody else of investment policy has to approve it.")
            : null;
    }

    private static string? Reason(ModelCommand command) => command switch
    {
        ModelCommand.Reject c => c.Reason,
        ModelCommand.Discard c => c.Reason,
        _ => null,
    };
}
