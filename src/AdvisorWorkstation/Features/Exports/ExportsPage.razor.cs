using AdvisorWorkstation.Domain.Accounts;
using AdvisorWorkstation.Domain.Values;
using AdvisorWorkstation.Hosting;
using Microsoft.AspNetCore.Components;

namespace AdvisorWorkstation.Features.Exports;

/// <summary>What waits for each custodian, and what has left with its files.</summary>
public sealed partial class ExportsPage
{
    private ExportsView? _view;
    private BatchView? _batch;
    private string? _said;
    private IReadOnlyList<string> _findings = [];
    private bool _isBusy;
    private string? _shownBatch;

    [SupplyParameterFromQuery(Name = "batch")]
    private string? Batch { get; set; }

    protected override async Task OnInitializedAsync()
    {
        OnNews(RefreshAsync, DeskNewsKind.ProposalDecided, DeskNewsKind.OrdersExported, DeskNewsKind.RunEnded);
        await RefreshAsync();
    }

    protected override async Task OnParametersSetAsync()
    {
        if (Batch != _shownBatch)
        {
            _shownBatch = Batch;
            await LoadBatchAsync();
        }
    }

    private static string Takes(Custodian custodian) =>
        (custodian.FractionalShares ? $"fractions to {custodian.ShareDecimals} decimals" : "whole shares")
        + custodian.LotInstructions switch
        {
            LotInstructionStyle.LotFields => "; lots in fields",
            LotInstructionStyle.VersusPurchaseText => "; lots as text",
            _ => "; no lots: those on screen are an estimate",
        };

    private async Task RefreshAsync()
    {
        _view = await LoadAsync((actor, cancel) => Query.RunAsync(new ExportsFilter(), actor, cancel)) ?? _view;
        StateHasChanged();
    }

    private async Task LoadBatchAsync()
    {
        _batch = null;
        if (Guid.TryParseExact(Batch, "N", out var id))
        {
            var loaded = await BatchQuery.RunAsync(new OrderBatchId(id), await ActorAsync(), Leaving);
            (_batch, _said) = loaded.IsRefused ? (null, loaded.Refusal.Sentence) : (loaded.Value, _said);
        }
    }

    private async Task ReleaseAsync(string custodian)
    {
        _isBusy = true;
        try
        {
            var released = await Release.RunAsync(new ReleaseInput(custodian), await ActorAsync(), Leaving);
            _said = released.IsRefused ? released.Refusal.Sentence : released.Value.Sentence;
            _findings = released.IsRefused ? [] : [.. released.Value.Findings.Select(f => f.Sentence)];
            if (released is { IsRefused: false, Value: ReleaseResult.Released done })
            {
                Navigation.NavigateTo($"/exports?batch={done.Batch}", replace: true);
            }
        }
        finally
        {
            _isBusy = false;
        }
        await RefreshAsync();
    }
}
