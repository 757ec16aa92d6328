namespace AdvisorWorkstation.Domain.Customizations;

/// <summary>What one level says of an option.</summary>
/// <param name="Level">Account, Household, Model, Firm, or Default.</param>
/// <param name="Words">What it says, since when, and who locked it.</param>
/// <param name="Holds">True for the level whose word counts.</param>
public sealed record WhyLevel(string Level, string Words, bool Holds);

/// <summary>Why a value is what it is: what each level says, the nearest first.</summary>
public static class WhyThisValue
{
    /// <summary>Every level, those that chose nothing too.</summary>
    public static IReadOnlyList<WhyLevel> Of(PolicyEntry entry)
    {
        var option = entry.Declaration;
        var choices = entry.Chosen is { } chosen ? entry.Overruled.Prepend(chosen).ToList() : [.. entry.Overruled];
        return
        [
            .. option.Scopes.OrderByDescending(s => s).SelectMany(scope => choices.Where(c => c.Scope == scope).ToList() is { Count: > 0 } said
                ? said.Select(c => new WhyLevel(scope.ToString(), Words(option, c), ReferenceEquals(c, entry.Chosen)))
                : [new WhyLevel(scope.ToString(), "not set", false)]),
            .. option.Instance is null ? [new WhyLevel("Default", option.Sentence(Arguments.Default), entry.Chosen is null)] : Array.Empty<WhyLevel>(),
        ];
    }

    /// <summary>The choice, its days, and the lock.</summary>
    private static string Words(PolicyOption option, Customization choice)
    {
        var days = $"From {choice.From:yyyy-MM-dd}{(choice.To is { } to ? $" to {to:yyyy-MM-dd}" : "")}";
        return $"{option.Sentence(choice.Arguments)} {days}{(choice.IsLocked ? $", locked by {Somebody(choice.EnteredBy)}: {choice.Reason}" : "")}".TrimEnd() + (choice.IsLocked ? "" : ".");
    }

    /// <summary>The sentence that a lock answers an attempt with.</summary>
    public static string LockSentence(Customization locked) =>
        $"{PolicyOptions.Find(locked.Option)!.Name} is locked for the {(locked.Scope == PolicyScope.Firm ? "firm" : "model")} since {locked.From:yyyy-MM-dd} by {Somebody(locked.EnteredBy)}: "
        + $"{PolicyOptions.Find(locked.Option)!.Sentence(locked.Arguments)} {(locked.Reason.Length > 0 ? $"The reason: {locked.Reason}. " : "")}Ask investment policy.";

    private static string Somebody(string name) => name.Length > 0 ? name : "investment policy";
}
