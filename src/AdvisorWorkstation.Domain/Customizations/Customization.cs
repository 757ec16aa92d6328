namespace AdvisorWorkstation.Domain.Customizations;

/// <summary>Whom a choice holds for. The nearest level that made a choice wins.</summary>
public enum PolicyScope
{
    Firm = 0,
    Model = 1,
    Household = 2,
    Account = 3,
}

/// <summary>A choice that somebody made. It is never edited: a change ends it and starts another.</summary>
/// <param name="Option">The option's key.</param>
/// <param name="Arguments">What was chosen.</param>
/// <param name="Scope">For whom.</param>
/// <param name="From">The first day it holds.</param>
/// <param name="To">The last day it holds; null when it has no end.</param>
/// <param name="AskedBy">Who wished it.</param>
/// <param name="AskedHow">In a call, a meeting, by mail.</param>
/// <param name="Reason">Why.</param>
public sealed record Customization(
    string Option,
    Arguments Arguments,
    PolicyScope Scope,
    DateOnly From,
    DateOnly? To,
    string AskedBy,
    string AskedHow,
    string Reason)
{
    /// <summary>Investment policy fixed it: nothing nearer overrides it. Only a choice of the firm or of a model is ever locked.</summary>
    public bool IsLocked { get; init; }

    /// <summary>Who wrote it down.</summary>
    public string EnteredBy { get; init; } = "";

    /// <summary>True on the days on which it holds.</summary>
    public bool HoldsOn(DateOnly day) => From <= day && (To is not { } to || day <= to);
}
