namespace AdvisorWorkstation.Domain.Indexes.Models;

/// <summary>Where a version of a model stands.</summary>
public enum ModelState
{
    Draft,
    Submitted,
    Approved,
    Rejected,
    Discarded,
}

/// <summary>What follows from a state.</summary>
public static class ModelStates
{
    /// <summary>It can still become the model, or be changed.</summary>
    public static bool IsOpen(this ModelState state) => state is ModelState.Draft or ModelState.Submitted;
}

/// <summary>What somebody wants done with a version of a model. Each names the revision that was on the screen.</summary>
/// <param name="Revision">That revision.</param>
public abstract record ModelCommand(int Revision)
{
    /// <summary>The name in the history and in the table of transitions.</summary>
    public string Name => GetType().Name;

    /// <summary>Changes what it holds; a new revision is on the table.</summary>
    /// <param name="Revision">The revision that was on the screen.</param>
    /// <param name="ContentHash">The hash of the new one.</param>
    public sealed record Edit(int Revision, string ContentHash) : ModelCommand(Revision);

    /// <summary>Asks for a second person.</summary>
    /// <param name="Revision">The revision that was on the screen.</param>
    public sealed record Submit(int Revision) : ModelCommand(Revision);

    /// <summary>Agrees; accounts follow it from its date on.</summary>
    /// <param name="Revision">The revision that was on the screen.</param>
    public sealed record Approve(int Revision) : ModelCommand(Revision);

    /// <summary>Does not agree.</summary>
    /// <param name="Revision">The revision that was on the screen.</param>
    /// <param name="Reason">Why not.</param>
    public sealed record Reject(int Revision, string Reason) : ModelCommand(Revision);

    /// <summary>Gives it up before it is decided.</summary>
    /// <param name="Revision">The revision that was on the screen.</param>
    /// <param name="Reason">Why.</param>
    public sealed record Discard(int Revision, string Reason) : ModelCommand(Revision);
}
