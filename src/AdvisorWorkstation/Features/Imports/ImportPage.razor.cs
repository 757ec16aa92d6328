using AdvisorWorkstation.Domain.Values;
using Microsoft.AspNetCore.Components;

namespace AdvisorWorkstation.Features.Imports;

/// <summary>One delivery: what was found, what committing it does, and the decision.</summary>
public sealed partial class ImportPage
{
    private ImportDetail? _detail;
    private List<ImportFinding> _findings = [];
    private bool _word;
    private bool _isBusy;
    private string? _said;
    private bool _saidIsRefusal;

    [Parameter]
    public string Id { get; set; } = "";

    private ImportId Import => new(Guid.TryParseExact(Id, "N", out var id) ? id : Guid.Empty);

    protected override Task OnParametersSetAsync() => RefreshAsync();

    private async Task RefreshAsync()
    {
        _detail = await LoadAsync((actor, cancel) => Query.RunAsync(Import, actor, cancel)) ?? _detail;
        _findings = _detail is null ? [] : [.. _detail.Report.Findings.OrderByDescending(f => f.Severity)];
        StateHasChanged();
    }

    private async Task CommitAsync()
    {
        _isBusy = true;
        StateHasChanged();
        try
        {
            var done = await Commit.RunAsync(new CommitImportInput(Import, _word), await ActorAsync(), Leaving);
            (_said, _saidIsRefusal) = done.IsRefused ? (done.Refusal.Sentence, true) : (done.Value.Summary, false);
        }
        finally
        {
            _isBusy = false;
        }
        await RefreshAsync();
    }

    private async Task DiscardAsync()
    {
        var done = await Discard.RunAsync(Import, await ActorAsync(), Leaving);
        if (done.IsRefused)
        {
            (_said, _saidIsRefusal) = (done.Refusal.Sentence, true);
            return;
        }
        Navigation.NavigateTo("/data");
    }
}
