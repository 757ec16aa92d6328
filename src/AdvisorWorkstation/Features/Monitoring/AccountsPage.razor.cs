using AdvisorWorkstation.Data;
using AdvisorWorkstation.Domain.Accounts;
using AdvisorWorkstation.Hosting;
using AdvisorWorkstation.UI;
using Microsoft.AspNetCore.Components;
using Radzen;
using Radzen.Blazor;

namespace AdvisorWorkstation.Features.Monitoring;

/// <summary>Every account in the viewer's books; the database sorts, narrows and cuts the window that is shown.</summary>
public sealed partial class AccountsPage
{
    private const string Descending = "desc";

    private readonly GridCursor<AccountGridRow> _cursor = new(r => r.Id.ToString());
    private RadzenDataGrid<AccountGridRow>? _grid;
    private GridPage<AccountGridRow>? _page;
    private int _count;
    private (string?, string?, string?) _shown;

    [CascadingParameter(Name = "IsWide")]
    private bool IsWide { get; set; }

    [SupplyParameterFromQuery(Name = "words")]
    private string? Words { get; set; }

    [SupplyParameterFromQuery(Name = "kind")]
    private string? Kind { get; set; }

    [SupplyParameterFromQuery(Name = "holds")]
    private string? Holds { get; set; }

    [SupplyParameterFromQuery(Name = "sort")]
    private string? Sort { get; set; }

    [SupplyParameterFromQuery(Name = "order")]
    private string? Order { get; set; }

    private AccountsFilter Filter => new(
        Words, Kind: Enum.TryParse<AccountKind>(Kind, out var kind) ? kind : null, Holds: Holds);

    protected override void OnInitialized()
    {
        _shown = (Words, Kind, Holds);
        BindKeys(
            new KeyBinding("j", "Next account", () => MoveAsync(1)),
            new KeyBinding("k", "Previous account", () => MoveAsync(-1)),
            new KeyBinding("ArrowDown", "", () => MoveAsync(1)),
            new KeyBinding("ArrowUp", "", () => MoveAsync(-1)),
            new KeyBinding("Enter", "Open the selected account", OpenSelectedAsync));
        OnNews(() => _grid?.Reload() ?? Task.CompletedTask, DeskNewsKind.AccountsScanned, DeskNewsKind.DataImported);
    }

    protected override async Task OnParametersSetAsync()
    {
        if (_shown != (Words, Kind, Holds) && _grid is not null)
        {
            _shown = (Words, Kind, Holds);
            await _grid.Reload();
        }
    }

    private async Task LoadRowsAsync(LoadDataArgs args)
    {
        var sort = args.Sorts?.FirstOrDefault();
        var query = new GridQuery(args.Skip ?? 0, args.Top ?? 50, sort?.Property, sort?.SortOrder == SortOrder.Descending);
        KeepSort(query);
        if (await LoadAsync((actor, cancel) => Query.RunAsync(Filter, query, actor, cancel)) is { } page)
        {
            (_page, _cursor.Rows, _count) = (page, page.Rows, page.Total);
            StateHasChanged();
        }
    }

    /// <summary>How the address says that a column is sorted; null when it is not.</summary>
    private SortOrder? OrderOf(string property) =>
        property != Sort ? null : Order == Descending ? SortOrder.Descending : SortOrder.Ascending;

    /// <summary>Puts the order that the grid shows into the address.</summary>
    private void KeepSort(GridQuery query)
    {
        var order = query is { Sort: not null, Descending: true } ? Descending : null;
        if (Sort != query.Sort || Order != order)
        {
            Navigation.NavigateTo(
                Navigation.GetUriWithQueryParameters(new Dictionary<string, object?> { ["sort"] = query.Sort, ["order"] = order }), replace: true);
        }
    }

    private void Go(string? words = null, string? kind = null) =>
        Navigation.NavigateTo(
            Navigation.GetUriWithQueryParameters(new Dictionary<string, object?>
            {
                ["words"] = (words ?? Words) is { Length: > 0 } w ? w : null,
                ["kind"] = (kind ?? Kind) is { Length: > 0 } k ? k : null,
            }),
            replace: true);

    private void Open(AccountGridRow? row)
    {
        if (row is not null)
        {
            Navigation.NavigateTo($"/accounts/{row.Id}");
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
