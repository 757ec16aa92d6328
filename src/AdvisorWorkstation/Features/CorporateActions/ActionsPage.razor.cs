using AdvisorWorkstation.Hosting;
using AdvisorWorkstation.UI;
using Microsoft.AspNetCore.Components;

namespace AdvisorWorkstation.Features.CorporateActions;

/// <summary>What happens to the securities that accounts hold, when, and is it booked? The address holds the view and the selection.</summary>
public sealed partial class ActionsPage(ActionCalendarQuery query, NavigationManager navigation, DeskScript script)
{
    private ActionCalendar? _calendar;
    private List<ActionLine> _lines = [];
    private ActionLine? _selected;
    private bool? _shown;

    [CascadingParameter(Name = "IsWide")]
    private bool IsWide { get; set; }

    [SupplyParameterFromQuery(Name = "all")]
    private bool ShowsAll { get; set; }

    [SupplyParameterFromQuery(Name = "action")]
    private string? SelectedId { get; set; }

    private string Summary => _calendar is null
        ? ""
        : $"{_calendar.Lines.Count(l => l.State == ActionState.Due)} to book, {_calendar.Lines.Count(l => l.State == ActionState.Announced)} to come";

    protected override void OnInitialized()
    {
        BindKeys(
            new KeyBinding("j", "Next corporate action", () => MoveAsync(1)),
            new KeyBinding("k", "Previous corporate action", () => MoveAsync(-1)),
            new KeyBinding("ArrowDown", "", () => MoveAsync(1)),
            new KeyBinding("ArrowUp", "", () => MoveAsync(-1)),
            new KeyBinding("Enter", "Look at its lots", () => script.FocusAsync(ActionPane.LotsId)));
        OnNews(RefreshAsync, DeskNewsKind.DataImported, DeskNewsKind.RunEnded);
    }

    protected override async Task OnParametersSetAsync()
    {
        if (_shown != ShowsAll)
        {
            _shown = ShowsAll;
            await RefreshAsync();
        }
        Select();
    }

    private async Task RefreshAsync()
    {
        _calendar = await LoadAsync((actor, cancel) => query.RunAsync(new ActionCalendarFilter(ShowsAll), actor, cancel)) ?? _calendar;
        _lines = [.. _calendar?.Lines ?? []];
        Select();
        StateHasChanged();
    }

    private void Select() => _selected = _lines.Find(l => l.ExternalId == SelectedId) ?? (_lines.Count > 0 ? _lines[0] : null);

    private string AddressOf(ActionLine line) => navigation.GetUriWithQueryParameter("action", line.ExternalId);

    private void Go(ActionLine? selected = null, bool? all = null) =>
        navigation.NavigateTo(
            navigation.GetUriWithQueryParameters(new Dictionary<string, object?>
            {
                ["all"] = all ?? ShowsAll ? true : null,
                ["action"] = selected?.ExternalId ?? SelectedId,
            }),
            replace: true);

    private async Task MoveAsync(int step)
    {
        if (_lines.Count > 0)
        {
            var next = _lines[Math.Clamp((_selected is null ? 0 : _lines.IndexOf(_selected)) + step, 0, _lines.Count - 1)];
            Go(selected: next);
            await script.RevealAsync($"row-{next.ExternalId}");
        }
    }
}
