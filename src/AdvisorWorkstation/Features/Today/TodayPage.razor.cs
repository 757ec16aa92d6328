using AdvisorWorkstation.Domain.Identity;
using AdvisorWorkstation.Domain.Reviews;
using AdvisorWorkstation.Domain.Values;
using AdvisorWorkstation.Features.Identity;
using AdvisorWorkstation.Features.Monitoring;
using AdvisorWorkstation.Features.Monitoring.Alerts;
using AdvisorWorkstation.Features.Reviews;
using AdvisorWorkstation.Hosting;
using AdvisorWorkstation.UI;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;

namespace AdvisorWorkstation.Features.Today;

/// <summary>What needs me now, and what is it worth? The address holds the tiles and the selection.</summary>
public sealed partial class TodayPage(TodayQuery query, DecideProposal decide, NavigationManager navigation)
{
    private TodayList? _list;
    private List<TodayRow> _shown = [];
    private List<TodayRow> _rows = [];
    private TodayRow? _selected;
    private string? _said;
    private bool _saidIsRefusal;
    private AlertDesk? _desk;
    private AccountId? _expanded;
    private List<string> _custodians = [];

    [CascadingParameter]
    private Task<AuthenticationState> Authentication { get; set; } = default!;

    [CascadingParameter(Name = "IsWide")]
    private bool IsWide { get; set; }

    [SupplyParameterFromQuery(Name = "tiles")]
    private int TileBits { get; set; }

    [SupplyParameterFromQuery(Name = "all")]
    private bool ShowsAll { get; set; }

    [SupplyParameterFromQuery(Name = "account")]
    private string? SelectedId { get; set; }

    [SupplyParameterFromQuery(Name = "mine")]
    private bool ShowsMine { get; set; }

    [SupplyParameterFromQuery(Name = "resting")]
    private bool ShowsResting { get; set; }

    [SupplyParameterFromQuery(Name = "custodian")]
    private string? Custodian { get; set; }

    private TodayTile Tiles => (TodayTile)TileBits;

    private string Summary => _list is null
        ? ""
        : $"{_list.Rows.Count(r => r.NeedsPerson)} of {_list.Accounts} accounts need a person. {_list.ApprovedByPolicy} were approved by policy, {_list.ProposeNothing} propose nothing.";

    private string EmptyWords => _list is { Accounts: 0 }
        ? "There are no accounts yet. Import positions under Data, then run."
        : Tiles == TodayTile.None
            ? "Exceptions, losses worth harvesting, cash and flows appear here as soon as a scan or a run finds them."
            : "Press a tile again to widen the list.";

    protected override async Task OnInitializedAsync()
    {
        if (!(await Authentication).User.MayHope(Capability.SeeClients))
        {
            navigation.NavigateTo("/people", replace: true);
            return;
        }
        BindKeys(
            new KeyBinding("j", "Next item", () => MoveAsync(1)),
            new KeyBinding("k", "Previous item", () => MoveAsync(-1)),
            new KeyBinding("ArrowDown", "", () => MoveAsync(1)),
            new KeyBinding("ArrowUp", "", () => MoveAsync(-1)),
            new KeyBinding("Enter", "Open the selected item", () => OpenSelectedAsync()),
            new KeyBinding("a", "Approve the selected proposal", ApproveAsync),
            new KeyBinding("o", "Triggers of the selected item", () => Expand(_selected)),
            new KeyBinding("x", "Acknowledge the triggers of the selected item", () => HandleAsync((desk, alerts) => desk.AcknowledgeAsync(alerts))),
            new KeyBinding("s", "Snooze the triggers of the selected item", () => HandleAsync((desk, alerts) => desk.AskSnoozeAsync(alerts))),
            new KeyBinding("i", "Assign the triggers of the selected item", () => HandleAsync((desk, alerts) => desk.AskAssignAsync(alerts))),
            new KeyBinding("z", "Undo", () => _desk?.UndoAsync() ?? Task.CompletedTask));
        OnNews(RefreshAsync, DeskNewsKind.AccountsScanned, DeskNewsKind.AlertsChanged, DeskNewsKind.RunEnded, DeskNewsKind.ProposalDecided, DeskNewsKind.OrdersExported);
        await RefreshAsync();
    }

