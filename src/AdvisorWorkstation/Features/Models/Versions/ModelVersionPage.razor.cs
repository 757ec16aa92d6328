using AdvisorWorkstation.Domain.Identity;
using AdvisorWorkstation.Domain.Indexes.Models;
using AdvisorWorkstation.Domain.Values;
using AdvisorWorkstation.Features.Models.Previews;
using AdvisorWorkstation.Hosting;
using AdvisorWorkstation.UI;
using Microsoft.AspNetCore.Components;

namespace AdvisorWorkstation.Features.Models.Versions;

/// <summary>One version of a model: what it changes, what that does to accounts, and the steps of its life.</summary>
public sealed partial class ModelVersionPage
{
    private ModelVersionView? _view;
    private ModelDraftForm? _form;
    private ModelDecision? _asked;
    private (bool IsRefused, string Sentence)? _said;
    private (int Version, int Revision) _formOf;

    [Parameter]
    public int Id { get; set; }

    private PreviewSubject Subject => new(PreviewKind.ModelVersion, Id);

    private bool MayEdit => _view is { } view && view.Viewer.May(Capability.ChangeModels) && view.Status.State.IsOpen();

    private string WhatNext => _view switch
    {
        { Status.State: ModelState.Draft } => "Save, compute the effect, then submit it to a second person of investment policy.",
        { MayApprove: true } => "Approved, accounts follow it from its day on.",
        _ => "You made a revision of it, so somebody else of investment policy approves it.",
    };

    protected override void OnInitialized()
    {
        BindKeys(
            new KeyBinding("s", "Save the draft", () => MayEdit ? SaveAsync() : Task.CompletedTask),
            new KeyBinding("a", "Approve", () => MayEdit && _view is { MayApprove: true, Status.State: ModelState.Submitted } ? ApproveAsync() : Task.CompletedTask),
            new KeyBinding("r", "Reject", AskRejectAsync));
        OnNews(RefreshAsync, DeskNewsKind.ModelsChanged, DeskNewsKind.DataImported);
    }

    protected override Task OnParametersSetAsync() => RefreshAsync();

    private async Task RefreshAsync()
    {
        _view = await LoadAsync((actor, cancel) => Query.RunAsync(Id, actor, cancel)) ?? _view;
        if (_view is { } view && _formOf != (view.Id, view.Status.Revision))
        {
            (_form, _formOf) = (ModelDraftForm.Of(view.Draft, view.Choices), (view.Id, view.Status.Revision));
        }
        StateHasChanged();
    }

    private async Task SaveAsync()
    {
        var typed = _form!.Read(_view!.Choices);
        if (typed.IsRefused)
        {
            Say(typed.Refusal, "");
            return;
        }
        var saved = await Edit.RunAsync(new EditModelInput(Id, _view.Status.Revision, typed.Value, _form.Reason), await ActorAsync(), Leaving);
        Say(saved.Refusal, $"Revision {(saved.IsRefused ? 0 : saved.Value)} is on the table.");
        await RefreshAsync();
    }

    private async Task SubmitAsync()
    {
        var typed = _form!.Read(_view!.Choices);
        if (typed.IsRefused || !_view.Says(typed.Value))
        {
            Say(typed.Refusal ?? new Refusal("unsaved", "What you typed is not saved. Save it first, then submit it."), "");
            return;
        }
        Say((await Submit.RunAsync(new SubmitModelInput(Id, _view.Status.Revision), await ActorAsync(), Leaving)).Refusal, "Submitted. A second person of investment policy decides.");
        await RefreshAsync();
    }

    private async Task ApproveAsync()
    {
        var decided = await Decide.RunAsync(new DecideModelInput(Id, _view!.Status.Revision, ModelDecision.Approve, ""), await ActorAsync(), Leaving);
        Say(decided.Refusal, $"Approved. Accounts follow it from {Format.Date(_view.Draft.Effective)} on.");
        await RefreshAsync();
    }

    private Task AskRejectAsync()
    {
        _asked = MayEdit && _view!.Status.State == ModelState.Submitted ? ModelDecision.Reject : null;
        StateHasChanged();
        return Task.CompletedTask;
    }

    private async Task<string?> SayAsync(string reason)
    {
        var decided = await Decide.RunAsync(new DecideModelInput(Id, _view!.Status.Revision, _asked!.Value, reason), await ActorAsync(), Leaving);
        if (!decided.IsRefused)
        {
            _asked = null;
            await RefreshAsync();
        }
        return decided.Refusal?.Sentence;
    }

    private void Say(Refusal? refusal, string done) => _said = refusal is null ? (false, done) : (true, refusal.Sentence);
}
