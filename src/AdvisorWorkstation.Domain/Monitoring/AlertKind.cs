namespace AdvisorWorkstation.Domain.Monitoring;

/// <summary>What an alert is about (menus.md, Alerts).</summary>
public enum AlertKind
{
    SecurityDrift,
    SectorDrift,
    TrackingError,
    Harvest,
    HarvestBlocked,
    HighCash,
    LowCash,
    FlowDue,
    DataProblem,
    StrategyDrift,
}

/// <summary>The kinds in the words of a screen.</summary>
public static class AlertKinds
{
    public static string Words(this AlertKind kind) => kind switch
    {
        AlertKind.SecurityDrift => "Security drift",
        AlertKind.SectorDrift => "Sector drift",
        AlertKind.TrackingError => "Tracking error",
        AlertKind.Harvest => "Harvest",
        AlertKind.HarvestBlocked => "Harvest blocked by wash sale",
        AlertKind.HighCash => "High cash",
        AlertKind.LowCash => "Low cash",
        AlertKind.FlowDue => "Flow due",
        AlertKind.DataProblem => "Data problem",
        AlertKind.StrategyDrift => "Strategy drift",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, null),
    };
}
