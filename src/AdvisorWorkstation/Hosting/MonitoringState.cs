namespace AdvisorWorkstation.Hosting;

/// <summary>Where the scan that goes on by itself stands, for the health page. What it found is in the database.</summary>
public sealed class MonitoringState(WorkstationOptions options, TimeProvider clock)
{
    private readonly Lock _gate = new();
    private (DateTimeOffset? At, string? Trouble, DateTimeOffset? Next) _last;

    /// <summary>Between two looks at whether anything changed.</summary>
    public TimeSpan Interval => TimeSpan.FromSeconds(options.Monitoring.EverySeconds);

    /// <summary>When it last looked whether anything changed, what kept it from scanning, and when it looks next; nothing where no server runs.</summary>
    public (DateTimeOffset? At, string? Trouble, DateTimeOffset? Next) Last
    {
        get
        {
            lock (_gate)
            {
                return _last;
            }
        }
    }

    internal void Said(string? trouble)
    {
        lock (_gate)
        {
            _last = (clock.GetUtcNow(), trouble, null);
        }
    }

    internal void Rest()
    {
        lock (_gate)
        {
            _last = _last with { Next = clock.GetUtcNow() + Interval };
        }
    }
}
