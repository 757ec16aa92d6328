using System.Globalization;
using AdvisorWorkstation.Domain.Customizations;
using AdvisorWorkstation.Domain.Identity;
using AdvisorWorkstation.Features.Customizations;
using Microsoft.AspNetCore.Components;

namespace AdvisorWorkstation.Features.Wishes;

/// <summary>
/// The form of one wish. Its price is computed beside it while it is typed, a newer form cancels the older solve; what is typed is kept on the server
/// until it is sent or given up.
/// </summary>
public sealed partial class WishDialog
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(250);

    private readonly ChoiceForm _form = new();
    private AccountWishes _opened = default!;
    private Actor _actor = default!;
    private WishDesk? _desk;
    private TriedWish? _tried;
    private CancellationTokenSource? _pricing;
    private DateTimeOffset? _keptAt;
    private DateTimeOffset? _restored;
    private string? _fault;
    private string? _refusedConflict;
    private int _edits;
    private bool _isPricing;
    private bool _isBusy;
    private bool _isTried;
    private bool _knows;

    [Parameter, EditorRequired]
    public AccountWishes Wishes { get; set; } = default!;

    /// <summary>The line whose value is being replaced; null for a new wish.</summary>
    [Parameter]
    public PolicyEntry? Editing { get; set; }

    /// <summary>The client's request that the wish answers; null for none.</summary>
    [Parameter]
    public WishRequestRow? Answering { get; set; }

    [Parameter, EditorRequired]
    public EventCallback OnClose { get; set; }

    /// <summary>It was set; says so.</summary>
    [Parameter, EditorRequired]
    public EventCallback<string> OnDone { get; set; }

    private string? Conflict => _tried?.Conflict?.Sentence ?? _refusedConflict;

    private string DraftKey => WishDrafts.Of(WishSubject.Of(Wishes.Account));

    private WishSubject Subject => _form.Scope == PolicyScope.Household ? WishSubject.Of(_opened.HouseholdId) : WishSubject.Of(_opened.Account);

    private string? Afterwards => _form is { To: not null, IsReadable: true } ? _opened.AfterEnd(_form.ToChoice(_opened.Today)) : null;

    protected override async Task OnInitializedAsync()
    {
        _opened = Wishes;
        Begin();
        _actor = await ActorAsync();
        var draft = await Drafts.ReadAsync(DraftKey, _actor, Leaving);
        if (!draft.IsRefused && draft.Value.Typed.Length > 0 && Answering is null)
        {
            var kept = new ChoiceForm();
            if (kept.Restore(draft.Value.Typed) && (Editing is null || kept.Option == Editing.Declaration))
            {
                _form.Restore(draft.Value.Typed);
                _restored = draft.Value.SavedAt;
            }
        }
        var opened = await Tries.OpenAsync(_opened.Account, _actor, Leaving);
        _desk = opened.IsRefused ? null : opened.Value;
        await PriceAsync();
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _pricing?.Cancel();
            _pricing?.Dispose();
        }
        base.Dispose(disposing);
    }

    private static string Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "";

    private void Begin() => _form.Begin(Editing, Answering, _opened.Household);

    private async Task StartOver()
    {
        Begin();
        _restored = null;
        await TypedAsync();
    }

    private Task ScopeAsync(ChangeEventArgs chosen)
    {
        _form.Scope = Enum.Parse<PolicyScope>(chosen.Value!.ToString()!);
        return TypedAsync();
    }

    private Task DayAsync(ChangeEventArgs chosen, Action<DateOnly?> set)
    {
        set(DateOnly.TryParseExact(chosen.Value?.ToString(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null);
        return TypedAsync();
    }

    private Task TypedAsync()
    {
        (_fault, _refusedConflict, _knows) = (null, null, false);
        _ = KeepAsync(++_edits);
        _ = PriceAsync();
        return Task.CompletedTask;
    }

    /// <summary>Keeps the form a moment after the last key, whether the page is still there or not.</summary>
    private async Task KeepAsync(int edit)
    {
        await Task.Delay(Pause, CancellationToken.None);
        if (edit == _edits && !_isBusy && !(await Drafts.KeepAsync(DraftKey, _form.Typed(), _actor, CancellationToken.None)).IsRefused && !Leaving.IsCancellationRequested)
        {
            var kept = await Drafts.ReadAsync(DraftKey, _actor, CancellationToken.None);
            _keptAt = kept.IsRefused ? null : kept.Value.SavedAt;
            await InvokeAsync(StateHasChanged);
        }
    }

    private async Task PriceAsync()
    {
        if (_pricing is not null)
        {
            await _pricing.CancelAsync();
            _pricing.Dispose();
        }
        _pricing = CancellationTokenSource.CreateLinkedTokenSource(Leaving);
        var token = _pricing.Token;
        (_tried, _isPricing) = (null, _desk is not null && _form.IsReadable);
        if (!_isPricing)
        {
            return;
        }
        try
        {
            await Task.Delay(Pause, token);
            var tried = await Tries.TryAsync(_desk!, _form.ToChoice(_opened.Today), token);
            if (!token.IsCancellationRequested)
            {
                (_tried, _isPricing) = (tried, false);
                await InvokeAsync(StateHasChanged);
            }
        }
        catch (OperationCanceledException) when (token.IsCancellationRequested)
        {
            // the form changed, or the dialog was closed
        }
    }

    private async Task CancelAsync()
    {
        _edits++;
        await Drafts.KeepAsync(DraftKey, "", _actor, CancellationToken.None);
        await OnClose.InvokeAsync();
    }

    private async Task SaveAsync()
    {
        _isTried = true;
        if (!_form.IsReadable)
        {
            _fault = _form.Option is null ? "Choose what is wished." : "Some fields can't be read; each says what it takes.";
            return;
        }
        _isBusy = true;
        _edits++;
        try
        {
            var choice = _form.ToChoice(_opened.Today);
            var done = await Set.RunAsync(
                new SetWishInput(Subject, choice, _opened.Standing(choice, choice.From)?.Id, _form.Request, _knows), _actor, Leaving);
            if (done.IsRefused)
            {
                (_fault, _refusedConflict) = done.Refusal.Code == SetWish.Conflict
                    ? ("It can't be kept beside the others. Tick the sentence above to set it all the same, or change it.", done.Refusal.Sentence)
                    : (done.Refusal.Sentence, null);
                return;
            }
            await Drafts.KeepAsync(DraftKey, "", _actor, CancellationToken.None);
            await OnDone.InvokeAsync($"From {choice.From:yyyy-MM-dd}: {_form.Option!.Sentence(choice.Arguments)}");
        }
        finally
        {
            _isBusy = false;
        }
    }
}
