using AdvisorWorkstation.Hosting;
using AdvisorWorkstation.UI;
using Microsoft.AspNetCore.Components;

namespace AdvisorWorkstation.Features.Proposals.Rules;

/// <summary>Which proposals deserve a second look? The address holds the selected rule.</summary>
public sealed partial class RulesPage(RulesQuery query, TestDriveRule test, ChangeRule change, NavigationManager navigation)
{
    private const string NewRule = "new";

    private AddressView? _address;
    private RuleList? _list;
    private RuleForm? _form;
    private TestDrive? _drive;
    private string? _edited;
    private string? _said;
    private string? _fault;
    private bool _driving;

    private string? Selected => _address?["rule"];

    protected override async Task OnInitializedAsync()
    {
        _address = WatchAddress(navigation, () =>
        {
            Open(anew: false);
            StateHasChanged();
            return Task.CompletedTask;
        });
        BindKeys(
            new KeyBinding("j", "Next rule", () => MoveAsync(1)),
            new KeyBinding("k", "Previous rule", () => MoveAsync(-1)),
            new KeyBinding("n", "New rule", () => { Go(NewRule); return Task.CompletedTask; }),
            new KeyBinding("t", "Try it on past proposals", DriveAsync));
        OnNews(RefreshAsync, DeskNewsKind.RulesChanged);
        await RefreshAsync();
    }

    private async Task RefreshAsync()
    {
        _list = await LoadAsync(query.RunAsync) ?? _list;
        Open(anew: false);
        StateHasChanged();
    }

    /// <summary>Puts the selected rule into the form; one that is being typed stays as it is.</summary>
    private void Open(bool anew)
    {
        if (_list is null || (!anew && Selected == _edited))
        {
            return;
        }
        (_edited, _drive, _fault, _said) = (Selected, null, null, anew ? _said : null);
        _form = Selected == NewRule && _list.MayChange
            ? RuleForm.New(_list.Today, _address?["when"])
            : _list.Rules.FirstOrDefault(r => r.Key == Selected) is { } line ? RuleForm.Of(line, _list.Today) : null;
    }

    private void Go(string rule) => _address?.Go(("rule", rule));

    private Task MoveAsync(int step)
    {
        if (_list is { Rules.Count: > 0 } list)
        {
            var at = list.Rules.ToList().FindIndex(r => r.Key == Selected);
            Go(list.Rules[Math.Clamp(at + step, 0, list.Rules.Count - 1)].Key);
        }
        return Task.CompletedTask;
    }

    private async Task DriveAsync()
    {
        if (_form is not { } form || _driving)
        {
            return;
        }
        (_fault, _said, _driving) = (null, null, true);
        StateHasChanged();
        try
        {
            var when = form.ReadWhen();
            var driven = when.IsRefused ? when.Refusal : await test.RunAsync(new TestDriveInput(form.Key, when.Value), await ActorAsync(), Leaving);
            _drive = driven.IsRefused ? null : driven.Value;
            _fault = driven.Refusal?.Sentence;
        }
        finally
        {
            _driving = false;
        }
        StateHasChanged();
    }

    private async Task SaveAsync()
    {
        if (_form is not { } form)
        {
            return;
        }
        (_fault, _said) = (null, null);
        var when = form.ReadWhen();
        if (when.IsRefused || form.From is null)
        {
            _fault = when.Refusal?.Sentence ?? "Choose the first day on which it holds.";
            return;
        }
        var saved = await change.RunAsync(
            new RuleDraft(form.Key.Trim(), form.BasedOn, form.Name, form.Severity, when.Value, form.IsOff, form.From.Value, form.Reason), await ActorAsync(), Leaving);
        if (saved.IsRefused)
        {
            _fault = saved.Refusal.Sentence;
            return;
        }
        _said = $"Version {saved.Value} of '{form.Name}' holds from {Format.Date(form.From.Value)} on.";
        _edited = null;
        Go(form.Key.Trim());
        _list = await LoadAsync(query.RunAsync) ?? _list;
        Open(anew: true);
    }
}
