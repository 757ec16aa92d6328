using AdvisorWorkstation.Domain.Accounts.Ledger;
using AdvisorWorkstation.Domain.Accounts.Tax;
using AdvisorWorkstation.Domain.Values;
using AdvisorWorkstation.UI;
using Microsoft.AspNetCore.Components;

namespace AdvisorWorkstation.Features.CorporateActions;

/// <summary>One corporate action: what it does to every lot, whether basis is conserved, and booking or reversing it.</summary>
public sealed partial class ActionPane(PreviewAction preview, ApplyAction apply, ReverseAction reverse)
{
    public const string LotsId = "action-lots";

    private ActionPreview? _preview;
    private List<LotLine> _lines = [];
    private string? _said;
    private bool _saidIsRefusal;
    private bool _isBusy;
    private bool _isAsking;
    private ActionLine? _shown;

    [Parameter, EditorRequired]
    public ActionLine Line { get; set; } = default!;

    [Parameter, EditorRequired]
    public DateOnly Today { get; set; }

    [Parameter, EditorRequired]
    public bool MayBook { get; set; }

    /// <summary>It was booked or reversed.</summary>
    [Parameter, EditorRequired]
    public EventCallback OnChanged { get; set; }

    /// <summary>What is in the way of what can be done next.</summary>
    private IReadOnlyList<string> Against => _preview is null || Line.State == ActionState.Passed ? []
        : _preview.IsBooked && Line.State != ActionState.Due ? _preview.AgainstReversal : _preview.Against;

    protected override void OnInitialized()
    {
        if (MayBook)
        {
            BindKeys(new KeyBinding("a", "Book the selected corporate action", BookAsync));
        }
    }

    protected override async Task OnParametersSetAsync()
    {
        if (_shown != Line)
        {
            _shown = Line;
            await RefreshAsync();
        }
    }

    private async Task RefreshAsync()
    {
        _preview = await LoadAsync((actor, cancel) => preview.RunAsync(Line.Action, actor, cancel)) ?? _preview;
        _lines = [.. (_preview?.Accounts ?? []).SelectMany(a => a.Effect.Lots.Select(l => new LotLine(a, l)).Prepend(new LotLine(a, null)))];
        StateHasChanged();
    }

    private async Task BookAsync()
    {
        if (_preview is not { } shown || _isBusy || (shown.IsBooked && Line.State != ActionState.Due))
        {
            return;
        }
        _isBusy = true;
        try
        {
            var done = await apply.RunAsync(new ApplyActionInput(shown.Action, shown.Hash), await ActorAsync(), Leaving);
            (_said, _saidIsRefusal) = done.IsRefused ? (done.Refusal.Sentence, true) : (done.Value.Sentence, false);
        }
        finally
        {
            _isBusy = false;
        }
        await ChangedAsync();
    }

    private async Task<string?> ReverseAsync(string reason)
    {
        var done = await reverse.RunAsync(new ReverseActionInput(Line.Action, reason), await ActorAsync(), Leaving);
        if (done.IsRefused)
        {
            return done.Refusal.Sentence;
        }
        (_said, _saidIsRefusal, _isAsking) = (done.Value, false, false);
        await ChangedAsync();
        return null;
    }

    private async Task ChangedAsync()
    {
        await OnChanged.InvokeAsync();
        await RefreshAsync();
    }

    private static string BasisWords(BasisCheck basis) =>
        $"Basis {Cents(basis.Before)} before{(basis.Added > Money.Zero ? $" and {Cents(basis.Added)} of losses washed" : "")} = {Cents(basis.After)} after"
        + $"{(basis.Left == Money.Zero ? "" : $" + {Cents(basis.Left)} that left with what was paid")}: "
        + (basis.IsConserved ? "conserved to the cent." : "not conserved.")
        + (basis.Unknown > 0 ? $" {(basis.Unknown == 1 ? "One lot of unknown basis stays unknown and is" : $"{basis.Unknown} lots of unknown basis stay unknown and are")} not in it." : "");

    private static string TotalWords(ActionTotals totals) =>
        $"{(totals.Accounts == 1 ? "One account" : $"{totals.Accounts} accounts")}, {Format.Quantity(totals.Shares)} shares. Cash {Cents(totals.Cash)}; "
        + $"short-term gain {Gain(totals.ShortTerm)}, long-term {Gain(totals.LongTerm)}"
        + (totals.Disallowed > Money.Zero ? $"; {Cents(totals.Disallowed)} of losses disallowed as wash sales." : ".");

    private static string Gain(Money? gain) => gain is { } known ? Cents(known) : Format.Unknown;

    private static string Cents(Money amount) => Format.FullUsd(amount).Replace(" USD", "", StringComparison.Ordinal) is var text && text == Format.Zero ? "$0.00" : $"${text}";

    private static string GainWords(ActionAccount account) =>
        $"Short-term {Gain(account.GainOf(HoldingTerm.ShortTerm))}, long-term {Gain(account.GainOf(HoldingTerm.LongTerm))}";

    private string LotWords(LotChange lot)
    {
        var one = (lot.After ?? lot.Before)!;
        var ticker = _preview!.Tickers[one.Security];
        return $"{Format.Date(one.Acquired)}{(ticker == Line.Ticker ? "" : $", {ticker}")}{(lot.After is null ? ", gone" : lot.Before is null ? ", new" : "")}";
    }

    private static string Shares(LedgerLot? lot) => lot is null ? Format.Zero : Format.Quantity(lot.Quantity);

    private static string Basis(LedgerLot? lot) => lot is null ? Format.Zero : Format.Usd(lot.Basis);

    private static string Full(LedgerLot? lot) => lot is null ? "" : Format.FullUsd(lot.Basis);

    private static string StandingIcon(ActionAccount account) => account.Standing switch
    {
        PositionStanding.Agrees => "check",
        PositionStanding.Older => "clock",
        _ => "warning",
    };

    private static string StandingClass(ActionAccount account) => account.Standing switch
    {
        PositionStanding.Agrees => "ok",
        PositionStanding.Older => "m",
        _ => "warn",
    };

    /// <summary>An account, or one of its lots.</summary>
    private sealed record LotLine(ActionAccount Account, LotChange? Lot);
}
