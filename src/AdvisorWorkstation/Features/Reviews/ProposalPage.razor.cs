using AdvisorWorkstation.Domain.Rebalancing;
using AdvisorWorkstation.Domain.Reviews;
using AdvisorWorkstation.Domain.Values;
using AdvisorWorkstation.Features.Proposals;
using AdvisorWorkstation.Hosting;
using AdvisorWorkstation.UI;
using Microsoft.AspNetCore.Components;

namespace AdvisorWorkstation.Features.Reviews;

/// <summary>One proposal: why it is here, what it does, and the decision.</summary>
public sealed partial class ProposalPage(
    ProposalQuery query, ExceptionQueueQuery queue, DecideProposal decide, EditProposal edit, NavigationManager navigation)
{
    private ProposalView? _view;
    private QueuePlace? _place;
    private TradesTable? _trades;
    private Trade? _editing;
    private Ask? _asking;
    private string? _said;
    private bool _saidIsRefusal;
    private bool _isBusy;
    private string? _loadedId;

    private enum Ask
    {
        Reject,
        SendBack,
        Withdraw,
    }

    [Parameter]
    public string Id { get; set; } = "";

    private ProposalId ProposalId => new(Guid.TryParseExact(Id, "N", out var id) ? id : Guid.Empty);

    protected override void OnInitialized()
    {
        BindKeys(
            new KeyBinding("j", "Next trade", () => MoveAsync(1)),
            new KeyBinding("k", "Previous trade", () => MoveAsync(-1)),
            new KeyBinding("ArrowDown", "", () => MoveAsync(1)),
            new KeyBinding("ArrowUp", "", () => MoveAsync(-1)),
            new KeyBinding("e", "Edit the selected trade", () => Do(() => OpenEdit(_trades?.Selected))),
            new KeyBinding("a", "Approve", ApproveAsync),
            new KeyBinding("r", "Reject", () => Do(() => _asking = MayDecide ? Ask.Reject : null)),
            new KeyBinding("z", "Undo the last edit", UndoAsync),
            new KeyBinding("n", "Next exception", () => Do(() => GoTo(_place?.Next))),
            new KeyBinding("p", "Previous exception", () => Do(() => GoTo(_place?.Previous))),
            new KeyBinding("Escape", "Back to the list", () => Do(() => navigation.NavigateTo("/"))));
        OnNews(RefreshAsync, DeskNewsKind.ProposalDecided, DeskNewsKind.OrdersExported, DeskNewsKind.RunEnded);
    }

    private bool MayDecide => _view?.MayDecide == true && !_isBusy && _editing is null && _asking is null;

    protected override async Task OnParametersSetAsync()
    {
        if (Id != _loadedId)
        {
            (_loadedId, _view, _place, _said, _editing, _asking) = (Id, null, null, null, null, null);
            await RefreshAsync();
        }
    }

    private async Task RefreshAsync()
    {
        _view = await LoadAsync((actor, cancel) => query.RunAsync(ProposalId, actor, cancel)) ?? _view;
        if (_view is not null)
        {
            var place = await queue.RunAsync(ProposalId, await ActorAsync(), Leaving);
            _place = place.IsRefused ? null : place.Value.Place;
        }
        StateHasChanged();
    }

    private Task Do(Action act)
    {
        act();
        StateHasChanged();
        return Task.CompletedTask;
    }

    private Task MoveAsync(int step) => _trades?.MoveAsync(step) ?? Task.CompletedTask;

    private void GoTo(ProposalId? id)
    {
        if (id is { } other)
        {
            navigation.NavigateTo($"/proposals/{other}");
        }
    }

    private Task ApproveAsync() =>
        MayDecide ? DecideAsync(new ReviewCommand.Approve(_view!.Line.Revision)) : Task.CompletedTask;

    private async Task<string?> DecideWithReasonAsync(string reason)
    {
        ReviewCommand command = _asking switch
        {
            Ask.Reject => new ReviewCommand.Reject(_view!.Line.Revision, reason),
            Ask.SendBack => new ReviewCommand.SendBack(_view!.Line.Revision, reason),
            _ => new ReviewCommand.Cancel(reason),
        };
        var done = await decide.RunAsync(ProposalId, command, await ActorAsync(), Leaving);
        if (done.IsRefused)
        {
            return done.Refusal.Sentence;
        }
        (_asking, _said, _saidIsRefusal) = (null, $"{done.Value.Words()}.", false);
        await RefreshAsync();
        return null;
    }

    private async Task DecideAsync(ReviewCommand command)
    {
        _isBusy = true;
        try
        {
            var done = await decide.RunAsync(ProposalId, command, await ActorAsync(), Leaving);
            (_said, _saidIsRefusal) = done.IsRefused ? (done.Refusal.Sentence, true) : ($"{done.Value.Words()}.", false);
        }
        finally
        {
            _isBusy = false;
        }
        await RefreshAsync();
    }

    private void OpenEdit(Trade? trade)
    {
        if (MayDecide && trade is not null)
        {
            _editing = trade;
        }
    }

    private async Task ReleaseAsync(SecurityId security)
    {
        if (await EditAsync(new QuantityEdit(_view!.Line.Revision, security, null, "Released the pinned quantity")) is { } fault)
        {
            (_said, _saidIsRefusal) = (fault, true);
        }
    }

    private Task UndoAsync() =>
        MayDecide && _view!.Content.Rebalance.Pins is [.., var last] ? ReleaseAsync(last.Security) : Task.CompletedTask;

    /// <summary>Edits; answers why it was refused, or null.</summary>
    private async Task<string?> EditAsync(QuantityEdit wanted)
    {
        (_isBusy, _said, _saidIsRefusal) = (true, null, false);
        StateHasChanged();
        try
        {
            var done = await edit.RunAsync(ProposalId, wanted, await ActorAsync(), Leaving);
            if (done.IsRefused)
            {
                return done.Refusal.Sentence;
            }
            (_editing, _said, _saidIsRefusal) = (null, $"Revision {done.Value} is on the table; the rest was solved again around the edit.", false);
        }
        finally
        {
            _isBusy = false;
            StateHasChanged();
        }
        await RefreshAsync();
        return null;
    }
}
