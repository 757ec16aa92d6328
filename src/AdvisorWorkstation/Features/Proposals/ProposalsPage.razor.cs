using AdvisorWorkstation.Data;
using AdvisorWorkstation.Domain.Reviews;
using AdvisorWorkstation.Hosting;
using AdvisorWorkstation.UI;
using Microsoft.AspNetCore.Components;
using Radzen;
using Radzen.Blazor;

namespace AdvisorWorkstation.Features.Proposals;

/// <summary>All proposals in the viewer's books, by where they stand.</summary>
public sealed partial class ProposalsPage
{
    private static readonly (string Key, string Name, string Words, ProposalState[] States)[] Views =
    [
        ("waiting", "Waiting", "wait for a person", [ProposalState.InReview, ProposalState.AwaitingSecondApproval]),
        ("approved", "Approved", "wait for the next export", [ProposalState.AutoApproved, ProposalState.Approved]),
        ("exported", "Exported", "are with a custodian", [ProposalState.Exported, ProposalState.PartiallyFilled, ProposalState.Filled, ProposalState.Reconciled]),
        ("ended", "Ended", "ended before export", [ProposalState.Rejected, ProposalState.SentBack, ProposalState.Cancelled, ProposalState.Superseded, ProposalState.Expired]),
    ];

    private readonly GridCursor<ProposalLine> _cursor = new(r => r.Id.ToString());
    private RadzenDataGrid<ProposalLine>? _grid;
    private int? _count;
    private string _shown = "";

    [CascadingParameter(Name = "IsWide")]
    private bool IsWide { get; set; }

    [SupplyParameterFromQuery(Name = "state")]
    private string? State { get; set; }

    private string Current => Views.Any(v => v.Key == State) ? State! : "waiting";

    protected override void OnInitialized()
    {
        _shown = Current;
        BindKeys(
            new KeyBinding("j", "Next proposal", () => MoveAsync(1)),
            new KeyBinding("k", "Previous proposal", () => MoveAsync(-1)),
            new KeyBinding("ArrowDown", "", () => MoveAsync(1)),
            new KeyBinding("ArrowUp", "", () => MoveAsync(-1)),
            new KeyBinding("Enter", "Open the selected proposal", OpenSelectedAsync));
        OnNews(() => _grid?.Reload() ?? Task.CompletedTask, DeskNewsKind.ProposalDecided, DeskNewsKind.RunEnded, DeskNewsKind.OrdersExported);
    }

    protected override async Task OnParametersSetAsync()
    {
        if (_shown != Current && _grid is not null)
        {
            _shown = Current;
            await _grid.Reload();
        }
    }

    private async Task LoadRowsAsync(LoadDataArgs args)
    {
        var sort = args.Sorts?.FirstOrDefault();
        var query = new GridQuery(args.Skip ?? 0, args.Top ?? 50, sort?.Property, sort?.SortOrder == SortOrder.Descending);
        var filter = new ProposalsFilter(Views.First(v => v.Key == Current).States);
        if (await LoadAsync((actor, cancel) => Query.RunAsync(filter, query, actor, cancel)) is { } page)
        {
            (_cursor.Rows, _count) = (page.Rows, page.Total);
            StateHasChanged();
        }
    }

    private void Go(string view) =>
        Navigation.NavigateTo(Navigation.GetUriWithQueryParameter("state", view == "waiting" ? null : view), replace: true);

    private void Open(ProposalLine? row)
    {
        if (row is not null)
        {
            Navigation.NavigateTo($"/proposals/{row.Id}");
        }
    }

    private async Task MoveAsync(int step)
    {
        if (_cursor.Move(step) is { } element)
        {
            StateHasChanged();
            await Script.RevealAsync(element);
        }
    }

    private Task OpenSelectedAsync()
    {
        Open(_cursor.Selected);
        return Task.CompletedTask;
    }
}
