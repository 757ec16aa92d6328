using AdvisorWorkstation.Domain.Values;

namespace AdvisorWorkstation.Domain.Reviews;

/// <summary>What somebody, or the run, wants done with a proposal.</summary>
public abstract record ReviewCommand
{
    private ReviewCommand() { }

    /// <summary>The name in the history and in the table of transitions.</summary>
    public string Name => GetType().Name;

    /// <summary>The exception rules let it pass and the account's policy approves such proposals.</summary>
    public sealed record ApproveByPolicy : ReviewCommand;

    /// <summary>A rule or the policy asks for a person.</summary>
    public sealed record SendToReview : ReviewCommand;

    /// <summary>A person changed trades; a new revision is on the table.</summary>
    /// <param name="Revision">The revision that was on the screen.</param>
    /// <param name="ContentHash">The hash of the new revision's content.</param>
    /// <param name="HasBlock">True when a blocking rule fires on it.</param>
    /// <param name="Reason">Why it was changed.</param>
    public sealed record Edit(int Revision, string ContentHash, bool HasBlock, string Reason) : ReviewCommand;

    /// <summary>A person agrees to the revision that was on the screen.</summary>
    public sealed record Approve(int Revision) : ReviewCommand;

    /// <summary>A person refuses the revision that was on the screen.</summary>
    public sealed record Reject(int Revision, string Reason) : ReviewCommand;

    /// <summary>A person wants the question answered by somebody else first.</summary>
    public sealed record SendBack(int Revision, string Reason) : ReviewCommand;

    /// <summary>The orders leave in a batch.</summary>
    public sealed record Export(OrderBatchId Batch) : ReviewCommand;

    /// <summary>Some of the orders are filled.</summary>
    public sealed record FillPartly : ReviewCommand;

    /// <summary>All of the orders are filled.</summary>
    public sealed record Fill : ReviewCommand;

    /// <summary>The books show what was ordered.</summary>
    public sealed record Reconcile : ReviewCommand;

    /// <summary>The orders were withdrawn at the custodian.</summary>
    public sealed record Cancel(string Reason) : ReviewCommand;

    /// <summary>A newer proposal of the account takes its place.</summary>
    public sealed record Supersede(string Reason) : ReviewCommand;

    /// <summary>What it rests on has changed by more than the firm allows.</summary>
    public sealed record Expire(string Reason) : ReviewCommand;
}
