using AdvisorWorkstation.Data;
using AdvisorWorkstation.Domain.Audit;
using AdvisorWorkstation.Domain.Indexes.Models;
using AdvisorWorkstation.Domain.Values;
using AdvisorWorkstation.Features.Indexes;
using Microsoft.EntityFrameworkCore;

namespace AdvisorWorkstation.Features.Models.Versions;

/// <summary>Takes a version of a model from one state to the next, and says what to write down about it.</summary>
internal static class ModelTransition
{
    public static readonly Refusal NotFound = new("not-found", "There is no such version of a model.");

    public static async Task<Outcome<AuditEvent>> ApplyAsync(
        DeskSession session, ModelVersionRow row, ModelCommand command, string reason, CancellationToken cancel)
    {
        var decided = ModelLife.Decide(row.ToStatus(), command, session.Who);
        if (decided.IsRefused)
        {
            return decided.Refusal;
        }
        var (from, status) = (row.State, decided.Value);
        if (from != status.State)
        {
            row.StateSince = session.At;
        }
        (row.State, row.Revision, row.ContentHash, row.Editors, row.Approver) =
            (status.State, status.Revision, status.ContentHash, status.Editors, status.Approver);
        switch (command)
        {
            case ModelCommand.Submit:
                row.SubmittedBy = session.Who.Name;
                break;
            case ModelCommand.Approve or ModelCommand.Reject or ModelCommand.Discard:
                (row.DecidedBy, row.Reason) = (session.Who.Name, reason);
                break;
        }
        return await EventAsync(session, row, ActionOf(command), reason, cancel);
    }

    /// <summary>What is written down about a version.</summary>
    public static async Task<AuditEvent> EventAsync(DeskSession session, ModelVersionRow row, string action, string reason, CancellationToken cancel) =>
        new(action, "model", row.ModelId.Value.ToString(System.Globalization.CultureInfo.InvariantCulture), row.Number, new Dictionary<string, object?>
        {
            ["model"] = (await session.Db.Set<ModelRow>().SingleAsync(m => m.Id == row.ModelId, cancel)).Name,
            ["revision"] = row.Revision,
            ["content"] = row.ContentHash,
            ["effective"] = row.Effective,
            ["state"] = row.State.ToString(),
            ["reason"] = reason,
        });

    /// <summary>A new revision of a version.</summary>
    public static ModelRevisionRow Revision(DeskSession session, int version, int revision, StoredContent content, string reason) => new()
    {
        VersionId = version,
        Revision = revision,
        MadeAt = session.At,
        MadeBy = session.Who.Name,
        Reason = reason.Trim(),
        Content = content.Content,
        ContentHash = content.Hash,
    };

    private static string ActionOf(ModelCommand command) => command switch
    {
        ModelCommand.Edit => "model.edited",
        ModelCommand.Submit => "model.submitted",
        ModelCommand.Approve => "model.approved",
        ModelCommand.Reject => "model.rejected",
        ModelCommand.Discard => "model.discarded",
        _ => throw new ArgumentOutOfRangeException(nameof(command), command, null),
    };
}
