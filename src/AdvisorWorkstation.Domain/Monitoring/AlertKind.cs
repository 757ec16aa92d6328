namespace AdvisorWorkstation.Domain.Monitoring;

/// <summary>What an alert is about (menus.md, Alerts). The numbers are stored: a new kind comes last.</summary>
public enum AlertKind
{
    SecurityDrift,
    SectorDrift,
    TrackingError,
    Harvest,
    HarvestBlocked,
    HighCash,
    LowCash,

    /// <summary>A reserve is due: cash is needed on a day.</summary>
    FlowDue,
    DataProblem,
    StrategyDrift,
    FactorDrift,
    TurningLongTerm,

    /// <summary>A deposit or withdrawal was posted or requested.</summary>
    CapitalFlow,
    IndexChange,
    CorporateAction,
    Restriction,
    TaxBudget,
    MarketMove,
    ApprovalAgeing,
    ExportBreak,
    CoverageGap,
    HarvestRunway,
    WashWindow,

    /// <summary>A search that somebody saved and wants to be told of.</summary>
    SavedSearch,
}

/// <summary>How much an alert weighs.</summary>
public enum AlertLevel
{
    Note,
    Warn,
    High,
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
        AlertKind.FlowDue => "Cash need dated",
        AlertKind.DataProblem => "Data problem",
        AlertKind.StrategyDrift => "Strategy drift",
        AlertKind.FactorDrift => "Factor drift",
        AlertKind.TurningLongTerm => "Lot turning long-term",
        AlertKind.CapitalFlow => "Capital flow",
        AlertKind.IndexChange => "Index change",
        AlertKind.CorporateAction => "Corporate action",
        AlertKind.Restriction => "Restriction",
        AlertKind.TaxBudget => "Tax budget used",
        AlertKind.MarketMove => "Market move",
        AlertKind.ApprovalAgeing => "Approval ageing",
        AlertKind.ExportBreak => "Reconciliation break",
        AlertKind.CoverageGap => "Not scanned",
        AlertKind.HarvestRunway => "Harvest runway low",
        AlertKind.WashWindow => "Wash-sale window",
        AlertKind.SavedSearch => "Saved search",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, null),
    };

    /// <summary>The one thing to do about it.</summary>
    public static string Action(this AlertKind kind) => kind switch
    {
        AlertKind.DataProblem => "Correct the data",
        AlertKind.CapitalFlow or AlertKind.FlowDue => "Check the cash plan",
        AlertKind.IndexChange => "Preview the change",
        AlertKind.CorporateAction => "Look at the action",
        AlertKind.ApprovalAgeing => "Decide the proposal",
        AlertKind.ExportBreak => "Reconcile the orders",
        AlertKind.CoverageGap => "See why",
        AlertKind.TaxBudget => "Look at the budgets",
        AlertKind.TurningLongTerm => "Wait, or sell now",
        AlertKind.MarketMove => "Look at the account",
        AlertKind.HarvestRunway => "Talk about the model",
        AlertKind.WashWindow or AlertKind.HarvestBlocked => "Look at the windows",
        _ => "Review the proposal",
    };

    /// <summary>True when trading would answer it: then a proposal is ready, or there is a reason why not.</summary>
    public static bool IsTradable(this AlertKind kind) => kind
        is AlertKind.SecurityDrift or AlertKind.SectorDrift or AlertKind.FactorDrift or AlertKind.StrategyDrift or AlertKind.TrackingError
        or AlertKind.Harvest or AlertKind.HighCash or AlertKind.LowCash or AlertKind.FlowDue or AlertKind.Restriction;
}
