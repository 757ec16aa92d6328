namespace AdvisorWorkstation.Features.CorporateActions;

/// <summary>The state of a corporate action on a screen: a word, a drawing and a color.</summary>
internal static class ActionStateWords
{
    public static string Words(ActionLine line, DateOnly today) => line.State switch
    {
        ActionState.Announced => line.IsTomorrow(today) ? "next day" : "announced",
        ActionState.Due => line.Reversed.Length > 0 ? "reversed" : "to book",
        ActionState.Booked => line.Waiting > 0 ? $"booked, {line.Waiting} wait" : "booked",
        _ => line.Kind == "dividend" ? "past" : "nobody held it",
    };

    public static string IconOf(ActionLine line, DateOnly today) => line.State switch
    {
        ActionState.Announced => line.IsTomorrow(today) ? "warning" : "clock",
        ActionState.Due => "block",
        ActionState.Booked => line.Waiting > 0 ? "warning" : "check",
        _ => "info",
    };

    public static string ClassOf(ActionLine line, DateOnly today) => line.State switch
    {
        ActionState.Announced when line.IsTomorrow(today) => "warn",
        ActionState.Due => "block",
        ActionState.Booked => line.Waiting > 0 ? "warn" : "ok",
        _ => "m",
    };

    /// <summary>What to know of it today; empty when there is nothing.</summary>
    public static string Warning(ActionLine line, DateOnly today) => line switch
    {
        { State: ActionState.Due, Reversed.Length: > 0 } => $"{Upper(line.Reversed)}. Not tradable until it is booked again.",
        { State: ActionState.Due } => $"Took effect; {Accounts(line.Accounts)} can't trade it until it is booked.",
        { State: ActionState.Booked, Waiting: > 0 } => $"{Accounts(line.Waiting)} {(line.Waiting == 1 ? "waits" : "wait")} for the custodian's position.",
        { State: ActionState.Announced } when line.IsTomorrow(today) && line.Accounts > 0 => "Takes effect on the next trading day.",
        { State: ActionState.Booked } => $"By {line.By}, {line.At:yyyy-MM-dd HH:mm} UTC.",
        { Reversed.Length: > 0 } => $"{Upper(line.Reversed)}.",
        _ => "",
    };

    private static string Accounts(int count) => count == 1 ? "one account" : $"{count} accounts";

    private static string Upper(string words) => char.ToUpperInvariant(words[0]) + words[1..];
}
