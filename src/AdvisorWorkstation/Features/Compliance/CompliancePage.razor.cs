using System.Globalization;
using AdvisorWorkstation.Data;
using AdvisorWorkstation.Hosting;
using Microsoft.AspNetCore.Components;
using Radzen;
using Radzen.Blazor;

namespace AdvisorWorkstation.Features.Compliance;

/// <summary>The history of everything, or of one proposal, or of a day.</summary>
public sealed partial class CompliancePage
{
    private static readonly (string Key, string Words)[] Actions =
    [
        ("", "Everything"), ("proposal.", "Proposals"), ("orders.", "Orders"), ("run.", "Runs"), ("accounts.", "Scans"), ("import.", "Imports"), ("action.", "Corporate actions"),
        ("wash-sales.", "Wash-sale checks"),
        ("access.", "Refused access"), ("person.", "People"), ("history.", "History taken away"),
    ];

    private RadzenDataGrid<HistoryLine>? _grid;
    private IReadOnlyList<HistoryLine>? _rows;
    private long? _count;
    private HistoryFilter? _shown;
    private AuditVerdict? _verdict;
    private bool _isVerifying;

    [SupplyParameterFromQuery(Name = "from")]
    private string? From { get; set; }

    [SupplyParameterFromQuery(Name = "to")]
    private string? To { get; set; }

    [SupplyParameterFromQuery(Name = "action")]
    private string? Action { get; set; }

    [SupplyParameterFromQuery(Name = "words")]
    private string? Words { get; set; }

    [SupplyParameterFromQuery(Name = "subject")]
    private string? Subject { get; set; }

    private HistoryFilter Filter => new(Day(From), Day(To), Subject, Action, Words);

    private string ExportAddress => Navigation.GetUriWithQueryParameters(
        Navigation.ToAbsoluteUri("/compliance/history.csv").ToString(),
        new Dictionary<string, object?> { ["from"] = From, ["to"] = To, ["action"] = Action, ["words"] = Words, ["subject"] = Subject });

    protected override void OnInitialized()
    {
        _shown = Filter;
        OnNews(
            () => _grid?.Reload() ?? Task.CompletedTask,
            DeskNewsKind.ProposalDecided,
            DeskNewsKind.OrdersExported,
            DeskNewsKind.RunEnded,
            DeskNewsKind.DataImported);
    }

    protected override async Task OnParametersSetAsync()
    {
        if (_shown != Filter && _grid is not null)
        {
            _shown = Filter;
            await _grid.Reload();
        }
    }

    private static DateOnly? Day(string? text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    private static string? Text(ChangeEventArgs changed) => changed.Value?.ToString();

    private async Task LoadRowsAsync(LoadDataArgs args)
    {
        var sort = args.Sorts?.FirstOrDefault();
        var query = new GridQuery(args.Skip ?? 0, args.Top ?? 50, sort?.Property, sort?.SortOrder == SortOrder.Descending);
        if (await LoadAsync((actor, cancel) => Query.RunAsync(Filter, query, actor, cancel)) is { } page)
        {
            (_rows, _count) = (page.Rows, page.Total);
            StateHasChanged();
        }
    }

    private void Go(string? from = null, string? to = null, string? action = null, string? words = null) =>
        Navigation.NavigateTo(
            Navigation.GetUriWithQueryParameters(new Dictionary<string, object?>
            {
                ["from"] = Kept(from ?? From),
                ["to"] = Kept(to ?? To),
                ["action"] = Kept(action ?? Action),
                ["words"] = Kept(words ?? Words),
            }),
            replace: true);

    private static string? Kept(string? text) => text is { Length: > 0 } ? text : null;

    private async Task VerifyAsync()
    {
        _isVerifying = true;
        StateHasChanged();
        var done = await Check.RunAsync(await ActorAsync(), Leaving);
        (_isVerifying, _verdict) = (false, done.IsRefused ? null : done.Value);
        if (_grid is not null)
        {
            await _grid.Reload();
        }
    }
}
