using System.Globalization;
using System.Text.Json;
using AdvisorWorkstation.Domain.Customizations;
using AdvisorWorkstation.Features.Customizations;

namespace AdvisorWorkstation.Features.Wishes;

/// <summary>A form about one choice as it is typed: every option's fields from its declaration, with what is wrong beside each.</summary>
public sealed class ChoiceForm
{
    private readonly Dictionary<string, string> _values = new(StringComparer.Ordinal);

    public PolicyOption? Option { get; private set; }

    public PolicyScope Scope { get; set; } = PolicyScope.Account;

    public DateOnly? From { get; set; }

    public DateOnly? To { get; set; }

    public string AskedBy { get; set; } = "";

    public string AskedHow { get; set; } = "call";

    public string Reason { get; set; } = "";

    public bool IsLocked { get; set; }

    /// <summary>The client's request that it answers.</summary>
    public int? Request { get; set; }

    /// <summary>The text of a field.</summary>
    public string this[Parameter parameter]
    {
        get => _values.GetValueOrDefault(parameter.Name, parameter.DefaultText);
        set => _values[parameter.Name] = parameter.Editor == ParameterEditor.Number ? value.Trim().Replace(",", "", StringComparison.Ordinal) : value.Trim();
    }

    /// <summary>What is chosen, in its stored form.</summary>
    public Arguments Arguments => new(Option is null
        ? new Dictionary<string, string>()
        : Option.Parameters.ToDictionary(p => p.Name, p => p.Tidy(this[p]), StringComparer.Ordinal));

    /// <summary>True when every field of the choice can be read.</summary>
    public bool IsReadable => Option is not null && Option.Faults(Arguments).Count == 0;

    /// <summary>What is wrong with a field; null when nothing is.</summary>
    public string? FaultOf(Parameter parameter) => parameter.Fault(parameter.Tidy(this[parameter]));

    /// <summary>Begins with an option, at its standard values or at given ones.</summary>
    public void Choose(PolicyOption? option, Arguments? arguments = null)
    {
        Option = option;
        _values.Clear();
        foreach (var (name, text) in arguments?.Values ?? new Dictionary<string, string>())
        {
            _values[name] = text;
        }
    }

    /// <summary>Begins on a line that holds, on a client's request, or empty.</summary>
    public void Begin(PolicyEntry? holding, WishRequestRow? request, string askedBy)
    {
        Choose(holding?.Declaration, holding?.Arguments);
        Scope = holding?.Chosen?.Scope == PolicyScope.Household ? PolicyScope.Household : PolicyScope.Account;
        (AskedBy, AskedHow, Reason) = (request?.AskedBy ?? askedBy, request?.AskedHow ?? "call", request?.Words ?? "");
        (From, To, Request) = (null, null, request?.Id);
    }

    /// <summary>The choice that the form says.</summary>
    public Customization ToChoice(DateOnly today) =>
        new(Option!.Key, Arguments, Scope, From ?? today, To, AskedBy, AskedHow, Reason) { IsLocked = IsLocked };

    /// <summary>The form as it is kept while it is typed.</summary>
    public string Typed() => JsonSerializer.Serialize(new Kept(
        Option?.Key ?? "", new Dictionary<string, string>(_values), Scope, Text(From), Text(To), AskedBy, AskedHow, Reason, IsLocked, Request));

    /// <summary>Fills the form with what was kept; false when that can't be read any more.</summary>
    public bool Restore(string typed)
    {
        if (typed.Length == 0 || JsonSerializer.Deserialize<Kept>(typed) is not { } kept)
        {
            return false;
        }
        Choose(PolicyOptions.Find(kept.Option), new Arguments(kept.Values));
        (Scope, From, To) = (kept.Scope, Day(kept.From), Day(kept.To));
        (AskedBy, AskedHow, Reason, IsLocked, Request) = (kept.AskedBy, kept.AskedHow, kept.Reason, kept.IsLocked, kept.Request);
        return true;
    }

    private static string Text(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "";

    private static DateOnly? Day(string text) => DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    private sealed record Kept(
        string Option, Dictionary<string, string> Values, PolicyScope Scope, string From, string To, string AskedBy, string AskedHow, string Reason, bool IsLocked, int? Request);
}
