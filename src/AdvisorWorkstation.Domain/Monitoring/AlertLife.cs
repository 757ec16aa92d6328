using AdvisorWorkstation.Domain.Values;

namespace AdvisorWorkstation.Domain.Monitoring;

/// <summary>Where an alert stands. Whose it is, is told apart from it. The numbers are stored.</summary>
public enum AlertState
{
    /// <summary>Nobody has dealt with it.</summary>
    Open,

    /// <summary>Somebody has seen it and leaves it at that, until it gets worse.</summary>
    Acknowledged,

    /// <summary>It is to come back on a day, or when it gets worse.</summary>
    Snoozed,

    /// <summary>Its test no longer holds. The same cause later is another alert.</summary>
    Closed,
}

/// <summary>How an alert stands.</summary>
/// <param name="State">Where in its life it is.</param>
/// <param name="Level">How much it weighs.</param>
/// <param name="AtStake">What it is about, in dollars.</param>
/// <param name="Assignee">Whose it is; null when nobody's.</param>
/// <param name="Rest">What it was when somebody put it to rest; null while it is open.</param>
/// <param name="SnoozedUntil">The day on which it comes back; null when it is not snoozed.</param>
/// <param name="Reason">Why it is snoozed; empty otherwise.</param>
/// <param name="Evidence">What showed that it no longer holds; null before.</param>
public sealed record AlertStatus(
    AlertState State, AlertLevel Level, Money AtStake, PersonId? Assignee, AlertRest? Rest, DateOnly? SnoozedUntil, string Reason, string? Evidence)
{
    /// <summary>An alert that was just raised.</summary>
    public static AlertStatus Raised(AlertLevel level, Money atStake) => new(AlertState.Open, level, atStake, null, null, null, "", null);

    /// <summary>True when it asks for somebody on a day: a snooze hides nothing from its last day on, looked at again or not.</summary>
    public bool NeedsSomebody(DateOnly today) => State == AlertState.Open || (State == AlertState.Snoozed && SnoozedUntil <= today);
}

/// <summary>What an alert was when somebody put it to rest.</summary>
public sealed record AlertRest(AlertLevel Level, Money AtStake);

/// <summary>What can happen to an alert.</summary>
public abstract record AlertCommand
{
    private AlertCommand() { }

    /// <summary>The command's name in tables and tests.</summary>
    public string Name => GetType().Name;

    /// <summary>Somebody has seen it.</summary>
    public sealed record Acknowledge : AlertCommand;

    /// <summary>It becomes somebody's, or nobody's.</summary>
    public sealed record Assign(PersonId? To) : AlertCommand;

    /// <summary>It is to come back on a day.</summary>
    public sealed record Snooze(DateOnly Until, string Reason) : AlertCommand;

    /// <summary>Somebody takes back that it was put to rest.</summary>
    public sealed record Reopen : AlertCommand;

    /// <summary>A look finds that its test still holds.</summary>
    public sealed record StillHolds(AlertLevel Level, Money AtStake) : AlertCommand;

    /// <summary>A look finds that its test no longer holds.</summary>
    public sealed record Gone(string Evidence) : AlertCommand;
}

/// <summary>
/// The life of an alert, as one pure function over states and commands. A rest ends by itself when the alert gets worse: when its level rises, or when more than
/// <see cref="WorseBy"/> over what was at stake is, and at least <see cref="WorseFrom"/> more.
/// </summary>
public static class AlertLife
{
    /// <summary>The longest snooze, in days.</summary>
    public const int LongestSnooze = 366;

    /// <summary>The part by which more has to be at stake than when the alert was put to rest.</summary>
    public static readonly Weight WorseBy = Weight.FromPercent(25m);

    /// <summary>The dollars by which more has to be at stake, at least.</summary>
    public static readonly Money WorseFrom = new(100m);

    /// <summary>What becomes of an alert, or why nothing does.</summary>
    /// <param name="alert">As it stands.</param>
    /// <param name="command">What happens to it.</param>
    /// <param name="today">The day in New York.</param>
    public static Outcome<AlertStatus> Decide(AlertStatus alert, AlertCommand command, DateOnly today) => (alert.State, command) switch
    {
        (AlertState.Closed, AlertCommand.StillHolds) => new Refusal("closed", "A closed alert stays closed; the same cause raises another."),
        (AlertState.Closed, _) => new Refusal("closed", "The alert has closed itself: its test no longer holds. Nothing was changed."),
        (_, AlertCommand.Gone { Evidence.Length: 0 }) => throw new ArgumentException("an alert closes with evidence"),
        (_, AlertCommand.Gone gone) => alert with { State = AlertState.Closed, Evidence = gone.Evidence, Rest = null, SnoozedUntil = null, Reason = "" },
        (_, AlertCommand.StillHolds look) => Looked(alert with { Level = look.Level, AtStake = look.AtStake }, today),
        (_, AlertCommand.Assign assign) => alert with { Assignee = assign.To },
        (AlertState.Open, AlertCommand.Reopen) => new Refusal("already-open", "The alert is open already. Nothing was changed."),
        (_, AlertCommand.Reopen) => Opened(alert),
        (AlertState.Acknowledged, AlertCommand.Acknowledge) => new Refusal("already-acknowledged", "Somebody has acknowledged the alert already. Nothing was changed."),
        (_, AlertCommand.Acknowledge) => Rested(alert, AlertState.Acknowledged),
        (_, AlertCommand.Snooze { Reason: var reason }) when string.IsNullOrWhiteSpace(reason) => new Refusal("no-reason", "Say why the alert can wait. Nothing was changed."),
        (_, AlertCommand.Snooze { Until: var until }) when until <= today => new Refusal("no-day", $"Choose a day after {today:yyyy-MM-dd} on which the alert comes back. Nothing was changed."),
        (_, AlertCommand.Snooze { Until: var until }) when until.DayNumber - today.DayNumber > LongestSnooze =>
            new Refusal("no-day", $"An alert can be snoozed for at most {LongestSnooze} days. Nothing was changed."),
        (_, AlertCommand.Snooze snooze) => Rested(alert, AlertState.Snoozed) with { SnoozedUntil = snooze.Until, Reason = snooze.Reason.Trim() },
        _ => throw new InvalidOperationException($"nothing is known of {command.Name} in {alert.State}"),
    };

    private static AlertStatus Looked(AlertStatus alert, DateOnly today)
    {
        var isOver = alert.State == AlertState.Snoozed && alert.SnoozedUntil <= today;
        return isOver || (alert.Rest is { } rest && IsWorse(alert, rest)) ? Opened(alert) : alert;
    }

    private static bool IsWorse(AlertStatus now, AlertRest rest) =>
        now.Level > rest.Level || now.AtStake.Usd > rest.AtStake.Usd + Math.Max(rest.AtStake.Usd * WorseBy.Fraction, WorseFrom.Usd);

    private static AlertStatus Opened(AlertStatus alert) => alert with { State = AlertState.Open, Rest = null, SnoozedUntil = null, Reason = "" };

    private static AlertStatus Rested(AlertStatus alert, AlertState state) =>
        alert with { State = state, Rest = new AlertRest(alert.Level, alert.AtStake), SnoozedUntil = null, Reason = "" };
}
