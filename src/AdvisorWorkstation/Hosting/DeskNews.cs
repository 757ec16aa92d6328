namespace AdvisorWorkstation.Hosting;

/// <summary>What just happened that open pages may want to show.</summary>
public enum DeskNewsKind
{
    AccountsScanned,

    /// <summary>A run, or the next step of one, begins.</summary>
    RunStarted,
    RunProgressed,
    RunEnded,
    ProposalDecided,
    OrdersExported,
    DataImported,

    /// <summary>A version of a model, a preview or the grace list changed.</summary>
    ModelsChanged,
    PreviewProgressed,

    /// <summary>An exception rule has a new version.</summary>
    RulesChanged,

    /// <summary>A search was saved or deleted.</summary>
    SearchesChanged,

    /// <summary>A wish, a default, a template or a client's request changed.</summary>
    WishesChanged,

    /// <summary>Work over many accounts that a page of wishes started is further, or over.</summary>
    WishWorkProgressed,

    /// <summary>Somebody dealt with an alert, or has seen those under the bell.</summary>
    AlertsChanged,
}

/// <summary>Tells open pages that something changed. It carries no data: a page reads what it may see itself.</summary>
public sealed class DeskNews
{
    private readonly Lock _gate = new();
    private readonly List<Action<DeskNewsKind>> _listeners = [];

    /// <summary>Listens until the returned subscription is disposed.</summary>
    public IDisposable Listen(Action<DeskNewsKind> listener)
    {
        lock (_gate)
        {
            _listeners.Add(listener);
        }
        return new Subscription(this, listener);
    }

    /// <summary>Tells everybody who listens.</summary>
    public void Tell(DeskNewsKind kind)
    {
        Action<DeskNewsKind>[] listeners;
        lock (_gate)
        {
            listeners = [.. _listeners];
        }
        foreach (var listener in listeners)
        {
            listener(kind);
        }
    }

    private sealed class Subscription(DeskNews news, Action<DeskNewsKind> listener) : IDisposable
    {
        public void Dispose()
        {
            lock (news._gate)
            {
                news._listeners.Remove(listener);
            }
        }
    }
}