    protected override void OnParametersSet() => Arrange();

    private async Task RefreshAsync()
    {
        if (await LoadAsync(query.RunAsync) is { } list)
        {
            _list = list;
        }
        Arrange();
        StateHasChanged();
    }

    private void Arrange()
    {
        _custodians = _list is null ? [] : [.. _list.Rows.Select(r => r.Custodian).Distinct().Order(StringComparer.Ordinal)];
        _shown = _list is null ? [] : [.. _list.Rows.Where(IsShown)];
        _rows = [.. _shown.Where(r => (r.Tiles & Tiles) == Tiles)];
        _selected = _rows.Find(r => r.AccountId.ToString() == SelectedId) ?? (_rows.Count > 0 ? _rows[0] : null);
    }

    private bool IsShown(TodayRow row) =>
        (ShowsAll || row.NeedsPerson || (ShowsResting && row.Resting.Count > 0))
        && (string.IsNullOrEmpty(Custodian) || row.Custodian == Custodian)
        && (!ShowsMine || row.Turn == Turn.You || row.Triggers.Concat(row.Resting).Any(a => a.Assignee == _list!.Viewer.Person));

    private Task Expand(TodayRow? row)
    {
        _expanded = row is null || _expanded == row.AccountId ? null : row.AccountId;
        StateHasChanged();
        return Task.CompletedTask;
    }

    private Task HandleAsync(Func<AlertDesk, IReadOnlyList<AlertRow>, Task> what) =>
        _desk is { } desk && _selected is { Triggers.Count: > 0 } row && _list!.Viewer.May(Capability.HandleAlerts) ? what(desk, row.Triggers) : Task.CompletedTask;

    private void Go(
        TodayTile? tiles = null, bool? all = null, AccountId? selected = null, bool? mine = null, bool? resting = null, string? custodian = null) =>
        navigation.NavigateTo(
            navigation.GetUriWithQueryParameters(new Dictionary<string, object?>
            {
                ["tiles"] = (tiles ?? Tiles) == TodayTile.None ? null : (int)(tiles ?? Tiles),
                ["all"] = all ?? ShowsAll ? true : null,
                ["mine"] = mine ?? ShowsMine ? true : null,
                ["resting"] = resting ?? ShowsResting ? true : null,
                ["custodian"] = (custodian ?? Custodian) is { Length: > 0 } named ? named : null,
                ["account"] = (selected ?? _selected?.AccountId)?.ToString(),
            }),
            replace: true);

    private Task MoveAsync(int step)
    {
        if (_rows.Count > 0)
        {
            var at = _selected is null ? 0 : _rows.IndexOf(_selected) + step;
            Go(selected: _rows[Math.Clamp(at, 0, _rows.Count - 1)].AccountId);
        }
        return Task.CompletedTask;
    }

    private Task OpenSelectedAsync()
    {
        if (_selected is { } row)
        {
            Open(row);
        }
        return Task.CompletedTask;
    }

    private void Open(TodayRow row) =>
        navigation.NavigateTo(row.ProposalId is { } proposal ? $"/proposals/{proposal}" : $"/accounts/{row.AccountId}?tab=alerts");

    private async Task ApproveAsync()
    {
        if (_selected is not { ProposalId: { } id } row || row.State?.NeedsPerson() != true)
        {
            return;
        }
        var done = await decide.RunAsync(id, new ReviewCommand.Approve(row.Revision), await ActorAsync(), Leaving);
        (_said, _saidIsRefusal) = done.IsRefused
            ? (done.Refusal.Sentence, true)
            : ($"{done.Value.Words()}: {row.Household}, {row.Account}", false);
        await RefreshAsync();
    }
}
