using System.Globalization;
using AdvisorWorkstation.Domain.Values;
using AdvisorWorkstation.Hosting;
using AdvisorWorkstation.UI;
using Microsoft.AspNetCore.Components;

namespace AdvisorWorkstation.Features.Monitoring.Ledger;

/// <summary>The ledger of an account, entry by entry. The address holds the filters.</summary>
public sealed partial class TransactionsTab(LedgerListQuery query, NavigationManager navigation, DeskScript script)
{
    private IReadOnlyList<LedgerLine>? _all;
    private List<LedgerLine> _shown = [];
    private int _unbooked;
    private string? _selected;
    private AccountId? _loaded;
    private AddressView _address = default!;

    [Parameter, EditorRequired]
    public AccountId Account { get; set; }

    private string? Kind => _address["kind"];

    private string? TickerWord => _address["ticker"];

    private string? From => _address["from"];

    private string? To => _address["to"];

    private string UnknownWords => _shown.Count(l => l.Gain is { ShortTerm: null }) is > 0 and var unknown ? $"without {unknown} whose gain is unknown" : "";

    protected override void OnInitialized()
    {
        _address = WatchAddress(navigation, ShowAddressAsync);
        BindKeys(
            new KeyBinding("j", "Next entry", () => MoveAsync(1)),
            new KeyBinding("k", "Previous entry", () => MoveAsync(-1)),
            new KeyBinding("ArrowDown", "", () => MoveAsync(1)),
            new KeyBinding("ArrowUp", "", () => MoveAsync(-1)));
        OnNews(RefreshAsync, DeskNewsKind.DataImported);
    }

    protected override async Task OnParametersSetAsync()
    {
        if (_loaded != Account)
        {
            (_loaded, _all) = (Account, null);
            await RefreshAsync();
        }
        Narrow();
    }

    private Task ShowAddressAsync()
    {
        Narrow();
        StateHasChanged();
        return Task.CompletedTask;
    }

    private async Task RefreshAsync()
    {
        _all = (await LoadAsync((actor, cancel) => query.RunAsync(Account, actor, cancel)))?.Lines ?? _all;
        Narrow();
        StateHasChanged();
    }

    private void Narrow()
    {
        var (from, to, word) = (Day(From), Day(To), TickerWord?.Trim() ?? "");
        LedgerKind? kind = Enum.TryParse<LedgerKind>(Kind, out var chosen) ? chosen : null;
        _shown =
        [
            .. (_all ?? []).Where(l =>
                (kind is null || l.Kind == kind)
                && (word.Length == 0 || l.Ticker?.Symbol.StartsWith(word, StringComparison.OrdinalIgnoreCase) == true)
                && (from is null || l.Date >= from)
                && (to is null || l.Date <= to)),
        ];
        _unbooked = (_all ?? []).Count(l => l.Fault is not null);
    }

    private async Task MoveAsync(int step)
    {
        if (_shown.Count > 0)
        {
            _selected = _shown[Math.Clamp(_shown.FindIndex(l => l.Key == _selected) + step, 0, _shown.Count - 1)].Key;
            StateHasChanged();
            await script.RevealAsync($"entry-{_selected}");
        }
    }

    private void Go(string name, string? value) => _address.Go((name, value));

    private Money Sum(Func<LedgerLine, Money?> amount) => _shown.Select(amount).OfType<Money>().Aggregate(Money.Zero, (sum, a) => sum + a);

    private static DateOnly? Day(string? text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    /// <summary>Without cents from a dollar on: what is less would look like nothing.</summary>
    private static string Cash(LedgerLine line) => line.Cash switch
    {
        null => "",
        { } small when small != Money.Zero && small.Magnitude < new Money(1m) => Format.Dollars(small).Replace("$", "", StringComparison.Ordinal),
        var cash => Format.SignedUsd(cash),
    };

    private static string Gain(LedgerLine line, Func<LedgerGain, Money?> term) => line.Gain is { } gain ? Format.SignedUsd(term(gain)) : "";

    private static string? Stated(Money? booked, Money? stated) =>
        booked is null && stated is null ? null : $"booked {Format.FullUsd(booked)}, the custodian states {Format.FullUsd(stated)}";

    private static string StatedWords(LedgerGain? gain) => gain is { DiffersFromStated: true }
        ? $"the custodian states short {Dollars(gain.StatedShortTerm)}, long {Dollars(gain.StatedLongTerm)}."
        : "";

    private static string Dollars(Money? amount) => amount is { } known ? known == Money.Zero ? Format.Zero : Format.Dollars(known) : Format.Unknown;

    private static string Words(LedgerLine line) =>
        string.Join(" ", line.Replacements.Select(r => $"Replaced by {r.Words}.").Append(StatedWords(line.Gain)).Append(line.Fault).Append(line.Sentence)).Trim();

    private static string? Sign(Money? gain) => gain is { Usd: > 0m } ? "gain" : gain is { Usd: < 0m } ? "loss" : null;
}
