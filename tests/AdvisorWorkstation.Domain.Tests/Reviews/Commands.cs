using AdvisorWorkstation.Domain.Reviews;
using AdvisorWorkstation.Domain.Values;

namespace AdvisorWorkstation.Domain.Tests.Reviews;

/// <summary>One of each command, about a revision.</summary>
internal static class Commands
{
    public const string Reason = "because the client asked";

    public static IReadOnlyList<ReviewCommand> At(int revision) =>
    [
        new ReviewCommand.ApproveByPolicy(),
        new ReviewCommand.SendToReview(),
        new ReviewCommand.Edit(revision, $"hash {revision + 1}", false, Reason),
        new ReviewCommand.Approve(revision),
        new ReviewCommand.Reject(revision, Reason),
        new ReviewCommand.SendBack(revision, Reason),
        new ReviewCommand.Export(new OrderBatchId(Guid.Empty)),
        new ReviewCommand.FillPartly(),
        new ReviewCommand.Fill(),
        new ReviewCommand.Reconcile(),
        new ReviewCommand.Cancel(Reason),
        new ReviewCommand.Supersede(Reason),
        new ReviewCommand.Expire(Reason),
    ];

    public static bool NamesRevision(this ReviewCommand command) =>
        command is ReviewCommand.Edit or ReviewCommand.Approve or ReviewCommand.Reject or ReviewCommand.SendBack;
}
